import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  bookings,
  constant,
  count,
  countCovering,
  countWhere,
  Deal,
  definitionOf,
  dimension,
  eq,
  evaluate,
  mean,
  meanOf,
  type Metric,
  type Money,
  money,
  month,
  overall,
  perKey,
  prior,
  quantileOf,
  ratio,
  Rep,
  SalesmetricsError,
  share,
  shareWhere,
  stock,
  sum,
  sumOfSquares,
  topShare,
  via,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";

const rep = dimension({ deals: Deal.ownerId, reps: Rep.id });
const attainment = ratio(bookings, sum(Rep.quota));

const deal = (ownerId: string | null, amount: number, more: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "won",
  ownerId,
  amount,
  currency: "USD",
  closedAt: "2025-03-10",
  ...more,
});

const quotaMetrics = {
  atQuota: perKey(rep, attainment, countWhere({ atLeast: 1 })),
  shareAtQuota: perKey(rep, attainment, shareWhere({ atLeast: 1 })),
};

const shapes = {
  topTen: perKey(Deal.ownerId, bookings, topShare(10)),
  pareto: perKey(Deal.ownerId, bookings, topShare({ share: 0.2 })),
  covering: perKey(Deal.ownerId, bookings, countCovering(0.8)),
  concentration: perKey(Deal.ownerId, bookings, sumOfSquares()),
  perRep: perKey(Deal.ownerId, bookings, meanOf()),
  middle: perKey(Deal.ownerId, bookings, quantileOf(0.5)),
  winsPerRep: perKey(Deal.ownerId, wonDeals, meanOf()),
};

const metrics = { ...quotaMetrics, ...shapes };

const names = Array.from({ length: 24 }, (_, place) => `rep ${place}`);
const months = ["2025-01-31", "2025-02-01", "2025-03-15"] as const;
const sales = fc.array(
  fc.record({
    owner: fc.constantFrom(...names, null),
    cents: fc.integer({ min: 1, max: 9_000_000 }),
    month: fc.constantFrom(...months),
    isWon: fc.boolean(),
  }),
  { maxLength: 120 },
);
const quotas = fc.array(fc.option(fc.integer({ min: 0, max: 8_000_000 })), {
  minLength: names.length,
  maxLength: names.length,
});

/** A quotient of whole numbers below 2^53, which is rounded once; `null` over zero. */
const over = (above: bigint, below: bigint): number | null =>
  below === 0n ? null : Number(above) / Number(below);
const added = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const amountOf = (money: Money | null): number | null => money && money.amount.toNumber();

/** Counts all of it from the rows, rep by rep. */
function expected(
  rows: readonly { owner: string | null; cents: number }[],
  quotas: readonly (number | null)[],
) {
  const byRep = new Map<string, bigint>();
  for (const { owner, cents } of rows)
    if (owner !== null) byRep.set(owner, (byRep.get(owner) ?? 0n) + BigInt(cents));
  const sorted = [...byRep.values()].sort((left, right) => Number(right - left));
  const total = added(sorted);
  const rated = names
    .map((name, place) => ({ won: byRep.get(name) ?? 0n, quota: BigInt(quotas[place] ?? 0) }))
    .filter(({ quota }) => quota > 0n);
  const made = rated.filter(({ won, quota }) => won >= quota).length;
  let covering = 0;
  while (added(sorted.slice(0, covering)) * 10n < total * 8n) covering++;
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted.at(Math.ceil(half)), sorted.at(Math.floor(half))];
  const some = sorted.length > 0;
  return {
    atQuota: made,
    shareAtQuota: rated.length === 0 ? null : made / rated.length,
    topTen: over(added(sorted.slice(0, 10)), total),
    pareto: over(added(sorted.slice(0, Math.ceil(sorted.length / 5))), total),
    covering: some ? covering : null,
    concentration: over(added(sorted.map((won) => won * won)), total * total),
    perRep: some ? Number(total) / 100 / sorted.length : null,
    middle: some ? Number(low! + high!) / 200 : null,
    winsPerRep: some ? rows.filter(({ owner }) => owner !== null).length / byRep.size : null,
  };
}

