import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  averageDealSize,
  between,
  bookings,
  type CalendarDate,
  countDistinct,
  type Cube,
  Deal,
  dealsCreated,
  eq,
  evaluate,
  grain,
  lostDeals,
  max,
  medianDealSize,
  medianSalesCycle,
  mergeCubes,
  min,
  type Money,
  rates,
  report,
  salesCycle,
  salesCycle90th,
  scan,
  winRate,
  wonDeals,
} from "salesmetrics";
import { timeOf } from "./calendar.js";
import { calendars, dates, dealsOf, instants, type Kinds, shardsOf, zones } from "./deals.js";
import {
  divided,
  type Fraction,
  fractionOf,
  over,
  plus,
  quantileOf,
  roundedText,
  times,
  zero,
} from "./fraction.js";
import { expectedReport, type Question, type Values } from "./oracle.js";

const won = { where: eq(Deal.status, "won"), at: Deal.closedAt };

const metrics = {
  dealsCreated,
  wonDeals,
  lostDeals,
  winRate,
  reps: countDistinct(Deal.ownerId, won),
  salesCycle,
  medianSalesCycle,
  salesCycle90th,
  bookings,
  averageDealSize,
  medianDealSize,
  smallest: min(Deal.amount, won),
  largest: max(Deal.amount, won),
};

type Name = keyof typeof metrics;
const names = Object.keys(metrics) as Name[];

/** Money as the oracle writes it. A double stays one. */
function plain(value: number | Money | null): number | string | null {
  return typeof value === "object" && value !== null ? `${value.amount.toFixed()} ${value.currency}` : value;
}

function valuesIn(row: { readonly [Each in Name]: number | Money | null }): Values {
  return Object.fromEntries(names.map((name) => [name, plain(row[name])]));
}

function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

const spans = fc
  .tuple(dates, dates)
  .filter(([one, other]) => one !== other)
  .map((ends): [string, string] => (ends[0] < ends[1] ? ends : [ends[1], ends[0]]));

function questions({ times: kind }: Kinds): fc.Arbitrary<Question> {
  return fc.record({
    // Calendar dates need no zone, and must not be moved by one.
    zone: kind === "dates" ? fc.constantFrom(null, ...zones) : fc.constantFrom(...zones),
    calendar: calendars,
    during: fc.option(spans),
    asOf: fc.option(
      kind === "dates"
        ? dates.map((date) => ({ date }))
        : fc.oneof(
            dates.map((date) => ({ date })),
            instants.map((instant) => ({ instant: instant.getTime() })),
          ),
    ),
  });
}

function queryOf({ zone, calendar, during, asOf }: Question) {
  return {
    by: { rep: Deal.ownerId, currency: Deal.currency },
    every: grain({ ...calendar!, timeZone: zone }),
    during: during === null ? undefined : between(during[0] as CalendarDate, during[1] as CalendarDate),
    asOf: asOf === null ? undefined : "date" in asOf ? (asOf.date as CalendarDate) : new Date(asOf.instant),
  };
}

const splits = fc.record({
  count: fc.integer({ min: 1, max: 5 }),
  places: fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 40 }),
});

/** The report of all deals, and that of their shards, each scanned apart and sent as JSON. */
function reportsOf(
  deals: readonly Deal[],
  question: Question,
  { count, places }: { count: number; places: number[] },
) {
  const query = queryOf(question);
  const cubes = shardsOf(deals, places, count).map((shard) =>
    throughJson(scan(metrics, { deals: shard }, query)),
  );
  const [head, ...tail] = cubes;
  const merged = tail.reduce((left, right) => throughJson(mergeCubes(metrics, [right, left])), head!);
  return [evaluate(metrics, { deals }, query), report(metrics, merged)];
}

describe("a report on deals agrees with an independent oracle of BigInt fractions, to the last digit", () => {
  for (const kind of ["dates", "instants", "both"] as const) {
    test.prop([dealsOf({ times: kind }), questions({ times: kind }), splits], { numRuns: 100 })(
      `by rep and currency, over ${kind}`,
      (deals, question, split) => {
        const expected = expectedReport(deals, question);
        for (const found of reportsOf(deals, question, split)) {
          const rows = found.rows.map((row) => ({
            rep: row.rep,
            currency: row.currency,
            start: row.period.start,
            end: row.period.end,
            partial: row.partial,
            values: valuesIn(row),
          }));
          expect(rows).toStrictEqual(expected.rows);
          expect(valuesIn(found.total)).toStrictEqual(expected.total);
          const { excluded } = found.explain(found.total, "bookings");
          expect(Object.fromEntries(excluded.map(({ why, count }) => [why, count]))).toStrictEqual(
            expected.excluded,
          );
        }
      },
    );
  }
});

