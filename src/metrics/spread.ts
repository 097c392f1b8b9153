import { type ByCurrency, finishMoney } from "../aggregates/money-aggregate.js";
import type { Keyed } from "../aggregates/keyed.js";
import { finishNumber } from "../aggregates/numeric-aggregate.js";
import { nothing, type Outcome } from "../aggregates/outcome.js";
import { type Quotients, quotients } from "../aggregates/quotients.js";
import { sums, type Total } from "../aggregates/sum-and-mean.js";
import type { BusinessCalendar } from "../calendar/business/calendar.js";
import { dayOf } from "../calendar/dates.js";
import type { CalendarDate, TimeValue } from "../calendar/time.js";
import { having, knownOptionsIn, SalesmetricsError, shown } from "../errors.js";
import { oneFraction, scaleSum } from "../exact/index.js";
import { multiply, type Quantity } from "../expressions/arithmetic.js";
import { businessDays } from "../expressions/business-duration.js";
import { convertible } from "../expressions/convertible.js";
import { calendarDays } from "../expressions/duration.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  type Predicate,
} from "../expressions/expression.js";
import { operandOf } from "../expressions/literal.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import { cellsOf, emptyIfRowsMissing, leftOutOf, presentationIn, type Slice } from "../formulas/slice.js";
import { type Measure, measureDefinition } from "../question/measure.js";
import { periodEnd } from "../question/periods-read.js";
import { keyedBy } from "./by-key.js";
import { reformed } from "./metric.js";
import { sum } from "./quantity-metrics.js";
import { sliceBefore } from "./stock.js";

/**
 * The stretch of days that an amount is spread over.
 *
 * @category Metrics
 */
export interface SpreadOptions<Data> {
  /** Its first day. A row without it is left out and reported. */
  readonly from: Expression<Data, TimeValue>;
  /** The day after its last one. A row without it is left out and reported. */
  readonly until: Expression<Data, TimeValue>;
  /** The calendar whose business days share the amount; without it, all days do. */
  readonly over?: BusinessCalendar;
  /** Only rows for which this is true. */
  readonly where?: Predicate<Data>;
}

/**
 * Amounts that belong to stretches of days, for other stretches: a quarter's quota by week, a yearly budget by month,
 * the revenue of a contract as it is recognised.
 *
 * *Details*. Every day of a stretch has the same share of its amount; a period has the shares of its days, so the periods
 * of a stretch add up to the amount. All shares are added exactly and divided once. Without a period it is the whole
 * amount. With `over`, other days have no share. A stretch without such days, as one that ends on the day it begins,
 * falls on its first day as a whole. An instant stands for its day in the zone of the question. Amounts are converted at
 * the rate of their first day. A stretch is a plan: it counts whatever `asOf` is.
 *
 * *Gotchas*. For what has been earned so far, ask for a period that ends there. A row whose `until` is before its `from`
 * is left out and reported. In SQL the two times are columns of dates;
 * instants and business days are refused with `not-in-sql`.
 *
 * @example
 * ```ts
 * import { entity, evaluate, id, money, month, quarter, spread, text, time } from "salesmetrics";
 *
 * const Quota = entity("quotas", {
 *   ...{ id: id(), repId: text(), amount: money(), currency: text() },
 *   ...{ from: time(), until: time() },
 * });
 * const quota = spread(Quota.amount, { from: Quota.from, until: Quota.until });
 * const quotas = [
 *   { id: "1", repId: "ann", amount: 90_000, currency: "USD", from: "2025-01-01", until: "2025-04-01" },
 * ] as const;
 * const { rows } = evaluate({ quota }, { quotas }, { every: month(), during: quarter(2025, 1) });
 *
 * rows.map((row) => row.quota?.amount.toNumber()); // => [31000, 28000, 31000]
 * ```
 *
 * @category Metrics
 */
