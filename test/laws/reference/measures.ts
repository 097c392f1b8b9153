// Measures: which rows count where, why others do not, and what those that count come to.
import type { Reason } from "salesmetrics";
import { type Time } from "../calendar.js";
import { dayOf, ordered } from "../context.js";
import {
  compare,
  divided,
  type Fraction,
  fractionOf,
  minus,
  over,
  plus,
  quantileOf,
  sumOf,
  times,
  zero,
} from "../fraction.js";
import type { Window } from "../windows.js";
import { answer, isMoney, type Json, type Moment } from "./expressions.js";
import { type Amount, type Answer, isNone, type Lifetime, type Row, type Value } from "./values.js";

/** A question and its rows. */
export interface Asking extends Moment {
  readonly data: Readonly<Record<string, readonly Row[]>>;
  readonly during: Window | null;
  readonly currency: string | null;
  /** The day after the last period of the report. */
  readonly end: string | null;
  /** How many units of each currency a euro buys, from a day on; the last one holds. */
  readonly quotes: readonly Quote[];
}

export interface Quote {
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
}

/** Rows that agree in what an expression says of them: for each entity one, or one for all. */
export interface Key {
  readonly of: (entity: string) => Json;
  readonly value: string | null;
}

/** Where a value is worked out. */
export interface Place {
  readonly asking: Asking;
  /** `null` for all time. */
  readonly window: Window | null;
  /** The days that count. */
  readonly days: readonly [start: string, end: string] | null;
  readonly groups: readonly Key[];
  readonly keys: readonly Key[];
  /** Whether rows count whose time is after `asOf`. */
  readonly isPlan?: boolean;
}

export interface Measure {
  readonly aggregate: Json;
  readonly entity: string;
  readonly of?: Json;
  readonly where?: Json;
  readonly at?: Json;
  /** Rows without a key are left out. */
  readonly key?: Json;
}

/** A value: a number, an amount, or money over no rows, which is zero in any currency; or why there is none. */
export type Found =
  { readonly number: Fraction } | Amount | { readonly isNoMoney: true } | { readonly reason: Reason };

export const nothing = (reason: Reason): Found => ({ reason });
export const numberOf = (number: Fraction): Found => ({ number });
export const whole = (count: number): Fraction => over(BigInt(count), 1n);

/** A row that a measure is about: what it adds, or why it does not count. */
export interface Judged {
  readonly row: Row;
  readonly input: Value | null;
  readonly why: string | null;
  /** Whether it has a time, and one that has come: others belong to no period. */
  readonly isPlaced: boolean;
  /** The day of its rate; `null` for an amount without a time. */
  readonly rateDay: string | null;
}

/** The text that rows of one key share; a blank text is none. */
export function keyOf(row: Row, of: Json, moment: Moment): Answer {
  const key = answer(of, row, moment);
  const isBlank = !isNone(key) && "text" in key && key.text === "";
  return isBlank ? { why: `missing ${fieldNameOf(of)}`, isMissing: true } : key;
}

const fieldNameOf = (of: Json): string => (of as { field: string }).field.split(".")[1]!;

function isAt(row: Row, { of, value }: Key, entity: string, moment: Moment): boolean {
  const key = keyOf(row, of(entity), moment);
  return (isNone(key) ? null : (key as { text: string }).text) === value;
}

/** The day of an instant whose rate holds is that in UTC. */
export const rateDayOf = (time: Time): string => ("date" in time ? time.date : dayOf(time, "UTC"));

/** The rows of the groups and keys of a place. */
export function rowsAt({ entity }: Measure, { asking, groups, keys }: Place): Row[] {
  return asking.data[entity]!.filter((row) =>
    [...groups, ...keys].every((key) => isAt(row, key, entity, asking)),
  );
}

