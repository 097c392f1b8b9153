import { invalidArgument, SalesmetricsError, shown } from "../errors.js";
import { isCalendarDate } from "../calendar/dates.js";
import { type CurrencyCode, isCurrency } from "./currencies.js";
import { canonicalDecimal, compareDecimals, isDecimal } from "../exact/index.js";
import type { RateQuote, RatesDefinition, RateSheet } from "./rate-sheet.js";

type Quote = RatesDefinition["quotes"][number];

/** A rate sheet, checked and in order. */
export function checkedRates({ base, quotes }: RateSheet): RatesDefinition {
  checkCurrency(base);
  const checked = quotes.map((quote) => checkedQuote(quote, base)).sort(byCurrencyAndDate);
  for (const [place, quote] of checked.entries()) checkPair(checked[place - 1], quote);
  return { base, quotes: checked };
}

function checkedQuote({ currency, date = null, rate }: RateQuote, base: CurrencyCode): Quote {
  checkCurrency(currency);
  if (currency === base) throw invalidArgument("rates", "quotes of other currencies than the base", currency);
  if (date !== null && !isCalendarDate(date)) {
    throw invalidArgument("rates", 'a date such as "2025-03-31"', date);
  }
  if (!isDecimal(rate) || compareDecimals(rate, 0) <= 0) {
    throw invalidArgument("rates", `a rate of ${currency} above 0`, rate);
  }
  return { currency, date, rate: canonicalDecimal(rate) };
}

function checkCurrency(currency: unknown): void {
  if (isCurrency(currency)) return;
  throw new SalesmetricsError("unknown-currency", `rates: expected an ISO 4217 code, got ${shown(currency)}`);
}

/** Constant rates first, so that one of them stands beside any other quote of its currency. */
function byCurrencyAndDate(one: Quote, other: Quote): number {
  const [left, right] = [`${one.currency}${one.date ?? ""}`, `${other.currency}${other.date ?? ""}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function checkPair(earlier: Quote | undefined, later: Quote): void {
  if (earlier?.currency !== later.currency) return;
  if (earlier.date === later.date) {
    const when = later.date ?? "no date";
    throw invalidArgument("rates", "one quote of a currency and date", `${later.currency}, ${when}`);
  }
  if (earlier.date === null) {
    throw invalidArgument("rates", "either dated rates or one constant rate of a currency", later.currency);
  }
}