export function spread<Data, Value extends Quantity>(
  amount: Expression<Data, Value>,
  options: SpreadOptions<Data>,
): Metric<Data, Value> {
  return spreadOf("spread", amount, options);
}

/**
 * The shares of all days up to the end of each period: as {@link spread}, since the beginning.
 *
 * *Details*. Without a period it is `null`, with the reason `not-applicable`.
 */
export function spreadToDate<Data, Value extends Quantity>(
  amount: Expression<Data, Value>,
  options: SpreadOptions<Data>,
): Metric<Data, Value> {
  return spreadOf("spreadToDate", amount, options);
}

/** Whether the days of a period share an amount, or all days up to its end. */
type Reach = "spread" | "spreadToDate";

function spreadOf<Data, Value extends Quantity>(
  reach: Reach,
  amount: Expression<Data, Value>,
  options: SpreadOptions<Data>,
): Metric<Data, Value> {
  const { from, until, over, where } = knownOptionsIn("spread", options, ["from", "until", "over", "where"]);
  for (const time of [from, until]) expressionIn("spread", time, "time");
  expressionIn("spread", amount, "number", "money");
  if (over !== undefined)
    having("spread", "over: a calendar, such as businessCalendar()", over, "daysBetween");
  // Refuses fields of another entity.
  calendarDays(from, until);
  const days = daysOver(over);
  const whole = sum(amount, { at: from, ...(where && { where }) });
  return reformed("spread", whole, (formula) =>
    formula.withMeasures((measure) => spreadFormula(reach, measure, until, days)),
  );
}

/** How days are counted. */
interface Days {
  readonly definition: BusinessCalendar["definition"] | null;
  readonly words: string;
  /** The days before a date, from a fixed origin. */
  readonly before: (date: CalendarDate) => number;
  readonly between: (start: AnyExpression, end: AnyExpression) => AnyExpression;
}

const firstDate: CalendarDate = "0001-01-01";

function daysOver(calendar: BusinessCalendar | undefined): Days {
  if (calendar === undefined) {
    return {
      definition: null,
      words: "days",
      before: (date) => dayOf(date) - dayOf(firstDate),
      between: (start, end) => calendarDays(start as never, end as never),
    };
  }
  return {
    definition: calendar.definition,
    words: "business days",
    before: (date) => calendar.daysBetween(firstDate, date),
    between: (start, end) => businessDays(start as never, end as never, calendar),
  };
}

/**
 * The share of some amounts that falls before a day `t` is `(t − from) ÷ length` of each that has begun, less
 * `(t − until) ÷ length` of each that has ended. So two sums are kept for either edge, by length: of the amounts, and of the
 * amounts times the number of the day.
 */
function spreadFormula<Value>(
  reach: Reach,
  whole: Measure,
  until: AnyExpression,
  days: Days,
): Formula<Value> {
  const from = whole.at!;
  const length = days.between(from, until);
  const [begun, ended] = [from, until].map((edge): Edge => {
    const day = days.between(operandOf("spread", firstDate, "time"), edge);
    const timesDay = multiply(whole.input as Expression<never, Quantity>, day as Expression<never, number>);
    const at = (input: AnyExpression): Measure =>
      keyedBy(
        {
          ...whole,
          input,
          ...(whole.units && { units: convertible(input, from as Expression<never, TimeValue>) }),
          at: edge,
          carried: "planned",
        },
        length,
      );
    return { amounts: at(whole.input!), timesDay: at(timesDay) };
  }) as [Edge, Edge];
  const definition = measureDefinition(whole);
  return {
    definition: { [reach]: [definition, until.definition, days.definition && { ...days.definition }] },
    words: {
      parts: [{ definition, words: whole }, from, until],
      as: `{1}, spread over the ${days.words} from {2} until {3}${reach === "spread" ? "" : ", to date"}`,
    },
    measures: [begun, ended].flatMap(({ amounts, timesDay }) => [amounts, timesDay]),
    periodsRead: [periodEnd],
    evaluate: (slice) => shareIn(reach, slice, begun, ended, days) as Outcome<Value>,
    withMeasures: (change) =>
      change(whole, (other) => spreadFormula(reach, other, until, days)) as Formula<Value>,
  };
}

