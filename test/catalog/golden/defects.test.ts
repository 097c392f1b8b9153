import { describe, expect, test } from "vitest";
import {
  averageDealSize,
  Deal,
  evaluate,
  growth,
  leadGrowthRate,
  leadToCustomerTime,
  lossReasonMix,
  month,
  openDeals,
  pipelineCreated,
  winRate,
} from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";
import { answer, explained } from "../facts.js";
import { deals, leads } from "../rows.js";
import { eur, lost, open, times, won } from "./world.js";

describe("defects of section 15", () => {
  test("fivetran: no deals closed is no rate anywhere, not 0 in one table and null in the next", () => {
    const { rows, total } = evaluate(
      { winRate },
      deals({ ...open, ownerId: "ann" }, { ...won, ownerId: "bob" }),
      {
        by: { rep: Deal.ownerId },
      },
    );
    expect(rows.map((row) => [row.rep, row.winRate])).toEqual([["bob", 1]]);
    expect(total.winRate).toBe(1);
    expect(answer(winRate, deals(open))).toBe("zero-denominator");
  });

  test("fivetran: what was created and closed within the month is in the pipeline created", () => {
    const data = deals(
      { ...won, amount: 100, ...eur },
      { ...lost, amount: 20, ...eur },
      { ...open, amount: 3, ...eur },
    );
    expect(answer(pipelineCreated, data, { during: month(2025, 3) })).toBe("123 EUR");
  });

  test("Frappe: lost reasons are of the month of the loss, and a missing one is a class", () => {
    const { rows } = evaluate(
      { lossReasonMix },
      deals(
        { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-10", lossReason: "price" },
        { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-10" },
        { status: "lost", createdAt: "2025-03-01", closedAt: "2025-04-10", lossReason: "timing" },
      ),
      { by: { reason: Deal.lossReason }, during: month(2025, 3) },
    );
    expect(rows.map((row) => [row.reason, row.lossReasonMix])).toEqual([
      ["price", 0.5],
      [null, 0.5],
    ]);
  });

  test("Frappe: growth from nothing is not 0", () => {
    expect(answer(leadGrowthRate, leads({ createdAt: "2025-03-10" }), { during: month(2025, 3) })).toBe(
      "no-base",
    );
  });

  test("Polar: an average of 2.5 is not rounded up", () => {
    expect(answer(averageDealSize, deals({ ...won, amount: 2, ...eur }, { ...won, amount: 3, ...eur }))).toBe(
      "2.5 EUR",
    );
  });

  test("PostHog: an amount in a currency nobody knows is reported, and is not 0", () => {
    const data = deals({ ...won, amount: 4, ...eur }, { ...won, amount: 100, currency: "DOGE" });
    const { value, n, excluded } = explained(averageDealSize, data);
    expect([String(value?.amount), n]).toEqual(["4", 1]);
    expect(excluded).toEqual([{ entity: "deals", why: "unknown currency", count: 1 }]);
  });

  test("ERPNext: leads that never converted are told of beside the time of those that did", () => {
    const data = leads({ createdAt: "2025-03-01", convertedAt: "2025-03-03" }, { createdAt: "2025-03-01" });
    expect(explained(leadToCustomerTime, data)).toMatchObject({ value: 2, n: 1 });
  });
});

test("a deal of a status of one's own is open once it is parsed, and reported where it is not", () => {
  const rows = [{ id: "1", status: "negotiation", createdAt: "2025-03-01" }];
  const asked = { asOf: "2025-03-31" } as const;
  const parsed = { deals: safeParseRows(Deal, rows).rows };
  expect(answer(openDeals, parsed, asked)).toBe(1);
  const { total, explain } = evaluate({ openDeals }, { deals: rows as never }, asked);
  expect(total.openDeals).toBe(0);
  expect(explain(total, "openDeals").excluded).toEqual([
    { entity: "deals", why: "unknown word in status", count: 1 },
  ]);
});

test("growth of a rate is relative: from 20 % to 25 % is a quarter", () => {
  const data = deals(
    { status: "won", closedAt: "2025-02-10" },
    ...times(4, { status: "lost", closedAt: "2025-02-10" } as const),
    won,
    ...times(3, lost),
  );
  expect(Number(answer(growth(winRate), data, { during: month(2025, 3) })).toFixed(12)).toBe(
    "0.250000000000",
  );
});
