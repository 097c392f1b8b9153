import { checkInteger } from "../calendar/arguments.js";
import { addDays } from "../calendar/dates.js";
import { range } from "../calendar/range.js";
import type { Grain, Period } from "../calendar/time.js";
import { compareKeys } from "../cube/groups.js";
import type { DimensionValue } from "../cube/cube.js";
import { having, invalidArgument, knownOptionsIn, SalesmetricsError } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import { requiredAsOf } from "../expressions/moment.js";
import { explain, type Explanation } from "../report/explanation.js";
import { evaluateSlice, type Metrics, type ValueOfMetric } from "../formulas/metric.js";
import type { CubeContext, Slice } from "../formulas/slice.js";
import {
  type DimensionValues,
  type Origin,
  originOf,
  type MetricValues,
  type Report,
} from "../report/report.js";
import { knownBefore } from "../question/periods-read.js";
import { isPartial } from "../question/partial.js";
import { withReport } from "./reported-cell.js";
import { isMature, requireAgeIndex } from "./slice-age.js";
import { type AnyCohort, type Cohort, cohortIn } from "../views/cohort.js";

/**
 * The metrics of a cohort at an age.
 *
 * @category Cohorts
 */
export type CohortCell<M extends Metrics> = { readonly age: number } & MetricValues<M>;

/**
 * A cohort, with a cell for each age from 0.
 *
 * @category Cohorts
 */
export type CohortRow<M extends Metrics, By extends Dimensions> = DimensionValues<Omit<By, "age">> & {
  readonly period: Period;
  /** Whether the cohort is incomplete: members may still enter, or `during` leaves some out. */
  readonly partial: boolean;
  readonly cells: readonly CohortCell<M>[];
};

/**
 * Cohorts down, ages across, and the average of each age.
 *
 * @category Cohorts
 */
export interface CohortTable<M extends Metrics, By extends Dimensions> {
  readonly ages: readonly number[];
  /** Ordered by the other dimensions, then by cohort; cohorts without members are included. */
  readonly rows: readonly CohortRow<M, By>[];
  /** For each age the metrics over all mature cohorts, and the number of those with members. */
  readonly average: { readonly cells: readonly (CohortCell<M> & { readonly cohorts: number })[] };
  /** The explanation of a value of a cell. */
  readonly explain: <Name extends keyof M & string>(
    cell: CohortCell<M>,
    name: Name,
  ) => Explanation<ValueOfMetric<M[Name]>>;
}

const maxCells = 1_000_000;

/**
 * The cohort table of a report: a row for each cohort, a cell for each age, and the average of each age.
 *
 * *Details*. The report comes from `evaluate`, or from a merged cube, with `every`, `by: { age: cohort.age }` and `asOf`.
 * There is a cell for every age from 0 to the last one that has ended for the first cohort, or for the first `ages`
 * ages, with or without events. The average is the metric over the events of all cohorts that are mature at the age: a
 * ratio of sums, zeros included, not the mean of the cells above it. `cohorts` is the number of these cohorts with
 * members; if it is 0 there is no value. Other dimensions add rows, and the average covers them all.
 *
 * *Gotchas*. The averages of two ages are over different cohorts, so the average can rise while every cohort falls. A
 * report without `every` throws `invalid-argument`, one not split by the age `missing-dimension`, and more than a
 * million cells `too-many-periods`.
 *
 * @see Mixpanel, which averages finished buckets only
 * @category Cohorts
 */
export function cohortTable<M extends Metrics, By extends Dimensions, Every extends Grain>(
  report: Report<M, By, Every>,
  cohort: Cohort<never, never>,
  options: { readonly ages?: number } = {},
): CohortTable<M, By> {
  const { context, metrics, parts } = originFrom(report);
  cohortIn("cohortTable", cohort);
  const ageIndex = requireAgeIndex(context, cohort);
  const cohorts = cohortsOf(
    context,
    parts.map(({ slice }) => slice),
  );
  const segments = segmentsOf(context, ageIndex);
  const ages = agesToShow(cohorts, cohort, knownOptionsIn("cohortTable", options, ["ages"]).ages);
  checkSize(segments.length * cohorts.length * ages.length);
  const found = new Map<object, Slice>();
  const cellAt = (age: number, slice: Slice, keys: readonly Key[], more: object = {}): object => {
    const groups = keys.map((key) => context.store.groups.at(withAge(key, ageIndex, age)));
    const own = { ...slice, groups };
    const values = Object.entries(metrics).map(
      ([name, metric]) => [name, evaluateSlice(name, metric, own).value] as const,
    );
    const cell = { age, ...Object.fromEntries(values), ...more };
    found.set(cell, own);
    return cell;
  };
  const rows = segments.flatMap((segment) =>
    cohorts.map((slice) => ({
      ...withoutAge(context, segment),
      period: slice.period,
      partial: isPartial(slice.period!, context.frame),
      cells: ages.map((age) => cellAt(age, slice, [segment])),
    })),
  );
  const withMembers = new Set(cohorts.filter((slice) => hasMembers(slice)));
  const averageAt = (age: number): object => {
    const mature = cohorts.filter((slice) => isMature(slice, age, cohort));
    const count = mature.filter((slice) => withMembers.has(slice)).length;
    return cellAt(age, firstCohorts(cohorts, mature.length), segments, { cohorts: count });
  };
  const table = {
    ages,
    rows,
    average: { cells: ages.map(averageAt) },
    explain: (cell: object, name: string) => explained(metrics, found.get(cell), name),
  };
  return withReport(table, report, found) as unknown as CohortTable<M, By>;
}

