import { expectTypeOf, test } from "vitest";
import { bookings, type Deal, Deal as DealFields, evaluate, Lead, money, wonDeals } from "salesmetrics";
import {
  benchmarkPosition,
  type BenchmarkPosition,
  type Goal,
  type GoalAmount,
  type GoalProgress,
  type GoalStatus,
  progress,
  progressOf,
} from "salesmetrics/goals";

declare const deals: Deal[];
declare const goals: Goal[];
const metrics = { wonDeals, bookings };
const by = { rep: DealFields.ownerId };

test("progress takes the rows that its metrics and dimensions read, and a day", () => {
  const question = { metrics, by, asOf: "2025-03-31" } as const;
  expectTypeOf(progress(goals, { deals }, question)).toEqualTypeOf<GoalProgress[]>();
  // @ts-expect-error the metrics read deals
  progress(goals, { leads: [] }, question);
  // @ts-expect-error the metrics read no leads, and so the dimension reads nothing
  progress(goals, { deals }, { ...question, by: { source: Lead.source } });
  // @ts-expect-error asOf is needed
  progress(goals, { deals }, { metrics, by });
  // @ts-expect-error the periods are those of the goals
  progress(goals, { deals }, { ...question, during: "2025-Q1" });
});

test("progressOf takes a report", () => {
  const report = evaluate(metrics, { deals }, { by, asOf: "2025-03-31" });
  expectTypeOf(progressOf(goals, report)).toEqualTypeOf<GoalProgress[]>();
  // @ts-expect-error rows are no report
  progressOf(goals, report.rows);
});

test("a goal is plain data: numbers or money, on one of a few curves", () => {
  expectTypeOf({ metric: "wonDeals", period: "2025-Q1", target: 9 }).toExtend<Goal>();
  expectTypeOf({ metric: "bookings", period: "2025-Q1", target: money("9", "USD") }).toExtend<Goal>();
  expectTypeOf({ amount: "9", currency: "USD" } as const).toExtend<GoalAmount>();
  expectTypeOf<"9">().not.toExtend<GoalAmount>();
  const goal = { metric: "wonDeals", period: "2025-Q1", target: 9 };
  expectTypeOf({ ...goal, curve: "linear" } as const).toExtend<Goal>();
  expectTypeOf({ ...goal, curve: "steep" } as const).not.toExtend<Goal>();
  expectTypeOf({ ...goal, from: "January" } as const).not.toExtend<Goal>();
});

test("a status and a position are known words", () => {
  expectTypeOf<GoalProgress["status"]>().toEqualTypeOf<GoalStatus>();
  expectTypeOf<"late">().not.toExtend<GoalStatus>();
  expectTypeOf(benchmarkPosition).returns.toEqualTypeOf<BenchmarkPosition>();
});
