import { fc, test } from "@fast-check/vitest";
import { describe } from "vitest";
import { between, type CalendarDate, Deal, eq } from "salesmetrics";
import { assertMetricLaws, BrokenLawError } from "salesmetrics/testing";
import { calendars, dates, dealsOf, zones } from "./deals.js";
import { combinators, grainOf, type Looking, pairs, plain } from "./looking.js";

// Metrics that read other periods and groups keep the laws of all metrics.

const questions = fc.record({
  zone: fc.constantFrom(...zones),
  calendar: calendars.filter(({ unit }) => unit !== "day"),
  isSplit: fc.boolean(),
  during: fc.option(fc.uniqueArray(dates, { minLength: 2, maxLength: 2 })),
  asOf: fc.option(dates),
  isGrouped: fc.boolean(),
});
type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

function queryOf({ zone, calendar, isSplit, during, asOf, isGrouped }: Question) {
  const [start, end] = during?.sort() ?? ["2024-11-01", "2025-02-01"];
  return {
    by: (isGrouped ? { rep: Deal.ownerId, source: Deal.source } : {}) as Record<string, typeof Deal.ownerId>,
    every: isSplit ? grainOf(calendar, zone) : undefined,
    // Reading another period needs one to start from.
    during:
      during === null && isSplit
        ? undefined
        : between(start as CalendarDate, end as CalendarDate, { timeZone: zone }),
    asOf: (asOf ?? undefined) as CalendarDate | undefined,
    currency: "USD" as const,
  };
}

const where = [{ condition: eq(Deal.status, "won"), holds: (deal: Deal) => deal.status === "won" }];

const deals = dealsOf({ times: "both", sound: true }).map((list) =>
  list.slice(0, 16).map((deal) => ({ ...deal, currency: "USD" })),
);

/** Over other rows there are other groups, and another first period. */
const depends = /overall|share|cumulative/;

/** What begins where the report does. */
const dependsOnDuring = /cumulative/;
const ofPeriods = "a period of a report is the metric during that period";

function keepsTheLaws(looking: Looking, question: Question, list: readonly Deal[], seed: number): void {
  const { name, metric } = looking;
  const query = queryOf(question);
  fc.pre(question.isGrouped || !/(overall|share) (rep|source)/.test(name));
  try {
    const conditions = depends.test(name) ? [] : where;
    assertMetricLaws(metric, { deals: list }, { ...query, where: conditions, seed, rounds: 2 });
  } catch (error) {
    const isExpected = error instanceof BrokenLawError && error.law === ofPeriods;
    if (!isExpected || !dependsOnDuring.test(name)) throw error;
  }
}

describe("the laws hold for every combinator", () => {
  for (const [name, combine] of Object.entries(combinators))
    test.prop([plain.chain(combine), questions, deals, fc.integer()], { numRuns: 5 })(name, keepsTheLaws);
});

describe("the laws hold for every combinator of every other", () => {
  for (const [name, combine] of pairs)
    test.prop([plain.chain(combine), questions, deals, fc.integer()], { numRuns: 2 })(name, keepsTheLaws);
});
