import type { Factor } from "../aggregates/aggregate.js";
import type { CalendarDate, TimePoint } from "../calendar/time.js";
import { SalesmetricsError, shown } from "../errors.js";
import type { Query } from "./query.js";

/** How a question turns amounts into one currency. */
export interface Conversion {
  readonly currency: string | null;
  /** The key that an amount is kept under: amounts with one key are converted with one factor. */
  keyOf(currency: string, time: TimePoint | null): string;
  /** The factors of the keys met so far. */
  readonly factors: Record<string, Factor>;
}

/** Says how amounts are kept apart until they are converted. Instants take the rate of their day in UTC. */
export function conversionOf({ currency, rates }: Query): Conversion {
  const factors: Record<string, Factor> = {};
  if (currency === undefined) {
    if (rates !== undefined) {
      throw new SalesmetricsError(
        "invalid-argument",
        "rates: expected a currency to convert into, got none: pass { currency }",
      );
    }
    return { currency: null, factors, keyOf: (source) => source };
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new SalesmetricsError(
      "unknown-currency",
      `currency: expected an ISO 4217 code, got ${shown(currency)}`,
    );
  }
  const keys = new Map<string, string>();
  const keyOf = (source: string, time: TimePoint | null): string => {
    if (rates === undefined) {
      if (source !== currency) throw mixed(currency, source);
      factors[source] = { numerator: "1", denominator: "1" };
      return source;
    }
    const date = time === null ? null : utcDate(time);
    const asked = `${source} ${date ?? ""}`;
    let key = keys.get(asked);
    if (key === undefined) {
      key = rates.key(source, currency, date);
      keys.set(asked, key);
      factors[key] = rates.factor(key);
    }
    return key;
  };
  return { currency, factors, keyOf };
}

function mixed(expected: string, got: string): SalesmetricsError {
  return new SalesmetricsError(
    "mixed-currencies",
    `expected amounts in ${expected}, got ${got}: pass { rates } to convert them`,
  );
}

function utcDate(time: TimePoint): CalendarDate {
  return typeof time === "string" ? time : (new Date(time).toISOString().slice(0, 10) as CalendarDate);
}
