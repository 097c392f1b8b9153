import { describe, expect, test } from "vitest";
import {
  averageOver,
  between,
  count,
  countDistinct,
  day,
  Deal,
  evaluate,
  growth,
  max,
  month,
  prior,
  quarter,
  ratio,
  Rep,
  stock,
  sum,
  trailing,
  week,
  where,
  eq,
} from "salesmetrics";

const axes = { from: Deal.createdAt, until: Deal.closedAt };
const open = stock(count(Deal), axes);

const deal = (
  createdAt: Deal["createdAt"],
  closedAt?: Deal["closedAt"],
  fields: Partial<Deal> = {},
): Deal => ({
  id: "x",
  status: closedAt === undefined ? "open" : "won",
  createdAt,
  closedAt,
  amount: 10,
  currency: "EUR",
  ...fields,
});

describe("a stock", () => {
  test("is what came in before the end of a period and had not gone out before it", () => {
    const deals = [
      deal("2024-11-05", "2025-01-31"),
      deal("2025-01-31", "2025-02-01"),
      deal("2025-01-31"),
      deal("2025-02-01"),
      deal("2025-02-10", "2025-02-28"),
    ];
    const query = { every: month(), during: between("2024-12-01", "2025-03-01") };
    expect(evaluate({ open }, { deals }, query).rows.map((row) => row.open)).toEqual([1, 2, 2]);
  });

  test("holds a row that comes and goes on one day at no day's end", () => {
    const deals = [deal("2025-03-03", "2025-03-03")];
    const { rows } = evaluate(
      { open },
      { deals },
      { every: day(), during: between("2025-03-02", "2025-03-05") },
    );
    expect(rows.map((row) => row.open)).toEqual([0, 0, 0]);
    const reaching = [deal(new Date("2025-03-03T09:00:00Z"), new Date("2025-03-04T09:00:00Z"))];
    const zoned = { every: day({ timeZone: "UTC" }), during: between("2025-03-02", "2025-03-05") };
    expect(evaluate({ open }, { deals: reaching }, zoned).rows.map((row) => row.open)).toEqual([0, 1, 0]);
  });

  test("leaves out, and reports, a row that goes out before it comes in", () => {
    const deals = [deal("2025-02-10", "2025-01-20"), deal("2025-01-05")];
    const report = evaluate({ open }, { deals }, { every: month(), during: quarter(2025, 1) });
    expect(report.rows.map((row) => row.open)).toEqual([1, 1, 1]);
    const why = { entity: "deals", why: "negative duration", count: 1 };
    expect(report.explain(report.total, "open").excluded).toEqual([why]);
    expect(report.explain(report.rows[2]!, "open").excluded).toEqual([why]);
  });

  test("reports a row without the time that it came in", () => {
    const report = evaluate(
      { open },
      { deals: [deal(null, "2025-01-20"), deal(null)] },
      { during: month(2025, 1) },
    );
    expect(report.total.open).toBe(0);
    expect(report.explain(report.total, "open").excluded).toEqual([
      { entity: "deals", why: "missing createdAt", count: 2 },
    ]);
  });

  test("knows nothing after asOf: what leaves later is in, what comes later is not, and is reported", () => {
    const deals = [deal("2025-01-05", "2025-03-20"), deal("2025-03-15"), deal("2025-03-10")];
    const report = evaluate(
      { open },
      { deals },
      { every: month(), during: quarter(2025, 1), asOf: "2025-03-10" },
    );
    expect(report.rows.map((row) => [row.open, row.partial])).toEqual([
      [1, false],
      [1, false],
      [2, true],
    ]);
    expect(report.explain(report.total, "open").excluded).toEqual([
      { entity: "deals", why: "after asOf", count: 1 },
    ]);
  });

  test("takes out no row that it has not taken in, where days and instants meet on the day of asOf", () => {
    const timeZone = "UTC";
    const deals = [deal(new Date("2025-03-10T15:00:00Z"), "2025-03-10"), deal("2025-03-01")];
    const asOf = new Date("2025-03-10T12:00:00Z");
    expect(open({ deals }, { during: month(2025, 3, { timeZone }), asOf })).toBe(1);
  });

  test("is the last in total, and never a sum", () => {
    const deals = [deal("2025-01-05"), deal("2025-02-05", "2025-03-05"), deal("2025-04-05")];
    const during = quarter(2025, 1);
    expect(evaluate({ open }, { deals }, { every: month(), during }).total.open).toBe(1);
    expect(open({ deals }, { during })).toBe(1);
    expect(evaluate({ open }, { deals }, { every: month() }).total.open).toBe(2);
    expect(open({ deals }, { asOf: "2025-02-28" })).toBe(2);
    expect(() => open({ deals })).toThrow(expect.objectContaining({ code: "missing-as-of" }));
  });

  test("adds money exactly, and counts different values once", () => {
    const metrics = {
      value: stock(sum(Deal.amount), axes),
      owners: stock(countDistinct(Deal.ownerId), axes),
    };
    const deals = [
      deal("2025-01-05", "2025-02-05", { amount: "0.1", ownerId: "ann" }),
      deal("2025-01-06", null, { amount: "0.2", ownerId: "ann" }),
      deal("2025-01-07", "2025-03-05", { amount: "0.3", ownerId: "bob" }),
    ];
    const { rows } = evaluate(metrics, { deals }, { every: month(), during: quarter(2025, 1) });
    expect(rows.map((row) => [row.value?.amount.toFixed(), row.owners])).toEqual([
      ["0.6", 2],
      ["0.5", 2],
      ["0.2", 1],
    ]);
  });

  test("reaches back before during in each group, and can be looked back on", () => {
    const deals = [
      deal("2020-01-05", null, { ownerId: "ann" }),
      deal("2025-01-06", null, { ownerId: "bob" }),
    ];
    const metrics = { open, before: prior(open), grown: growth(open), last3: trailing(3, month(), open) };
    const by = { rep: Deal.ownerId };
    const { rows } = evaluate(metrics, { deals }, { by, every: month(), during: month(2025, 1) });
    expect(rows.map((row) => [row.rep, row.open, row.before, row.grown, row.last3])).toEqual([
      ["ann", 1, 1, 0, 1],
      ["bob", 1, 0, null, 1],
    ]);
  });

  test("is refused of what has a time axis, of other rows, and of what forgets", () => {
    const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
    expect(() => stock(count(Deal, { at: Deal.createdAt }), axes)).toThrow(invalid);
    expect(() => stock(count(Rep), axes as never)).toThrow(invalid);
    expect(() => stock(max(Deal.amount), axes)).toThrow(invalid);
  });
});

