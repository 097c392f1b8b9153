import {
  bookings,
  campaignSpend,
  change,
  constant,
  count,
  countDistinct,
  Customer,
  campaignAcquisitionCost,
  Campaign,
  day,
  Deal,
  dealsCreated,
  definitionOf,
  derive,
  difference,
  elapsed,
  eq,
  evaluate,
  gt,
  Lead,
  leadsCreated,
  lostDeals,
  mean,
  median,
  type Metric,
  metric,
  money,
  month,
  not,
  overall,
  plus,
  product,
  ratio,
  share,
  sum,
  trailing,
  nullWhile,
  predicate,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const won = (fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "won",
  closedAt: "2025-03-10",
  amount: 10,
  currency: "EUR",
  ...fields,
});
const lost = (fields: Partial<Deal> = {}) => won({ ...fields, status: "lost" });
const reasonOf = (each: typeof winRate, deals: readonly Deal[], query = {}) => {
  const report = evaluate({ each }, { deals }, query);
  expect(report.total.each).toBe(null);
  return report.explain(report.total, "each").reason;
};
const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
const text = (value: ReturnType<typeof bookings>) => value && `${value.amount.toFixed()} ${value.currency}`;

describe("ratio", () => {
  test("is a ratio of totals at every level, and no mean of ratios", () => {
    const deals = [won({ ownerId: "ann" }), ...Array.from({ length: 3 }, () => lost({ ownerId: "bob" }))];
    const { rows, total } = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
    expect(rows.map((row) => row.winRate)).toEqual([1, 0]);
    expect(total.winRate).toBe(0.25);
  });

  test.each([
    ["a number over a number", ratio(wonDeals, lostDeals), 2],
    ["money over money", ratio(bookings, sum(Deal.amount, { at: Deal.closedAt })), 2 / 3],
    ["a number over money", ratio(wonDeals, bookings), 0.1],
  ] as const)("gives a number for %s", (_, each, expected) => {
    expect(each({ deals: [won(), won(), lost()] })).toBe(expected);
  });

  test("gives money for money over a number, undivided by rounding", () => {
    expect(
      text(ratio(bookings, wonDeals)({ deals: [won({ amount: "0.05" }), won({ amount: "0.1" })] })),
    ).toBe("0.075 EUR");
  });

  test("says zero-denominator for zero of numbers and of money, whatever is above", () => {
    expect(reasonOf(ratio(lostDeals, wonDeals), [lost()])).toBe("zero-denominator");
    expect(reasonOf(ratio(wonDeals, wonDeals), [])).toBe("zero-denominator");
    expect(reasonOf(ratio(wonDeals, bookings), [won({ amount: 0 })])).toBe("zero-denominator");
    expect(reasonOf(ratio(wonDeals, bookings), [won({ amount: 5 }), won({ amount: -5 })])).toBe(
      "zero-denominator",
    );
  });

  test("hands on why a part is missing", () => {
    const average = mean(Deal.amount, { at: Deal.closedAt });
    expect(reasonOf(ratio(bookings, average), [])).toBe("empty");
    expect(
      reasonOf(ratio(average, dealsCreated) as unknown as typeof winRate, [
        won({ createdAt: "2025-01-01", amount: null }),
      ]),
    ).toBe("empty");
  });

  test("refuses money of two currencies, with both of them", () => {
    const dollars = sum(Deal.amount, { where: eq(Deal.currency, "USD") });
    const euros = sum(Deal.amount, { where: eq(Deal.currency, "EUR") });
    expect(() => ratio(dollars, euros)({ deals: [won(), won({ currency: "USD" })] })).toThrow(
      expect.objectContaining({
        code: "mixed-currencies",
        message: "metric: expected amounts of one currency, got USD and EUR",
      }),
    );
  });
});

