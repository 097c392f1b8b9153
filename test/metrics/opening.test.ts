import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  between,
  count,
  type CalendarDate,
  constant,
  day,
  definitionOf,
  difference,
  entity,
  eq,
  evaluate,
  id,
  max,
  money,
  month,
  opening,
  ratio,
  rates,
  type RowOf,
  sum,
  text,
  time,
  where,
  year,
} from "salesmetrics";
import { duckdb, sqlTable } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { sharedEngine } from "../engines/engine.js";
import { expectSame } from "../sql/asked.js";

const Plan = entity("plans", {
  id: id(),
  customer: text(),
  startedAt: time(),
  endedAt: time(),
  amount: money(),
  currency: text(),
});
type Plan = RowOf<typeof Plan>;

const axes = { from: Plan.startedAt, until: Plan.endedAt };
const mrr = opening(Plan.customer, sum(Plan.amount), axes);
const logos = opening(Plan.customer, count(Plan), axes);
const churn = difference(constant(1), ratio(logos.still, logos.count));
const grossRetention = ratio(mrr.kept, mrr.opened);
const netRetention = ratio(mrr.retained, mrr.opened);

const plan = (
  customer: string | null,
  amount: number,
  startedAt: CalendarDate,
  endedAt: CalendarDate | null = null,
  currency = "USD",
): Plan => ({ id: `${customer} ${startedAt}`, customer, amount, currency, startedAt, endedAt });

const march = { during: between("2025-03-03", "2025-03-29") };

describe("the published examples, from 3 to 28 March", () => {
  test("of 100 customers and 20 new ones, of whom 4 and 2 leave, 4 % churned", () => {
    const plans = Array.from({ length: 120 }, (_, place) => {
      const isNew = place >= 100;
      const leaves = isNew ? place >= 118 : place < 4;
      return plan(`c${place}`, 10, isNew ? "2025-03-10" : "2024-06-01", leaves ? "2025-03-20" : null);
    });
    expect(churn({ plans }, march)).toBeCloseTo(0.04, 15);
    expect(logos.count({ plans }, march)).toBe(100);
    expect(logos.still({ plans }, march)).toBe(96);
  });

  test("A from 100 to 150, B from 100 to 50 and a new C keep 75 % gross and 100 % net", () => {
    const plans = [
      plan("a", 100, "2025-01-01", "2025-03-10"),
      plan("a", 150, "2025-03-10"),
      plan("b", 100, "2025-01-01", "2025-03-20"),
      plan("b", 50, "2025-03-20"),
      plan("c", 70, "2025-03-05"),
    ];
    expect(grossRetention({ plans }, march)).toBe(0.75);
    expect(netRetention({ plans }, march)).toBe(1);
    expect(mrr.lost({ plans }, march)?.amount.toNumber()).toBe(50);
    expect(ratio(mrr.lost, mrr.opened)({ plans }, march)).toBe(0.25);
  });
});

const days = Array.from(
  { length: 90 },
  (_, place) => new Date(Date.UTC(2025, 0, 1 + place)).toISOString().slice(0, 10) as CalendarDate,
);
const spells = fc.array(
  fc.record({
    customer: fc.constantFrom("a", "b", "c", "d", "e", "f", null),
    cents: fc.integer({ min: 1, max: 50_000 }),
    start: fc.nat({ max: 89 }),
    length: fc.option(fc.nat({ max: 60 })),
  }),
  { minLength: 1, maxLength: 40 },
);
const ranges = fc
  .uniqueArray(fc.nat({ max: 89 }), { minLength: 2, maxLength: 2 })
  .map((ends) => ends.sort((left, right) => left - right) as [number, number]);
type Spell = typeof spells extends fc.Arbitrary<(infer Each)[]> ? Each : never;

