import { expectTypeOf, test } from "vitest";
import { bookings, type Deal, Deal as DealFields, evaluate, month, readReport, winRate } from "salesmetrics";
import {
  type AlertCondition,
  type AlertEvent,
  type AlertRule,
  type AlertState,
  type Chart,
  type CusumPoint,
  cusumChart,
  pChart,
  replay,
  type Replay,
  sentence,
  step,
} from "salesmetrics/alerts";

declare const deals: Deal[];
declare const rule: AlertRule;

test("step takes a report of any metrics and dimensions, and one that was read", () => {
  const report = evaluate(
    { winRate, bookings },
    { deals },
    { by: { rep: DealFields.ownerId }, every: month() },
  );
  expectTypeOf(step(rule, null, report)).toEqualTypeOf<{
    readonly state: AlertState;
    readonly events: readonly AlertEvent[];
  }>();
  step(rule, null, readReport(report.toJSON()));
  step(rule, null, { report, given: { goal: [{ rep: "ann", value: 5 }], all: 5 } });
  step(rule, null, { error: "timeout", asOf: "2025-03-31" });
  // @ts-expect-error rows are no report
  step(rule, null, report.rows);
});

test("a condition is one of a few, with its own bound", () => {
  expectTypeOf({ below: 5 }).toExtend<AlertCondition>();
  expectTypeOf({ below: { periodsBack: 1, times: 0.9 } }).toExtend<AlertCondition>();
  expectTypeOf({ outside: [1, 2] as const }).toExtend<AlertCondition>();
  expectTypeOf({ below: "5" }).not.toExtend<AlertCondition>();
  expectTypeOf({ outside: 5 }).not.toExtend<AlertCondition>();
  expectTypeOf({ unusual: { by: "magic" } as const }).not.toExtend<AlertCondition>();
});

test("replay takes the rows that its metrics read", () => {
  const question = { every: month(), during: month(2025, 3) };
  expectTypeOf(replay(rule, { winRate }, { deals }, question)).toEqualTypeOf<Replay>();
  // @ts-expect-error winRate reads deals
  replay(rule, { winRate }, { leads: [] }, question);
  // @ts-expect-error asOf moves
  replay(rule, { winRate }, { deals }, { ...question, asOf: "2025-03-31" });
});

test("charts and sentences", () => {
  expectTypeOf(pChart).returns.toEqualTypeOf<Chart>();
  expectTypeOf(cusumChart).returns.toHaveProperty("points").toEqualTypeOf<readonly CusumPoint[]>();
  expectTypeOf(sentence).parameter(1).toEqualTypeOf<"en" | "ar">();
});