function originFrom(report: { readonly [originOf]?: Origin }): Origin {
  const expectation = "a report, as evaluate or report made it";
  const origin = having("cohortTable", expectation, report, originOf)[originOf]!;
  for (const [name, names] of [
    ["cohorts", Object.keys(origin.metrics)],
    ["cells", origin.context.dimensions],
  ] as const) {
    if (!names.includes(name)) continue;
    throw new SalesmetricsError("name-taken", `cohortTable: expected another name, got ${name}`);
  }
  return origin;
}

type Key = readonly DimensionValue[];

/** The slices of the periods of a report, one for each cohort. */
function cohortsOf({ frame }: CubeContext, parts: readonly Slice[]): Slice[] {
  if (frame.every === null)
    throw invalidArgument(
      "cohortTable",
      "a report of cohorts, asked with { every: month() }",
      "one without every",
    );
  return parts.filter(({ groups }) => groups === parts[0]!.groups);
}

function withAge(key: Key, ageIndex: number, age: number): Key {
  return key.map((value, index) => (index === ageIndex ? age : value));
}

/** The distinct keys of groups, apart from their age. */
function segmentsOf({ groups, store }: CubeContext, ageIndex: number): Key[] {
  const segments = new Map<string, Key>();
  for (const group of groups) {
    const key = withAge(store.groups.keyOf(group), ageIndex, 0);
    segments.set(JSON.stringify(key), key);
  }
  return [...segments.values()].sort(compareKeys);
}

/** The ages 0, 1, … of the table: `asked` ages, or those that have ended for the first cohort, at least one. */
function agesToShow([first]: readonly Slice[], { options }: AnyCohort, asked: number | undefined): number[] {
  if (asked !== undefined) checkInteger("cohortTable", "number of ages", asked, 1, maxCells);
  if (first === undefined) return [];
  const { context, period } = first;
  const read = options.every.reader();
  const known = knownBefore(requiredAsOf(context.frame), period!.zone ?? context.frame.zone)!;
  const ended = read(known) - read(addDays(period!.end, -1));
  return Array.from({ length: asked ?? Math.max(1, ended) }, (_, age) => age);
}

function checkSize(cells: number): void {
  if (cells <= maxCells) return;
  throw new SalesmetricsError(
    "too-many-periods",
    `cohortTable: expected at most ${String(maxCells)} cells, got ${String(cells)}: pass { ages }, or { during } to evaluate`,
  );
}

function withoutAge({ dimensions }: CubeContext, segment: Key): Record<string, DimensionValue> {
  const values = dimensions.map((name, place) => [name, segment[place]!] as const);
  return Object.fromEntries(values.filter(([name]) => name !== "age"));
}

/** Whether a cohort has any rows. */
function hasMembers({ context: { used, store }, span }: Slice): boolean {
  return used.some((cell) => {
    const ordinal = store.cells.ordinalOf(cell);
    if (ordinal < span!.first || ordinal > span!.last) return false;
    return store.measures.some((_, measure) => store.gather(measure, [cell]) !== null);
  });
}

/** The slice of the first `count` cohorts together. */
function firstCohorts(cohorts: readonly Slice[], count: number): Slice {
  const [first, last] = [cohorts[0]!, cohorts[Math.max(0, count - 1)]!];
  const end = count === 0 ? first.span!.first - 1 : last.span!.last;
  const period = range(first.period!.start, last.period!.end, first.period!.zone);
  return { ...first, span: { first: first.span!.first, last: end }, period, mayMixCurrencies: true };
}

function explained(metrics: Metrics, slice: Slice | undefined, name: string): Explanation {
  if (slice !== undefined && Object.hasOwn(metrics, name)) return explain(name, metrics[name]!, slice, false);
  throw new SalesmetricsError(
    "unknown-name",
    `explain: expected a cell of this table and one of ${Object.keys(metrics).join(", ")}, got ${slice === undefined ? "another cell" : name}`,
  );
}
