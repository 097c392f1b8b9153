import type { Money } from "salesmetrics";
import type { FieldsOf } from "../questions.js";
import { sources } from "../data/words.js";

/** A sum of money: a float, or exact. */
export type Amount = number | string | Money["amount"];

/** What is known of a group of deals; the same four in several questions. */
export interface Totals {
  readonly closed: number;
  readonly won: number;
  readonly bookings: Amount;
  /** The mean cycle of deals won, in days. */
  readonly cycle: number | null;
}

export interface OneRow {
  readonly winRate: number | null;
}

export interface EightRow extends OneRow {
  readonly wonDeals: number;
  readonly lostDeals: number;
  readonly closedDeals: number;
  readonly lossRate: number | null;
  readonly bookings: Amount;
  readonly averageDealSize: Amount | null;
  readonly salesCycle: number | null;
}

export interface MainRow extends Totals {
  readonly rep: string;
  /** Such as "2024-01". */
  readonly month: string;
}

export interface TrendRow extends Totals {
  readonly month: string;
  readonly bookingsYearBefore: Amount;
  readonly winRateOfThreeMonths: number | null;
}

export interface RefilteredRow extends EightRow {
  readonly source: string;
}

/** The row that each question is answered with. */
export interface EverydayRowOf {
  readonly one: OneRow;
  readonly eight: EightRow;
  readonly main: MainRow;
  readonly trend: TrendRow;
  readonly refiltered: RefilteredRow;
}

export type EverydayQuestion = keyof EverydayRowOf;

interface Question<Row> {
  readonly title: string;
  readonly fields: FieldsOf<Row>;
}

const totals = { closed: "count", won: "count", bookings: "money", cycle: "quotient" } as const;
const eight = {
  wonDeals: "count",
  lostDeals: "count",
  closedDeals: "count",
  winRate: "quotient",
  lossRate: "quotient",
  bookings: "money",
  averageDealSize: "quotient",
  salesCycle: "quotient",
} as const;

/** What every contender is asked about the deals of 2024. */
export const everydayQuestions: { readonly [Name in EverydayQuestion]: Question<EverydayRowOf[Name]> } = {
  one: { title: "the win rate", fields: { winRate: "quotient" } },
  eight: { title: "eight metrics, one number each", fields: eight },
  main: {
    title: "closed, won, won amount, mean cycle of won, by 20 reps and 12 months",
    fields: { rep: "key", month: "key", ...totals },
  },
  trend: {
    title: "the same by 12 months, the won amount of a year before, the win rate over three months",
    fields: { month: "key", ...totals, bookingsYearBefore: "money", winRateOfThreeMonths: "quotient" },
  },
  refiltered: {
    title: "the eight of one source, another one each time",
    fields: { source: "key", ...eight },
  },
};

export const everydayNames = Object.keys(everydayQuestions) as EverydayQuestion[];

/** How many askings in turn are different questions. */
export function variantsOf(question: EverydayQuestion): number {
  return question === "refiltered" ? sources.length : 1;
}

/** The source that an asking is about. */
export function sourceOf(asking: number): string {
  return sources[asking % sources.length]!;
}
