import { fc, test } from "@fast-check/vitest";
import { Campaign, evaluate, ratio, sum } from "salesmetrics";
import { expect } from "vitest";
import { ratioOfNumbers } from "../../src/metrics/ratio.js";

const clicks = sum(Campaign.clicks, { at: Campaign.spentAt });
const impressions = sum(Campaign.impressions, { at: Campaign.spentAt });

const amounts = fc.constantFrom(0, 1, 3, -2, 0.1, 1e308, 5e-324, Number.NaN, null);
const campaigns = fc.array(
  fc.record({
    id: fc.constant("1"),
    spentAt: fc.constantFrom("2025-03-01" as const, null),
    clicks: amounts,
    impressions: amounts,
  }),
  { maxLength: 3 },
);

test.prop([campaigns], { numRuns: 300 })("is the ratio of any quantities, of numbers", (rows) => {
  const metrics = { any: ratio(clicks, impressions), numbers: ratioOfNumbers(clicks, impressions) };
  const { total, explain } = evaluate(metrics, { campaigns: rows });
  expect(explain(total, "numbers")).toEqual(explain(total, "any"));
});