describe("difference", () => {
  const inside = sum(Deal.amount, { where: eq(Deal.source, "in") });
  const outside = sum(Deal.amount, { where: eq(Deal.source, "out") });

  test.each([
    [["in", "0.3"], ["out", "0.1"], "0.2 EUR"],
    [["in", "0.3"], null, "0.3 EUR"],
    [null, ["out", "0.1"], "-0.1 EUR"],
    [null, null, null],
  ] as const)("takes nothing to add for zero: %j less %j", (above, below, expected) => {
    const deals = [above, below].flatMap((part) =>
      part === null ? [] : [won({ source: part[0], amount: part[1] })],
    );
    expect(text(difference(inside, outside)({ deals }))).toBe(expected);
  });

  test("is empty where there is nothing on either side, and zero in a currency that is asked for", () => {
    expect(reasonOf(difference(inside, outside) as never, [])).toBe("empty");
    expect(text(difference(inside, outside)({ deals: [] }, { currency: "USD" }))).toBe("0 USD");
  });

  test("does not take a missing mean for zero", () => {
    const average = mean(Deal.amount, { where: eq(Deal.source, "out") });
    expect(reasonOf(difference(inside, average) as never, [won({ source: "in" })])).toBe("empty");
  });

  test("works on numbers", () => {
    expect(difference(wonDeals, lostDeals)({ deals: [won(), lost(), lost()] })).toBe(-1);
  });

  const explained = (each: unknown, deals: readonly Deal[], query = {}) => {
    const report = evaluate({ each } as never, { deals }, query);
    return report.explain(report.total, "each" as never);
  };
  const won10 = Array.from({ length: 10 }, (_, place) =>
    won({ source: "in", status: place < 9 ? "won" : "lost" }),
  );
  const won3 = Array.from({ length: 10 }, (_, place) =>
    won({ source: "out", status: place < 3 ? "won" : "lost" }),
  );
  const rateOf = (source: string) => where(winRate, eq(Deal.source, source));

  test("of independent proportions has Newcombe's interval, and is in points", () => {
    const each = difference(rateOf("in"), rateOf("out"), { interval: "independent" });
    const { interval, unit, value } = explained(each, [...won10, ...won3]);
    expect([value, unit, interval]).toEqual([
      expect.closeTo(0.6, 12),
      "points",
      { low: expect.closeTo(0.1705, 4) as number, high: expect.closeTo(0.809, 4) as number },
    ]);
    const plain = difference(rateOf("in"), rateOf("out"));
    expect(explained(plain, [...won10, ...won3]).interval).toBe(null);
    expect(definitionOf(each).formula).toEqual({
      ...(definitionOf(plain).formula as object),
      interval: "independent",
    });
    expect(explained(each, won10)).toMatchObject({ value: null, interval: null });
  });

  test("of exclusive shares has an interval that is kept, 100 times as wide, in a score", () => {
    const all = count(Deal);
    const [up, down] = ["won", "lost"].map((status) =>
      ratio(count(Deal, { where: eq(Deal.status, status as "won") }), all, { unit: "proportion" }),
    );
    const score = difference(up!, down!, { interval: "exclusive" });
    const deals = [...won10, ...won3, won({ status: "open" })];
    const narrow = explained(score, deals);
    expect(narrow.value).toBeGreaterThan(narrow.interval!.low);
    const wide = explained(product(score, constant(100)), deals).interval!;
    expect([wide.low / 100, wide.high / 100]).toEqual([
      expect.closeTo(narrow.interval!.low, 12),
      expect.closeTo(narrow.interval!.high, 12),
    ]);
    const turned = explained(product(score, constant(-1)), deals).interval!;
    expect([turned.low, turned.high]).toEqual([-narrow.interval!.high, -narrow.interval!.low]);
    expect(explained(product(score, all), deals).interval).toBe(null);
    expect(explained(difference(up!, rateOf("in"), { interval: "exclusive" }), deals).interval).toBe(null);
  });

  test("refuses an interval that it does not know", () => {
    expect(() => difference(winRate, winRate, { interval: "paired" as never })).toThrow(
      'difference: expected interval to be "independent" or "exclusive", got "paired"',
    );
    expect(() => difference(winRate, winRate, null as never)).toThrow(invalid);
  });

  test("a change of a rate has an interval if its periods have no day in common, and its rows count once", () => {
    const deals = [...won10, ...won3.map((deal) => ({ ...deal, closedAt: "2025-02-10" as const }))];
    const march = { during: month(2025, 3) };
    expect(explained(change(winRate), deals, march).interval).toEqual({
      low: expect.closeTo(0.1705, 4) as number,
      high: expect.closeTo(0.809, 4) as number,
    });
    const customers = ratio(
      countDistinct(Deal.customerId, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
      countDistinct(Deal.customerId, { at: Deal.closedAt }),
      { unit: "proportion" },
    );
    const named = deals.map((deal, place) => ({ ...deal, customerId: String(place) }));
    for (const each of [
      change(winRate, { unit: day() }),
      change(trailing(2, month(), winRate)),
      change(customers),
      change(ratio(wonDeals, dealsCreated)),
    ])
      expect(explained(each, named, march).interval).toBe(null);
  });

  test("refuses two currencies", () => {
    const deals = [won({ source: "in" }), won({ source: "out", currency: "USD" })];
    expect(() => difference(inside, outside)({ deals })).toThrow(
      expect.objectContaining({ code: "mixed-currencies" }),
    );
  });
});

describe("plus", () => {
  const from = (source: string) => sum(Deal.amount, { where: eq(Deal.source, source) });
  const three = plus(from("web"), from("fair"), from("phone"));
  const sources = [won({ source: "web", amount: "0.1" }), won({ source: "fair", amount: "0.2" })];
  const explained = (each: typeof winRate, deals: readonly Deal[], leads: readonly Lead[] = []) => {
    const report = evaluate({ each }, { deals, leads } as never);
    return report.explain(report.total, "each");
  };

  test("adds amounts exactly, and takes money over no rows for zero wherever it stands", () => {
    expect(text(three({ deals: sources }))).toBe("0.3 EUR");
    expect(text(three({ deals: sources.slice(1) }))).toBe("0.2 EUR");
    expect(text(three({ deals: sources.slice(0, 1) }))).toBe("0.1 EUR");
  });

  test("is empty where there is nothing in any part, and zero in a currency that is asked for", () => {
    expect(reasonOf(three as never, [])).toBe("empty");
    expect(text(three({ deals: [] }, { currency: "USD" }))).toBe("0 USD");
  });

  test("does not take a missing mean for zero, and hands on the reason of the first part without a value", () => {
    const average = mean(Deal.amount, { where: eq(Deal.source, "out") });
    expect(reasonOf(plus(from("web"), average) as never, sources)).toBe("empty");
    expect(reasonOf(plus(wonDeals, winRate, mean(Deal.probability)), [])).toBe("zero-denominator");
    expect(reasonOf(plus(wonDeals, mean(Deal.probability), winRate), [])).toBe("empty");
  });

  test("adds counts of several entities and durations, and rests on the rows of all", () => {
    const cycle = mean(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt });
    const deals = [won({ createdAt: "2025-03-01" }), lost({ createdAt: "2025-03-06" })];
    expect(plus(cycle, cycle)({ deals })).toBe(13);
    expect(plus(wonDeals)({ deals })).toBe(1);
    const leads = [{ id: "a", createdAt: "2025-03-01" }] as const;
    expect(explained(plus(wonDeals, lostDeals, leadsCreated) as never, deals, leads)).toMatchObject({
      value: 3,
      n: 3,
      unit: "count",
      direction: "up",
    });
    expect(explained(plus(wonDeals, constant(0.5)), deals)).toMatchObject({ value: 1.5, n: 1 });
    expect(explained(plus(constant(1), constant(0.5)), deals)).toMatchObject({ value: 1.5, n: null });
  });

  test("a total is the sum of the totals of its parts", () => {
    const deals = Array.from({ length: 40 }, (_, place) =>
      won({
        source: ["web", "fair", "phone", "mail"][place % 4],
        ownerId: `rep ${place % 3}`,
        amount: place,
      }),
    );
    const { rows, total } = evaluate({ three }, { deals }, { by: { rep: Deal.ownerId } });
    const sumBy = (holds: (deal: Deal) => boolean) =>
      deals
        .filter((deal) => deal.source !== "mail" && holds(deal))
        .reduce((all, { amount }) => all + Number(amount), 0);
    expect(rows.map((row) => text(row.three))).toEqual(
      rows.map(({ rep }) => `${sumBy(({ ownerId }) => ownerId === rep)} EUR`),
    );
    expect(text(total.three)).toBe(`${sumBy(() => true)} EUR`);
  });

  test("refuses two currencies, and what is no metric", () => {
    const deals = [won({ source: "web" }), won({ source: "fair", currency: "USD" })];
    expect(() => three({ deals })).toThrow(expect.objectContaining({ code: "mixed-currencies" }));
    expect(() => plus(winRate, 1 as never)).toThrow("plus: expected a metric, such as winRate, got 1");
    expect(() => plus(undefined as never)).toThrow("plus: expected a metric, such as winRate, got undefined");
  });
});