/** The cents of each customer before a day, from the spells that are there then. */
function balancesAt(drawn: readonly Spell[], at: number): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { customer, cents, start, length } of drawn) {
    const isThere = start < at && (length === null || start + length >= at);
    if (customer !== null && isThere) found.set(customer, (found.get(customer) ?? 0n) + BigInt(cents));
  }
  return found;
}

function expected(drawn: readonly Spell[], first: number, next: number) {
  const [before, after] = [balancesAt(drawn, first), balancesAt(drawn, next)];
  const found = { opened: 0n, kept: 0n, retained: 0n, lost: 0n, count: 0, still: 0 };
  for (const [customer, start] of before) {
    const end = after.get(customer) ?? 0n;
    found.opened += start;
    found.retained += end;
    found.kept += end < start ? end : start;
    found.lost += end < start ? start - end : 0n;
    found.count++;
    if (end > 0n) found.still++;
  }
  return found;
}

const plansOf = (drawn: readonly Spell[]): Plan[] =>
  drawn.map(({ customer, cents, start, length }, place) => {
    const end = length === null ? null : start + length;
    const endedAt = end === null ? null : (days[end] ?? "2025-06-01");
    return { ...plan(customer, cents / 100, days[start]!, endedAt), id: String(place) };
  });

const cents = (value: { amount: { times(by: number): { toString(): string } } } | null): bigint =>
  BigInt(value === null ? "0" : value.amount.times(100).toString());

const all = { ...mrr, customers: logos.count, stayed: logos.still };

function check(
  line: ReturnType<typeof evaluate<typeof all>>["total"],
  wanted: ReturnType<typeof expected>,
): void {
  const found = [line.opened, line.kept, line.retained, line.lost].map((each) => cents(each));
  expect(found).toEqual([wanted.opened, wanted.kept, wanted.retained, wanted.lost]);
  expect([line.count, line.still, line.customers, line.stayed]).toEqual([
    ...[wanted.count, wanted.still],
    ...[wanted.count, wanted.still],
  ]);
  const [gross, net] = [Number(wanted.kept) / Number(wanted.opened), wanted.still / wanted.count];
  if (wanted.count > 0) for (const rate of [gross, net]) expect(rate >= 0 && rate <= 1).toBe(true);
}

propertyTest.prop([spells, ranges], { numRuns: 150 })(
  "any range of days agrees with plain code over the rows, in one number and day by day",
  (drawn, [first, last]) => {
    const data = { plans: plansOf(drawn) };
    const during = between(days[first]!, days[last]!);
    check(evaluate(all, data, { during }).total, expected(drawn, first, last));
    const daily = evaluate(all, data, { during, every: day() });
    for (const [place, row] of daily.rows.entries())
      check(row, expected(drawn, first + place, first + place + 1));
    check(daily.total, expected(drawn, first, last));
    // A month that the range cuts opens with the range.
    const [row] = evaluate(all, data, { during, every: month() }).rows;
    const end = Math.min(last, ...[31, 59, 90].filter((each) => each > first));
    if (row !== undefined) check(row, expected(drawn, first, end));
  },
);

const shared = sharedEngine(openDuckDb);

propertyTest.prop([spells, ranges], { numRuns: 12 })("DuckDB says the same", async (drawn, [first, last]) => {
  const engine = await shared();
  const plans = plansOf(drawn);
  const columns = {
    ...({ id: "text", customer: "text", currency: "text", amount: "decimal" } as const),
    ...({ started_at: "date", ended_at: "date" } as const),
  };
  const rows = plans.map(({ startedAt, endedAt, ...row }) => ({
    ...row,
    started_at: startedAt,
    ended_at: endedAt,
  }));
  await engine.create("plans", columns, rows);
  const during = between(days[first]!, days[last]!);
  const names = { startedAt: "started_at", endedAt: "ended_at" };
  const tables = [sqlTable(Plan, { times: "date", columns: names })];
  const { found } = await expectSame(engine, duckdb, all, { plans }, { during }, tables);
  check(found.total as never, expected(drawn, first, last));
  await expectSame(engine, duckdb, all, { plans }, { during, every: month() }, tables);
});

