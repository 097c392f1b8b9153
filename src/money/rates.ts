import type { CalendarDate } from "../calendar/time.js";
import { checkDate } from "../calendar/arguments.js";
import { dateAt } from "../calendar/dates.js";
import { invalidArgument, SalesmetricsError } from "../errors.js";
import { firstWhere, type Fraction, oneFraction } from "../exact/index.js";
import { checkedRates, type Quote, type RatesDefinition, type RateSheet } from "./rate-sheet.js";

/**
 * Exchange rates that are checked and ready for lookup. Made by {@link rates}.
 *
 * @category Money
 */
export interface Rates {
  /** The rates as plain data: equal rates have equal definitions. */
  readonly definition: RatesDefinition;
  /**
   * The key of the quote that applies on a date: `"USD@2025-03-31"`, or `"USD"` for the base and for a constant rate.
   * Throws `missing-rate`.
   */
  quoteKey(currency: string, date: CalendarDate | null): string;
  /**
   * The key of a conversion on a date, made of two quotes: `"USD@2025-03-31>GBP@2025-03-28"`, or `"USD"` from a
   * currency to itself.
   */
  key(source: string, target: string, date: CalendarDate | null): string;
  /** The factor of a conversion's key: the quote of the target over the quote of the source. */
  factor(key: string): Fraction;
  /**
   * What is wrong with amounts of a currency on days without a rate, found when the first was refused: the words to
   * report them with, or one error for all, to whose message each call adds a day.
   */
  problemOf(error: SalesmetricsError, currency: string): (day: number) => string | SalesmetricsError;
}

/**
 * Exchange rates, checked and ready for lookup.
 *
 * *Details*. A quote is the number of units of `currency` that one unit of `base` buys: 1 EUR buys 1.0812 USD. It
 * applies from its date until the next quote of that currency, so a weekend has the rate of its Friday. It never applies
 * to an earlier day: a date before the first quote throws `missing-rate`, as does a currency without quotes. Between
 * two other currencies the rate is the quote of the target over the quote of the source. Quotes may come in any
 * order. A rate that is not a decimal above zero, a date that does not exist, two quotes of one currency and date,
 * dated and constant rates of one currency, and a quote of the base itself throw `invalid-argument`.
 *
 * With `missing: "reported"`, a row whose amount has no rate is left out, and `explain` counts it as `missing rate of USD`.
 * A stock is converted at the end of a period: it then has no value at an end before the first rate of a currency in it,
 * with the reason `not-applicable`.
 *
 * *Gotchas*. Some sources publish the inverse, the price of one unit of the currency in the base: swap the two
 * currencies. The last quote applies for ever.
 *
 * @example
 * ```ts
 * import { rates } from "salesmetrics";
 *
 * const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-03-28", rate: "1.0815" }] });
 * sheet.quoteKey("USD", "2025-03-30"); // => "USD@2025-03-28"
 * sheet.factor(sheet.key("USD", "EUR", "2025-03-30")); // => { numerator: "1", denominator: "1.0815" }
 * ```
 *
 * @see {@link convertMoney}
 * @category Money
 */
export function rates(sheet: RateSheet): Rates {
  const definition = checkedRates(sheet);
  const quotesOf = grouped(definition.quotes);
  const rateOf = new Map<string, string>([[definition.base, "1"]]);
  for (const quote of definition.quotes) rateOf.set(keyOf(quote), quote.rate);
  const quoteKey = (currency: string, date: CalendarDate | null): string => {
    if (typeof currency !== "string") throw invalidArgument("rates", "a currency", currency);
    if (date !== null) checkDate("rates", date);
    return currency === definition.base
      ? currency
      : keyOf(quoteOn(quotesOf.get(currency) ?? [], currency, date));
  };
  return {
    definition,
    quoteKey,
    key: (source, target, date) =>
      source === target ? source : `${quoteKey(source, date)}>${quoteKey(target, date)}`,
    factor: (key) => factorOf(rateOf, key),
    problemOf: (error, currency) =>
      error.code === "missing-rate" && definition.missing === "reported"
        ? () => `missing rate of ${currency}`
        : countingDays(error),
  };
}

function grouped(quotes: readonly Quote[]): Map<string, Quote[]> {
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const group = groups.get(quote.currency);
    if (group === undefined) groups.set(quote.currency, [quote]);
    else group.push(quote);
  }
  return groups;
}

function keyOf({ currency, date }: Quote): string {
  return date === null ? currency : `${currency}@${date}`;
}

/** The last quote on or before a date; `quotes` are in order of date. */
function quoteOn(quotes: readonly Quote[], currency: string, date: CalendarDate | null): Quote {
  const found = quotes[firstWhere(0, quotes.length, (place) => !applies(quotes[place]!, date)) - 1];
  if (found === undefined) throw missingRate(quotes, currency, date);
  return found;
}

/** Calendar dates compare as texts. */
function applies(quote: Quote, date: CalendarDate | null): boolean {
  return quote.date === null || (date !== null && quote.date <= date);
}

function missingRate(
  quotes: readonly Quote[],
  currency: string,
  date: CalendarDate | null,
): SalesmetricsError {
  const first = quotes[0]?.date;
  const known = first == null ? `no rate of ${currency}` : `rates of ${currency} from ${first} on`;
  const when = date === null ? "no date" : date;
  return new SalesmetricsError(
    "missing-rate",
    `rates: expected a rate of ${currency}, got ${when} and ${known}`,
  );
}

function factorOf(rateOf: ReadonlyMap<string, string>, key: string): Fraction {
  if (typeof key !== "string") throw invalidArgument("rates", "a key of these rates", key);
  const [source = "", target] = key.split(">");
  if (target === undefined) return oneFraction;
  const [denominator, numerator] = [rateOf.get(source), rateOf.get(target)];
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator };
  throw new SalesmetricsError("missing-rate", `rates: expected a key of these rates, got "${key}"`);
}

/** Days are numbered from 1970; -Infinity is none. */
function countingDays(error: SalesmetricsError): (day: number) => SalesmetricsError {
  const { message } = error;
  let [count, first, last] = [0, Infinity, -Infinity];
  return (day) => {
    count++;
    [first, last] = [Math.min(first, day), Math.max(last, day)];
    if (count > 1 && Number.isFinite(first))
      error.message = `${message}: ${String(count)} days of the rows that were read have none, from ${dateAt(first)} to ${dateAt(last)}`;
    return error;
  };
}
