import { runInNewContext } from "node:vm";
import * as salesmetrics from "salesmetrics";
import { table } from "salesmetrics/tables";
import { beforeAll, describe, expect, test, vi } from "vitest";

const { bookings, Deal, elapsed, eq, evaluate, gt, count, mean, month, quietSpells } = salesmetrics;

const foreign = (text: string) => runInNewContext(`new Date(${JSON.stringify(text)})`) as Date;

describe("a Date of another realm", () => {
  const at = foreign("2025-03-10T12:00:00Z");
  const deals = [
    { id: "1", status: "won", createdAt: new Date("2025-03-09T12:00:00Z"), closedAt: at },
    { id: "2", status: "won", createdAt: at, closedAt: new Date("2025-03-12T12:00:00Z") },
    { id: "3", status: "won", createdAt: at, closedAt: foreign("nonsense") },
    { id: "4", status: "won", createdAt: at, closedAt: { getTime: () => 0 } as Date },
  ] as const;

  test("is no instance of Date here", () => {
    expect(at instanceof Date).toBe(false);
  });

  test.each([
    ["rows", deals],
    ["a table", table(Deal, deals)],
  ])("is an instant like any other, in %s", (_, data) => {
    const cycle = mean(elapsed(Deal.createdAt, Deal.closedAt));
    const { total, explain } = evaluate({ cycle }, { deals: data });
    expect(total.cycle).toBe(1.5);
    expect(explain(total, "cycle").excluded).toEqual([
      { entity: "deals", why: "invalid closedAt", count: 2 },
    ]);
  });

  test("is an instant as asOf, in conditions and in views", () => {
    const later = count(Deal, { where: gt(Deal.createdAt, foreign("2025-03-10T00:00:00Z")) });
    expect(later({ deals })).toBe(3);
    expect(later({ deals }, { asOf: at })).toBe(3);
    expect(month(2025, 3, { timeZone: "UTC" }).contains(at)).toBe(true);
    const { rows } = quietSpells({ deals: [deals[0]] });
    expect(rows.map(({ until }) => until)).toEqual([at]);
  });
});

describe("two copies of the library in one process", () => {
  let other: typeof salesmetrics;
  beforeAll(async () => {
    vi.resetModules();
    other = await import("salesmetrics");
  });

  const won = { status: "won", closedAt: "2025-03-10", amount: 10 } as const;
  const deals = [
    { id: "1", ...won, currency: "EUR" },
    { id: "2", ...won, currency: "GBP", status: "lost" },
  ] as const;

  test("are two", () => {
    expect(other.SalesmetricsError).not.toBe(salesmetrics.SalesmetricsError);
  });

  test("agree on rows that do not matter, and on errors of rows that do", () => {
    const rates = other.rates({ base: "USD", quotes: [{ currency: "EUR", rate: "0.5" }] });
    const options = { currency: "USD", rates } as const;
    expect(evaluate({ bookings }, { deals }, options).total.bookings?.amount.toNumber()).toBe(20);
    const wonInPounds = [...deals, { id: "3", ...won, currency: "GBP" } as const];
    expect(() => evaluate({ bookings }, { deals: wonInPounds }, options)).toThrow(
      expect.objectContaining({ code: "missing-rate", message: expect.stringMatching(/^bookings: /) }),
    );
  });

  test("take each other's metrics, entities and expressions", () => {
    const mixed = count(other.Deal, { where: eq(Deal.status, "won") });
    expect(evaluate({ mixed, bookings: other.bookings }, { deals }).total).toMatchObject({ mixed: 1 });
    expect(() => evaluate({ all: other.sum(other.Deal.amount) }, { deals })).toThrow(
      expect.objectContaining({ code: "mixed-currencies" }),
    );
  });
});
