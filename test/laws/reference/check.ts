// One metric asked one question, by the library and by the reference interpreter.
import fc from "fast-check";
import { expect } from "vitest";
import {
  type AnyMetric,
  between,
  type CalendarDate,
  evaluate,
  type Money,
  rates,
  timeZone,
} from "salesmetrics";
import { shapeOf } from "../../../src/expressions/shape.js";
import { dimensionBy, entities } from "../../entities.js";
import { calendars, dates, instants } from "../deals.js";
import { compare, type Fraction, fractionOf, minus, nearestDouble, over, times } from "../fraction.js";
import { grainOf } from "../looking.js";
import { days, unitWith, type Window } from "../windows.js";
import type { Json } from "./expressions.js";
import { isWhole, measuresOf, valueOf } from "./formulas.js";
import { type Asking, type Found, type Key, type Place, rowsOf } from "./measures.js";
import { dataOf } from "./rows.js";

const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
];

// Sheets whose quotients end, so that amounts are exact: one rate for good, and some that change.
const quotes = [
  { currency: "USD", date: "2020-01-01", rate: "1.25" },
  { currency: "USD", date: "2024-12-24", rate: "1.6" },
  { currency: "JPY", date: "2020-01-01", rate: "160" },
  { currency: "KWD", date: "2020-01-01", rate: "0.32" },
] as const;
const rateSheet = rates({ base: "EUR", quotes });

const dimensions = {
  owner: ["ownerId", "repId", "id"],
  source: ["source", "stage", "repId", "id"],
} as const;
type Dimension = keyof typeof dimensions;
const by = {
  owner: dimensionBy(...dimensions.owner),
  source: dimensionBy(...dimensions.source),
};

/** The field of an entity that a dimension reads. */
function fieldOf(dimension: Dimension, entity: string): Json {
  const { fields } = entities.find((each) => each[shapeOf].name === entity)![shapeOf];
  return {
    field: `${entity}.${dimensions[dimension].find((name) => Object.hasOwn(fields, name))!}`,
  };
}

const questions = fc.record({
  times: fc.constantFrom("dates", "both"),
  zone: fc.constantFrom(...zones),
  calendar: calendars.filter(({ unit }) => unit !== "day"),
  isSplit: fc.boolean(),
  during: fc.oneof(
    fc.constant(null),
    fc.constant(["2024-09-03", "2025-03-28"]),
    fc.uniqueArray(dates, { minLength: 2, maxLength: 2 }),
  ),
  asOf: fc.option(
    fc.oneof(
      fc.constant({ date: "2025-04-12" }),
      dates.map((date) => ({ date })),
      instants.map((instant) => ({ instant: instant.getTime() })),
    ),
    { freq: 4 },
  ),
  by: fc.constantFrom<readonly Dimension[]>([], ["owner"], ["source", "owner"]),
  currency: fc.constantFrom("EUR", "USD", null),
});
type Drawn = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

const words = (formula: Json): string => JSON.stringify(formula);
const looksBack = (formula: Json): boolean =>
  /"(prior|trailing|opening \w+|averageOver)":/.test(words(formula));
const hasStock = (formula: Json): boolean => /"(stock|stockBefore)":/.test(words(formula));
/** Stocks and stretches have no time axis, or one of their own. */
const hasOwnTimes = (formula: Json): boolean =>
  hasStock(formula) || /"(atAnyTime|balance|spread|spreadToDate)":/.test(words(formula));

const isTimeless = (formula: Json): boolean =>
  !hasOwnTimes(formula) && measuresOf(formula).some(({ at }) => at === undefined);

/** A question that a formula can be asked. */
function questionFor(formula: Json, drawn: Drawn): Drawn {
  const isSplit = drawn.isSplit && !isTimeless(formula);
  const needsPeriod = looksBack(formula) && !isSplit;
  const during = drawn.during ?? (needsPeriod ? ["2024-11-01", "2025-02-01"] : null);
  return { ...drawn, isSplit, during };
}

const needsAsOf = (formula: Json, { isSplit, during }: Drawn): boolean =>
  /"(asOf|lastSeen|known|lifetime)":/.test(words(formula)) ||
  (hasStock(formula) && !isSplit && during === null);

/** Balances of all time, and rows without a time, have no day at whose rates they could be converted: refused where one would have to be. */
const hasNoDayOfRates = (formula: Json, { isSplit, during, asOf, currency }: Drawn): boolean => {
  const isOfAllTime = /"balance":/.test(words(formula)) && !isSplit && during === null;
  return asOf === null && currency !== null && (isOfAllTime || isTimeless(formula));
};

export function casesOf(formula: Json) {
  const names = new Set(measuresOf(formula).map(({ entity }) => entity));
  // Without bias, which would have most questions asked of few rows.
  const cases = questions.chain((drawn) => {
    const currencies = drawn.currency === null ? ["USD"] : ["USD", "EUR", "JPY", "KWD"];
    return dataOf(names, { times: drawn.times, currencies }).map((data) => ({
      data,
      question: questionFor(formula, drawn),
    }));
  });
  return fc.noBias(cases);
}

type Case = ReturnType<typeof casesOf> extends fc.Arbitrary<infer Value> ? Value : never;

function queryOf({ zone, calendar, isSplit, during, asOf, by: names, currency }: Drawn) {
  const [start, end] = [...(during ?? [])].sort() as CalendarDate[];
  return {
    by: Object.fromEntries(names.map((name) => [name, by[name]])),
    every: isSplit ? grainOf(calendar, zone) : undefined,
    during: start === undefined ? undefined : between(start, end!, { timeZone: zone }),
    zone: timeZone(zone),
    asOf: asOf === null ? undefined : "date" in asOf ? (asOf.date as CalendarDate) : new Date(asOf.instant),
    ...(currency !== null && { currency: currency, rates: rateSheet }),
  };
}