describe("an average over units", () => {
  const customers = countDistinct(Deal.customerId, { at: Deal.closedAt });
  const closed = (customerId: string, closedAt: Deal["closedAt"], amount = 1) =>
    deal("2025-01-01", closedAt, { customerId, amount });

  test("of customers counts each once a day, and days without any", () => {
    const deals = [
      closed("x", "2025-02-03"),
      closed("x", "2025-02-03"),
      closed("y", "2025-02-03"),
      closed("x", "2025-02-28"),
    ];
    const during = month(2025, 2);
    expect(averageOver(day(), customers)({ deals }, { during })).toBe(3 / 28);
    expect(ratio(averageOver(day(), customers), customers)({ deals }, { during })).toBe(3 / 28 / 2);
    expect(averageOver(month(), customers)({ deals }, { during: quarter(2025, 1) })).toBe(2 / 3);
  });

  test("has each unit in the period in which it ends, and reads before during for it", () => {
    // The week from Monday 24 February ends on 2 March.
    const deals = [closed("x", "2025-02-26"), closed("y", "2025-03-31")];
    const weekly = averageOver(week(), customers);
    expect(weekly({ deals }, { during: month(2025, 3) })).toBe(1 / 5);
    const { rows, total } = evaluate(
      { weekly },
      { deals },
      { every: month(), during: between("2025-03-01", "2025-05-01") },
    );
    expect(rows.map((row) => row.weekly)).toEqual([1 / 5, 1 / 4]);
    expect(total.weekly).toBe(2 / 9);
  });

  test("of amounts is exact, and of a rate without a value in one unit has none", () => {
    const deals = [closed("x", "2025-03-01", 10), closed("x", "2025-03-03", 0.3)];
    const during = between("2025-03-01", "2025-03-04");
    const amount = sum(Deal.amount, { at: Deal.closedAt });
    expect(averageOver(day(), amount)({ deals }, { during })?.amount.toFixed()).toBe(`3.4${"3".repeat(38)}`);
    const perCustomer = averageOver(day(), ratio(amount, customers));
    const report = evaluate({ perCustomer }, { deals }, { during });
    expect(report.explain(report.total, "perCustomer")).toMatchObject({
      value: null,
      reason: "zero-denominator",
    });
  });
});

