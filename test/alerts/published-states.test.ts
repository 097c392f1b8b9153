import { describe, expect, test } from "vitest";
import { minutes } from "salesmetrics";
import { type AlertPolicy, type AlertRule, type AlertStatus, type Observation } from "salesmetrics/alerts";
import { reportAt, statuses } from "./reports.js";

// What Prometheus and Grafana document and test, restated as tables: one column for each evaluation. A number is the
// value of the one series; `none` is an evaluation without it, `null` a value that is missing, `fails` a failed query.

type Seen = number | null | "none" | "fails";

const minute = (place: number, every: number) => new Date(Date.UTC(2025, 0, 1, 0, place * every));

function observed(series: readonly Seen[], every: number): Observation[] {
  return series.map((value, place) => {
    const asOf = minute(place, every);
    if (value === "fails") return { error: "timeout", asOf };
    return reportAt(asOf, value === "none" ? [] : [{ value }]);
  });
}

interface Vector {
  readonly of: string;
  readonly rule: Omit<AlertRule, "id" | "metric">;
  readonly every: number;
  readonly series: readonly Seen[];
  readonly statuses: readonly (AlertStatus | "-")[];
}

/** Prometheus reports `recovering` as firing, and forgets what does not alert: `ok` and `-` are its "inactive". */
const prometheus: readonly Vector[] = [
  {
    of: "rules/manager_test.go, TestAlertingRule, instance 0: at the second evaluation after `for` it fires, and pends anew",
    rule: { condition: { below: 100 }, for: minutes(1) },
    every: 5,
    series: [75, 85, 95, 105, 105, 95, 85],
    statuses: ["pending", "firing", "firing", "ok", "ok", "pending", "firing"],
  },
  {
    of: "rules/manager_test.go, TestAlertingRule, instance 1: a value on the bound is not below it",
    rule: { condition: { below: 100 }, for: minutes(1) },
    every: 5,
    series: [80, 90, 100, 110, 120, 130, 140],
    statuses: ["pending", "firing", "ok", "ok", "ok", "ok", "ok"],
  },
  {
    of: "the documentation of alerting rules: without `for` it fires at the first evaluation",
    rule: { condition: { above: 50 } },
    every: 1,
    series: [75, 10],
    statuses: ["firing", "ok"],
  },
  {
    of: "the documentation of alerting rules: one evaluation that is not met sets `for` back to its beginning",
    rule: { condition: { above: 50 }, for: minutes(3) },
    every: 1,
    series: [75, 75, 75, 10, 75, 75, 75, 75],
    statuses: ["pending", "pending", "pending", "ok", "pending", "pending", "pending", "firing"],
  },
  {
    of: "rules/alerting_test.go, keep_firing_for: it fires on for that time after it was last met",
    rule: { condition: { above: 50 }, for: minutes(1), keepFiring: minutes(1) },
    every: 1,
    series: [75, 75, 75, 75, 75, 75, 10, 10, 10],
    statuses: ["pending", ...Array<AlertStatus>(5).fill("firing"), "recovering", "ok", "ok"],
  },
  {
    of: "rules/alerting_test.go, TestPendingAndKeepFiringFor: what is pending is not kept",
    rule: { condition: { above: 50 }, for: minutes(1), keepFiring: minutes(1) },
    every: 1,
    series: [75, 10, 10],
    statuses: ["pending", "ok", "ok"],
  },
  {
    of: "keep_firing_for: met again in that time, it fires on, and has all of the time again",
    rule: { condition: { above: 50 }, keepFiring: minutes(2) },
    every: 1,
    series: [75, 10, 75, 10, 10, 10],
    statuses: ["firing", "recovering", "firing", "recovering", "recovering", "ok"],
  },
  {
    of: "a series that vanishes while it pends is forgotten",
    rule: { condition: { above: 50 }, for: minutes(5) },
    every: 1,
    series: [75, "none", 75],
    statuses: ["pending", "-", "pending"],
  },
  {
    of: "a series that vanishes while it fires is resolved",
    rule: { condition: { above: 50 } },
    every: 1,
    series: [75, "none", "none"],
    statuses: ["firing", "-", "-"],
  },
  {
    of: "a series that vanishes is kept firing too",
    rule: { condition: { above: 50 }, keepFiring: minutes(2) },
    every: 1,
    series: [75, "none", "none", "none"],
    statuses: ["firing", "recovering", "recovering", "-"],
  },
];

