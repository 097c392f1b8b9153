import { fc, test as property } from "@fast-check/vitest";
import {
  bookings,
  Deal,
  evaluate,
  gte,
  month,
  salesCycle,
  stageStays,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

const instant = fc.date({ min: new Date("2024-01-01"), max: new Date("2025-12-31"), noInvalidDate: true });
const time = fc.oneof(
  instant,
  instant.map((date) => date.toISOString().slice(0, 10)),
  fc.constant(null),
);
const deal = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom("open", "won", "lost"),
  ownerId: fc.constantFrom("ann", "bob", null),
  amount: fc.oneof(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom("0.10", "1054.00", null)),
  currency: fc.constantFrom("EUR", null),
  createdAt: time,
  closedAt: time,
});
const metrics = { wonDeals, winRate, bookings, salesCycle };
const question = { by: { rep: Deal.ownerId }, every: month({ timeZone: "Europe/Berlin" }) } as const;

/** What `await response.json()` gives, cast to the type of the rows. */
function sent(deals: readonly Deal[]): Deal[] {
  return JSON.parse(JSON.stringify(deals)) as Deal[];
}

/** The report with its explanations, as plain values. */
function told(deals: readonly Deal[] | ReturnType<typeof table<"deals", Deal>>): unknown {
  const report = evaluate(metrics, { deals }, question);
  const names = Object.keys(metrics) as (keyof typeof metrics)[];
  const rows = [...report.rows, report.total];
  return JSON.parse(JSON.stringify(rows.map((row) => [row, names.map((name) => report.explain(row, name))])));
}

describe("rows as JSON brings them", () => {
  property.prop([fc.array(deal, { maxLength: 30 }) as fc.Arbitrary<Deal[]>])(
    "give the report of the rows that were sent, also from tables",
    (deals) => {
      expect(told(sent(deals))).toEqual(told(deals));
      expect(told(table(Deal, sent(deals)))).toEqual(told(deals));
    },
  );

  const won = { id: "1", status: "won", amount: 20, currency: "EUR" } as const;
  const closed = (closedAt: unknown): Deal[] => [{ ...won, closedAt } as Deal];

  test.each([
    "2025-03-31T14:00:00Z",
    "2025-03-31T14:00:00.000Z",
    "2025-03-31T14:00:00.123456Z",
    "2025-03-31T16:00:00+02:00",
    "2025-03-31T14:00Z",
  ])("have %s as an instant", (text) => {
    const report = evaluate({ wonDeals }, { deals: closed(text) }, question);
    expect(report.rows.map((row) => [row.period.label, row.wonDeals])).toEqual([["2025-03", 1]]);
    const late = where(wonDeals, gte(Deal.closedAt, new Date("2025-03-31T13:59:59Z")));
    expect(late({ deals: closed(text) })).toBe(1);
  });

  test.each([
    "2025-03-31T14:00:00",
    "2025-02-30T14:00:00Z",
    "2025-03-31T25:00:00Z",
    "2025-03-31 14:00:00Z",
    "31/03/2025",
    "Mon, 31 Mar 2025 14:00:00 GMT",
    "10000-01-01T00:00:00Z",
    1743429600000,
  ])("have %s as no time, which is reported", (value) => {
    const report = evaluate({ wonDeals }, { deals: closed(value) });
    expect(report.total.wonDeals).toBe(0);
    expect(report.explain(report.total, "wonDeals").excluded).toEqual([
      { entity: "deals", why: "invalid closedAt", count: 1 },
    ]);
  });

  test("have the days of instants in the zone of the question", () => {
    const deals = closed("2025-03-31T23:00:00Z");
    const monthsIn = (timeZone: string): string[] =>
      evaluate({ wonDeals }, { deals }, { every: month({ timeZone }) }).rows.map(
        ({ period }) => period.label,
      );
    expect([monthsIn("UTC"), monthsIn("Europe/Berlin")]).toEqual([["2025-03"], ["2025-04"]]);
  });

  test("may write a currency in lower case", () => {
    const deals = [
      { ...won, currency: "eur", closedAt: "2025-03-31" },
      { ...won, id: "2", closedAt: "2025-03-31" },
    ] as Deal[];
    expect(String(bookings({ deals })?.amount)).toBe("40");
    expect(bookings({ deals })?.currency).toBe("EUR");
  });

  test("make views read their instants too", () => {
    const visits = [
      {
        id: "1",
        dealId: "d",
        stage: "demo",
        enteredAt: "2025-03-01T09:00:00Z",
        leftAt: "2025-03-03T09:00:00Z",
      },
      { id: "2", dealId: "d", stage: "offer", enteredAt: "2025-03-03T09:00:00Z" },
    ];
    const { rows, excluded } = stageStays(visits as never, ["demo", "offer"]);
    expect([rows.length, excluded]).toEqual([2, []]);
  });
});

describe("an amount of nothing", () => {
  const unpriced = { id: "1", status: "won", amount: 20, closedAt: "2025-03-31" } as const;

  test("is not zero beside amounts without a currency", () => {
    const report = evaluate({ bookings }, { deals: [unpriced] }, { currency: "USD" });
    expect(report.total.bookings).toBeNull();
    const { reason, excluded } = report.explain(report.total, "bookings");
    expect(reason).toBe("empty");
    expect(excluded).toEqual([{ entity: "deals", why: "missing currency", count: 1 }]);
  });

  test("is zero where no row was left out for its currency", () => {
    const lost = { ...unpriced, status: "lost" } as const;
    expect(String(bookings({ deals: [lost] }, { currency: "USD" })?.amount)).toBe("0");
    const priced = { ...unpriced, id: "2", currency: "USD" } as const;
    expect(String(bookings({ deals: [unpriced, priced] }, { currency: "USD" })?.amount)).toBe("20");
  });
});
