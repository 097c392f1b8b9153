import { grain, period } from "../calendar/index.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate, Grain, GrainDefinition, Period } from "../calendar/time.js";
import type { Cube, CubeQuestion } from "../cube/cube.js";
import { mergeCells } from "../cube/merge.js";
import { storeOf } from "../cube/store.js";
import { measureDefinition } from "../question/measure.js";
import { SalesmetricsError } from "../errors.js";
import { rates } from "../money/rates.js";
import type { RatesDefinition } from "../money/rate-sheet.js";
import { grainPeriods } from "../question/grain-periods.js";
import { frameOf } from "../question/frame.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Query } from "../question/query.js";
import { contextOf } from "../formulas/slice.js";
import type { Layout, Shown, Tops } from "./layout.js";
import type { Metrics } from "../formulas/metric.js";
import { type ScanPlan, scanPlanOf } from "../formulas/scan-plan.js";
import { type Report, reportOf } from "./report.js";

/**
 * What a cube needs besides its metrics to become a report.
 *
 * @category Engine
 */
export interface ReportOptions {
  /** Makes the grain of a definition: `anyGrain` of `salesmetrics/calendars` where the civil calendar is not enough. */
  readonly grain?: ((definition: GrainDefinition) => Grain) | undefined;
}

/**
 * The report of a cube: the second half of `evaluate`.
 *
 * *Details*. A cube holds plain states, and only the metrics that it was scanned for can read them. Others are refused
 * with `unlike-cubes`. A cube by a retail calendar, or by a table of periods, needs the code of that calendar: pass
 * `{ grain: anyGrain }`. `top` and `subtotals` are options of the report, so groups are ranked after shards are merged.
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
 */
export function report<
  const M extends Metrics,
  By extends Dimensions,
  Every,
  const Top extends Tops<M, By> = Record<never, never>,
>(
  metrics: M,
  cube: Cube<By, Every>,
  options: Layout<M, By, Top> & ReportOptions = {},
): Report<M, Shown<By, Top>, Every> {
  const plan = checkedPlan(metrics, cube);
  const { question } = cube;
  const frame = frameOf(queryOf(question, options.grain ?? grain), plan.periodsRead, grainPeriods);
  const sheet = question.rates === null ? null : rates(question.rates as RatesDefinition);
  const context = contextOf(plan, frame, storeOf(plan.measures, cube), sheet, question.by);
  return reportOf(metrics, context, options);
}

/**
 * The cube over all rows, merged from cubes of the same question over different rows.
 *
 * *Details*. Order and grouping do not matter. No argument is changed. Cubes of different questions are refused with
 * `unlike-cubes`.
 *
 * @category Engine
 */
export function mergeCubes<By extends Dimensions, Every>(
  metrics: Metrics,
  cubes: readonly Cube<By, Every>[],
): Cube<By, Every> {
  const [first, ...others] = cubes;
  if (first === undefined || others.includes(undefined as never))
    throw new SalesmetricsError("invalid-argument", "mergeCubes: expected cubes, got none or undefined");
  const { measures } = checkedPlan(metrics, first);
  return mergeCells(measures, [first, ...others]) as Cube<By, Every>;
}

function checkedPlan(metrics: Metrics, { question }: Cube): ScanPlan {
  const plan = scanPlanOf(metrics);
  const expected = JSON.stringify(plan.measures.map((measure) => measureDefinition(measure)));
  if (expected === JSON.stringify(question.measures)) return plan;
  throw new SalesmetricsError(
    "unlike-cubes",
    `report: expected the metrics that the cube was scanned for, got ${Object.keys(metrics).join(", ")}`,
  );
}

function queryOf(
  { every, during, asOf }: CubeQuestion,
  grainFrom: (definition: GrainDefinition) => Grain,
): Query {
  return {
    ...(every && { every: grainFrom(every) }),
    ...(during && {
      during: during.grain === null ? period(during) : periodFrom(grainFrom(during.grain), during.start),
    }),
    ...(asOf !== null && { asOf: isCalendarDate(asOf) ? asOf : new Date(asOf) }),
  };
}

function periodFrom(each: Grain, start: CalendarDate): Period {
  return each.period(each.reader()(start));
}
