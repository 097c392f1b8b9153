import {
  add,
  and,
  asOf,
  calendarDays,
  choose,
  coalesce,
  compoundGrowth,
  constant,
  count,
  countDistinct,
  Deal,
  dealsCreated,
  definitionOf,
  derive,
  difference,
  elapsed,
  eq,
  evaluate,
  first,
  growth,
  gt,
  happened,
  isNull,
  Lead,
  isEmail,
  lifetime,
  lostDeals,
  lt,
  mean,
  median,
  metric,
  money,
  multiply,
  not,
  isOneOf,
  or,
  overall,
  plus,
  prior,
  product,
  proportion,
  quantile,
  ratio,
  restrictedMean,
  share,
  stock,
  sum,
  survivalAt,
  survivalMedian,
  targetRange,
  nullWhile,
  predicate,
  variance,
  where,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const won = 'count(deals where status = "won" by closedAt)';
const lost = 'count(deals where status = "lost" by closedAt)';
const curve = "kaplanMeier(time from createdAt to closedAt, else to asOf of deals by createdAt)";
const created = "count(deals by createdAt)";

describe("the text of a definition", () => {
  test.each([
    [count(Deal), "count(deals)"],
    [dealsCreated, created],
    [wonDeals, won],
    [countDistinct(Deal.customerId), "countDistinct(customerId of deals)"],
    [countDistinct(Deal.customerId, { atLeast: 2 }), "countDistinct(atLeast 2, customerId of deals)"],
    [sum(Deal.amount, { at: Deal.closedAt }), "sum(amount of deals by closedAt)"],
    [quantile(0.9, Deal.amount), "quantile(0.9, amount of deals)"],
    [median(Deal.amount), "quantile(0.5, amount of deals)"],
    [variance(Deal.probability), "variance(probability of deals)"],
    [first(Deal.ownerId, Deal.closedAt), "first(ownerId by closedAt of deals)"],
    [mean(elapsed(Deal.createdAt, Deal.closedAt)), "mean(days from createdAt to closedAt of deals)"],
    [mean(elapsed(Deal.createdAt, asOf(), "hours")), "mean(hours from createdAt to asOf of deals)"],
    [
      mean(calendarDays(Deal.createdAt, Deal.closedAt)),
      "mean(calendar days from createdAt to closedAt of deals)",
    ],
    [sum(multiply(Deal.amount, proportion(Deal.probability))), "sum(amount × probability of deals)"],
    [sum(add(Deal.probability, 1)), "sum(probability + 1 of deals)"],
    [sum(coalesce(Deal.probability, 0)), "sum(first present of (probability, 0) of deals)"],
    [sum(choose(eq(Deal.status, "won"), 1, 0)), 'sum((1 if (status = "won"), else 0) of deals)'],
    [count(Deal, { where: gt(Deal.amount, money("1.50", "EUR")) }), "count(deals where amount > 1.5 EUR)"],
    [
      count(Deal, { where: lt(Deal.closedAt, new Date(0)) }),
      'count(deals where closedAt < "1970-01-01T00:00:00.000Z")',
    ],
    [
      count(Deal, { where: isOneOf(Deal.status, ["won", "lost"]) }),
      'count(deals where status in ("won", "lost"))',
    ],
    [count(Deal, { where: isNull(Deal.amount) }), "count(deals where amount is missing)"],
    [count(Deal, { where: happened(Deal.closedAt) }), "count(deals where closedAt has happened)"],
    [count(Lead, { where: isEmail(Lead.email) }), "count(leads where email is an e-mail address)"],
    [
      count(Deal, {
        where: and(eq(Deal.status, "won"), or(eq(Deal.ownerId, "ann"), eq(Deal.ownerId, "bob"))),
      }),
      'count(deals where (status = "won") and ((ownerId = "ann") or (ownerId = "bob")))',
    ],
    [count(Deal, { where: predicate(Deal, () => true) }), "count(deals where predicate())"],
    [ratio(wonDeals, lostDeals), `${won} ÷ ${lost}`],
    [ratio(difference(wonDeals, lostDeals), dealsCreated), `(${won} − ${lost}) ÷ ${created}`],
    [difference(wonDeals, difference(wonDeals, lostDeals)), `${won} − (${won} − ${lost})`],
    [plus(wonDeals, lostDeals, difference(wonDeals, lostDeals)), `${won} + ${lost} + (${won} − ${lost})`],
    [product(wonDeals, constant(0.5)), `${won} × 0.5`],
    [overall(wonDeals), `${won} over all groups`],
    [share(wonDeals), `${won} ÷ ${won} over all groups`],
    [prior(wonDeals), `${won} one period before`],
    [prior(wonDeals, 12), `${won} 12 periods before`],
    [growth(wonDeals), `(${won} − ${won} one period before) ÷ ${won} one period before`],
    [compoundGrowth(wonDeals, 12), `(${won} ÷ ${won} 12 periods before)^(1 ÷ 12) − 1`],
    [
      stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt }),
      "stock of count(deals) from createdAt until closedAt",
    ],
    [survivalMedian(lifetime(Deal.createdAt, Deal.closedAt)), `median in days of ${curve}`],
    [survivalAt(30, lifetime(Deal.createdAt, Deal.closedAt)), `share longer than 30 days of ${curve}`],
    [restrictedMean(90, lifetime(Deal.createdAt, Deal.closedAt)), `mean up to 90 days of ${curve}`],
    [derive("netWins", { wonDeals, lostDeals }, () => 0), `netWins(${won}, ${lost})`],
    [nullWhile(lostDeals, "immature", wonDeals), `${won}, unless immature`],
    [where(dealsCreated, eq(Deal.source, "web")), 'count(deals where source = "web" by createdAt)'],
  ])("reads well (case %#): %o", (each, expected) => {
    expect(definitionOf(each as never).text).toBe(expected);
  });

  test("says not once", () => {
    expect(definitionOf(count(Deal, { where: not(isNull(Deal.amount)) })).text).toBe(
      "count(deals where not (amount is missing))",
    );
  });

  test("is the same in an explanation", () => {
    expect(definitionOf(metric("named", () => wonDeals)).text).toBe(won);
  });
});