describe("product and constant", () => {
  test("multiply a number, and money exactly", () => {
    const deals = [won({ amount: "0.1" }), won({ amount: "0.2" })];
    expect(product(wonDeals, constant(2.5))({ deals })).toBe(5);
    expect(text(product(bookings, constant(3))({ deals }))).toBe("0.9 EUR");
    expect(text(product(bookings, wonDeals)({ deals }))).toBe("0.6 EUR");
  });

  test("a missing factor leaves nothing, for its reason", () => {
    expect(reasonOf(product(wonDeals, winRate), [])).toBe("zero-denominator");
    expect(reasonOf(product(bookings, winRate) as never, [])).toBe("empty");
  });

  test("a constant is the same in every group and period, and rests on no rows", () => {
    const { rows } = evaluate(
      { half: constant(0.5), wonDeals },
      { deals: [won(), won({ closedAt: "2025-05-01" })] },
      { every: month() },
    );
    expect(rows.map((row) => [row.half, row.wonDeals])).toEqual([
      [0.5, 1],
      [0.5, 0],
      [0.5, 1],
    ]);
    expect(constant(-0)({})).toBe(-0);
  });

  test.each([Number.NaN, Infinity, -Infinity, "1", null])("a constant is refused when it is %s", (value) => {
    expect(() => constant(value as number)).toThrow(invalid);
  });
});