propertyTest.prop([sales, quotas], { numRuns: 60 })(
  "reps at quota, concentration and means are those of plain code over the rows, in each month and in all",
  (drawn, drawnQuotas) => {
    const deals = drawn.map(({ owner, cents, month, isWon }) =>
      deal(owner, cents / 100, { status: isWon ? "won" : "lost", closedAt: month }),
    );
    const reps = names.flatMap((id, place): Rep[] => {
      const quota = drawnQuotas[place]!;
      return quota === null ? [] : [{ id, quota: quota / 100, currency: "USD" }];
    });
    const { rows, total } = evaluate(shapes, { deals }, { during: year(2025), every: month() });
    expect(rows.length).toBe(12);
    for (const line of [...rows, total]) {
      const { label } = line.period!;
      const own = drawn.filter((sale) => sale.isWon && sale.month.startsWith(label));
      const wanted = expected(own, drawnQuotas);
      const made = evaluate(quotaMetrics, { deals, reps }, { during: line.period! }).total;
      expect(made.atQuota).toBe(wanted.atQuota);
      expect(made.shareAtQuota).toBe(wanted.shareAtQuota);
      expect(line.topTen).toBe(wanted.topTen);
      expect(line.pareto).toBe(wanted.pareto);
      expect(line.covering).toBe(wanted.covering);
      if (wanted.concentration === null) expect(line.concentration).toBe(null);
      else expect(line.concentration).toBeCloseTo(wanted.concentration, 14);
      if (wanted.perRep === null) expect(line.perRep).toBe(null);
      else expect(amountOf(line.perRep)).toBeCloseTo(wanted.perRep, 6);
      expect(amountOf(line.middle)).toBe(wanted.middle);
      expect(line.winsPerRep).toBe(wanted.winsPerRep);
    }
  },
);

const wonBy = [
  deal("ann", 700),
  deal("bob", 200),
  deal("cid", 100),
  deal("cid", 0),
  deal(null, 4000),
  deal("", 1000),
];

test("the values that are folded are those of a report by the key", () => {
  const { rows } = evaluate({ bookings }, { deals: wonBy }, { by: { rep: Deal.ownerId } });
  const values = rows.filter((row) => row.rep !== null).map((row) => row.bookings!.amount.toNumber());
  expect(values).toEqual([700, 200, 100]);
  expect(perKey(Deal.ownerId, bookings, sumOfSquares())({ deals: wonBy })).toBe(0.54);
  expect(perKey(Deal.ownerId, bookings, topShare(2))({ deals: wonBy })).toBe(0.9);
  expect(perKey(Deal.ownerId, bookings, countCovering(0.7))({ deals: wonBy })).toBe(1);
  expect(perKey(Deal.ownerId, bookings, countCovering(0.71))({ deals: wonBy })).toBe(2);
});

test("one question may have several keys of one metric", () => {
  const deals = [
    deal("ann", 6, { customerId: "x" }),
    deal("ann", 2, { customerId: "y" }),
    deal("bob", 2, { customerId: "y" }),
  ];
  const both = {
    customer: perKey(Deal.customerId, bookings, topShare(1)),
    rep: perKey(Deal.ownerId, bookings, topShare(1)),
  };
  expect(evaluate(both, { deals }).total).toMatchObject({ customer: 0.6, rep: 0.8 });
});

test("a row without a key is left out and reported", () => {
  const { total, explain } = evaluate({ top: metrics.topTen }, { deals: wonBy });
  expect(explain(total, "top")).toMatchObject({
    value: 1,
    n: 3,
    excluded: [{ entity: "deals", why: "missing ownerId", count: 2 }],
  });
});

test("the report is split as ever: a key counts in each group where it has rows", () => {
  const deals = [
    deal("ann", 1, { source: "web" }),
    deal("ann", 1, { source: "fair" }),
    deal("bob", 1, { source: "web" }),
  ];
  const reps = perKey(Deal.ownerId, wonDeals, countWhere({ atLeast: 1 }));
  const { rows, total } = evaluate({ reps }, { deals }, { by: { source: Deal.source } });
  expect(rows.map((row) => [row.source, row.reps])).toEqual([
    ["fair", 1],
    ["web", 2],
  ]);
  expect(total.reps).toBe(2);
  expect(where(reps, eq(Deal.source, "fair"))({ deals })).toBe(1);
});

