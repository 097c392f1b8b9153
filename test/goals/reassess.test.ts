import { bookings, type Deal, medianDealSize, money, targetRange, winRate, wonDeals } from "salesmetrics";
import { type Goal, type GoalProgress, progress, reassess } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";

const months = ["2025-01", "2025-02", "2025-03", "2025-04"] as const;
const days = [31, 28, 31, 30];
/** Progress of months in which so many deals were won; `null` for a month without any row. */
function history(
  won: readonly (number | null)[],
  fields: Partial<Goal> = {},
  asOf = "2025-12-31",
): GoalProgress[] {
  const deals = won.flatMap((count, month) =>
    Array.from({ length: count ?? 0 }, (_, place): Deal => ({
      ...{ id: `${month} ${place}`, status: "won", closedAt: `${months[month]!}-02` as "2025-01-02" },
      ...{ amount: 100, currency: "USD" },
    })),
  );
  const goals = won.map((_, month): Goal => ({
    metric: "wonDeals",
    period: months[month]!,
    target: 12,
    baseline: 10,
    ...fields,
  }));
  const metrics = { wonDeals, bookings, winRate, medianDealSize };
  return progress(goals, { deals }, { metrics, asOf: asOf as "2025-12-31" });
}

describe("a goal off course", () => {
  test("is due after so many periods in a row", () => {
    const [found] = reassess(history([12, 5, 6]), { after: 2 });
    expect(found).toMatchObject({
      course: "short",
      periods: 2,
      since: { label: "2025-02" },
      isDue: true,
      unknown: 0,
    });
    expect(reassess(history([12, 5, 6]), { after: 3 })[0]).toMatchObject({ periods: 2, isDue: false });
    expect(reassess(history([5, 12, 6]), { after: 2 })[0]).toMatchObject({ periods: 1, isDue: false });
    expect(reassess(history([5, 20]), { after: 2 })[0]).toMatchObject({
      course: "beyond",
      periods: 1,
      isDue: false,
    });
  });

  test("is so beyond the tolerance alone, on both sides", () => {
    const course = (won: number) => reassess(history([won]), { after: 1 })[0]!.course;
    // 12 ± 1.2
    expect([10, 11, 12, 13, 14].map(course)).toEqual(["short", "on", "on", "on", "beyond"]);
  });

  test("where less is better", () => {
    const course = (won: number) => reassess(history([won], { direction: "down" }), { after: 1 })[0]!.course;
    expect([10, 12, 14].map(course)).toEqual(["beyond", "on", "short"]);
  });

  test("periods of unknown course neither count nor end the run", () => {
    expect(reassess(history([5, null, 5]), { after: 2 })[0]).toMatchObject({
      periods: 2,
      unknown: 1,
      isDue: true,
    });
    expect(reassess(history([null]), { after: 1 })[0]).toMatchObject({
      course: "unknown",
      periods: 0,
      since: null,
      unknown: 1,
      isDue: false,
    });
  });

  test("the last of several rows of one period counts", () => {
    const rows = [...history([5]), ...history([12])];
    expect(reassess(rows, { after: 1 })).toMatchObject([{ course: "on", periods: 1 }]);
  });
});

describe("as hard as it was", () => {
  test("is the same growth from the level of the run, by its days", () => {
    const [found] = reassess(history([6, 5, 7]), { after: 3 });
    const level = (18 / (days[0]! + days[1]! + days[2]!)) * 31;
    expect(found!.baseline).toBeCloseTo(level, 12);
    expect(found!.target).toBeCloseTo((level * 12) / 10, 12);
    expect(found).toMatchObject({ reason: null, goal: { target: 12, baseline: 10, period: "2025-03" } });
  });

  test("is exact for money", () => {
    const target = { metric: "bookings", target: money(1200, "USD"), baseline: money(1000, "USD") };
    const [found] = reassess(history([6], target), { after: 1 });
    expect([String(found!.baseline), String(found!.target)]).toEqual(["600 USD", "720 USD"]);
  });

  test("of a rate is its two sums, of others the last value", () => {
    const rate = { metric: "winRate", target: 0.5, baseline: 0.4 };
    const [found] = reassess(history([3, 9], rate), { after: 1 });
    expect(found).toMatchObject({ course: "beyond", baseline: 1, target: 1.25 });
    const median = {
      metric: "medianDealSize",
      target: money(500, "USD"),
      baseline: money(400, "USD"),
      direction: "up",
    } as const;
    expect(String(reassess(history([3], median), { after: 1 })[0]!.target)).toBe("125 USD");
  });

  test.each<[string, Partial<Goal>, readonly (number | null)[], string | undefined]>([
    ["no-baseline", { baseline: null }, [5], undefined],
    ["no-base", { baseline: 0 }, [5], undefined],
    ["no-base", { baseline: -1 }, [5], undefined],
    ["incomplete-period", {}, [1], "2025-01-20"],
    ["not-applicable", { metric: "winRate", target: targetRange(0, 0.5), baseline: null }, [5], undefined],
  ])("cannot be told, %s", (reason, fields, won, asOf) => {
    expect(reassess(history(won, fields, asOf), { after: 1 })[0]).toMatchObject({
      reason,
      target: null,
      baseline: null,
      course: "short",
    });
  });

  test("is asked for off course alone", () => {
    expect(reassess(history([12]), { after: 1 })[0]).toMatchObject({
      course: "on",
      target: null,
      reason: null,
      isDue: false,
    });
  });
});

test("an old goal stays in the history: its version counts where it held", () => {
  const [found] = reassess(history([6]), { after: 1 });
  const old = found!.goal!;
  const goals = [old, { ...old, target: 7.2, from: "2025-02-01", reason: "1 month short" } as const];
  const on = (asOf: "2025-01-31" | "2025-02-01") =>
    progress(goals, { deals: [] }, { metrics: { wonDeals }, asOf })[0]!.target;
  expect([on("2025-01-31"), on("2025-02-01")]).toEqual([12, 7.2]);
});

test("a history of JSON gives the same", () => {
  const rows = history([6, 5], {
    metric: "bookings",
    target: money(1200, "USD"),
    baseline: money(1000, "USD"),
  });
  const read = JSON.parse(JSON.stringify(rows)) as GoalProgress[];
  expect(JSON.stringify(reassess(read, { after: 2 }))).toBe(JSON.stringify(reassess(rows, { after: 2 })));
});

test("what makes no history is refused, all of it", () => {
  const [month] = history([5]);
  const quarter = progress(
    [{ metric: "wonDeals", period: "2025-Q1", target: 12 }],
    { deals: [] },
    { metrics: { wonDeals }, asOf: "2025-04-01" },
  );
  expect(() => reassess([month!, ...quarter], { after: 0 })).toThrow(
    "reassess: 2 problems: after: expected a whole number of periods from 1, got 0; history[1]: expected a period from 2025-02-01 on, after 2025-01, got 2025-Q1",
  );
});
