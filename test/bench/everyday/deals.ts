import type { CalendarDate } from "salesmetrics";
import { millisecondsPerDay } from "../data/durations.js";
import { drawsFrom } from "../data/draws.js";
import { sources, statuses } from "../data/words.js";

/** A deal as JSON brings it: dates are texts. */
export interface EverydayDeal {
  readonly id: string;
  readonly name: string;
  readonly status: (typeof statuses)[number];
  readonly amount: number;
  readonly currency: "USD";
  readonly createdAt: CalendarDate;
  readonly closedAt: CalendarDate | null;
  readonly ownerId: string;
  readonly customerId: string;
  readonly source: string;
}

export type EverydayDeals = readonly EverydayDeal[];

/** What a contender is given: deals of one year, and deals of two for what looks back. */
export interface EverydayData {
  readonly year: EverydayDeals;
  readonly twoYears: EverydayDeals;
}

export const everydaySizes = [10, 100, 1_000, 10_000] as const;

const seed = 7;
const reps = 20;
const longestCycleDays = 120;

/** The same deals every time. */
export function everydayData(size: number): EverydayData {
  return {
    year: dealsSince(Date.UTC(2024, 0, 1), size),
    twoYears: dealsSince(Date.UTC(2023, 0, 1), size),
  };
}

/** Deals that close between an instant and the end of 2024. */
function dealsSince(start: number, size: number): EverydayDeals {
  const draw = drawsFrom(seed);
  const days = (Date.UTC(2025, 0, 1) - start) / millisecondsPerDay;
  const deals = Array.from({ length: size }, (_, row): EverydayDeal => {
    const closed = start + draw(days) * millisecondsPerDay;
    const status = statuses[draw(statuses.length)]!;
    return {
      id: `d${row}`,
      name: `Deal ${row}`,
      status,
      amount: (1_000 + draw(5_000_000)) / 100,
      currency: "USD",
      createdAt: dateOf(closed - draw(longestCycleDays) * millisecondsPerDay),
      closedAt: status === "open" ? null : dateOf(closed),
      ownerId: `rep-${draw(reps)}`,
      customerId: `customer-${draw(size)}`,
      source: sources[draw(sources.length)]!,
    };
  });
  return JSON.parse(JSON.stringify(deals)) as EverydayDeal[];
}

function dateOf(instant: number): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10) as CalendarDate;
}