test("a key may be a number, a condition, a moment, or a field of what a row refers to", () => {
  const deals = [
    deal("ann", 1, { probability: 1 }),
    deal("bob", 1, { probability: "1.0" }),
    deal("cid", 1, { probability: 0.5, closedAt: "2025-03-11" }),
  ];
  const reps = [
    { id: "ann", team: "north" },
    { id: "bob", team: "north" },
    { id: "cid", team: "south" },
  ];
  const all = countWhere<number>({ atLeast: 1 });
  expect(perKey(Deal.probability, wonDeals, all)({ deals })).toBe(2);
  expect(perKey(eq(Deal.ownerId, "ann"), wonDeals, all)({ deals })).toBe(2);
  expect(perKey(via(Deal.ownerId, Rep).team, wonDeals, countWhere({ atLeast: 2 }))({ deals, reps })).toBe(1);
});

test("a key without a value is left out; if none has one, a count is 0 and a share has no value", () => {
  const reps = [
    { id: "ann", quota: 500, currency: "USD" },
    { id: "bob", quota: 0, currency: "USD" },
  ];
  const { total, explain } = evaluate(metrics, { deals: wonBy, reps });
  expect(total).toMatchObject({ atQuota: 1, shareAtQuota: 1 });
  const none = evaluate(metrics, { deals: [], reps: [reps[1]!] });
  expect(none.total).toMatchObject({ atQuota: 0, shareAtQuota: null });
  expect(none.explain(none.total, "shareAtQuota").reason).toBe("zero-denominator");
  expect(explain(total, "shareAtQuota")).toMatchObject({ numerator: 1, denominator: 1, unit: "proportion" });
});

test("without any key a count is 0, and what divides has no value", () => {
  const { total, explain } = evaluate(metrics, { deals: [], reps: [] });
  expect(total).toMatchObject({ atQuota: 0, shareAtQuota: null, topTen: null, covering: null, perRep: null });
  expect(explain(total, "shareAtQuota").reason).toBe("zero-denominator");
  expect(explain(total, "concentration").reason).toBe("empty");
});

test("shares of a sum that is zero or less have no value", () => {
  const reasonOf = (...amounts: number[]): unknown => {
    const deals = amounts.map((amount, place) => deal(String(place), amount));
    const { total, explain } = evaluate(metrics, { deals, reps: [] });
    return [total.topTen, explain(total, "concentration").reason, explain(total, "covering").reason];
  };
  expect(reasonOf(5, -5)).toEqual([null, "zero-denominator", "zero-denominator"]);
  expect(reasonOf(5, -6)).toEqual([null, "not-applicable", "not-applicable"]);
});

test("a key of a stock takes part with what is left of it", () => {
  const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
  const deals = [
    deal("ann", 1, { createdAt: "2025-01-10", closedAt: "2025-02-10" }),
    deal("ann", 1, { createdAt: "2025-01-10", closedAt: null }),
    deal("bob", 1, { createdAt: "2025-02-20", closedAt: null }),
  ];
  const perRep = perKey(Deal.ownerId, open, meanOf());
  const { rows } = evaluate({ perRep }, { deals }, { every: month(), during: year(2025) });
  expect(rows.slice(0, 3).map((row) => row.perRep)).toEqual([2, 1, 1]);
  expect(
    stock(perKey(Deal.ownerId, count(Deal), countWhere({ atLeast: 2 })), {
      from: Deal.createdAt,
      until: Deal.closedAt,
    })({ deals }, { asOf: "2025-01-31" }),
  ).toBe(1);
});

test("overall within is over all keys", () => {
  expect(perKey(Deal.ownerId, share(bookings), countWhere({ above: 0.15 }))({ deals: wonBy })).toBe(2);
  expect(perKey(Deal.ownerId, overall(wonDeals), meanOf())({ deals: wonBy })).toBe(4);
});

