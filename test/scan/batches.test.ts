import {
  and,
  type CalendarDate,
  count,
  Deal,
  eq,
  evaluate,
  gt,
  isEmail,
  isOneOf,
  lt,
  month,
  predicate,
  sum,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

/** The years of the first 2,000 deals, of the next and of the last: each begins where none before it was. */
const years = [2025, 2022, 2029];

/** A day of every month of the year of a deal. */
function createdAt(place: number): CalendarDate {
  const year = years[Math.floor(place / 2000)]!;
  return `${String(year)}-${String(1 + (place % 12)).padStart(2, "0")}-${String(1 + (place % 28)).padStart(2, "0")}` as CalendarDate;
}

// Rows are read 2,048 at a time: these go over several batches, with ever new texts.
const deals = Array.from({ length: 6000 }, (_, place) => ({
  id: `deal ${String(place)}`,
  status: "open" as const,
  name: `name ${String(place % 300)}`,
  source: place % 2 === 0 ? `mail${String(place)}@northwind.org` : "web",
  amount: place === 5999 ? "0.00000001" : place,
  currency: "EUR",
  createdAt: createdAt(place),
}));

describe.each([
  ["rows", deals],
  ["a table", table(Deal, deals)],
] as const)("over several batches of %s", (_, rows) => {
  test("conditions on texts answer for words that come late", () => {
    const held = {
      late: count(Deal, { where: eq(Deal.id, "deal 5000") }),
      later: count(Deal, { where: isOneOf(Deal.id, ["deal 1", "deal 5999", "deal 6000"]) }),
      below: count(Deal, { where: lt(Deal.id, "deal 1000") }),
      some: count(Deal, { where: eq(Deal.name, "name 299") }),
      mails: count(Deal, { where: isEmail(Deal.source) }),
    };
    const { total } = evaluate(held, { deals: rows });
    const below = deals.filter(({ id }) => id < "deal 1000").length;
    expect(total).toMatchObject({ late: 1, later: 2, below, some: 20, mails: 3000 });
  });

  test("groups by ever new words hold every row once", () => {
    const report = evaluate({ rows: count(Deal) }, { deals: rows }, { by: { id: Deal.id } });
    expect(report.rows.map((row) => row.id)).toEqual(deals.map(({ id }) => id).sort());
    expect(report.rows.every((row) => row.rows === 1)).toBe(true);
  });

  test("times fall into periods earlier and later than all before them", () => {
    const created = count(Deal, { at: Deal.createdAt });
    const { rows: months } = evaluate({ created }, { deals: rows }, { every: month() });
    const expected = new Map<string, number>();
    for (const deal of deals) {
      const label = deal.createdAt.slice(0, 7);
      expected.set(label, (expected.get(label) ?? 0) + 1);
    }
    expect(months).toHaveLength(12 * 8);
    for (const { period, created } of months)
      expect(created, period.label).toBe(expected.get(period.label) ?? 0);
  });

  test("a finer amount at the end leaves no digit of those before", () => {
    expect(sum(Deal.amount)({ deals: rows })?.amount.toFixed()).toBe(`${String((5998 * 5999) / 2)}.00000001`);
  });

  test("a callback sees only the rows that nothing before it has settled", () => {
    const seen: string[] = [];
    const isSeen = predicate(Deal, ({ id }) => seen.push(id) > 0);
    const late = count(Deal, { where: and(eq(Deal.name, "name 299"), gt(Deal.id, "deal 5"), isSeen) });
    const expected = deals.filter(({ id, name }) => name === "name 299" && id > "deal 5").map(({ id }) => id);
    expect(late({ deals: rows })).toBe(expected.length);
    expect(seen).toEqual(expected);
  });
});

test("a table of other rows is refused by name", () => {
  const leads = { deals: { entity: "leads", "salesmetrics.source": () => null } };
  expect(() => count(Deal)(leads as never)).toThrow("expected a table of deals, got one of leads");
});
