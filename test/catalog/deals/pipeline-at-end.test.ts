import { fc, test as property } from "@fast-check/vitest";
import {
  type CalendarDate,
  evaluate,
  type Money,
  month,
  openDeals,
  openDealsAtEnd,
  openPipeline,
  pipelineAtEnd,
  quarter,
  salesVelocity,
  salesVelocityAtEnd,
  weightedPipeline,
  weightedPipelineAtEnd,
} from "salesmetrics";
import { expect, test } from "vitest";
import { answer, describeMetric, shown } from "../facts.js";
import { deals } from "../rows.js";
import { endOfMarch, eur, usd } from "./world.js";

/** On 31 March: two open, and one that is won the day after. The others are over by then, or not there yet. */
const pipeline = deals(
  { status: "open", createdAt: "2025-03-01", amount: 100, probability: 0.5, ...eur },
  // Open, whatever its closing date says.
  {
    status: "open",
    createdAt: "2025-03-31",
    closedAt: "2025-03-31",
    amount: "20.50",
    probability: "0.2",
    ...eur,
  },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-04-01", amount: 300, probability: 1, ...eur },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-03-31", amount: 7000, probability: 1, ...eur },
  { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-01", amount: 7000, probability: 1, ...eur },
  { status: "open", createdAt: "2025-04-01", amount: 7000, probability: 1, ...eur },
);

const unusable = {
  "missing createdAt": deals({ status: "open", amount: 1, probability: 1, ...eur }),
  "missing closedAt": deals({ status: "won", createdAt: "2025-01-01", amount: 1, probability: 1, ...eur }),
};
const withoutAmount = {
  "missing amount": deals({ status: "open", createdAt: "2025-01-01", probability: 1, ...eur }),
};
const eachMonth = { every: month(), during: quarter(2025, 1) };

describeMetric("openDealsAtEnd", openDealsAtEnd, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  value: 3,
  empty: 0,
  single: [deals({ status: "open", createdAt: "2025-03-31" }), 1],
  unusable,
});

describeMetric("pipelineAtEnd", pipelineAtEnd, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  value: "420.5 EUR",
  empty: "empty",
  single: [deals({ status: "open", createdAt: "2025-03-31", amount: 7, ...usd }), "7 USD"],
  unusable: { ...unusable, ...withoutAmount },
});

describeMetric("weightedPipelineAtEnd", weightedPipelineAtEnd, {
  row: "P2",
  options: endOfMarch,
  example: pipeline,
  value: "354.1 EUR",
  empty: "empty",
  single: [
    deals({ status: "open", createdAt: "2025-03-31", amount: 7, probability: 0.5, ...usd }),
    "3.5 USD",
  ],
  unusable: { ...unusable, ...withoutAmount },
});

const closing = { createdAt: "2025-01-19", closedAt: "2025-03-10" } as const;
const open = { status: "open", createdAt: "2025-03-11" } as const;

describeMetric("salesVelocityAtEnd", salesVelocityAtEnd, {
  row: "P16",
  options: { during: quarter(2025, 1), asOf: "2025-03-31" },
  // 2 open × 0.5 won × 10 000 ÷ 50 days
  example: deals(
    { status: "won", ...closing, amount: 10_000, ...usd },
    { status: "lost", ...closing, amount: 10_000, ...usd },
    open,
    open,
  ),
  value: "200 USD",
  empty: "empty",
  single: [deals(open), "empty"],
});

test("each is asked by month", () => {
  const metrics = { openDealsAtEnd, pipelineAtEnd, weightedPipelineAtEnd, salesVelocityAtEnd };
  const { rows } = evaluate(metrics, pipeline, eachMonth);
  const told = (value: Money | null) => value && shown(value);
  expect(rows.map((row) => row.openDealsAtEnd)).toEqual([0, 3, 3]);
  expect(rows.map((row) => told(row.pipelineAtEnd))).toEqual([null, "14300 EUR", "420.5 EUR"]);
  expect(rows.map((row) => told(row.weightedPipelineAtEnd))).toEqual([null, "14300 EUR", "354.1 EUR"]);
  // 3 open × 0.5 won × 7000 ÷ 58 days.
  expect(rows.map((row) => row.salesVelocityAtEnd?.amount.toFixed(4))).toEqual([
    undefined,
    undefined,
    "181.0345",
  ]);
});

const days = Array.from(
  { length: 28 },
  (_, day) => `2025-02-${String(day + 1).padStart(2, "0")}` as CalendarDate,
);
const deal = fc
  .record({
    status: fc.constantFrom("open" as const, "won" as const, "lost" as const),
    created: fc.nat(27),
    length: fc.nat(27),
    amount: fc.integer({ min: 1, max: 900 }),
    probability: fc.constantFrom(0, 0.5, 1),
  })
  .map(({ created, length, ...rest }) => ({
    ...rest,
    ...eur,
    createdAt: days[created]!,
    closedAt: days[Math.min(27, created + length)]!,
  }));

property.prop([fc.array(deal, { minLength: 1 }), fc.constantFrom(...days)])(
  "at a moment they are what openDeals, openPipeline, weightedPipeline and salesVelocity say of it",
  (rows, asOf) => {
    const data = deals(...rows);
    expect(answer(openDealsAtEnd, data, { asOf })).toBe(answer(openDeals, data, { asOf }));
    expect(answer(salesVelocityAtEnd, data, { asOf })).toEqual(answer(salesVelocity, data, { asOf }));
    // A stock that has emptied is zero in its currency, where a sum over no rows has none.
    const currency = "EUR";
    for (const [atEnd, now] of [
      [pipelineAtEnd, openPipeline],
      [weightedPipelineAtEnd, weightedPipeline],
    ] as const)
      expect(answer(atEnd, data, { asOf, currency })).toBe(answer(now, data, { asOf, currency }));
  },
);
