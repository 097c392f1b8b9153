import type { Measure } from "../question/measure.js";
import { type Outcome, withheld, type Presentation } from "../aggregates/outcome.js";
import type { Period } from "../calendar/time.js";
import { noPeriod, outsidePeriods } from "../cube/cells.js";
import type { NamedDimension } from "../cube/cube.js";
import type { Store } from "../cube/store.js";
import { SalesmetricsError } from "../errors.js";
import type { Fraction } from "../exact/index.js";
import type { Rates } from "../money/rates.js";
import type { Frame } from "../question/frame.js";
import type { Shift } from "../question/periods-read.js";
import type { Span } from "../question/place-times.js";
import { memoized, oncePer } from "../memo.js";
import { ownOf } from "../vectors/own.js";

/** What all values of a question are computed from. */
export interface CubeContext {
  readonly frame: Frame;
  readonly store: Store;
  readonly rates: Rates | null;
  /** The dimensions of its groups, and their names. */
  readonly by: readonly NamedDimension[];
  readonly dimensions: readonly string[];
  /** The conditions of the question on the rows that measures read, in words. */
  readonly conditionsOn?: ((measures: readonly Measure[]) => string) | undefined;
  /** The cells that hold anything, and the groups they belong to. */
  readonly used: readonly number[];
  readonly groups: readonly number[];
  readonly presentation: Presentation;
  /** The place of a measure's state in every cell. */
  readonly indexOf: (measure: Measure) => number;
  /** The outcome of each measure over no cells, once it is known. */
  readonly outcomesOfNothing: Outcome<unknown>[];
  /** The cells that were found last: most measures of a row read the same. */
  lately: { groups: readonly number[]; span: Span | null; cells: readonly number[] };
  /** Results that several formulas ask for. */
  readonly memo: Map<unknown, unknown>;
  /** The outcomes in a slice, by formula. */
  readonly outcomesIn: (slice: Slice) => Map<unknown, unknown>;
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

/** The context of a question: what a scan or a cube holds, and how values are computed from it. */
export function contextOf(
  { indexOf }: Pick<CubeContext, "indexOf">,
  frame: Frame,
  store: Store,
  rates: Rates | null,
  by: readonly NamedDimension[] = [],
): CubeContext {
  const { cells, currency, factors } = store;
  const used = cells.used();
  const groups = [...new Set(used.map((cell) => cells.groupOf(cell)))];
  const factorOf = (key: string): Fraction => {
    const factor = ownOf(factors, key);
    if (factor !== undefined) return factor;
    throw new SalesmetricsError("invalid-cube", `expected what converts the amounts of ${key}, got none`);
  };
  const presentation: Presentation = { currency, factorOf };
  const dimensions = by.map(({ name }) => name);
  const outcomesIn = oncePer((_: Slice) => new Map<unknown, unknown>());
  return {
    frame,
    store,
    rates,
    by,
    dimensions,
    used,
    groups,
    presentation,
    indexOf,
    outcomesOfNothing: [],
    lately: { groups: [], span: null, cells: [] },
    memo: new Map<unknown, unknown>(),
    outcomesIn,
  };
}

/** All groups over the whole question. */
export function wholeSlice(context: CubeContext, mayMixCurrencies: boolean): Slice {
  const { periods, during } = context.frame;
  return { context, groups: context.groups, span: periods?.range ?? null, period: during, mayMixCurrencies };
}

/** The outcome of a measure in a slice. */
export function finish(slice: Slice, measure: Measure): Outcome<unknown> {
  const { store, indexOf, outcomesOfNothing } = slice.context;
  const index = indexOf(measure);
  const cells = cellsOf(slice, measure);
  if (cells.length === 0)
    return (outcomesOfNothing[index] ??= store.finish(index, cells, slice.context.presentation));
  const outcome = store.finish(index, cells, presentationIn(slice));
  return emptyIfRowsMissing(outcome, leftOutOf(slice, measure));
}

/** The reasons why rows of a measure were left out of a slice. */
export function leftOutOf(slice: Slice, measure: Measure): () => string[] {
  const { store, indexOf } = slice.context;
  return () =>
    cellsOf(slice, measure).flatMap((cell) => Object.keys(store.excluded(indexOf(measure), cell) ?? {}));
}

/** How amounts of a slice are presented. */
export function presentationIn({ context: { presentation }, mayMixCurrencies }: Slice): Presentation {
  return mayMixCurrencies ? { ...presentation, mayMixCurrencies } : presentation;
}

/**
 * The same outcome, but no zero over no rows if rows were left out that may have had amounts: any in no currency yet,
 * those without a usable currency in a known one.
 *
 * @param leftOut - the reasons why rows were left out
 */
export function emptyIfRowsMissing(outcome: Outcome<unknown>, leftOut: () => string[]): Outcome<unknown> {
  const isAnyZero = outcome.isZero === true;
  if (!isAnyZero && !(outcome.n === 0 && outcome.value instanceof Object)) return outcome;
  // A row after asOf does not belong to the question.
  const isIncomplete = leftOut().some((why) => (isAnyZero ? why !== "after asOf" : why.endsWith("currency")));
  if (!isIncomplete) return outcome;
  return withheld(outcome, "empty");
}

/** The cells of a slice that hold a measure's states. Rows without a period are in cells of their own. */
export function cellsOf({ context, groups, span: asked }: Slice, measure: Measure): readonly number[] {
  const { cells } = context.store;
  const span = measure.at === null || context.frame.periods === null ? outsidePeriods : asked;
  const isCarried = measure.carried !== undefined && span !== outsidePeriods;
  if (groups !== context.groups && span !== null && !isCarried) {
    const { lately } = context;
    if (lately.groups !== groups || lately.span !== span)
      context.lately = { groups, span, cells: cells.within(groups, span) };
    return context.lately.cells;
  }
  const first = span === null ? noPeriod : isCarried ? noPeriod + 1 : span.first;
  const last = span === null ? Infinity : span.last;
  const found: number[] = [];
  for (const group of groups) {
    for (const cell of cells.of(group)) {
      const ordinal = cells.ordinalOf(cell);
      if (ordinal >= first && ordinal <= last) found.push(cell);
    }
  }
  return found;
}

/** The same groups in the shifted period; `null` if there is none, or if the scan did not keep its edges. */
export function shiftedSlice(slice: Slice, shift: Shift): Slice | null {
  const { periods } = slice.context.frame;
  if (periods === null) {
    throw new SalesmetricsError(
      "no-previous-period",
      "expected a period to look back from, got all time: pass { during } or { every }",
    );
  }
  const { period, span } = slice;
  const other = period && shift(period, slice.context.frame.moment);
  const found = other && periods.spanOf(other);
  if (found === null) return null;
  // What `during` cuts from the end of a period stays cut, unless the shift goes beyond the period.
  const last = other!.end <= period!.end ? Math.min(found.last, span!.last) : found.last;
  return { ...slice, span: { first: found.first, last }, period: other };
}

/** One object for all slices that are alike, so that what is computed in one is not computed again. */
export function sharedSlice(slice: Slice): Slice {
  const { context, groups, over, span, period, mayMixCurrencies } = slice;
  let { memo } = context;
  for (const key of [groups, period && period.grain])
    memo = memoized(memo, key, () => new Map<unknown, unknown>());
  const key = JSON.stringify([over, span?.first, span?.last, period?.start, period?.end, mayMixCurrencies]);
  return memoized(memo, key, () => slice);
}
