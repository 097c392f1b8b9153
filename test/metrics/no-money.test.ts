// A sum of money over no rows has no currency. Beside an amount it is zero, whatever a metric does with it.
import {
  averageOver,
  bookings,
  change,
  constant,
  compoundGrowth,
  cumulative,
  day,
  Deal,
  dealsCreated,
  derive,
  difference,
  eq,
  evaluate,
  growth,
  lostDeals,
  type Metric,
  month,
  type Money,
  overall,
  plus,
  prior,
  product,
  ratio,
  share,
  stock,
  subtractMoney,
  sum,
  toDate,
  trailing,
  nullWhile,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

type DealMetric<Value> = Metric<{ deals: Deal }, Value>;

const deal = (
  status: "won" | "lost",
  amount: number | null,
  closedAt: Deal["closedAt"],
  currency = "EUR",
): Deal => ({
  id: `${status} ${String(closedAt)}`,
  status,
  createdAt: "2025-01-01",
  closedAt,
  amount,
  currency,
});
const lost = sum(Deal.amount, { where: eq(Deal.status, "lost"), at: Deal.closedAt });
const deals = [deal("won", 10, "2025-02-10"), deal("won", 30, "2025-03-10")];
const march = { during: month(2025, 3), asOf: "2025-12-31" } as const;

const text = (value: Money | number | null) =>
  typeof value === "object" && value !== null ? `${value.amount.toFixed()} ${value.currency}` : value;
const explained = (each: DealMetric<Money | number>, rows = deals, query: object = march) => {
  const report = evaluate({ each }, { deals: rows }, query);
  return report.explain(report.total, "each");
};

describe("money over no rows", () => {
  const open = stock(sum(Deal.amount, { where: eq(Deal.status, "lost") }), {
    from: Deal.createdAt,
    until: Deal.closedAt,
  });

  test.each<[string, DealMetric<Money>]>([
    ["itself", lost],
    ["a product", product(lost, constant(0.5))],
    ["a product of products", product(product(lost, constant(0.5)), winRate)],
    ["a quotient by a number", ratio(lost, wonDeals)],
    ["a difference of two", difference(lost, product(lost, constant(2)))],
    ["a sum of two", plus(lost, product(lost, constant(2)))],
    ["an earlier period", prior(lost)],
    ["a window", trailing(2, month(), lost)],
    ["a year to date", toDate(year(), lost)],
    ["a running total", cumulative(lost)],
    ["all groups", overall(lost)],
    ["some rows", where(lost, eq(Deal.source, "web"))],
    ["a mean of stocks", averageOver(day(), open)],
    ["a change", change(lost)],
    ["what is not withheld", nullWhile(lostDeals, "immature", lost)],
  ])("is zero beside an amount as %s", (_, zero) => {
    expect(explained(zero)).toMatchObject({ value: null, reason: "empty" });
    expect(text(difference(bookings, zero)({ deals }, march))).toBe("30 EUR");
    expect(text(difference(zero, bookings)({ deals }, march))).toBe("-30 EUR");
    expect(text(plus(zero, bookings, zero)({ deals }, march))).toBe("30 EUR");
    expect(ratio(zero, bookings)({ deals }, march)).toBe(0);
    expect(explained(ratio(bookings, zero)).reason).toBe("empty");
    expect(explained(growth(zero)).reason).toBe("no-base");
  });

  test("is a fall by all, and a change back", () => {
    const may = { during: month(2025, 4), asOf: "2025-12-31" } as const;
    const half = product(bookings, constant(0.5));
    expect(growth(half)({ deals }, may)).toBe(-1);
    expect(compoundGrowth(half, 2)({ deals }, may)).toBe(-1);
    expect(text(change(half)({ deals }, may))).toBe("-15 EUR");
    expect(share(half)({ deals }, march)).toBe(1);
  });

  test("is given to a function as zero in the currency of its other parts", () => {
    const net = derive("net", { bookings, lost }, (parts) => subtractMoney(parts.bookings, parts.lost));
    expect(text(net({ deals }, march))).toBe("30 EUR");
    expect(explained(net, []).reason).toBe("empty");
    const dollars = where(bookings, eq(Deal.currency, "USD"));
    const three = derive("three", { bookings, dollars, lost }, () => 1);
    const mixed = [deal("won", 1, "2025-03-01"), deal("won", 1, "2025-03-02", "USD")];
    const euros = derive(
      "euros",
      { euros: where(bookings, eq(Deal.currency, "EUR")), dollars, lost },
      () => 1,
    );
    expect(explained(euros, mixed).reason).toBe("empty");
    expect(explained(three).value).toBe(1);
  });

  test("is not zero where an amount was left out", () => {
    const rows = [...deals, deal("lost", null, "2025-03-11")];
    for (const each of [lost, product(lost, constant(0.5)), ratio(lost, wonDeals) as DealMetric<Money>]) {
      expect(explained(difference(bookings, each), rows)).toMatchObject({ value: null, reason: "empty" });
      expect(explained(plus(bookings, each), rows)).toMatchObject({ value: null, reason: "empty" });
      expect(explained(ratio(bookings, each), rows).reason).toBe("empty");
    }
  });

  test("is not zero where a metric withholds it", () => {
    const withheld = nullWhile(dealsCreated, "immature", lost);
    const query = { during: year(2025), asOf: "2025-12-31" };
    expect(explained(withheld, deals, query).reason).toBe("immature");
    expect(explained(difference(bookings, withheld), deals, query)).toMatchObject({
      value: null,
      reason: "immature",
    });
  });
});

describe("several currencies", () => {
  const mixed = [deal("won", 10, "2025-03-10"), deal("won", 20, "2025-03-11", "USD")];
  const euros = where(bookings, eq(Deal.currency, "EUR"));
  const dollars = where(bookings, eq(Deal.currency, "USD"));
  const refused = expect.objectContaining({ code: "mixed-currencies" }) as Error;
  const metrics: readonly [string, DealMetric<Money | number>][] = [
    ["a sum", bookings],
    ["a difference", difference(euros, dollars)],
    ["a sum of metrics", plus(euros, dollars)],
    ["a quotient", ratio(euros, dollars)],
    ["a product", product(bookings, constant(2))],
    ["a share of all", share(bookings)],
  ];

  test.each(metrics)("are refused in one number: %s", (_, each) => {
    expect(() => each({ deals: mixed })).toThrow(refused);
  });

  test.each(metrics.slice(0, 5))("have no total, and no subtotal: %s", (_, each) => {
    const by = { currency: Deal.currency, status: Deal.status };
    const report = evaluate({ each }, { deals: mixed }, { by, every: month(), subtotals: [null] });
    const over = report.rows.find((row) => row.level === null)!;
    for (const row of [report.total, over])
      expect(report.explain(row, "each")).toMatchObject({ value: null, reason: "not-applicable" });
  });

  test("are refused in a row of a share, though a row above it has none", () => {
    const query = { by: { currency: Deal.currency }, every: month(), subtotals: true } as const;
    expect(() => evaluate({ each: share(bookings) }, { deals: mixed }, query)).toThrow(refused);
  });
});