/** The rows of a place that a measure is about, by their time. */
export function rowsOf(measure: Measure, place: Place): Judged[] {
  const { asking, days } = place;
  const found: Judged[] = [];
  for (const row of rowsAt(measure, place)) {
    const holds = holdsFor(row, measure, asking);
    if (holds === false) continue;
    const why = holds === true ? null : holds;
    if (measure.at === undefined) {
      const rateDay = asking.asOf && rateDayOf(asking.asOf);
      found.push(judged(row, measure, place, why, rateDay));
      continue;
    }
    const time = answer(measure.at, row, asking);
    const unplaced = { row, input: null, isPlaced: false, rateDay: null };
    if (isNone(time)) {
      found.push({ ...unplaced, why: time.why });
      continue;
    }
    const day = dayOf(time as Time, asking.zone);
    if (days !== null && (day < days[0] || day >= days[1])) continue;
    if (asking.asOf !== null && place.isPlan !== true && ordered(time as Time, asking.asOf, asking.zone) > 0)
      found.push({ ...unplaced, why: "after asOf" });
    else found.push(judged(row, measure, place, why, rateDayOf(time as Time)));
  }
  return found;
}

/** True or false, or why it cannot be told. */
export function holdsFor(row: Row, { where }: Measure, moment: Moment): boolean | string {
  if (where === undefined) return true;
  const holds = answer(where, row, moment);
  if (isNone(holds)) return holds.isMissing ? false : holds.why;
  return (holds as { flag: boolean }).flag;
}

const currencies = ["USD", "EUR", "JPY", "KWD"];

/** What a row adds to a measure, unless something is wrong with it. */
export function judged(
  row: Row,
  { of, aggregate, key }: Measure,
  { asking }: Place,
  why: string | null,
  rateDay: string | null,
): Judged {
  const wrong = (because: string): Judged => ({ row, input: null, why: because, isPlaced: true, rateDay });
  if (why !== null) return wrong(why);
  const found = key === undefined ? null : keyOf(row, key, asking);
  if (found !== null && isNone(found)) return wrong(found.why);
  if (of === undefined) return { row, input: { flag: true }, why: null, isPlaced: true, rateDay };
  const input = answer(of, row, asking);
  if (isNone(input)) return wrong(input.why);
  const isAmount = "amount" in input && aggregate !== "countDistinct";
  if (isAmount && !currencies.includes(input.currency)) return wrong("unknown currency");
  return { row, input, why: null, isPlaced: true, rateDay };
}

/** What a measure comes to in a place. */
export function foldedIn(measure: Measure, place: Place): Found {
  return folded(measure, rowsOf(measure, place), place);
}

/** What rows come to. Amounts are converted one by one, at the rates of a day or else of their own. */
export function folded(
  { aggregate, of }: Measure,
  rows: readonly Judged[],
  place: Place,
  rateDay?: string | null,
): Found {
  const { asking } = place;
  const counted = rows.filter(({ why }) => why === null);
  const inputs = counted.map(({ input }) => input!);
  if (aggregate === "count") return numberOf(whole(inputs.length));
  if (aggregate === "countDistinct")
    return numberOf(whole(new Set(inputs.map((input) => (input as { text: string }).text)).size));
  if (isMoney(of!)) {
    const amounts = counted.map((row) => converted(row, asking, rateDay));
    const currency = asking.currency ?? (inputs[0] as Amount | undefined)?.currency;
    if (amounts.length === 0 && aggregate === "sum") return sumOfNothing(rows, place);
    const result = statistic(aggregate, amounts);
    return "number" in result ? { amount: result.number, currency: currency! } : result;
  }
  return statistic(
    aggregate,
    inputs.map((input) => (input as { number: Fraction }).number),
  );
}