describe("derive", () => {
  const deals = [won(), won(), lost()];

  test("computes from the values of each level", () => {
    const net = derive("net", { wonDeals, lostDeals }, ({ wonDeals, lostDeals }) => wonDeals - lostDeals);
    const { rows, total } = evaluate(
      { net },
      { deals: [...deals, lost({ closedAt: "2025-04-01" })] },
      { every: month() },
    );
    expect(rows.map((row) => row.net)).toEqual([1, -1]);
    expect(total.net).toBe(0);
  });

  test.each([Number.NaN, Infinity, -Infinity, null])("says not-applicable of %s", (value) => {
    expect(
      reasonOf(
        derive("odd", { wonDeals }, () => value),
        deals,
      ),
    ).toBe("not-applicable");
  });

  test("is not called while a part is missing, whose reason it hands on", () => {
    let calls = 0;
    const counted = derive("counted", { wonDeals, winRate, bookings }, () => (calls += 1));
    expect(reasonOf(counted as never, [])).toBe("zero-denominator");
    expect(calls).toBe(0);
    expect(counted({ deals })).toBe(1);
  });

  test("gives whatever the function gives, and the unit that is said", () => {
    const label = derive("label", { wonDeals }, (values) => (values.wonDeals > 1 ? "good" : "bad"), {
      unit: "number",
      direction: "up",
    });
    expect(label({ deals })).toBe("good");
    expect([label.core().unit, label.core().direction]).toEqual(["number", "up"]);
    expect(
      text(
        derive("twice", { bookings }, ({ bookings: { amount } }) => money(amount.times(2), "EUR"))({ deals }),
      ),
    ).toBe("40 EUR");
  });

  test("takes parts named like what every object has", () => {
    const parts = Object.fromEntries([
      ["__proto__", wonDeals],
      ["constructor", lostDeals],
    ]);
    const seen = derive("seen", parts, (values) => JSON.stringify(Object.entries(values)));
    expect(seen({ deals })).toBe('[["__proto__",2],["constructor",1]]');
  });

  test("lets an error of the function through as it is", () => {
    const error = new RangeError("mine");
    const failing = derive("failing", { wonDeals }, () => {
      throw error;
    });
    expect(() => failing({ deals })).toThrow(error);
  });

  test("is refused without a name or without parts", () => {
    expect(() => derive("", { wonDeals }, () => 1)).toThrow(invalid);
    expect(() => derive("none", {}, () => 1)).toThrow(invalid);
  });
});

