import type { Measure } from "../question/measure.js";
import { measureDefinition } from "../question/measure.js";
import { just, nothing, type Outcome, type Presentation } from "../aggregates/outcome.js";
import { mergedCounts } from "../cube/merge.js";
import { addDays, dateAt, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate, TimePoint, TimeValue } from "../calendar/time.js";
import {
  invalidArgument,
  isSalesmetricsError,
  knownOptionsIn,
  refusal,
  SalesmetricsError,
} from "../errors.js";
import { convertibleLater } from "../expressions/convertible.js";
import { inOrder } from "../expressions/duration.js";
import { type Expression, expressionIn } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { filledSpan } from "../formulas/filled-span.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import { cellsOf, emptyIfRowsMissing, presentationIn, type Slice } from "../formulas/slice.js";
import { periodEnd } from "../question/periods-read.js";
import { type Money, moneyOf } from "../money/money.js";
import { reformed } from "./metric.js";

/**
 * When a row comes into a stock and goes out of it.
 *
 * @category Metrics
 */
export interface StockOptions<Data> {
  /** When a row comes in. A row without this time is left out and reported. */
  readonly from: Expression<Data, TimeValue>;
  /** When it goes out. A row without this time is still in. */
  readonly until: Expression<Data, TimeValue>;
}

/**
 * What there is at the end of each period: open deals, pipeline value, active customers, headcount.
 *
 * *Details*. `metric` is what is counted or added, without a time axis. A row is in the stock at the end of a period if
 * its `from` is before that end and its `until` is not: stock = inflow − outflow, summed over all time before. So what is
 * closed now was open then. One number, like the total of a report, is the stock at the end of `during`, or at `asOf`.
 * Stocks are never added over time. Amounts are converted at the rates of the period's last day, or of `asOf` if that is
 * earlier; in a total without `during`, at the rates of `asOf`, or of the last period if there is no `asOf`.
 *
 * A stock of amounts that has emptied is zero in the currency that it held.
 *
 * *Gotchas*. A row whose `until` is before its `from` is left out and reported. Amounts are those of today: if they
 * change, use rows with the amounts of then. A question with neither a period nor `asOf` is refused with
 * `missing-as-of`, and an aggregate that cannot take rows out again, such as `max`, with `invalid-argument`.
 *
 * @example
 * ```ts
 * import { count, Deal, evaluate, month, quarter, stock } from "salesmetrics";
 *
 * const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2024-11-05", closedAt: "2025-02-03" },
 *   { id: "2", status: "open", createdAt: "2025-01-20" },
 *   { id: "3", status: "lost", createdAt: "2025-02-01", closedAt: "2025-02-28" },
 * ] as const;
 * const { rows } = evaluate({ open }, { deals }, { every: month(), during: quarter(2025, 1) });
 *
 * rows.map((row) => row.open); // => [2, 1, 1]
 * open({ deals }, { asOf: "2025-02-02" }); // => 3
 * ```
 *
 * @category Metrics
 */
export function stock<Data, Value>(
  metric: Metric<Data, Value>,
  options: StockOptions<Data>,
): Metric<Data, Value> {
  for (const time of [knownOptionsIn("stock", options, ["from", "until"]).from, options.until])
    expressionIn("stock", time, "time");
  return stockOf("stock", metric, options, atEnd);
}

/**
 * What there was at any time in each period: as {@link stock}, but a row that went out in the period still counts.
 *
 * *Details*. Without a period it is all that ever came in.
 */
export function atAnyTime<Data, Value>(
  metric: Metric<Data, Value>,
  options: StockOptions<Data>,
): Metric<Data, Value> {
  return stockOf("atAnyTime", metric, options, atAnyMoment);
}

/**
 * The running balance at the end of each period: all that came in since the beginning, below zero for what went out.
 *
 * *Details*. As {@link stock}, of rows that stay.
 */
export function balance<Data, Value>(
  metric: Metric<Data, Value>,
  at: Expression<Data, TimeValue>,
): Metric<Data, Value> {
  return stockOf("balance", metric, { from: at, until: at }, ever);
}

