import { describe, expect, test } from "vitest";
import {
  type Aggregate,
  and,
  averageDealSize,
  bookings,
  bookingsGrowth,
  Deal,
  eq,
  type Expression,
  type Grain,
  measure,
  type Metric,
  month,
  type Outcome,
  openDeals,
  overall,
  SalesmetricsError,
  predicate,
  week,
  winRate,
  year,
} from "salesmetrics";
import { assertMetricLaws, BrokenLawError, type MetricLawOptions } from "salesmetrics/testing";

// Metrics that break a law, and are caught at it.

const deals: Deal[] = Array.from({ length: 12 }, (_, index) => ({
  id: String(index),
  status: (["won", "lost", "won", "open"] as const)[index % 4]!,
  ownerId: index % 3 === 0 ? "ann" : "bob",
  source: index % 2 === 0 ? "web" : "fair",
  amount: index % 5 === 0 ? "0.10" : index + 0.2,
  currency: "USD",
  createdAt: "2025-01-05" as const,
  closedAt: `2025-0${1 + (index % 4)}-${String(10 + index)}` as `${number}-${number}-${number}`,
}));

interface Data {
  readonly deals: Deal;
}

function brokenBy(
  metric: Metric<Data, unknown>,
  options: MetricLawOptions<Data> = {},
  rows: readonly Deal[] = deals,
): BrokenLawError {
  try {
    assertMetricLaws(metric, { deals: rows }, options);
  } catch (error) {
    if (error instanceof BrokenLawError) return error;
    throw error;
  }
  throw new Error("nothing was caught");
}

const just = (value: number): Outcome<number> => ({
  value,
  reason: null,
  numerator: null,
  denominator: null,
  n: null,
});

/** A sum of floats: what most people write. */
const floats: Aggregate<string | number, number, number> = {
  definition: "floatSum",
  class: "additive",
  init: () => 0,
  step: (total, value) => total + Number(value),
  merge: (left, right) => left + right,
  finish: just,
};

const probability = Deal.probability;
const chances = deals.map((deal, index) => ({ ...deal, probability: [0.1, 0.2, 0.3, 0.7][index % 4] }));

describe("assertMetricLaws catches", () => {
  test("a sum of floats, which depends on the order", () => {
    const error = brokenBy(measure(floats, probability, { at: Deal.closedAt }), {}, chances);
    expect(error.law).toBe("any split of the rows gives the same report");
    expect(JSON.parse(error.counterExample)).toHaveProperty("shards");
  });

  test("a merge that takes the mean of means", () => {
    const means: Aggregate<string | number, number, number> = {
      ...floats,
      step: (total, value) => (total + Number(value)) / 2,
      merge: (left, right) => (left + right) / 2,
    };
    expect(brokenBy(measure(means, probability, { at: Deal.closedAt }), {}, chances).law).toBe(
      "any split of the rows gives the same report",
    );
  });

  test("a metric that answers one number otherwise than a report", () => {
    const odd = Object.assign(() => 0.5, {
      id: "odd",
      core: () => winRate.core(),
    }) as unknown as typeof winRate;
    expect(brokenBy(odd).law).toBe("a total is the metric over all rows");
  });

  test("a grain that puts a day in the wrong month", () => {
    const months = month();
    const skewed: Grain = {
      unit: "month",
      zone: null,
      definition: months.definition,
      period: (ordinal) => months.period(ordinal),
      inZone: () => skewed,
      reader: () => (time) => months.reader()(time === "2025-02-11" ? "2025-03-11" : time),
    };
    // The reader is asked for the first and last time of a batch alone: which law notices depends on the batches.
    expect(brokenBy(winRate, { every: skewed }).law).toMatch(
      /^(any split of the rows gives the same report|a period of a report is the metric during that period)$/,
    );
  });

  test("a predicate that is not what its code says", () => {
    const where = [{ condition: eq(Deal.source, "web"), holds: (deal: Deal) => deal.source !== "web" }];
    const error = brokenBy(winRate, { where });
    expect(error.law).toBe("a metric where a condition holds is the metric over the rows for which it holds");
    expect(error.counterExample).toContain("deals.source");
  });

  test("a callback that changes rows", () => {
    const careless = predicate(Deal, (deal) => {
      (deal as { name?: string }).name = "seen";
      return true;
    });
    const rows = deals.map((deal) => ({ ...deal }));
    const counted = measure(floats, Deal.probability as Expression<Data, number>, {
      where: and(careless, eq(Deal.status, "won")),
      at: Deal.closedAt,
    });
    expect(brokenBy(counted, {}, rows).law).toBe("rows stay as they are");
  });
});

describe("assertMetricLaws passes", () => {
  const where = [{ condition: eq(Deal.source, "web"), holds: (deal: Deal) => deal.source === "web" }];
  test.each([
    ["one number", {}],
    ["by rep", { by: { rep: Deal.ownerId } }],
    ["by a dimension that is called metric", { by: { metric: Deal.ownerId }, every: month() }],
    ["every month", { every: month() }],
    ["every week, cut by a period", { every: week(), during: month(2025, 2) }],
    ["every fiscal year", { every: year({ fiscalYearStartMonth: 2 }), asOf: "2025-03-01" as const }],
  ])("a sound metric, asked for %s", (_, options) => {
    expect(() => assertMetricLaws(winRate, { deals }, { ...options, where })).not.toThrow();
    expect(() => assertMetricLaws(averageDealSize, { deals }, { ...options, where })).not.toThrow();
    const overallBookings = overall(bookings);
    expect(() => assertMetricLaws(overallBookings, { deals }, { ...options, where })).not.toThrow();
  });

  test("a metric that looks back", () => {
    expect(() => assertMetricLaws(bookingsGrowth, { deals }, { every: month() })).not.toThrow();
    expect(() => assertMetricLaws(bookingsGrowth, { deals }, { during: month(2025, 2) })).not.toThrow();
  });
});

test("what evaluate refuses is refused with the same error", () => {
  const refused = (): void => assertMetricLaws(openDeals, { deals });
  expect(refused).toThrow(SalesmetricsError);
  expect(refused).toThrow("asOf");
});