describe("overall and share", () => {
  const deals = [
    won({ ownerId: "ann", amount: 30 }),
    won({ ownerId: "bob", amount: 50 }),
    won({ ownerId: null, amount: 20 }),
    won({ ownerId: "ann", amount: 300, closedAt: "2025-04-01" }),
  ];

  test("are over all groups of the same period", () => {
    const metrics = { all: overall(wonDeals), part: share(wonDeals), worth: share(bookings) };
    const { rows, total } = evaluate(metrics, { deals }, { by: { rep: Deal.ownerId }, every: month() });
    expect(rows.map((row) => [row.rep, row.period.label, row.all, row.part, row.worth])).toEqual([
      ["ann", "2025-03", 3, 1 / 3, 0.3],
      ["ann", "2025-04", 1, 1, 1],
      ["bob", "2025-03", 3, 1 / 3, 0.5],
      ["bob", "2025-04", 1, 0, 0],
      [null, "2025-03", 3, 1 / 3, 0.2],
      [null, "2025-04", 1, 0, 0],
    ]);
    expect(total).toMatchObject({ all: 4, part: 1, worth: 1 });
  });

  test("of one number are 1, or nothing of nothing", () => {
    expect(share(wonDeals)({ deals })).toBe(1);
    expect(reasonOf(share(wonDeals), [])).toBe("zero-denominator");
  });

  test("carry an interval where they are shares of a count", () => {
    const report = evaluate({ part: share(wonDeals) }, { deals }, { by: { rep: Deal.ownerId } });
    const { interval, unit } = report.explain(report.rows[1]!, "part");
    expect(unit).toBe("proportion");
    // 1 of 4: by the textbook, (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)
    const [p, n, z] = [0.25, 4, 1.959963984540054];
    const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    expect(interval?.low).toBeCloseTo((p + (z * z) / (2 * n) - spread) / (1 + (z * z) / n), 14);
    expect(interval?.high).toBeCloseTo((p + (z * z) / (2 * n) + spread) / (1 + (z * z) / n), 14);
  });
});

describe("unless", () => {
  const open = count(Deal, { where: eq(Deal.status, "open"), at: Deal.closedAt });
  const guarded = nullWhile(open, "immature", winRate);

  test("keeps the value while there is no obstacle", () => {
    expect(guarded({ deals: [won(), lost()] })).toBe(0.5);
    expect(reasonOf(guarded, [])).toBe("zero-denominator");
  });

  test("gives the reason, with the parts, while there is one", () => {
    const report = evaluate({ guarded }, { deals: [won(), lost(), { ...won(), status: "open" }] });
    expect(report.explain(report.total, "guarded")).toMatchObject({
      value: null,
      reason: "immature",
      numerator: 1,
      denominator: 2,
      n: 2,
      unit: "proportion",
      direction: "up",
    });
  });
});