/** What there was just before each period: as {@link stock}, for slices that have a span. */
export function stockBefore<Data, Value>(
  metric: Metric<Data, Value>,
  options: StockOptions<Data>,
): Metric<Data, Value> {
  return stockOf("stockBefore", metric, options, beforeStart);
}

function stockOf<Data, Value>(
  name: string,
  metric: Metric<Data, Value>,
  options: StockOptions<Data>,
  part: StockPart,
): Metric<Data, Value> {
  return reformed(name, metric, (formula) =>
    formula.withMeasures((measure) => {
      check(measure, options);
      return stockFormula(measure, options, part);
    }),
  );
}

/** Which part of a stock is asked for: that of the rows which came in by the end of a slice, and went out by another. */
interface StockPart {
  readonly name: string;
  readonly words: string;
  /** The slice whose end decides which rows have come in. */
  readonly cameIn: (slice: Slice) => Slice;
  /** The slice whose end decides which rows have gone out; `null` if none has. */
  readonly wentIn: (slice: Slice) => Slice | null;
}

const itself = (slice: Slice): Slice => slice;

const atEnd: StockPart = { name: "stock", words: "stock of", cameIn: itself, wentIn: itself };

const atAnyMoment: StockPart = {
  name: "atAnyTime",
  words: "at any time:",
  cameIn: itself,
  wentIn: (slice) =>
    slice.context.frame.periods === null || slice.span === null ? null : sliceBefore(slice),
};

const ever: StockPart = { name: "balance", words: "balance of", cameIn: itself, wentIn: () => null };

const beforeStart: StockPart = {
  name: "stockBefore",
  words: "before the period, stock of",
  cameIn: sliceBefore,
  wentIn: sliceBefore,
};

/** The time before a slice, which has a span. Its period stays: amounts are converted at the rates of its last day. */
export function sliceBefore(slice: Slice): Slice {
  const { first } = slice.span!;
  return { ...slice, span: { first: first - 1, last: first - 1 } };
}

function check(measure: Measure, options: StockOptions<never>): void {
  if (measure.at !== null)
    throw invalidArgument(
      "stock",
      "a metric without a time axis: from and until are its axes",
      "one with { at }",
    );
  for (const expression of [options.from, options.until]) {
    if (expression.entity === measure.entity) continue;
    throw invalidArgument("stock", `from and until on fields of ${measure.entity}`, expression.entity);
  }
  if (measure.aggregate.negate === undefined) {
    const given = JSON.stringify(measure.aggregate.definition);
    throw refusal("stock", "an aggregate that can take rows out again", given);
  }
}

/** A stock of one measure: what came in less what went out. */
function stockFormula<Value>(
  measure: Measure,
  options: StockOptions<never>,
  part: StockPart,
): Formula<Value> {
  const { from, until } = options;
  const definition = measureDefinition(measure);
  const isOrdered = inOrder(from, until);
  // Amounts are converted at the end, at the rates of the period.
  const input = measure.input!;
  const units =
    measure.units?.type === "money"
      ? (input.converted?.(convertibleLater) ?? convertibleLater(input))
      : measure.units;
  const kept = units === undefined ? measure : { ...measure, units };
  const inflow: Measure = {
    ...kept,
    where: allHold(measure.where, isOrdered),
    at: from,
    carried: true,
  };
  const outflow: Measure = {
    ...kept,
    where: allHold(measure.where, isOrdered, happened(from), happened(until)),
    at: until,
    carried: true,
  };
  return {
    definition: { [part.name]: [definition, from.definition, until.definition] },
    words: {
      parts: [{ definition, words: measure }, from, until],
      as: `${part.words} {1} from {2} until {3}`,
    },
    measures: [inflow, outflow],
    periodsRead: [periodEnd],
    byCells: true,
    evaluate: (slice) => atKnownRates(slice, () => stockIn(slice, part, inflow, outflow)) as Outcome<Value>,
    withMeasures: (change) =>
      change(measure, (other) => stockFormula(other, options, part)) as Formula<Value>,
  };
}