/** Money over no rows; no zero if a row was left out that may have had an amount, or one in another currency. */
function sumOfNothing(rows: readonly Judged[], { window, keys, asking: { currency } }: Place): Found {
  const reasons = rows.flatMap(({ why, isPlaced }) =>
    why === null || why === "after asOf" || (window !== null && !isPlaced) ? [] : [why],
  );
  // A key takes part by the rows that count; it does not know of those that were left out.
  const isIncomplete =
    keys.length === 0 && reasons.some((why) => currency === null || why.endsWith("currency"));
  if (isIncomplete) return nothing("empty");
  return currency === null ? { isNoMoney: true } : { amount: zero, currency };
}

function statistic(aggregate: Json, values: readonly Fraction[]): Found {
  if (aggregate === "sum") return numberOf(sumOf(values));
  const quantile = (aggregate as { quantile?: number }).quantile;
  if (aggregate !== "mean" && quantile === undefined)
    throw new Error(`the reference interpreter does not know the aggregate ${JSON.stringify(aggregate)}`);
  if (values.length === 0) return nothing("empty");
  if (quantile !== undefined) return numberOf(quantileOf(values, quantile));
  return numberOf(divided(sumOf(values), whole(values.length)));
}

/** The amount of a row in the currency of the question. */
export function converted({ input, rateDay: own }: Judged, asking: Asking, rateDay = own): Fraction {
  const { amount, currency } = input as Amount;
  if (asking.currency === null || currency === asking.currency) return amount;
  const rate = (of: string): Fraction => rateOn(of, rateDay!, asking.quotes);
  return divided(times(amount, rate(asking.currency)), rate(currency));
}

function rateOn(currency: string, day: string, quotes: readonly Quote[]): Fraction {
  if (currency === "EUR") return whole(1);
  const known = quotes.filter((quote) => quote.currency === currency && quote.date <= day);
  return fractionOf(known.sort((one, other) => (one.date < other.date ? -1 : 1)).at(-1)!.rate);
}

interface Survival {
  readonly age: Fraction;
  readonly ended: number;
  /** The share that lasts longer. */
  readonly share: Fraction;
}

/** The estimate of Kaplan and Meier: a step for each age at which some ended or were last seen. */
export function survivalOf(measure: Measure, place: Place): Survival[] {
  const lives = rowsOf(measure, place)
    .filter(({ why }) => why === null)
    .map(({ input }) => input as Lifetime);
  const ages = lives.map(({ length }) => length).sort(compare);
  const steps: Survival[] = [];
  let share = whole(1);
  for (const [index, age] of ages.entries()) {
    if (index > 0 && compare(ages[index - 1]!, age) === 0) continue;
    const ended = lives.filter(({ length, hasEnded }) => hasEnded && compare(length, age) === 0).length;
    const atRisk = lives.filter(({ length }) => compare(length, age) >= 0).length;
    share = times(share, over(BigInt(atRisk - ended), BigInt(atRisk)));
    steps.push({ age, ended, share });
  }
  return steps;
}

const half = over(1n, 2n);

/** The age by which half have ended; the middle between it and the next end, if exactly half are left. */
export function medianOf(steps: readonly Survival[]): Fraction | Reason {
  if (steps.length === 0) return "empty";
  const found = steps.find(({ share }) => compare(share, half) <= 0);
  if (found === undefined) return "immature";
  const next = steps.find(({ age, ended }) => ended > 0 && compare(age, found.age) > 0);
  if (compare(found.share, half) < 0 || next === undefined) return found.age;
  return divided(plus(found.age, next.age), whole(2));
}

/** The area under the curve up to a horizon. */
export function restrictedMeanOf(steps: readonly Survival[], horizon: Fraction): Fraction | Reason {
  const last = steps.at(-1);
  if (last === undefined) return "empty";
  if (compare(last.age, horizon) < 0 && compare(last.share, zero) > 0) return "immature";
  let [area, from, share] = [zero, zero, whole(1)];
  for (const step of steps) {
    const until = compare(step.age, horizon) < 0 ? step.age : horizon;
    area = plus(area, times(share, minus(until, from)));
    [from, share] = [until, step.share];
  }
  return plus(area, times(share, minus(horizon, from)));
}