const above: AlertRule["condition"] = { above: 50 };
const noData = (policy: AlertPolicy) => ({ condition: above, policies: { noData: policy } });
const error = (policy: AlertPolicy) => ({ condition: above, policies: { error: policy } });

/** Grafana's "No Data" and "Error" options are `skip`, "Alerting" is `alert`, "Normal" `ok`, "Keep Last State" `keep`. */
const grafana: readonly Vector[] = [
  {
    of: "Alert rule evaluation: Normal, Pending, Alerting, Recovering, Normal",
    rule: { condition: above, for: minutes(2), keepFiring: minutes(2) },
    every: 1,
    series: [10, 75, 75, 75, 10, 10, 10],
    statuses: ["ok", "pending", "pending", "firing", "recovering", "recovering", "ok"],
  },
  {
    of: "Alert rule evaluation: from Recovering back to Alerting without a pending period",
    rule: { condition: above, for: minutes(1), keepFiring: minutes(5) },
    every: 1,
    series: [75, 75, 10, 75],
    statuses: ["pending", "firing", "recovering", "firing"],
  },
  {
    of: "No Data: a status of its own, left for what the next value says",
    rule: noData("skip"),
    every: 1,
    series: [10, null, 10, null, 75],
    statuses: ["ok", "noData", "ok", "noData", "firing"],
  },
  {
    of: "No Data as Alerting",
    rule: noData("alert"),
    every: 1,
    series: [10, null, 10],
    statuses: ["ok", "firing", "ok"],
  },
  {
    of: "No Data as Alerting: after the pending period",
    rule: { ...noData("alert"), for: minutes(1) },
    every: 1,
    series: [10, null, null],
    statuses: ["ok", "pending", "firing"],
  },
  { of: "No Data as Normal", rule: noData("ok"), every: 1, series: [75, null], statuses: ["firing", "ok"] },
  {
    of: "No Data with Keep Last State",
    rule: noData("keep"),
    every: 1,
    series: [75, null, 75, 10, null],
    statuses: ["firing", "firing", "firing", "ok", "ok"],
  },
  {
    of: "Error: a status of its own",
    rule: error("skip"),
    every: 1,
    series: [10, "fails", 10],
    statuses: ["ok", "error", "ok"],
  },
  {
    of: "Error as Alerting",
    rule: error("alert"),
    every: 1,
    series: [10, "fails"],
    statuses: ["ok", "firing"],
  },
  { of: "Error as Normal", rule: error("ok"), every: 1, series: [75, "fails"], statuses: ["firing", "ok"] },
  {
    of: "Error with Keep Last State",
    rule: error("keep"),
    every: 1,
    series: [75, "fails", 10, "fails"],
    statuses: ["firing", "firing", "ok", "ok"],
  },
  {
    of: "Stale alert instances: kept for two evaluations without the series, then Normal and evicted",
    rule: { condition: above, keepFiring: { steps: 2 } },
    every: 1,
    series: [75, "none", "none"],
    statuses: ["firing", "recovering", "-"],
  },
];

describe.each([
  ["Prometheus", prometheus],
  ["Grafana", grafana],
])("%s", (_, vectors) => {
  test.each(vectors)("$of", ({ rule, every, series, statuses: expected }) => {
    expect(statuses({ id: "calls", metric: "calls", ...rule }, observed(series, every))).toEqual(expected);
  });
});

describe("where we differ, on purpose", () => {
  test("Grafana lets the pending period run before No Data; here it is told at once, for it alerts nobody", () => {
    const rule: AlertRule = { id: "calls", metric: "calls", condition: above, for: minutes(5) };
    expect(statuses(rule, observed([10, null], 1))).toEqual(["ok", "noData"]);
  });

  test("No Data ends no alert: it goes on when values are back, without a new pending period", () => {
    const rule: AlertRule = { id: "calls", metric: "calls", condition: above, for: minutes(2) };
    expect(statuses(rule, observed([75, 75, 75, null, 75], 1))).toEqual([
      ...(["pending", "pending", "firing", "noData", "firing"] as const),
    ]);
  });
});