describe("amounts", () => {
  const mixed = [deal("ann", 10), deal("bob", 20, { currency: "EUR", source: "web" })];

  test("in several currencies are refused, and have no total", () => {
    expect(() => metrics.topTen({ deals: mixed })).toThrow(
      "metric: perKey: expected amounts of one currency, got EUR, USD: split by currency, or say { currency, rates }",
    );
    const by = { by: { currency: Deal.currency } };
    const { rows, total, explain } = evaluate({ top: metrics.topTen }, { deals: mixed }, by);
    expect(rows.map((row) => row.top)).toEqual([1, 1]);
    expect(explain(total, "top")).toMatchObject({ value: null, reason: "not-applicable" });
  });

  test("may be limits, in the currency of the values", () => {
    const above = countWhere({ above: money("100", "USD"), atMost: money("700", "USD") });
    expect(perKey(Deal.ownerId, bookings, above)({ deals: wonBy })).toBe(2);
    const euros = perKey(Deal.ownerId, bookings, countWhere({ below: money(1, "EUR") }));
    expect(() => euros({ deals: wonBy })).toThrow(
      "metric: countWhere: expected limits as the values are, USD, got EUR",
    );
  });
});

test("metrics that read other periods, keys of their own or no rows are refused", () => {
  const refusals: readonly [message: string, make: () => unknown][] = [
    [
      "perKey: expected a metric that reads one period, got one that reads others too, as prior does",
      () => perKey(Deal.ownerId, prior(bookings), meanOf()),
    ],
    [
      "perKey: expected a metric without keys of its own, got one of perKey",
      () => perKey(Deal.ownerId, metrics.perRep, meanOf()),
    ],
    [
      "perKey: expected a metric that reads rows, got a constant",
      () => perKey(Deal.ownerId, constant(1), meanOf()),
    ],
    [
      "perKey: expected a text or number or flag or time, got a money",
      () => perKey(Deal.amount as never, wonDeals, meanOf()),
    ],
    [
      "perKey: expected a key for reps too, which the metric reads: use dimension({ reps: … })",
      () => perKey(Deal.ownerId, attainment, meanOf()),
    ],
  ];
  for (const [message, make] of refusals) {
    expect(make).toThrow(SalesmetricsError);
    expect(make).toThrow(message);
  }
});

test("the period before is that of all keys together", () => {
  const reps = perKey(Deal.ownerId, wonDeals, countWhere({ atLeast: 1 }));
  const won = (ownerId: string, closedAt: "2025-02-10" | "2025-03-10") =>
    ({ id: ownerId, status: "won", ownerId, closedAt }) as const;
  const deals = [won("ann", "2025-02-10"), won("bob", "2025-02-10"), won("ann", "2025-03-10")];
  expect([reps, prior(reps)].map((metric) => metric({ deals }, { during: month(2025, 3) }))).toEqual([1, 2]);
});

test("the definition and its words say what is folded, and how", () => {
  const { formula, text, unit } = definitionOf(
    perKey(Deal.ownerId, winRate, shareWhere({ above: 0.25, atMost: 0.5 })),
  );
  expect(formula).toMatchObject({
    perKey: [{}, { field: "deals.ownerId" }, { shareWhere: { above: 0.25, atMost: 0.5 } }],
  });
  expect(text).toMatch(/^share of ownerId whose \(count.*\) is above 0.25 and at most 0.5$/);
  expect(unit).toBe("proportion");
  expect(definitionOf(metrics.atQuota).text).toMatch(
    /^number of \(ownerId or id\) whose \(sum.*\) is at least 1$/,
  );
  expect(definitionOf(metrics.perRep).unit).toBe("money");
});

test("types: the rows of the metric and of the key, the result of the fold", () => {
  expectTypeOf(metrics.perRep).toExtend<Metric<{ deals: Deal }, Money>>();
  expectTypeOf(metrics.atQuota).toExtend<Metric<{ deals: Deal; reps: Rep }, number>>();
  const byTeam = perKey(via(Deal.ownerId, Rep).team, wonDeals, meanOf());
  // @ts-expect-error the key reads reps too
  expect(() => byTeam({ deals: [deal("ann", 1)] })).toThrow("expected data with an array of reps");
  // @ts-expect-error a limit of an amount is an amount
  perKey(Deal.ownerId, bookings, countWhere({ atLeast: 1 }));
  perKey(Deal.ownerId, mean(Deal.probability), countWhere({ atLeast: 1 }));
});