const left = [plan("a", 100, "2025-01-01", "2025-03-10"), plan("b", 50, "2025-01-01", "2025-02-10")];

test("a key that leaves and comes back is still there, and one that comes and leaves counts nowhere", () => {
  const plans = [...left, plan("a", 80, "2025-03-20"), plan("c", 5, "2025-03-05", "2025-03-07")];
  const { total } = evaluate(mrr, { plans }, march);
  expect(total).toMatchObject({ count: 1, still: 1 });
  expect(total.kept?.amount.toNumber()).toBe(80);
});

test("what is gone altogether keeps zero in its currency, and nothing opened has none", () => {
  const lost = evaluate(mrr, { plans: left }, march);
  expect(lost.total).toMatchObject({ kept: money("0", "USD"), retained: money("0", "USD") });
  expect(lost.total).toMatchObject({ lost: money(100, "USD"), count: 1, still: 0 });
  const none = evaluate({ ...mrr, grossRetention }, { plans: [] }, march);
  expect(none.total).toMatchObject({ opened: null, kept: null, count: 0, still: 0, grossRetention: null });
  const named = evaluate(mrr, { plans: [] }, { ...march, currency: "EUR" });
  expect(named.total.opened).toEqual(money("0", "EUR"));
});

test("a row without a key is left out and reported", () => {
  const { total, explain } = evaluate(mrr, { plans: [...left, plan(null, 7, "2025-01-01")] }, march);
  expect(explain(total, "opened").excluded).toEqual([{ entity: "plans", why: "missing customer", count: 1 }]);
});

test("both ends are converted at the rates of the last day", () => {
  const sheet = rates({
    base: "USD",
    quotes: [
      { currency: "EUR", date: "2025-01-01", rate: "0.5" },
      { currency: "EUR", date: "2025-03-15", rate: "0.25" },
    ],
  });
  const plans = [plan("a", 100, "2025-01-01", null, "EUR")];
  const { total } = evaluate(mrr, { plans }, { ...march, currency: "USD", rates: sheet });
  expect(total.opened?.amount.toNumber()).toBe(400);
  expect(total.lost?.amount.toNumber()).toBe(0);
});

test("currencies are not added: a total over both has no value", () => {
  const plans = [...left, plan("e", 100, "2025-01-01", null, "EUR")];
  expect(() => mrr.opened({ plans }, march)).toThrow("expected amounts of one currency, got EUR, USD");
  const { rows, total, explain } = evaluate(mrr, { plans }, { ...march, by: { currency: Plan.currency } });
  expect(rows.map((row) => row.opened?.amount.toNumber())).toEqual([100, 100]);
  expect(total.opened).toBe(null);
  expect(explain(total, "opened").reason).toBe("not-applicable");
});

test("all time has no opening", () => {
  expect(() => mrr.count({ plans: left })).toThrow(
    "metric: opening: expected a period that opens, got all time: pass { during } or { every }",
  );
  const { total, explain } = evaluate({ n: mrr.count }, { plans: left }, { every: month() });
  expect(total.n).toBe(null);
  expect(explain(total, "n").reason).toBe("not-applicable");
});

test("a condition chooses the rows; an aggregate that cannot take rows out is refused", () => {
  expect(where(logos.count, eq(Plan.currency, "EUR"))({ plans: left }, { during: year(2025) })).toBe(0);
  expect(() => opening(Plan.customer, max(Plan.amount), axes)).toThrow(
    'stock: expected an aggregate that can take rows out again, got "max"',
  );
});

test("the definition names the part", () => {
  expect(definitionOf(mrr.kept).text).toBe(
    "kept, for each customer there before the period: stock of sum(amount of plans) from startedAt until endedAt",
  );
  expect(definitionOf(mrr.kept).hash).not.toBe(definitionOf(mrr.lost).hash);
  expect(definitionOf(mrr.kept).unit).toBe("money");
});
