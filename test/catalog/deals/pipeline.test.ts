import { describe, expect, test } from "vitest";
import {
  dealAge,
  evaluate,
  medianDealAge,
  month,
  openDeals,
  openPipeline,
  pipelineCreated,
  salesVelocity,
  weightedPipeline,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric, thousandNines } from "../facts.js";
import { deals } from "../rows.js";
import {
  duringMarch,
  endOfMarch,
  eur,
  lost,
  open,
  unusableAmounts,
  unusableOpen,
  usd,
  won,
} from "./world.js";

/** On 31 March: two open, and one that is won the day after. The others are over by then, or not there yet. */
const pipeline = deals(
  { status: "open", createdAt: "2025-03-01", amount: 100, probability: 0.5, ...eur },
  { status: "open", createdAt: "2025-03-31", amount: "20.50", probability: "0.2", ...eur },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-04-01", amount: 300, probability: 1, ...eur },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-03-31", amount: 7000, probability: 1, ...eur },
  { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-01", amount: 7000, probability: 1, ...eur },
  { status: "open", createdAt: "2025-04-01", amount: 7000, probability: 1, ...eur },
);

describeMetric("openDeals", openDeals, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  value: 3,
  empty: 0,
  single: [deals({ status: "open" }), 1],
  unusable: unusableOpen,
  also: {
    "won and lost deals": [deals(won, lost), 0],
    "the period plays no part": [pipeline, 3, { during: month(2019, 1) }],
    "as of an earlier day, from the dates and not from the status": [pipeline, 3, { asOf: "2025-02-28" }],
  },
});

describe.each([
  ["openDeals", openDeals],
  ["openPipeline", openPipeline],
  ["weightedPipeline", weightedPipeline],
  ["dealAge", dealAge],
  ["medianDealAge", medianDealAge],
  ["salesVelocity", salesVelocity],
])("%s describes one moment", (name, metric) => {
  test("which it must be told", () => {
    expect(() => metric(pipeline)).toThrow(
      expect.objectContaining({ code: "missing-as-of", message: expect.stringMatching(`^${name}: `) }),
    );
  });

  test("and is not split by period", () => {
    expect(() => evaluate({ metric }, pipeline, { every: month(), ...endOfMarch })).toThrow(
      expect.objectContaining({ code: "no-time-axis" }),
    );
  });
});

describeMetric("openPipeline", openPipeline, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  // 100 + 20.50 + 300, won only in April.
  value: "420.5 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 5, ...eur }), "5 EUR"],
  unusable: { ...unusableOpen, ...unusableAmounts({ id: "a", ...open }) },
  mixed: deals({ ...open, amount: 50, ...usd }, { ...open, amount: 50, ...eur }),
  also: {
    "won and lost deals are not in it": [
      deals({ ...won, amount: 5, ...eur }, { ...lost, amount: 5, ...eur }),
      "empty",
    ],
    "the period plays no part": [pipeline, "420.5 EUR", { during: month(2019, 1) }],
    "a negative amount": [deals({ ...open, amount: 5, ...eur }, { ...open, amount: -8, ...eur }), "-3 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: thousandNines, ...eur }, { ...open, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

describeMetric("weightedPipeline", weightedPipeline, {
  row: "P2",
  options: endOfMarch,
  example: pipeline,
  // 100 × 0.5 + 20.50 × 0.2 + 300 × 1
  value: "354.1 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 3, probability: 0.1, ...eur }), "0.3 EUR"],
  unusable: {
    ...unusableOpen,
    ...unusableAmounts({ id: "a", ...open, probability: 1 }),
    "missing probability": { deals: [{ id: "a", ...open, amount: 5, ...eur }] },
    "invalid probability": {
      deals: badNumbers.map((probability) => ({ id: "a", ...open, amount: 5, ...eur, probability })),
    },
    "not between 0 and 1": {
      deals: [-0.01, 1.01, "1.0000000000000000000000000000001", 50].map((probability) => ({
        id: "a",
        ...open,
        amount: 5,
        ...eur,
        probability,
      })),
    },
  },
  mixed: deals(
    { ...open, probability: 1, amount: 50, ...usd },
    { ...open, probability: 1, amount: 50, ...eur },
  ),
  also: {
    "probabilities 0 and 1": [
      deals({ ...open, amount: 5, probability: 0, ...eur }, { ...open, amount: 7, probability: 1, ...eur }),
      "7 EUR",
    ],
    // Frappe CRM adds them at full value.
    "lost deals are not in it": [deals({ ...lost, amount: 5, probability: 1, ...eur }), "empty"],
    "a negative amount": [deals({ ...open, amount: -8, probability: 0.25, ...eur }), "-2 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: `2${"0".repeat(998)}1`, probability: 0.5, ...eur }),
      `1${"0".repeat(998)}0.5 EUR`,
    ],
  },
});

describeMetric("pipelineCreated", pipelineCreated, {
  row: "P3, amount now",
  options: duringMarch,
  // Whatever became of them: fivetran's query keeps only the first.
  example: deals(
    { status: "open", createdAt: "2025-03-01", amount: 100, ...eur },
    { status: "won", createdAt: "2025-03-15", closedAt: "2025-03-20", amount: 200, ...eur },
    { status: "lost", createdAt: "2025-03-31", closedAt: "2025-05-01", amount: 300, ...eur },
    { status: "won", createdAt: "2025-02-28", closedAt: "2025-03-20", amount: 7000, ...eur },
  ),
  value: "600 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 5, ...eur }), "5 EUR"],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30", amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusableAmounts({ id: "a", ...open }),
    "missing createdAt": { deals: [{ id: "a", ...won, amount: 5, ...eur }] },
    "invalid createdAt": {
      deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt, amount: 5, ...eur })),
    },
  },
  mixed: deals({ ...open, amount: 50, ...usd }, { ...open, amount: 50, ...eur }),
  also: {
    "a negative amount": [deals({ ...open, amount: 5, ...eur }, { ...open, amount: -8, ...eur }), "-3 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: thousandNines, ...eur }, { ...open, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});
