import { fc, test as propertyTest } from "@fast-check/vitest";
import {
  averageOver,
  between,
  constant,
  count,
  countDistinct,
  cumulative,
  day,
  Deal,
  definitionOf,
  difference,
  eq,
  evaluate,
  growth,
  max,
  mean,
  measure,
  type Metric,
  type Metrics,
  type Money,
  month,
  nullWhile,
  overall,
  perKey,
  plus,
  meanOf,
  prior,
  product,
  quarter,
  ratio,
  spread,
  stock,
  sum,
  toDate,
  trailing,
  type Query,
  week,
  where,
  withOpen,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../src/expressions/shape.js";
import { everyMetric } from "../catalog/catalogue.js";
import { dimensionBy, entities } from "../entities.js";
import { rowsOf } from "../engines/rows.js";
import { type Fraction, fractionOf, sumOf } from "../exact/oracle.js";

type AnyDeals = Metric<{ deals: Deal }, Money | number>;

const of = (metric: Metrics[string]) => definitionOf(metric).additivity;
const deals = count(Deal, { at: Deal.createdAt });
const amount = sum(Deal.amount, { at: Deal.closedAt });
const open = { from: Deal.createdAt, until: Deal.closedAt };
const openAmount = stock(sum(Deal.amount), open);
const texts = measure(
  {
    definition: "texts",
    class: "additive",
    init: () => "",
    step: (state: string, text: string) => (state > text ? state : text),
    merge: (left, right) => (left > right ? left : right),
    finish: (value) => ({ value, reason: null, numerator: null, denominator: null, n: null }),
  },
  Deal.source,
  { at: Deal.createdAt },
);

/** Rows with amounts in one currency, and numbers that are added as doubles without rounding. */
function listsOf(seed: number, count: number): Readonly<Record<string, readonly object[]>> {
  const made = rowsOf({ times: "date", count, seed });
  return Object.fromEntries(
    entities.map((entity) => {
      const { name, fields } = entity[shapeOf];
      const plain = (field: string, value: unknown): unknown => {
        if (field === "currency") return "USD";
        const { type } = fields[field]!;
        const isNumber = (type === "number" || type === "money") && Number.isFinite(Number(value ?? NaN));
        return isNumber ? Math.round(Number(value) % 1000) : value;
      };
      const plainRow = (row: object) =>
        Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plain(field, value)]));
      return [name, (made[name] ?? []).map(plainRow)];
    }),
  );
}

/** A value as exact digits; no value adds nothing. */
function digitsOf(value: unknown): string {
  if (value === null) return "0";
  return typeof value === "number" ? String(value) : (value as Money).amount.toFixed();
}

const numberOf = ({ numerator, denominator }: Fraction): number => Number(numerator) / Number(denominator);

/** Expects that the rows add up to the total, if no row lacks a value for rows that were left out; whether it was so. */
function addsUp(value: Metrics[string], data: unknown, query: Query): boolean {
  const { rows, total, explain } = evaluate({ value }, data as never, query);
  const isWithheld = rows.some((row) => row["value"] === null && explain(row, "value").excluded.length > 0);
  if (isWithheld && /"(difference|plus|averageOver)"/.test(JSON.stringify(definitionOf(value).formula)))
    return false;
  const [added, whole] = [
    sumOf(rows.map((row) => digitsOf(row["value"]))),
    fractionOf(digitsOf(total["value"])),
  ].map(numberOf);
  expect(added).toBeCloseTo(whole!, 6);
  return rows.some((row) => row["value"] !== null);
}

const byWho = { who: dimensionBy("ownerId", "repId", "channel", "source", "id") };
const isTimed = (metric: Metrics[string]): boolean =>
  metric.core().formula.measures.every(({ at }) => at !== null);