/** Equal, up to a number of significant digits. */
function isNear(found: Fraction, expected: Fraction, digits: bigint): boolean {
  const size = ({ above, below }: Fraction): Fraction => over(above < 0n ? -above : above, below);
  const margin = times(over(1n, 10n ** digits), expected.above === 0n ? over(1n, 1n) : size(expected));
  return compare(size(minus(found, expected)), margin) <= 0;
}

function told(found: Found): string {
  if ("reason" in found) return found.reason;
  if ("isNoMoney" in found) return "empty";
  if ("number" in found) return String(nearestDouble(found.number));
  return `${String(nearestDouble(found.amount))} ${found.currency}`;
}

/**
 * A value as it is shown beside the expected one; the expected one itself, if it is near enough. One aggregate is exact:
 * a number to the last bit, an amount to 39 digits. In a formula, numbers between are doubles.
 */
function shown(value: unknown, reason: string | null, expected: Found, isAggregate: boolean): string {
  const right = told(expected);
  if (value === null) return reason!;
  if (typeof value === "number") {
    const isSame = "number" in expected && !isAggregate && isNear(fractionOf(value), expected.number, 12n);
    return isSame ? right : String(value);
  }
  const { amount, currency } = value as Money;
  const isSame =
    "amount" in expected &&
    currency === expected.currency &&
    isNear(fractionOf(amount.toFixed()), expected.amount, isAggregate ? 39n : 13n);
  return isSame ? right : `${amount.toFixed()} ${currency}`;
}

/** Of each reason, the most rows that a measure leaves out for it. */
function excludedIn(formula: Json, place: Place, withUnplaced: boolean): Readonly<Record<string, number>> {
  const most: Record<string, number> = {};
  for (const measure of measuresOf(formula)) {
    const counts: Record<string, number> = {};
    for (const { why, isPlaced } of rowsOf(measure, place)) {
      if (why === null || (!isPlaced && !withUnplaced)) continue;
      const name = `${measure.entity} ${why}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    for (const [name, count] of Object.entries(counts)) most[name] = Math.max(count, most[name] ?? 0);
  }
  return most;
}

/** The code of the error that a call throws; `null` if it throws none. */
function codeOf(call: () => unknown): string | null {
  try {
    call();
    return null;
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}

export function check(name: string, metric: AnyMetric, formula: Json, { data, question }: Case): void {
  const query = queryOf(question);
  const ask = () => evaluate({ metric: metric as never }, data as never, query as never);
  if (question.asOf === null && needsAsOf(formula, question)) {
    expect(ask).toThrow(expect.objectContaining({ code: "missing-as-of" }));
    return;
  }
  if (hasNoDayOfRates(formula, question) && codeOf(ask) === "missing-rate") return;
  const report = ask() as unknown as {
    rows: (Record<Dimension, string | null> & {
      period: { start: string; end: string } | null;
      partial: boolean;
    })[];
    total: object;
    explain(
      row: unknown,
      name: string,
    ): {
      value: unknown;
      reason: string | null;
      excluded: { entity: string; why: string; count: number }[];
    };
  };
  const { zone, asOf, currency, isSplit, calendar } = question;
  const [start, end] = [...(question.during ?? [])].sort();
  const during = start === undefined ? null : days(start, end!);
  const ends = report.rows.map(({ period }) => period?.end ?? "").sort();
  const asking: Asking = { data, zone, asOf, during, currency, quotes, end: ends.at(-1) || null };
  const placeOf = (window: Window | null, groups: readonly Key[]): Place => {
    if (window === null) return { asking, window, days: null, groups, keys: [] };
    const first = during !== null && during.start > window.start ? during.start : window.start;
    const last = during !== null && during.end < window.end ? during.end : window.end;
    return { asking, window, days: [first, last], groups, keys: [] };
  };
  const isAggregate = typeof formula === "object" && formula !== null && "aggregate" in formula;
  const compareAt = (row: unknown, place: Place, where: string): void => {
    const { value, reason, excluded } = report.explain(row, "metric");
    const expected = valueOf(formula, place);
    const found = shown(value, reason, expected, isAggregate);
    expect([name, where, found]).toStrictEqual([name, where, told(expected)]);
    if (hasOwnTimes(formula) || looksBack(formula)) return;
    const counts = Object.fromEntries(excluded.map(({ entity, why, count }) => [`${entity} ${why}`, count]));
    const isAll = row === report.total || !isSplit;
    expect([name, where, counts]).toStrictEqual([name, where, excludedIn(formula, place, isAll)]);
  };
  const places: Place[] = [];
  for (const row of report.rows) {
    const window = isSplit ? unitWith(row.period!.start, calendar) : during;
    const groups = question.by.map((each) => ({
      of: (entity: string) => fieldOf(each, entity),
      value: row[each],
    }));
    const place = placeOf(window, groups);
    expect([row.period?.start, row.period?.end]).toStrictEqual([window?.start, window?.end]);
    places.push(place);
    if (window !== null) expect(row.partial).toBe(!isWhole(place));
    compareAt(row, place, JSON.stringify([row.period?.start, groups.map(({ value }) => value)]));
  }
  const total = placeOf(during, []);
  compareAt(report.total, total, "total");
  if (hasOwnTimes(formula) || looksBack(formula)) return;
  for (const measure of measuresOf(formula)) {
    const inRows = new Set(places.flatMap((place) => rowsOf(measure, place).map(({ row }) => row)));
    const inNone = rowsOf(measure, total).filter(({ why, row }) => why === null && !inRows.has(row));
    expect([name, "counts in the total alone", inNone]).toStrictEqual([
      name,
      "counts in the total alone",
      [],
    ]);
  }
}
