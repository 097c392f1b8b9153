import { isStateOf } from "../../src/aggregates/state-of.js";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import {
  Activity,
  type AnyAggregate,
  type AnyMetric,
  count,
  countDistinct,
  Deal,
  elapsed,
  first,
  last,
  Lead,
  lifetime,
  max,
  mean,
  meanOf,
  median,
  type Metric,
  min,
  perKey,
  type Presentation,
  quantile,
  sum,
  survivalMedian,
  variance,
} from "salesmetrics";
import { assertAggregateLaws } from "salesmetrics/testing";
import { everyMetric } from "../catalog/catalogue.js";
import { questionsOf } from "../sql/questions.js";
import { aggregateOf, amounts, converted, dollars, keys, numbers } from "./inputs.js";

const runs = { numRuns: 15 };

/** The name of an aggregate, without its parameters. */
const nameOf = ({ definition }: AnyAggregate): string =>
  typeof definition === "string" ? definition : Object.keys(definition as object)[0]!;

const checked = new Set<string>();

function keepsTheLaws(
  name: string,
  metric: AnyMetric,
  inputs: fc.Arbitrary<unknown>,
  presentation?: Presentation,
): void {
  checked.add(nameOf(aggregateOf(metric)));
  const samples = fc.array(inputs, { maxLength: 12 });
  test(`${name} checks states that come in`, () => {
    expect(isStateOf(aggregateOf(metric), "a text")).toBe(false);
  });
  test.prop([samples, fc.integer()], runs)(`${name} keeps the laws`, (sample, seed) => {
    assertAggregateLaws(aggregateOf(metric), sample, { seed, rounds: 8, presentation });
  });
}

const probabilities = [0, 0.1, 0.25, 1 / 3, 0.5, 0.9, 0.95, 0.999999999, 1];

describe("aggregates of rows and values", () => {
  keepsTheLaws("count", count(Deal), fc.constant(true));
  keepsTheLaws("countDistinct of texts", countDistinct(Deal.ownerId), keys);
  keepsTheLaws("countDistinct of numbers", countDistinct(Lead.score), numbers);
  keepsTheLaws("countDistinct of flags", countDistinct(Lead.test), fc.boolean());
  keepsTheLaws("countDistinct of money", countDistinct(Deal.amount), amounts);
  keepsTheLaws(
    "countDistinct of times",
    countDistinct(Deal.closedAt),
    fc.oneof(fc.integer(), fc.constant("2025-03-31")),
  );
  for (const atLeast of [1, 2, 3]) {
    keepsTheLaws(`countDistinct atLeast ${atLeast}`, countDistinct(Deal.ownerId, { atLeast }), keys);
  }
});

describe("aggregates of numbers", () => {
  keepsTheLaws("sum", sum(Lead.score), numbers);
  keepsTheLaws("mean", mean(Lead.score), numbers);
  keepsTheLaws("min", min(Lead.score), numbers);
  keepsTheLaws("max", max(Lead.score), numbers);
  keepsTheLaws("variance", variance(Lead.score), numbers);
  keepsTheLaws("median", median(Lead.score), numbers);
  for (const probability of probabilities) {
    keepsTheLaws(`quantile ${probability}`, quantile(probability, Lead.score), numbers);
  }
  keepsTheLaws("mean of durations", mean(elapsed(Deal.createdAt, Deal.closedAt)), fc.nat({ max: 2 ** 45 }));
});

describe("aggregates of lifetimes", () => {
  const lifetimes = survivalMedian(lifetime(Deal.createdAt, Deal.closedAt));
  // Twice the age, and 1 more for what was still open.
  keepsTheLaws("kaplanMeier, with ties", lifetimes, fc.nat({ max: 9 }));
  keepsTheLaws("kaplanMeier", lifetimes, fc.nat({ max: 2 ** 49 }));
});

