import { addDays, daysBetween, isCalendarDate } from "../calendar/dates.js";
import { period as periodOf } from "../calendar/period.js";
import type { CalendarDate, Period, PeriodJson } from "../calendar/time.js";
import { having, listIn, nameErrors, refusal } from "../errors.js";
import { addFractions, type Fraction, zeroFraction } from "../exact/index.js";
import { amountIn, isNegative } from "./amount.js";
import type { PastValue } from "./goal.js";
import { perDay } from "./weights.js";

/** A value spread evenly over its period. */
interface Season {
  readonly period: Period;
  readonly perDay: Fraction;
}

/**
 * The weights of days, from like days of earlier years: the sum over all years of which every like day is known. Sums,
 * not means of shares: a larger year counts for more.
 */
export function seasonalWeights(path: string, given: readonly PastValue[], period: Period): Fraction[] {
  const seasons = listIn(path, "a list of { period, value }", given).map((past, place) =>
    seasonOf(`${path}[${place}]`, past),
  );
  checkApart(path, seasons);
  const years = yearsBefore(period, seasons)
    .map((years) => weightsOfYear(period, years, seasons))
    .filter((weights) => weights !== null);
  if (years.length === 0)
    throw refusal(path, `values for every like day of an earlier year of ${period.label}`, "none");
  return years.reduce((sums, weights) => sums.map((sum, place) => addFractions(sum, weights[place]!)));
}

function seasonOf(path: string, past: PastValue): Season {
  const { period: given, value } = having(path, "{ period, value }", past);
  const period = periodIn(`${path}.period`, given);
  const amount = value === null ? zeroFraction : amountIn(`${path}.value`, value).value;
  if (isNegative(amount)) throw refusal(`${path}.value`, "a value from 0", amount.numerator);
  return { period, perDay: perDay(amount, daysBetween(period.start, period.end)) };
}

/** Throws for a day that is in two periods. */
function checkApart(path: string, seasons: readonly Season[]): void {
  const sorted = seasons
    .map(({ period }) => period)
    .sort((left, right) => (left.start < right.start ? -1 : 1));
  for (const [place, { start, label }] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before !== undefined && before.end > start)
      throw refusal(path, "periods without a day in common", `${before.label} and ${label}`);
  }
}

/** The period that a label or its JSON stands for. */
export function periodIn(path: string, given: string | PeriodJson): Period {
  return nameErrors(path, () => periodOf(given as PeriodJson));
}

/** How many years before a period the history has values: 1 for last year's. */
function yearsBefore({ start }: Period, seasons: readonly Season[]): number[] {
  const year = Number(start.slice(0, 4));
  const first = Math.min(...seasons.map(({ period }) => Number(period.start.slice(0, 4))));
  return Array.from(
    { length: Math.max(0, Number.isFinite(first) ? year - first + 1 : 0) },
    (_, place) => place + 1,
  );
}

function weightsOfYear(period: Period, years: number, seasons: readonly Season[]): Fraction[] | null {
  const weights: Fraction[] = [];
  for (let date = period.start; date < period.end; date = addDays(date, 1)) {
    const like = likeDay(date, years);
    const season = seasons.find(({ period }) => period.start <= like && like < period.end);
    if (season === undefined) return null;
    weights.push(season.perDay);
  }
  return weights;
}

/** The same day of an earlier year; 28 February for the 29th where there is none. */
function likeDay(date: CalendarDate, years: number): CalendarDate {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, "0");
  const like = `${year}${date.slice(4)}`;
  return isCalendarDate(like) ? like : (`${year}-02-28` as CalendarDate);
}