describe("an average stock", () => {
  const average = averageOver(day(), open);

  test("of a month that is partly known is over the days that are over", () => {
    const deals = [deal("2025-02-20", "2025-03-04"), deal("2025-03-03"), deal("2025-03-05")];
    // Open at the end of each day from the 1st: 1, 1, 2, 1, 2.
    expect(average({ deals }, { during: month(2025, 3), asOf: "2025-03-05" })).toBe(7 / 5);
    // At noon of the 5th four days are over.
    const march = month(2025, 3, { timeZone: "UTC" });
    expect(average({ deals }, { during: march, asOf: new Date("2025-03-05T12:00:00Z") })).toBe(5 / 4);
    expect(average({ deals }, { during: month(2025, 3) })).toBe((1 + 1 + 2 + 1 + 2 * 27) / 31);
  });

  test("of a month of which no unit is over has no value", () => {
    const deals = [deal("2025-02-20")];
    const report = evaluate({ average }, { deals }, { during: month(2025, 3), asOf: "2025-02-28" });
    expect(report.explain(report.total, "average").reason).toBe("incomplete-period");
    const weekly = averageOver(week(), open);
    // The first week that ends in March ends on Sunday the 2nd.
    expect(weekly({ deals }, { during: month(2025, 3), asOf: "2025-03-01" })).toBe(null);
    expect(weekly({ deals }, { during: month(2025, 3), asOf: "2025-03-02" })).toBe(1);
  });

  test("of two hundred years of days is one number", () => {
    const during = between("1900-01-01", "2100-01-01");
    // The days of 1900 to 2099 are 73,049, of which 2025 to 2099 have 27,393.
    const deals = [deal("2025-01-01"), deal("2024-12-31", "2025-01-01")];
    expect(average({ deals }, { during })).toBe((27_393 + 1) / 73_049);
  });

  test("of some rows is theirs, and money is divided once", () => {
    const deals = [
      deal("2025-02-20", "2025-03-02", { source: "web", amount: 10 }),
      deal("2025-02-20", null, { source: "fair", amount: 5 }),
    ];
    const value = averageOver(day(), where(stock(sum(Deal.amount), axes), eq(Deal.source, "web")));
    const during = between("2025-03-01", "2025-03-04");
    expect(value({ deals }, { during, currency: "EUR" })?.amount.toFixed()).toBe(`3.${"3".repeat(39)}`);
  });
});

test("a period that is cut carries what came in before the cut, and not what came and went between", () => {
  const deals = [deal("2025-02-03", "2025-02-27"), deal("2025-02-26", "2025-02-27"), deal("2025-02-20")];
  const report = evaluate(
    { open },
    { deals },
    { every: month(), during: between("2025-02-27", "2025-02-28") },
  );
  expect(report.rows.map((row) => row.open)).toEqual([1]);
});