describe("additivity", () => {
  test.each<[string, Metrics[string], overGroups: boolean, overPeriods: boolean]>([
    ["a count", deals, true, true],
    ["a count of no time", count(Deal), true, false],
    ["a sum", amount, true, true],
    ["a sum of some rows", where(amount, eq(Deal.source, "web")), true, true],
    ["a difference of sums", difference(amount, amount), true, true],
    ["a sum of metrics", plus(amount, amount, amount), true, true],
    ["a sum with a stock", plus(amount, openAmount), true, false],
    ["a sum with a mean", plus(amount, mean(Deal.amount, { at: Deal.closedAt })), false, false],
    ["a multiple", product(deals, constant(0.5)), true, true],
    ["a product", product(deals, deals), false, false],
    ["a ratio", ratio(deals, deals), false, false],
    ["growth", growth(deals), false, false],
    ["a distinct count", countDistinct(Deal.ownerId, { at: Deal.createdAt }), false, false],
    ["a maximum", max(Deal.amount, { at: Deal.createdAt }), false, false],
    ["an aggregate of an application", texts, false, false],
    ["a constant", constant(1), false, false],
    ["a stock", stock(count(Deal), open), true, false],
    ["a mean of stocks", averageOver(day(), openAmount), true, false],
    ["a running total", cumulative(deals), true, false],
    ["a window", trailing(3, month(), deals), true, false],
    ["a year to date", toDate(year(), deals), true, false],
    ["the period before", prior(deals), true, false],
    ["a running total of maxima", cumulative(max(Deal.amount, { at: Deal.createdAt })), false, false],
    ["the whole", overall(deals), false, false],
    ["what may be withheld", nullWhile(deals, "immature", deals), false, false],
    ["a value of keys", perKey(Deal.ownerId, deals, meanOf()), false, false],
    ["a value beside a count", withOpen(deals, deals), true, true],
    ["a spread amount", spread(Deal.amount, open), true, true],
  ])("of %s", (_, metric, overGroups, overPeriods) => {
    expect(of(metric)).toEqual({ overGroups, overPeriods });
  });

  test("is plain data", () => {
    expect(JSON.parse(JSON.stringify(of(deals)))).toEqual({ overGroups: true, overPeriods: true });
  });

  const lists = listsOf(5, 200);
  const all = Object.entries(everyMetric);
  const during = year(2024);
  const asOf = "2024-09-30";

  test("holds of metrics of the catalogue over groups, and over months", () => {
    const overGroups = all.filter(([, metric]) => of(metric).overGroups);
    const overPeriods = all.filter(([, metric]) => of(metric).overPeriods);
    const added = overGroups.filter(([, metric]) => addsUp(metric, lists, { by: byWho, during, asOf }));
    const inTime = overPeriods.filter(([, metric]) =>
      addsUp(metric, lists, { every: month(), during, asOf }),
    );
    // Most of them have a value there.
    expect(added.length).toBeGreaterThan(0.6 * overGroups.length);
    expect(inTime.length).toBeGreaterThan(0.6 * overPeriods.length);
    expect(overGroups.length).toBeGreaterThan(overPeriods.length);
    expect(overPeriods.length).toBeGreaterThan(15);
    for (const [, metric] of overPeriods)
      expect([isTimed(metric), of(metric).overGroups]).toEqual([true, true]);
  });
});

const bases: readonly unknown[] = [
  deals,
  amount,
  openAmount,
  stock(count(Deal), open),
  spread(Deal.amount, open),
  where(amount, eq(Deal.source, "web")),
  ratio(deals, deals),
  mean(Deal.amount, { at: Deal.closedAt }),
  countDistinct(Deal.ownerId, { at: Deal.createdAt }),
];
const made: fc.Arbitrary<AnyDeals> = fc.letrec<{ metric: AnyDeals }>((tie) => {
  const inner = tie("metric");
  const from = (make: (metric: AnyDeals) => unknown) => inner.map(make as (metric: AnyDeals) => AnyDeals);
  const alike = fc
    .tuple(inner, inner)
    .filter(([one, other]) => (one.core().unit === "money") === (other.core().unit === "money"));
  return {
    metric: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: fc.constantFrom(...bases).map((metric) => metric as AnyDeals) },
      alike.map(([one, other]) => difference(one, other)),
      alike.map(([one, other]) => plus(one, other, one)),
      from((metric) => product(metric, constant(0.5))),
      from((metric) => product(metric, deals)),
      from((metric) => prior(metric)),
      from((metric) => cumulative(metric)),
      from((metric) => trailing(2, month(), metric)),
      from((metric) => toDate(quarter(), metric)),
      from((metric) => averageOver(week(), metric)),
    ),
  };
}).metric;

describe("a promise", () => {
  propertyTest.prop([made, fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 120 })], {
    numRuns: 150,
  })("holds for any formula over random rows", (metric, seed, size) => {
    const { overGroups, overPeriods } = of(metric);
    const data = { deals: listsOf(seed, size)["deals"] };
    const common = { during: between("2024-02-10", "2024-11-20"), asOf: "2024-09-30" } as const;
    if (overGroups) addsUp(metric, data, { ...common, by: { source: Deal.source } });
    if (overGroups)
      addsUp(metric, data, { ...common, by: { won: eq(Deal.status, "won"), rep: Deal.ownerId } });
    if (overPeriods) addsUp(metric, data, { ...common, every: month() });
    if (overPeriods) addsUp(metric, data, { ...common, every: week() });
  });
});