describe("where", () => {
  test("is the metric over the rows that satisfy the condition", () => {
    const deals = [
      won({ source: "web" }),
      lost({ source: "web" }),
      lost({ source: "fair" }),
      won({ source: "fair" }),
      won(),
    ];
    const metrics: Metric<{ deals: Deal }, unknown>[] = [
      winRate,
      bookings,
      median(Deal.amount),
      countDistinct(Deal.status),
      share(wonDeals),
    ];
    for (const each of metrics) {
      const web = where(each, eq(Deal.source, "web"))({ deals });
      expect(web).toEqual(each({ deals: deals.filter((deal) => deal.source === "web") }));
    }
  });

  test("can be said twice", () => {
    const deals = [
      won({ source: "web", amount: 5 }),
      won({ source: "web", amount: 15 }),
      won({ amount: 15 }),
    ];
    const big = gt(Deal.amount, money(10, "EUR"));
    expect(where(where(wonDeals, eq(Deal.source, "web")), big)({ deals })).toBe(1);
    expect(where(where(wonDeals, eq(Deal.source, "web")), not(big))({ deals })).toBe(1);
  });

  test("leaves the rows of other entities as they are", () => {
    const data = {
      campaigns: [
        { id: "a", channel: "search", spentAt: "2025-03-01", spend: 60, currency: "EUR" },
        { id: "b", channel: "fair", spentAt: "2025-03-01", spend: 40, currency: "EUR" },
      ],
      customers: [
        { id: "1", country: "DE", firstPaidAt: "2025-03-05" },
        { id: "2", country: "FR", firstPaidAt: "2025-03-06" },
      ],
    } as const;
    expect(text(campaignAcquisitionCost(data))).toBe("50 EUR");
    expect(text(where(campaignAcquisitionCost, eq(Campaign.channel, "fair"))(data))).toBe("20 EUR");
    expect(text(where(campaignAcquisitionCost, eq(Customer.country, "DE"))(data))).toBe("100 EUR");
  });

  test("works through every combination", () => {
    const deals = [won({ source: "web", amount: 4 }), won({ amount: 6 }), lost({ source: "web" })];
    const web = eq(Deal.source, "web");
    expect(
      where(
        derive("net", { wonDeals, lostDeals }, (values) => values.wonDeals - values.lostDeals),
        web,
      )({ deals }),
    ).toBe(0);
    expect(text(where(product(bookings, constant(2)), web)({ deals }))).toBe("8 EUR");
    expect(where(overall(wonDeals), web)({ deals })).toBe(1);
    expect(where(nullWhile(lostDeals, "immature", wonDeals), web)({ deals })).toBe(null);
  });

  test("keeps unit and direction", () => {
    const { unit, direction } = where(winRate, eq(Deal.source, "web")).core();
    expect([unit, direction]).toEqual(["proportion", "up"]);
  });

  test("is refused on an entity that the metric does not read", () => {
    expect(() => where(winRate, eq(Lead.source, "web"))).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "where: expected a condition on deals, got one on leads",
      }),
    );
    expect(() => where(campaignAcquisitionCost, eq(Lead.source, "web"))).toThrow(
      /campaigns or customers, got one on leads/,
    );
  });

  test("is refused of any row where there are several entities", () => {
    const anything = predicate<{ deals: Deal }>(() => true);
    expect(() => where(ratio(campaignSpend, leadsCreated), anything as never)).toThrow(invalid);
    expect(where(wonDeals, anything)({ deals: [won()] })).toBe(1);
  });
});

describe("measures", () => {
  test("are refused with a condition or an axis of another entity, and without any", () => {
    expect(() => count(Deal, { where: eq(Lead.source, "web") as never })).toThrow(invalid);
    expect(() => sum(Deal.amount, { at: Lead.createdAt as never })).toThrow(invalid);
  });

  test("are computed on first use only", () => {
    let defined = 0;
    const lazy = metric("lazy", () => {
      defined += 1;
      return wonDeals;
    });
    expect(defined).toBe(0);
    expect([lazy({ deals: [won()] }), lazy({ deals: [] })]).toEqual([1, 0]);
    expect(defined).toBe(1);
    expect([lazy.id, lazy.core().direction]).toEqual(["lazy", "up"]);
  });
});