function stockIn(slice: Slice, part: StockPart, inflow: Measure, outflow: Measure): Outcome<unknown> {
  const { store, indexOf, frame } = slice.context;
  const before = part.wentIn(slice);
  if (before !== null && frame.periods === null && frame.asOf === null) {
    throw new SalesmetricsError(
      "missing-as-of",
      "expected the moment of a stock: pass { asOf }, { during } or { every }",
    );
  }
  const { aggregate } = inflow;
  const [into, out] = [indexOf(inflow), indexOf(outflow)];
  const cells = cellsOf(part.cameIn(slice), inflow);
  const gone = before === null ? [] : cellsOf(before, outflow);
  const came = store.gather(into, cells) ?? aggregate.init();
  const went = store.gather(out, gone);
  const left = went === null ? came : aggregate.merge(came, aggregate.negate!(went));
  const outcome = aggregate.finish(left, atRatesOf(slice));
  const known = emptyIfRowsMissing(outcome, () => stillLeftOut(slice, [inflow, cells], [outflow, gone]));
  return known.isZero === true
    ? zeroOf(aggregate.finish(came, { ...atRatesOf(slice), mayMixCurrencies: true }), known)
    : known;
}

/**
 * The reasons why rows of a stock were left out that may still be in it. A row that went out was left out of both flows,
 * for one reason; one whose `until` cannot be read has not gone out.
 */
function stillLeftOut(
  { context: { store, indexOf } }: Slice,
  ...[came, went]: readonly [Flow, Flow]
): string[] {
  const [into, out] = [came, went].map(([measure, cells]) =>
    mergedCounts(cells.map((cell) => store.excluded(indexOf(measure), cell))),
  );
  const until = JSON.stringify(went[0].at!.definition);
  const isOfUntil = (why: string): boolean => until.includes(`.${why.slice(why.lastIndexOf(" ") + 1)}"`);
  return Object.keys(into ?? {}).filter((why) => into![why]! > (out?.[why] ?? 0) || isOfUntil(why));
}

/** What comes in, or goes out, and the cells that hold it. */
type Flow = readonly [measure: Measure, cells: readonly number[]];

/** An outcome; not applicable if the rates leave out amounts without a rate, and there is none at the end of the period. */
function atKnownRates({ context }: Slice, outcomeAt: () => Outcome<unknown>): Outcome<unknown> {
  try {
    return outcomeAt();
  } catch (error) {
    const isLeftOut = context.rates?.definition.missing === "reported";
    if (isLeftOut && isSalesmetricsError(error) && error.code === "missing-rate")
      return nothing("not-applicable");
    throw error;
  }
}

/** Zero in the currency of what came in; nothing if that is none, or several. */
function zeroOf({ value }: Outcome<unknown>, empty: Outcome<unknown>): Outcome<unknown> {
  if (typeof value !== "object" || value === null || !("currency" in value)) return empty;
  const { amount, currency } = value as Money;
  return just(moneyOf(amount.times(0), currency), 0);
}

/**
 * The presentation at the rates of a slice's last day, or of `asOf` if that is earlier. All time ends at `asOf`; without
 * one, with the last period of the report.
 */
function atRatesOf(slice: Slice): Presentation {
  const { period, context } = slice;
  const { presentation, rates } = context;
  const { currency } = presentation;
  if (rates === null || currency === null) return presentationIn(slice);
  const { every, asOf } = context.frame;
  const filled = period === null && asOf === null && every !== null ? filledSpan(context) : null;
  const end = (period ?? (filled && every!.period(filled.last)))?.end;
  const days = [dayOf(asOf), end === undefined ? null : addDays(end, -1)].filter((day) => day !== null);
  const [day = null] = days.sort();
  return { currency, factorOf: (key) => rates.factor(rates.key(key, currency, day)) };
}

/** The day whose rates hold at a moment; of an instant, its day in UTC. */
function dayOf(moment: TimePoint | null): CalendarDate | null {
  return typeof moment === "number" ? dateAt(Math.floor(moment / millisecondsPerDay)) : moment;
}
