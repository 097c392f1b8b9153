import { type CalendarDate, type CurrencyCode, isCurrency, type Rates, type TimeValue } from "salesmetrics";
import type { Export } from "./input/load.js";
import { Problem } from "./problem.js";

/** What an amount needs to become one of the scorecard. */
export interface Exchange {
  readonly currency: CurrencyCode | null;
  readonly rates: Rates | null;
  readonly asOf: CalendarDate;
  /** Counts the amounts that cannot be converted, by currency. */
  readonly setAside: Map<string, number>;
}

/**
 * The currency that was asked for, else the one that most deals are in, or most items of subscriptions where no deal has
 * an amount; `null` where there are no amounts.
 */
export function reportingCurrency({ deals, billing }: Export, asked: string | null): CurrencyCode | null {
  if (isCurrency(asked)) return asked;
  const counts = new Map<CurrencyCode, number>();
  const priced = deals.rows.filter(({ amount }) => amount !== null && amount !== undefined);
  const amounts = priced.length;
  for (const { currency } of amounts > 0 ? priced : (billing?.items.rows ?? [])) {
    if (isCurrency(currency)) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left);
  if (most === undefined && amounts > 0) {
    throw new Problem(
      `${deals.file}: the amounts need a currency; say --currency USD, or which column has it: --map currency=COLUMN`,
    );
  }
  return most?.[0] ?? null;
}

/**
 * The rows with amounts that can be shown in the currency of the scorecard. Currencies are never added, so that an
 * amount without a rate is set aside, as if it were missing: its row still counts.
 */
export function inOneCurrency<Row extends { readonly currency?: string | null | undefined }>(
  rows: readonly Row[],
  amounts: readonly (keyof Row)[],
  times: readonly (keyof Row)[],
  exchange: Exchange,
): readonly Row[] {
  const blank = Object.fromEntries(amounts.map((name) => [name, null]));
  return rows.map((row) => {
    const hasAmount = amounts.some((name) => row[name] !== null && row[name] !== undefined);
    const dates = times.map((name) => row[name] as TimeValue | null | undefined);
    const { currency } = row;
    if (!hasAmount || !isCurrency(currency) || isConvertible(currency, dates, exchange)) return row;
    exchange.setAside.set(currency, (exchange.setAside.get(currency) ?? 0) + 1);
    return { ...row, ...blank };
  });
}

function isConvertible(
  source: CurrencyCode,
  times: readonly (TimeValue | null | undefined)[],
  { currency, rates, asOf }: Exchange,
): boolean {
  if (source === currency) return true;
  if (currency === null || rates === null) return false;
  try {
    for (const time of [...times, asOf]) {
      if (time === null || time === undefined) continue;
      rates.key(
        source,
        currency,
        typeof time === "string" ? time : (time.toISOString().slice(0, 10) as CalendarDate),
      );
    }
    return true;
  } catch {
    return false;
  }
}
