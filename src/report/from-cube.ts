import { grain, period, timeZone } from "../calendar/index.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate, Grain, GrainDefinition, Period } from "../calendar/time.js";
import type { Cube, CubeQuestion } from "../cube/cube.js";
import { checkCube } from "../cube/check-cube.js";
import { firstDifference } from "../cube/json.js";
import { mergeCells } from "../cube/merge.js";
import { storeOf } from "../cube/store.js";
import { listIn, optionsIn, SalesmetricsError, shown } from "../errors.js";
import { oneFraction } from "../exact/index.js";
import { type Rates, rates } from "../money/rates.js";
import type { RatesDefinition } from "../money/rate-sheet.js";
import { conditionText } from "../question/condition-text.js";
import { grainPeriods } from "../question/grain-periods.js";
import { frameOf } from "../question/frame.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Query } from "../question/query.js";
import { contextOf } from "../formulas/slice.js";
import type { Layout, Shown, Tops } from "./layout.js";
import type { Metrics } from "../formulas/metric.js";
import { planOfMetrics } from "../formulas/scan-plan.js";
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
  const { grain: grainFrom = grain } = optionsIn("report", options);
  const plan = planOfMetrics(metrics);
  checkCube("report", plan.measures, cube);
  const { question } = cube;
  const frame = frameOf(queryOf(question, grainFrom), plan.periodsRead, grainPeriods);
  const sheet = question.rates === null ? null : rates(question.rates as RatesDefinition);
  checkFactors(cube, sheet);
  const context = contextOf(plan, frame, storeOf(plan.measures, cube), sheet, question.by);
  return reportOf(metrics, { ...context, conditionsOn: conditionText(question.where) }, options);
}

/**
 * The cube over all rows, merged from cubes of the same question over different rows.
 *
 * *Details*. Order and grouping do not matter. No argument is changed. Cubes of different questions are refused with
 * `unlike-cubes`, and those that no scan can have made with `invalid-cube`. The time is that of reading all states, and
 * of copying those that grow, such as distinct values, once for each doubling of the number of cubes.
 *
 * *Gotchas*. Merge many cubes in one call. One call for each new cube copies the distinct values and medians of the
 * whole every time.
 *
 * @category Engine
 */
export function mergeCubes<By extends Dimensions, Every>(
  metrics: Metrics,
  cubes: readonly Cube<By, Every>[],
): Cube<By, Every> {
  const [first, ...others] = listIn("mergeCubes", "a list of cubes", cubes);
  if (first === undefined)
    throw new SalesmetricsError("invalid-argument", "mergeCubes: expected cubes, got none");
  const { measures } = planOfMetrics(metrics);
  for (const cube of cubes) checkCube("mergeCubes", measures, cube);
  return mergeCells(measures, [first, ...others]) as Cube<By, Every>;
}

/** Refuses factors that are not those of the rates. */
function checkFactors({ factors }: Cube, sheet: Rates | null): void {
  for (const [key, factor] of Object.entries(factors)) {
    const expected = sheet === null ? oneFraction : sheet.factor(key);
    if (firstDifference(expected, factor) === null) continue;
    throw new SalesmetricsError(
      "invalid-cube",
      `report: expected the factors of the rates in a cube, got another for ${shown(key)}`,
    );
  }
}

function queryOf(
  { every, during, asOf, timeZone: zoneName }: CubeQuestion,
  grainFrom: (definition: GrainDefinition) => Grain,
): Query {
  return {
    ...(every && { every: grainFrom(every) }),
    ...(during && {
      during: during.grain === null ? period(during) : periodFrom(grainFrom(during.grain), during.start),
    }),
    ...(zoneName !== undefined && { zone: timeZone(zoneName) }),
    ...(asOf !== null && { asOf: isCalendarDate(asOf) ? asOf : new Date(asOf) }),
  };
}

function periodFrom(each: Grain, start: CalendarDate): Period {
  return each.period(each.reader()(start));
}
