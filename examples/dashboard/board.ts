import { parse } from "csv-parse/browser/esm/sync";
import {
  bookings,
  type CalendarDate,
  type CurrencyCode,
  Deal,
  prior,
  rates,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { live } from "salesmetrics/live";
import csv from "../sample/rates.csv?raw";

const lines = parse<Record<"Date" | "Currency" | "Rate", string>>(csv, { columns: true });
const quotes = lines.map(({ Date: date, Currency: currency, Rate: rate }) => ({
  ...{ date: date as CalendarDate, currency: currency as CurrencyCode, rate },
}));

const metrics = {
  ...{ bookings, bookingsBefore: prior(bookings, year()) },
  ...{ wonDeals, wonDealsBefore: prior(wonDeals, year()) },
  ...{ winRate, winRateBefore: prior(winRate, year()) },
};

/** What a reader may filter by. The board is split by it, so a filter reads no row. */
export const filters = { rep: Deal.ownerId, source: Deal.source };

/** The deals of the year of a day, in dollars. */
export function boardOf(deals: readonly Deal[], asOf: CalendarDate) {
  return live(
    metrics,
    { deals },
    {
      by: filters,
      during: year(Number(asOf.slice(0, 4))),
      asOf,
      currency: "USD",
      rates: rates({ base: "EUR", quotes }),
    },
  );
}

export type SalesBoard = ReturnType<typeof boardOf>;