const currencies = ["USD", "EUR", "JPY", "KWD"] as const;
const firstQuote = "2024-01-01";

const rateTexts = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => String(units / 10 ** places));

/** Quotes of every currency but the base: one before all deals, some during them. */
const sheets = fc.constantFrom(...currencies).chain((base) =>
  fc.record({
    base: fc.constant(base),
    quotes: fc
      .tuple(
        ...currencies
          .filter((currency) => currency !== base)
          .map((currency) =>
            fc
              .tuple(
                rateTexts,
                fc.uniqueArray(fc.tuple(dates, rateTexts), { maxLength: 4, selector: ([date]) => date }),
              )
              .map(([earliest, later]) =>
                [[firstQuote, earliest] as const, ...later].map(([date, rate]) => ({
                  currency,
                  date: date as CalendarDate,
                  rate,
                })),
              ),
          ),
      )
      .map((lists) => lists.flat()),
  }),
);

type Sheet = typeof sheets extends fc.Arbitrary<infer Value> ? Value : never;

/** The last quote of a currency up to a day, looked for one by one. */
function quoteOn({ base, quotes }: Sheet, currency: string, day: string): Fraction {
  if (currency === base) return over(1n, 1n);
  let found = { date: "", rate: "" };
  for (const quote of quotes) {
    if (quote.currency === currency && quote.date <= day && quote.date > found.date) found = quote;
  }
  return fractionOf(found.rate);
}

describe("money in one currency, at the rate of each day, is exact and rounded once, to 40 digits", () => {
  test.prop(
    [
      dealsOf({ times: "both", sound: true }),
      sheets,
      fc.constantFrom(...currencies),
      splits,
      fc.constantFrom(...zones),
    ],
    { numRuns: 120 },
  )("bookings, mean and median", (deals, sheet, target, { count, places }, timeZone) => {
    const query = {
      every: grain({ unit: "year", timeZone, weekStartsOn: 1, fiscalYearStartMonth: 1 }),
      currency: target,
      rates: rates(sheet),
    };
    const asked = { bookings, averageDealSize, medianDealSize };
    const [first, ...others] = shardsOf(deals, places, count).map(
      (deals) => throughJson(scan(asked, { deals }, query)) as Cube,
    );
    const found = report(asked, mergeCubes(asked, [first!, ...others])).total;

    const amounts: Fraction[] = [];
    for (const deal of deals) {
      const time = timeOf(deal.closedAt);
      if (deal.status !== "won" || typeof time === "string") continue;
      const day = "date" in time ? time.date : new Date(time.instant).toISOString().slice(0, 10);
      const source = deal.currency as string;
      const rate = divided(quoteOn(sheet, target, day), quoteOn(sheet, source, day));
      amounts.push(times(fractionOf(deal.amount as number), source === target ? over(1n, 1n) : rate));
    }
    const total = amounts.reduce(plus, zero);
    const shown = (value: Fraction): string => `${roundedText(value)} ${target}`;
    expect({
      bookings: plain(found.bookings),
      averageDealSize: plain(found.averageDealSize),
      medianDealSize: plain(found.medianDealSize),
    }).toStrictEqual({
      bookings: shown(total),
      averageDealSize: amounts.length === 0 ? null : shown(divided(total, over(BigInt(amounts.length), 1n))),
      medianDealSize: amounts.length === 0 ? null : shown(quantileOf(amounts, 0.5)),
    });
  });
});

test.prop([dealsOf({ times: "both" }), questions({ times: "both" })], { numRuns: 40 })(
  "one number is the total, and a period of days is asked for in its zone",
  (deals, question) => {
    const { zone, during } = question;
    fc.pre(during !== null && zone !== null);
    const expected = expectedReport(deals, { ...question, calendar: null });
    const { asOf } = queryOf(question);
    const period = between(during[0] as CalendarDate, during[1] as CalendarDate, { timeZone: zone });
    expect(winRate({ deals }, { during: period, asOf })).toBe(expected.total["winRate"]);
    expect(salesCycle({ deals }, { during: period, asOf })).toBe(expected.total["salesCycle"]);
  },
);