for (const [where, presentation] of [
  ["as it is", undefined],
  ["converted", converted],
] as const) {
  describe(`aggregates of money, ${where}`, () => {
    for (const [how, inputs] of [
      ["in one currency", dollars],
      ["in several currencies", amounts],
    ] as const) {
      keepsTheLaws(`sum ${how}`, sum(Deal.amount), inputs, presentation);
      keepsTheLaws(`mean ${how}`, mean(Deal.amount), inputs, presentation);
      keepsTheLaws(`min ${how}`, min(Deal.amount), inputs, presentation);
      keepsTheLaws(`max ${how}`, max(Deal.amount), inputs, presentation);
      for (const probability of [0, 0.25, 0.5, 0.9, 1]) {
        keepsTheLaws(
          `quantile ${probability} ${how}`,
          quantile(probability, Deal.amount),
          inputs,
          presentation,
        );
      }
    }
  });
}

describe("aggregates of what came first and last", () => {
  const times = fc.oneof(
    fc.constantFrom("2025-03-30", "2025-03-31", "2025-04-01"),
    // Midnights of those days in UTC, and a millisecond before.
    fc.constantFrom(1743292800000, 1743379200000, 1743379199999),
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  );
  const dated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.record({ at: times, value });
  const ends = [
    ["first", first],
    ["last", last],
  ] as const;
  for (const [name, end] of ends) {
    keepsTheLaws(`${name} of texts`, end(Deal.ownerId, Deal.closedAt), dated(keys));
    keepsTheLaws(`${name} of flags`, end(Lead.test, Lead.createdAt), dated(fc.boolean()));
    keepsTheLaws(`${name} of numbers`, end(Activity.durationSeconds, Activity.createdAt), dated(numbers));
    keepsTheLaws(`${name} of money`, end(Deal.amount, Deal.closedAt), dated(amounts));
    keepsTheLaws(`${name} of times`, end(Deal.createdAt, Deal.closedAt), dated(times));
  }
});

describe("aggregates of each key", () => {
  const each = (metric: AnyMetric): Metric<{ deals: Deal }, number> =>
    perKey(Deal.ownerId, metric as Metric<{ deals: Deal }, number>, meanOf());
  const withKeys = (input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.record({ key: fc.constantFrom("a", "b", "", "__proto__", "10", "9"), input });
  keepsTheLaws("a count of each key", each(count(Deal)), withKeys(fc.constant(true)));
  keepsTheLaws("a sum of each key", each(sum(Deal.probability)), withKeys(numbers));
  keepsTheLaws("a median of each key", each(median(Deal.probability)), withKeys(numbers));
  keepsTheLaws("distinct texts of each key", each(countDistinct(Deal.stage)), withKeys(keys));
  keepsTheLaws("dollars of each key", each(sum(Deal.amount)), withKeys(dollars));
  keepsTheLaws("converted amounts of each key", each(sum(Deal.amount)), withKeys(amounts), converted);
});

plainTest("every aggregate that a metric uses is here", () => {
  const metrics = [everyMetric, ...questionsOf("date").map((question) => question.metrics)].flatMap((each) =>
    Object.values(each),
  );
  const used = new Set(
    metrics.flatMap((metric) => metric.core().formula.measures.map(({ aggregate }) => nameOf(aggregate))),
  );
  const forgotten = [...used].filter((name) => !checked.has(name));
  expect(forgotten.map((name) => `test/aggregates/laws.test.ts: add keepsTheLaws("${name}", …)`)).toEqual([]);
});

plainTest("what can be negated, and is held to it above", () => {
  const able = {
    count: count(Deal),
    reps: countDistinct(Deal.ownerId),
    sum: sum(Deal.amount),
    mean: mean(Lead.score),
  };
  const more = { variance: variance(Lead.score), median: median(Deal.amount) };
  for (const metric of Object.values({ ...able, ...more }))
    expect(aggregateOf(metric)).toHaveProperty("negate");
  for (const metric of [min(Deal.amount), max(Lead.score), first(Deal.ownerId, Deal.closedAt)])
    expect(aggregateOf(metric as AnyMetric)).not.toHaveProperty("negate");
});