/** What is summed at one edge of stretches. */
interface Edge {
  readonly amounts: Measure;
  readonly timesDay: Measure;
}

/** A part of the share of a slice: what lies before a day, added or taken away. */
interface Part {
  readonly slice: Slice;
  readonly edge: Edge;
  readonly day: number;
  readonly sign: 1 | -1;
}

function shareIn(reach: Reach, slice: Slice, begun: Edge, ended: Edge, days: Days): Outcome<unknown> {
  const { frame } = slice.context;
  const sharesByKey: Record<string, Quotients> = {};
  const add = (key: string, length: string, { n, sum }: Total, counted: number, factor: number): void => {
    const shares = (sharesByKey[key] ??= { n: 0, byDivisor: new Map() });
    const scaled = { n: n * counted, sum: scaleSum(sum, String(factor)) };
    shares.n += scaled.n;
    shares.byDivisor.set(length, sums.merge(shares.byDivisor.get(length) ?? sums.init(), scaled));
  };
  const { periods } = frame;
  const { span } = slice;
  if (periods === null || span === null) {
    if (reach === "spreadToDate") return nothing("not-applicable");
    for (const { key, total } of sumsOf(slice, begun.amounts)) add(key, "1", total, 1, 1);
  } else {
    const [first, next] = [span.first, span.last + 1].map((number) => days.before(periods.startOf(number)));
    const before = sliceBefore(slice);
    const upTo: readonly Part[] = [
      { slice, edge: begun, day: next!, sign: 1 },
      { slice, edge: ended, day: next!, sign: -1 },
    ];
    const upToStart: readonly Part[] = [
      { slice: before, edge: begun, day: first!, sign: -1 },
      { slice: before, edge: ended, day: first!, sign: 1 },
    ];
    for (const { slice, edge, day, sign } of reach === "spread" ? [...upTo, ...upToStart] : upTo) {
      // A stretch counts if it has begun by the end of the slice and has not ended before it.
      const counted = sign < 0 ? 0 : edge === begun ? 1 : -1;
      for (const { key, length, total } of sumsOf(slice, edge.amounts)) {
        // Without days, it falls as a whole on the day on which it begins.
        if (length === "0") add(key, "1", total, counted, edge === begun ? sign : 0);
        else add(key, length, total, counted, sign * day);
      }
      for (const { key, length, total } of sumsOf(slice, edge.timesDay))
        if (length !== "0") add(key, length, total, 0, -sign);
    }
  }
  const outcome =
    begun.amounts.input!.type === "money"
      ? finishMoney(quotients, sharesByKey, presentationIn(slice))
      : finishNumber(
          quotients,
          Object.values(sharesByKey).map((state) => ({ state, factor: oneFraction })),
        );
  return emptyIfRowsMissing(outcome, leftOutOf(slice, begun.amounts));
}

/** The sums of a slice by length, and by the key of their currency; numbers have the key "". */
function sumsOf(slice: Slice, measure: Measure): { key: string; length: string; total: Total }[] {
  const { store, indexOf } = slice.context;
  const found = store.gather(indexOf(measure), cellsOf(slice, measure)) as Keyed<
    Total | ByCurrency<Total>
  > | null;
  return (found?.keys ?? []).flatMap((length, place) => {
    if (!/^\d{1,7}$/.test(length))
      throw new SalesmetricsError(
        "invalid-cube",
        `expected amounts by numbers of days, got ${shown(length)}`,
      );
    const state = found!.states[place]!;
    const byKey = measure.input!.type === "money" ? (state as ByCurrency<Total>) : { "": state as Total };
    return Object.entries(byKey).map(([key, total]) => ({ key, length, total }));
  });
}
