import type { Presentation } from "../aggregates/aggregate.js";
import type { Measure } from "../question/measure.js";
import { type Outcome, withheld } from "../aggregates/outcome.js";
import type { Period } from "../calendar/time.js";
import { noPeriod } from "../cube/cells.js";
import type { Store } from "../cube/store.js";
import type { Json } from "../expressions/expression.js";
import type { Rates } from "../money/rates.js";
import type { Frame } from "../question/frame.js";
import type { Span } from "../question/place-times.js";

/** What all values of a question are computed from. */
export interface CubeContext {
  readonly frame: Frame;
  readonly store: Store;
  readonly rates: Rates | null;
  /** The definitions of the dimensions of its groups, and their names. */
  readonly by: Readonly<Record<string, Json>>;
  readonly dimensions: readonly string[];
  /** The cells that hold anything, and the groups they belong to. */
  readonly used: readonly number[];
  readonly groups: readonly number[];
  readonly presentation: Presentation;
  /** The place of a measure's state in every cell. */
  readonly indexOf: (measure: Measure) => number;
  /** Results that several formulas ask for. */
  readonly memo: Map<unknown, unknown>;
}

/** What one value is computed from: some groups, over a span of periods or all time. */
export interface Slice {
  readonly context: CubeContext;
  readonly groups: readonly number[];
  /** The dimensions that `overall` merged: the groups have all their values. */
  readonly over?: readonly string[];
  readonly span: Span | null;
  readonly period: Period | null;
  /** Whether several currencies are `not-applicable`, as in a total; in a row they are refused. */
  readonly mayMixCurrencies: boolean;
}

/** The value under a key of a memo; computed once. */
export function memoized<Key, Value>(memo: Map<Key, unknown>, key: Key, work: () => Value): Value {
  let found = memo.get(key) as Value | undefined;
  if (found === undefined) memo.set(key, (found = work()));
  return found;
}

/** All groups over the whole question. */
export function wholeSlice(context: CubeContext, mayMixCurrencies: boolean): Slice {
  const { periods, during } = context.frame;
  return { context, groups: context.groups, span: periods?.range ?? null, period: during, mayMixCurrencies };
}

/** The outcome of a measure in a slice. */
export function finish(slice: Slice, measure: Measure): Outcome<unknown> {
  const { store, indexOf } = slice.context;
  const index = indexOf(measure);
  const cells = cellsOf(slice, measure);
  const outcome = store.finish(index, cells, presentationIn(slice));
  return emptyIfRowsMissing(outcome, store, index, cells);
}

/** How amounts of a slice are presented. */
export function presentationIn({ context: { presentation }, mayMixCurrencies }: Slice): Presentation {
  return mayMixCurrencies ? { ...presentation, mayMixCurrencies } : presentation;
}

/** The same outcome, but no longer zero in any currency if rows were left out of its cells: they may have had amounts. */
export function emptyIfRowsMissing(
  outcome: Outcome<unknown>,
  store: Store,
  measure: number,
  cells: readonly number[],
): Outcome<unknown> {
  if (outcome.isZero !== true) return outcome;
  // A row after asOf does not belong to the question.
  const isIncomplete = cells.some((cell) =>
    Object.keys(store.excluded(measure, cell) ?? {}).some((why) => why !== "after asOf"),
  );
  if (!isIncomplete) return outcome;
  return withheld(outcome, outcome.reason!);
}

/** The cells of a slice that hold a measure's states. Rows without a period are in cells of their own. */
export function cellsOf({ context, groups, span }: Slice, measure: Measure): number[] {
  const { cells } = context.store;
  const isTimeless = measure.at === null || context.frame.periods === null;
  const isCarried = measure.carried === true && !isTimeless;
  if (groups === context.groups) {
    return context.used.filter((cell) => {
      const ordinal = cells.ordinalOf(cell);
      if (isTimeless) return ordinal === noPeriod;
      return (
        span === null || (ordinal <= span.last && (isCarried ? ordinal !== noPeriod : ordinal >= span.first))
      );
    });
  }
  if (isTimeless) return groups.map((group) => cells.find(group, noPeriod)).filter((cell) => cell >= 0);
  if (span === null) return groups.flatMap((group) => [...cells.of(group)]);
  if (isCarried) {
    return groups.flatMap((group) =>
      [...cells.of(group)].filter((cell) => {
        const ordinal = cells.ordinalOf(cell);
        return ordinal <= span.last && ordinal !== noPeriod;
      }),
    );
  }
  const found: number[] = [];
  for (const group of groups) {
    for (let ordinal = span.first; ordinal <= span.last; ordinal++) {
      const cell = cells.find(group, ordinal);
      if (cell >= 0) found.push(cell);
    }
  }
  return found;
}