describe("a definition", () => {
  const bigWins = () =>
    count(Deal, {
      where: and(eq(Deal.status, "won"), gt(Deal.amount, money("10000", "USD"))),
      at: Deal.closedAt,
    });

  test("is plain data that survives JSON", () => {
    const definition = definitionOf(bigWins());
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
    expect(definition).toMatchObject({
      id: null,
      unit: "count",
      direction: "none",
      formula: {
        aggregate: "count",
        entity: "deals",
        where: {
          and: [
            { eq: [{ field: "deals.status" }, { literal: "won" }] },
            { gt: [{ field: "deals.amount" }, { literal: { amount: "10000", currency: "USD" } }] },
          ],
        },
        at: { field: "deals.closedAt" },
      },
    });
  });

  test("has the same hash whenever it is written the same, and whatever its name and direction", () => {
    const { hash } = definitionOf(bigWins());
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(definitionOf(bigWins()).hash).toBe(hash);
    const named = metric("bigWins", bigWins, { direction: "up" });
    expect(definitionOf(named)).toMatchObject({ id: "bigWins", direction: "up", hash });
  });

  test("tells the target range, which no metric made of it keeps", () => {
    const inRange = metric("bigWins", bigWins, { direction: targetRange(3, 8) });
    const { direction, hash } = definitionOf(inRange);
    expect(JSON.parse(JSON.stringify(direction))).toEqual({ range: [3, 8] });
    expect(hash).toBe(definitionOf(bigWins()).hash);
    const report = evaluate({ inRange }, { deals: [] });
    expect(report.explain(report.total, "inRange").direction).toEqual({ range: [3, 8] });
    const named = metric("same", () => inRange);
    expect(definitionOf(named).direction).toEqual({ range: [3, 8] });
    const made = [
      growth(inRange),
      plus(inRange, wonDeals),
      prior(inRange),
      where(inRange, eq(Deal.source, "web")),
    ];
    for (const each of made) expect(definitionOf(each).direction).toBe("range");
    expect(definitionOf(metric("fall", () => growth(inRange), { direction: "down" })).direction).toBe("down");
  });

  test.each([
    [Number.NaN, 1, "NaN and 1"],
    [0, Infinity, "0 and Infinity"],
    [2, 1, "2 and 1"],
    ["0" as never, 1, '"0" and 1'],
  ])("refuses a target range from %s to %s", (low, high, given) => {
    expect(() => targetRange(low, high)).toThrow(
      `targetRange: expected two finite limits, the lower first, got ${given}`,
    );
  });

  test("has another hash for every other meaning", () => {
    const metrics = [
      count(Deal),
      count(Lead),
      count(Deal, { at: Deal.createdAt }),
      count(Deal, { at: Deal.closedAt }),
      count(Deal, { where: eq(Deal.status, "won") }),
      count(Deal, { where: not(eq(Deal.status, "won")) }),
      count(Deal, { where: gt(Deal.amount, money(1, "EUR")) }),
      count(Deal, { where: gt(Deal.amount, money(1, "USD")) }),
      sum(Deal.amount),
      mean(Deal.amount),
      sum(elapsed(Deal.createdAt, Deal.closedAt)),
      sum(elapsed(Deal.createdAt, Deal.closedAt, "hours")),
      sum(elapsed(Deal.closedAt, Deal.createdAt)),
      quantile(0.5, Deal.amount),
      quantile(0.9, Deal.amount),
      ratio(wonDeals, lostDeals),
      ratio(lostDeals, wonDeals),
      ratio(wonDeals, lostDeals, { unit: "proportion" }),
      plus(wonDeals, lostDeals),
      plus(lostDeals, wonDeals),
      prior(wonDeals),
      prior(wonDeals, 2),
      growth(wonDeals),
      nullWhile(lostDeals, "immature", wonDeals),
      nullWhile(lostDeals, "no-base", wonDeals),
    ];
    const hashes = metrics.map((each) => definitionOf(each as never).hash);
    expect(new Set(hashes).size).toBe(metrics.length);
  });

  test("has the hash of FNV-1a, 64 bits, over unit and formula", () => {
    const written = JSON.stringify(["count", { aggregate: "count", entity: "deals" }]);
    let hash = 14695981039346656037n;
    for (const character of written) {
      hash ^= BigInt(character.codePointAt(0)!);
      hash = (hash * 1099511628211n) % 2n ** 64n;
    }
    expect(definitionOf(count(Deal)).hash).toBe(hash.toString(16).padStart(16, "0"));
  });
});
