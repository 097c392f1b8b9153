import { grain, period } from "../calendar/index.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate, GrainDefinition, Period } from "../calendar/time.js";
import type { Cube, CubeQuestion } from "../cube/cube.js";
import { mergeCells, storeOf } from "../cube/merge.js";
import { measureDefinition } from "../aggregates/measure.js";
import { SalesmetricsError } from "../errors.js";
import { grainPeriods } from "../scan/grain-periods.js";
import { frameOf } from "../scan/frame.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Query } from "../scan/query.js";
import { boardOf } from "./board.js";
import type { Metrics } from "./metric.js";
import { type Plan, planOf } from "./plan.js";
import { type Report, reportOf } from "./report.js";

/**
 * Makes a report of a cube, the second half of `evaluate`.
 *
 * *Details*. The metrics must be those that the cube was scanned for: a cube holds plain states, and the metrics
 * know what they mean. Others are refused with `unlike-cubes`.
 *
 * @example
 * ```ts
 * import { type Cube, mergeCubes, report, scan, winRate } from "salesmetrics";
 *
 * const deals = (status: "won" | "lost") => [{ id: status, status, closedAt: "2025-03-31" as const }];
 * const north = scan({ winRate }, { deals: deals("won") });
 * const south = JSON.parse(JSON.stringify(scan({ winRate }, { deals: deals("lost") }))) as Cube;
 *
 * report({ winRate }, mergeCubes({ winRate }, [north, south])).total.winRate; // => 0.5
 * ```
 *
 * @category Engine
 * @since 0.1.0
 */
export function report<const M extends Metrics, By extends Dimensions, Every>(
  metrics: M,
  cube: Cube<By, Every>,
): Report<M, By, Every> {
  const plan = checkedPlan(metrics, cube);
  const frame = frameOf(queryOf(cube.question), plan.looks, grainPeriods);
  const store = storeOf(plan.measures, cube);
  const by = Object.entries(cube.question.by).map(([name, definition]) => [name, { definition }] as const);
  return reportOf(metrics, boardOf(plan, frame, store, Object.fromEntries(by)));
}

/**
 * Merges cubes of one question over different rows into the cube over all of them.
 *
 * *Details*. In whatever order and grouping: the result is the same. No argument is changed. Cubes of different
 * questions are refused with `unlike-cubes`.
 *
 * @category Engine
 * @since 0.1.0
 */
export function mergeCubes<By extends Dimensions, Every>(
  metrics: Metrics,
  cubes: readonly Cube<By, Every>[],
): Cube<By, Every> {
  const [first, ...others] = cubes;
  if (first === undefined)
    throw new SalesmetricsError("invalid-argument", "mergeCubes: expected at least one cube, got none");
  const { measures } = checkedPlan(metrics, first);
  return mergeCells(measures, [first, ...others]) as Cube<By, Every>;
}

function checkedPlan(metrics: Metrics, { question }: Cube): Plan {
  const plan = planOf(metrics);
  const expected = JSON.stringify(plan.measures.map((measure) => measureDefinition(measure)));
  if (expected === JSON.stringify(question.measures)) return plan;
  throw new SalesmetricsError(
    "unlike-cubes",
    `report: expected the metrics that the cube was scanned for, got ${Object.keys(metrics).join(", ")}`,
  );
}

function periodFrom(definition: GrainDefinition, start: CalendarDate): Period {
  const each = grain(definition);
  return each.period(each.reader()(start));
}

function queryOf({ every, during, asOf }: CubeQuestion): Query {
  return {
    ...(every && { every: grain(every) }),
    ...(during && {
      during: during.grain === null ? period(during) : periodFrom(during.grain, during.start),
    }),
    ...(asOf !== null && { asOf: isCalendarDate(asOf) ? asOf : new Date(asOf) }),
  };
}
