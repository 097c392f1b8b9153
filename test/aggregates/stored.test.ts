import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import {
  count,
  countDistinct,
  type Cube,
  Deal,
  evaluate,
  first,
  last,
  max,
  mean,
  median,
  min,
  quantile,
  rates,
  report,
  scan,
  sum,
  variance,
} from "salesmetrics";

// What is finished from the rows and what is finished from a stored cube come by different code: they must agree.

const metrics = {
  count: count(Deal),
  owners: countDistinct(Deal.ownerId),
  regulars: countDistinct(Deal.ownerId, { atLeast: 2 }),
  amounts: countDistinct(Deal.amount),
  probabilities: countDistinct(Deal.probability),
  sum: sum(Deal.amount),
  mean: mean(Deal.amount),
  min: min(Deal.amount),
  max: max(Deal.amount),
  median: median(Deal.amount),
  high: quantile(0.9, Deal.probability),
  spread: variance(Deal.probability),
  total: sum(Deal.probability),
  average: mean(Deal.probability),
  first: first(Deal.amount, Deal.closedAt),
  last: last(Deal.ownerId, Deal.closedAt),
};

const amounts = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map((cents) => cents / 100),
  fc.maxSafeInteger(),
  fc.constantFrom("0.1234567890123456789", "-12345678901234567890.5", "1e-9"),
);
const lists = fc.array(
  fc.record({
    source: fc.constantFrom("web", "fair"),
    ownerId: fc.constantFrom("ann", "bob", "__proto__"),
    currency: fc.constantFrom<"EUR" | "USD">("EUR", "USD"),
    amount: amounts,
    probability: fc.constantFrom(0, 0.1, 0.25, "0.30", 0.3, 1),
    closedAt: fc.constantFrom<Deal["closedAt"]>("2025-03-30", "2025-03-31"),
  }),
  { maxLength: 30 },
);

const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.3" }] });
const questions = [
  { by: { source: Deal.source, currency: Deal.currency } },
  { by: { source: Deal.source }, currency: "EUR", rates: sheet },
] as const;

test.prop([lists, fc.constantFrom(...questions)])("a report is that of its stored cube", (list, question) => {
  const deals = list.map((deal, place): Deal => ({ id: String(place), status: "won", ...deal }));
  const direct = evaluate(metrics, { deals }, question);
  const stored = JSON.parse(JSON.stringify(scan(metrics, { deals }, question))) as Cube;
  const again = report(metrics, stored);
  expect(JSON.stringify(again.rows)).toBe(JSON.stringify(direct.rows));
  expect(JSON.stringify(again.total)).toBe(JSON.stringify(direct.total));
  for (const row of direct.rows) {
    const own = deals.filter(
      ({ source, currency }) => source === row.source && (!("currency" in row) || currency === row.currency),
    );
    const owners = own.map(({ ownerId }) => ownerId);
    expect(row.count).toBe(own.length);
    expect(row.owners).toBe(new Set(owners).size);
    const regulars = new Set(owners.filter((owner, place) => owners.indexOf(owner) !== place));
    expect(row.regulars).toBe(regulars.size);
    expect(row.probabilities).toBe(new Set(own.map(({ probability }) => Number(probability))).size);
  }
});
