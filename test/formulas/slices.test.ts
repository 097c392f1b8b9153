import {
  between,
  bookings,
  type CalendarDate,
  type Cube,
  closedDeals,
  count,
  Deal,
  difference,
  eq,
  evaluate,
  leadsCreated,
  month,
  openDeals,
  prior,
  product,
  report,
  scan,
  stock,
  sum,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deal = (status: string, ownerId: string, closedAt: CalendarDate | null, fields: object = {}) =>
  ({ id: `${status} ${ownerId}`, status, ownerId, closedAt, createdAt: "2025-01-05", ...fields }) as Deal;

describe("a metric without a time axis", () => {
  const deals = ["2025-02-03", "2025-03-03", null].map((closedAt) =>
    deal("won", "ann", closedAt as CalendarDate | null),
  );

  test("counts all rows of a question about a period, beside one that counts those of the period", () => {
    const { total, rows } = evaluate({ all: count(Deal), wonDeals }, { deals }, { during: month(2025, 3) });
    expect(total).toMatchObject({ all: 3, wonDeals: 1 });
    expect(rows).toHaveLength(1);
  });

  test("does so for each group", () => {
    const { rows } = evaluate(
      { all: count(Deal), wonDeals },
      { deals: [...deals, deal("won", "bob", "2025-03-09")] },
      { during: month(2025, 3), by: { rep: Deal.ownerId } },
    );
    expect(rows.map((row) => [row.rep, row.all, row.wonDeals])).toEqual([
      ["ann", 3, 1],
      ["bob", 1, 1],
    ]);
  });
});

describe("a formula of many levels that is a part of others", () => {
  const won = (ownerId: string, closedAt: CalendarDate) => deal("won", ownerId, closedAt);
  const deals = [
    won("ann", "2025-02-03"),
    won("ann", "2025-03-03"),
    won("ann", "2025-03-04"),
    deal("lost", "ann", "2025-03-05"),
    won("bob", "2025-03-06"),
    deal("lost", "bob", "2025-02-07"),
    deal("lost", "bob", "2025-03-07"),
  ];
  const squared = product(closedDeals, closedDeals);
  const deep = difference(product(squared, closedDeals), squared);
  const often = difference(product(deep, deep), deep);
  const rise = difference(deep, prior(deep));

  /** What `deep` is of some rows: n³ − n². */
  const deepOf = (rep: string, start: string) => {
    const n = deals.filter(({ ownerId, closedAt }) => ownerId === rep && String(closedAt).startsWith(start));
    return n.length ** 3 - n.length ** 2;
  };

  test("is computed for each group and each period apart", () => {
    const query = { by: { rep: Deal.ownerId }, every: month(), during: between("2025-02-01", "2025-04-01") };
    const { rows } = evaluate({ often, rise }, { deals }, query);
    expect(rows.map((row) => [row.rep, row.period.label, row.often])).toEqual(
      ["ann", "bob"].flatMap((rep) =>
        ["2025-02", "2025-03"].map((label) => [rep, label, deepOf(rep, label) ** 2 - deepOf(rep, label)]),
      ),
    );
    const march = rows.filter((row) => row.period.label === "2025-03");
    expect(march.map((row) => row.rise)).toEqual(
      ["ann", "bob"].map((rep) => deepOf(rep, "2025-03") - deepOf(rep, "2025-02")),
    );
  });
});

describe("money over no rows", () => {
  const won = (closedAt: CalendarDate | null, amount: number) =>
    deal("won", "ann", closedAt, { amount, currency: "EUR" });
  const lostAmount = sum(Deal.amount, { where: eq(Deal.status, "lost"), at: Deal.closedAt });
  const left = difference(bookings, lostAmount);
  const asked = { asOf: "2025-03-15" } as const;
  const lost = (closedAt: CalendarDate | null) => ({ ...won(closedAt, 5), status: "lost" }) as Deal;

  test("is zero beside an amount if its rows are after asOf, and missing if they cannot be used", () => {
    const of = (closedAt: CalendarDate | null) =>
      evaluate({ left }, { deals: [won("2025-03-02", 7), lost(closedAt)] }, asked).total.left;
    expect(of("2025-03-20")?.amount.toNumber()).toBe(7);
    expect(of("2025-03-10")?.amount.toNumber()).toBe(2);
  });

  test("is missing beside an amount if an amount of its own cannot be used", () => {
    const broken = { ...lost("2025-03-10"), amount: "?" } as unknown as Deal;
    const late = lost("2025-03-20");
    const { total, explain } = evaluate({ left }, { deals: [won("2025-03-02", 7), broken, late] }, asked);
    expect([total.left, explain(total, "left").reason]).toEqual([null, "empty"]);
  });
});

test("the error of a measure names the first metric that asked for it", () => {
  const asked = { first: wonDeals, second: wonDeals, third: openDeals, leads: leadsCreated };
  expect(() => evaluate(asked, { deals: [] } as never, { asOf: "2025-03-01" })).toThrow(
    /^leads: expected data with an array of leads, \{ leads \}, got none$/,
  );
});

test("what is no metric is refused by its name", () => {
  for (const [given, shown] of [
    [5, "5"],
    [{}, "object"],
    [null, "null"],
  ] as const)
    expect(() => evaluate({ wins: given as never }, { deals: [] })).toThrow(
      `wins: expected a metric, such as winRate, got ${shown}`,
    );
});

test("a stock and a count of what came in are asked together by one time axis", () => {
  const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
  const created = count(Deal, { at: Deal.createdAt });
  const deals = ["2025-01-05", "2025-03-05"].map((createdAt) => deal("open", "ann", null, { createdAt }));
  const asked = { during: month(2025, 3) };
  expect(evaluate({ created, open }, { deals }, asked).total).toMatchObject({ created: 1, open: 2 });
  expect(evaluate({ open, created }, { deals }, asked).total).toMatchObject({ created: 1, open: 2 });
});

test("amounts of a cube that nothing converts are refused by their currency", () => {
  const cube = scan(
    { bookings },
    { deals: [deal("won", "ann", "2025-03-03", { amount: 1, currency: "EUR" })] },
    { currency: "EUR" },
  );
  const broken = { ...cube, factors: {} } as Cube;
  expect(() => report({ bookings }, broken)).toThrow(
    "bookings: expected what converts the amounts of EUR, got none",
  );
});
