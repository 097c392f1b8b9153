import { fc, test as propertyTest } from "@fast-check/vitest";
import {
  bookings,
  Deal,
  isMoney,
  medianDealSize,
  money,
  openDealsAtEnd,
  quarter,
  winRate,
  wonDeals,
} from "salesmetrics";
import { type Goal, type GoalProgress, progress, rollUp } from "salesmetrics/goals";
import { expect, test } from "vitest";

const metrics = { wonDeals, bookings, winRate, medianDealSize, openDealsAtEnd };
const by = { rep: Deal.ownerId };
const reps = ["ann", "bob", "cyd"] as const;
const manyDeals = fc
  .array(
    fc.record({
      status: fc.constantFrom("won" as const, "lost" as const),
      ownerId: fc.constantFrom(...reps),
      amount: fc.integer({ min: 1, max: 99_999 }).map((cents) => String(cents / 100)),
    }),
    { maxLength: 30 },
  )
  .map((rows): Deal[] =>
    [...rows, ...reps.map((ownerId) => ({ status: "won" as const, ownerId, amount: "7" }))].map(
      (row, place) => ({
        ...{ id: String(place), currency: "USD", closedAt: "2025-01-14" as const },
        ...row,
      }),
    ),
  );

const rowsOf = (goals: readonly Goal[], deals: readonly Deal[]) =>
  progress(goals, { deals }, { metrics, by, asOf: "2025-02-14" });
const plain = (value: unknown) => (isMoney(value) ? value.amount.toNumber() : value);

propertyTest.prop([manyDeals, fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 3, maxLength: 3 })], {
  numRuns: 25,
  seed: 3,
})("by ratio of sums, goals of all segments are the goal over their union", (deals, targets) => {
  for (const metric of ["wonDeals", "bookings"] as const) {
    const target = (number: number) => (metric === "bookings" ? money(number, "USD") : number);
    const rows = rowsOf(
      reps.map((rep, place): Goal => ({
        metric,
        period: "2025-Q1",
        segment: { rep },
        target: target(targets[place]!),
      })),
      deals,
    );
    const whole = targets.reduce((sum, each) => sum + each);
    const [union] = rowsOf([{ metric, period: "2025-Q1", target: target(whole) }], deals);
    const rolled = rollUp(rows);
    for (const figure of ["actual", "target", "expected", "attained", "pace"] as const)
      expect(plain(rolled[figure])).toBe(plain(union![figure]));
  }
  const rates = rowsOf(
    reps.map((rep): Goal => ({ metric: "winRate", period: "2025-Q1", segment: { rep }, target: 0.5 })),
    deals,
  );
  const [union] = rowsOf([{ metric: "winRate", period: "2025-Q1", target: 0.5 }], deals);
  expect(rollUp(rates)).toMatchObject({
    actual: union!.actual,
    target: 0.5,
    attained: union!.attained,
    goals: 3,
  });
});

const goal = (rep: string, target: number, fields: Partial<Goal> = {}): Goal => ({
  ...{ metric: "wonDeals", period: "2025-Q1", segment: { rep }, target },
  ...fields,
});
const deals = (["ann", "ann", "bob"] as const).map((ownerId, place): Deal => ({
  ...{ id: String(place), status: "won", ownerId, closedAt: "2025-01-14", createdAt: "2025-01-02" },
  ...{ amount: 10, currency: "USD" },
}));

test("T8: a mean of attainments is another figure, and says so", () => {
  const rows = rowsOf([goal("ann", 1), goal("bob", 4)], deals);
  expect(rollUp(rows)).toMatchObject({
    method: "ratio-of-sums",
    actual: 3,
    target: 5,
    attained: 0.6,
    goals: 2,
    excluded: [],
  });
  const weighted = rollUp(rows, { weights: ({ segment }) => (segment["rep"] === "ann" ? 3 : 1) });
  expect(weighted).toMatchObject({
    method: "weights",
    attained: (3 * 2 + 0.25) / 4,
    actual: null,
    target: null,
  });
});

test("goals without a figure are in neither sum, and counted", () => {
  const rows = rowsOf([goal("ann", 4), goal("zoe", 9)], deals);
  expect(rollUp(rows)).toMatchObject({ attained: 0.5, goals: 1, excluded: [{ why: "no-rows", count: 1 }] });
  expect(rollUp(rows, { weights: () => 1 })).toMatchObject({
    attained: 0.5,
    excluded: [{ why: "no-rows", count: 1 }],
  });
  expect(rollUp([])).toMatchObject({ goals: 0, attained: null, actual: null });
  expect(rollUp(rows, { weights: () => 0 }).attained).toBe(null);
});

test("periods of a count add up; those of a stock do not", () => {
  const months = ["2025-01", "2025-02"].map((period) => goal("ann", 2, { period }));
  expect(rollUp(rowsOf([months[0]!, goal("ann", 2, { period: quarter(2025, 2) })], deals))).toMatchObject({
    goals: 1,
  });
  const stock = months.map((each): Goal => ({ ...each, metric: "openDealsAtEnd", direction: "up" }));
  expect(() => rollUp(rowsOf(stock, deals))).toThrow(/expected the period of rows\[0\]/);
});

test.each<[string, (rows: GoalProgress[]) => GoalProgress[], RegExp]>([
  [
    "two metrics",
    (rows) => [rows[0]!, rows[2]!],
    /rows\[1\]: expected the metric of rows\[0\], "wonDeals", got "winRate"/,
  ],
  [
    "one goal twice",
    (rows) => [rows[0]!, rows[0]!],
    /rows\[1\]: expected each goal once, got that of wonDeals again/,
  ],
  [
    "the whole beside a part",
    (rows) => [rows[0]!, rows[3]!],
    /expected the dimensions of rows\[0\], \["rep"\], got \[\]/,
  ],
  [
    "a median",
    (rows) => [rows[4]!],
    /expected a count, a sum, or a rate of two sums, got medianDealSize: pass \{ weights \}/,
  ],
])("%s is refused", (_, chosen, message) => {
  const rows = rowsOf(
    [
      ...[goal("ann", 4), goal("bob", 4), goal("ann", 0.5, { metric: "winRate" })],
      { metric: "wonDeals", period: "2025-Q1", target: 5 },
      goal("ann", 4, { metric: "medianDealSize", target: money(5, "USD"), direction: "up" }),
    ],
    deals,
  );
  expect(() => rollUp(chosen(rows))).toThrow(message);
});

test("what progress did not return is refused, all of it", () => {
  expect(() => rollUp([null, { reasons: {} }] as never)).toThrow(
    "rollUp: 2 problems: rows[0]: expected a row that progress returned, got null; rows[1]: expected a row that progress returned, got object",
  );
  expect(() => rollUp(rowsOf([goal("ann", 4)], deals), { weights: () => -1 })).toThrow(
    "expected a weight from 0 for rows[0], got -1",
  );
});
