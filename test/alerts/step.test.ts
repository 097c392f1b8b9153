import { describe, expect, test } from "vitest";
import {
  bookings,
  type CalendarDate,
  days,
  Deal,
  descending,
  evaluate,
  hours,
  money,
  month,
  quarter,
  readReport,
  SalesmetricsError,
  winRate,
  wonDeals,
} from "salesmetrics";
import {
  type AlertKey,
  type AlertRule,
  type AlertState,
  type Observation,
  sentence,
  snooze,
  step,
} from "salesmetrics/alerts";
import { type Cell, reportAt, statuses } from "./reports.js";

const dateAt = (place: number): CalendarDate =>
  new Date(Date.UTC(2025, 0, 1 + place)).toISOString().slice(0, 10) as CalendarDate;
const calls = (rule: Partial<AlertRule>): AlertRule => ({
  id: "calls",
  metric: "calls",
  condition: { above: 10 },
  ...rule,
});
const daily = (values: readonly (number | null)[]): Observation[] =>
  values.map((value, place) => reportAt(dateAt(place), [{ value }]));
/** One report with a row for each of these values, in months from January on, as of the end of the last one. */
const monthly = (values: readonly (number | null | Partial<Cell>)[]) =>
  reportAt(
    quarter(2026, 1).start,
    values.map((value, place) => {
      const cell = typeof value === "object" && value !== null ? value : { value };
      return { value: null, ...cell, period: month(2025, place + 1) };
    }),
  );
const firstEvent = (rule: AlertRule, observation: Observation) =>
  step(rule, null, observation).events[0] ?? null;

describe("conditions", () => {
  const met = (
    condition: AlertRule["condition"],
    values: Parameters<typeof monthly>[0],
    rule: Partial<AlertRule> = {},
  ) => firstEvent(calls({ condition, ...rule }), monthly(values))?.status === "firing";

  test.each([
    [{ above: 10 }, [10.5], [10]],
    [{ atOrAbove: 10 }, [10], [9.5]],
    [{ below: 10 }, [9.5], [10]],
    [{ atOrBelow: 10 }, [10], [10.5]],
    [{ inside: [5, 10] }, [5], [4.9]],
    [{ inside: [5, 10] }, [10], [10.1]],
    [{ outside: [5, 10] }, [10.1], [10]],
    [{ outside: [5, 10] }, [4.9], [5]],
    [{ crosses: 10 }, [9, 11], [11, 12]],
    [{ crosses: 10 }, [9, 10, 11], [9, 10]],
    [{ crosses: 10 }, [11, 10, 9], [11, 10, 12]],
    [{ fallsBy: { share: 0.2 } }, [10, 8], [10, 8.1]],
    [{ risesBy: { share: 0.2 } }, [10, 12], [10, 11.9]],
    [{ fallsBy: { amount: 3 } }, [10, 7], [10, 7.1]],
    [{ risesBy: { amount: 3, periodsBack: 2 } }, [10, 20, 13], [10, 20, 12.9]],
    [{ below: { periodsBack: 1, times: 0.5 } }, [10, 4.9], [10, 5]],
    [{ above: { periodsBack: 2 } }, [10, 0, 10.1], [10, 0, 10]],
  ] as const)("%j is met by %j and not by %j", (condition, yes, no) => {
    expect(met(condition as AlertRule["condition"], yes)).toBe(true);
    expect(met(condition as AlertRule["condition"], no)).toBe(false);
  });

  test.each([
    [{ fallsBy: { share: 0.2 } }, [5]],
    [{ fallsBy: { share: 0.2 } }, [0, 5]],
    [{ risesBy: { share: 0.2 } }, [-4, 5]],
    [{ crosses: 10 }, [12]],
    [{ below: { periodsBack: 3 } }, [1, 2, 3]],
    [{ fallsBy: { amount: 1 } }, [null, 5]],
  ] as const)("%j has nothing to compare %j with: no data, not ok", (condition, values) => {
    expect(firstEvent(calls({ condition: condition }), monthly(values))).toMatchObject({ status: "noData" });
  });

  test.each([
    ["few", { value: 100, n: 2 }],
    ["partial", { value: 100, partial: true }],
    ["noData", { value: null, reason: "immature" }],
  ] as const)("a base that is %s is none", (_, base) => {
    const rule = calls({ condition: { fallsBy: { share: 0.2 } }, atLeast: { n: 5 } });
    const { events } = step(rule, null, monthly([base, { value: 10, n: 50 }]));
    expect(events.filter(({ status }) => status === "firing")).toEqual([]);
  });

  test("a change is as large as atLeast.effect asks", () => {
    const condition = { fallsBy: { share: 0.2 } };
    expect(met(condition, [5, 4], { atLeast: { effect: 2 } })).toBe(false);
    expect(met(condition, [50, 40], { atLeast: { effect: 2 } })).toBe(true);
  });

  test("another metric of the row is a bound, with its own reasons", () => {
    const deals: Deal[] = [
      { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
      { id: "2", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
    ];
    const report = evaluate(
      { wonDeals, winRate },
      { deals },
      { by: { rep: Deal.ownerId }, asOf: "2025-03-31" },
    );
    const rule: AlertRule = {
      id: "x",
      metric: "wonDeals",
      condition: { above: { metric: "winRate", times: 1.5 } },
    };
    expect(step(rule, null, report).events).toMatchObject([{ status: "firing", value: 2, bounds: [1.5] }]);
  });

  test("amounts are compared as they are, and other currencies are an error, not a number", () => {
    const deals: Deal[] = [
      { id: "1", status: "won", closedAt: "2025-03-03", amount: "99.99", currency: "EUR" },
    ];
    const report = evaluate({ bookings }, { deals }, { asOf: "2025-03-31" });
    const below = (currency: string, effect?: number): AlertRule => ({
      ...{ id: "b", metric: "bookings", condition: { below: { amount: "100", currency } } },
      ...(effect === undefined ? {} : { atLeast: { effect } }),
    });
    expect(firstEvent(below("EUR"), report)).toMatchObject({
      status: "firing",
      value: { amount: "99.99", currency: "EUR" },
    });
    expect(firstEvent(below("USD"), report)).toMatchObject({ status: "error", why: "other-currency" });
    expect(firstEvent(below("EUR", 1), report)).toMatchObject({ status: "error", why: "other-currency" });
    expect(firstEvent({ ...below("EUR"), condition: { below: 5 } }, report)).toMatchObject({
      status: "error",
    });
    expect(firstEvent({ ...below("EUR"), condition: { below: money("100", "EUR") } }, report)).toMatchObject({
      status: "firing",
    });
  });

  test("a detector judges by the rows before, and says insufficient until there are enough", () => {
    const condition = { unusual: { by: "individuals", history: 5 } } as const;
    expect(firstEvent(calls({ condition }), monthly([5, 6, 5, 6, 5, 20]))).toMatchObject({
      status: "firing",
      signals: ["nelson 1"],
    });
    expect(firstEvent(calls({ condition }), monthly([5, 6, 5, 6, 20]))).toMatchObject({
      status: "noData",
      why: "insufficient",
    });
    expect(firstEvent(calls({ condition }), monthly([5, 6, 5, null, 6, 20]))).toMatchObject({
      status: "noData",
    });
    expect(met(condition, [5, 6, 5, 6, 5, 6])).toBe(false);
  });

  test("a p-chart of rows without n is an error of that rule, and no exception", () => {
    const rule = calls({ condition: { unusual: { by: "p", history: 2 } } });
    const none = { value: 0.5, n: null };
    expect(firstEvent(rule, monthly([none, none, none]))).toMatchObject({ status: "error" });
  });
});

describe("instances", () => {
  test("a null is a value of a dimension, other than the text null, and rows may be in any order", () => {
    const deal = (
      id: string,
      ownerId: string | null,
      closedAt: CalendarDate,
      status: "won" | "lost",
    ): Deal => ({ id, ownerId, closedAt, status });
    const deals = [
      deal("1", null, "2025-01-05", "lost"),
      deal("2", "null", "2025-01-05", "won"),
      deal("3", null, "2025-02-05", "won"),
    ];
    const report = evaluate(
      { winRate },
      { deals },
      {
        by: { rep: Deal.ownerId },
        every: month(),
        during: quarter(2025, 1),
        asOf: "2025-01-31",
        orderBy: descending("period"),
      },
    );
    const { events } = step({ id: "w", metric: "winRate", condition: { below: 0.5 } }, null, report);
    expect(events.map(({ key, status }) => [key, status])).toEqual([[{ rep: null }, "firing"]]);
  });

  test("subtotals and rows of others are no instances", () => {
    const deals = ["ann", "bob", "eve"].map((ownerId, place): Deal => {
      return { id: ownerId, ownerId, status: place === 0 ? "won" : "lost", closedAt: "2025-03-03" };
    });
    const query = { by: { rep: Deal.ownerId }, asOf: "2025-03-31" } as const;
    const rule: AlertRule = { id: "w", metric: "winRate", condition: { atOrAbove: 0 } };
    const keys = (report: Observation) =>
      step(rule, null, report).state.instances.map(({ key }) => key["rep"]);
    expect(keys(evaluate({ winRate }, { deals }, { ...query, subtotals: true }))).toEqual([
      "ann",
      "bob",
      "eve",
    ]);
    const top = { rep: { n: 1, by: "winRate" } } as never;
    expect(keys(evaluate({ winRate }, { deals }, { ...query, top }) as never)).toEqual(["ann"]);
  });

  test("a group that disappears opens no new alert, also where no data does", () => {
    const rule = calls({ policies: { noData: "alert" } });
    const both = [
      { key: { rep: "ann" }, value: 5 },
      { key: { rep: "bob" }, value: 5 },
    ];
    const { state } = step(rule, null, reportAt("2025-01-01", both));
    const after = step(rule, state, reportAt("2025-01-02", both.slice(0, 1)));
    expect(after.events).toEqual([]);
    expect(after.state.instances.map(({ key }) => key)).toEqual([{ rep: "ann" }]);
  });

  test("one that vanishes with an alert ends it, says why, and is forgotten", () => {
    const { state } = step(calls({}), null, reportAt("2025-01-01", [{ key: { rep: "ann" }, value: 50 }]));
    const { events, state: after } = step(calls({}), state, reportAt("2025-01-02", []));
    expect(events).toMatchObject([
      { status: "ok", was: "firing", why: "vanished", since: "2025-01-01", value: null },
    ]);
    expect(after.instances).toEqual([]);
  });

  test("one in its cooldown is remembered after it has vanished", () => {
    const rule = calls({ cooldown: days(10) });
    const ann = [{ key: { rep: "ann" }, value: 50 }];
    const seen = statuses(
      rule,
      [
        reportAt("2025-01-01", ann),
        reportAt("2025-01-02", []),
        reportAt("2025-01-03", ann),
        reportAt("2025-01-11", ann),
      ],
      { rep: "ann" },
    );
    expect(seen).toEqual(["firing", "ok", "pending", "firing"]);
  });

  test("periods that have not begun are not read", () => {
    const cells = [
      { value: 5, period: month(2025, 1) },
      { value: 50, period: month(2025, 2), partial: true },
    ];
    const { events } = step(calls({ policies: { partial: "alert" } }), null, reportAt("2025-01-31", cells));
    expect(events).toEqual([]);
  });
});

describe("policies", () => {
  const concerns = {
    partial: (value: number): Partial<Cell> => ({ value, partial: true }),
    unripe: (): Partial<Cell> => ({ value: null, reason: "immature" }),
    few: (value: number): Partial<Cell> => ({ value, n: 3 }),
  };
  const [january, february] = [month(2025, 1), month(2025, 2)];

  test.each([
    ["partial", "skip", ["ok", "firing", "ok"]],
    ["partial", "keep", ["ok", "firing", "firing"]],
    ["partial", "ok", ["ok", "ok", "ok"]],
    ["partial", "alert", ["firing", "ok", "ok"]],
    ["unripe", "skip", ["ok", "firing", "ok"]],
    ["unripe", "keep", ["ok", "firing", "firing"]],
    ["unripe", "ok", ["ok", "ok", "ok"]],
    ["unripe", "alert", ["firing", "firing", "firing"]],
    ["few", "skip", ["ok", "firing", "ok"]],
    ["few", "keep", ["ok", "firing", "firing"]],
    ["few", "ok", ["ok", "ok", "ok"]],
    ["few", "alert", ["firing", "ok", "ok"]],
  ] as const)("%s: %s is %j", (concern, policy, expected) => {
    const rule = calls({ atLeast: { n: 5 }, policies: { [concern]: policy } });
    // January before, January as it is known later, and February, which cannot be judged.
    const seen = [
      [5, 5, 20],
      [20, 20, 5],
      [20, 5, 5],
    ].map(([before, later, value]) =>
      statuses(rule, [
        reportAt("2025-01-31", [{ value: before!, period: january }]),
        reportAt("2025-02-14", [
          { value: later!, period: january },
          { value: null, ...concerns[concern](value!), period: february },
        ]),
      ]).at(-1),
    );
    expect(seen).toEqual(expected);
  });
});

describe("steps", () => {
  test("three steps in a row begin an alert; one that is not met starts anew", () => {
    expect(statuses(calls({ for: { steps: 3 } }), daily([20, 20, 5, 20, 20, 20]))).toEqual([
      ...["pending", "pending", "ok", "pending", "pending", "firing"],
    ]);
  });

  test("a month that is over is one step, however often it is asked about", () => {
    const deals: Deal[] = [
      { id: "1", status: "lost", closedAt: "2025-01-05" },
      { id: "2", status: "lost", closedAt: "2025-02-05" },
    ];
    const rule: AlertRule = { id: "w", metric: "winRate", condition: { below: 0.5 }, for: { steps: 2 } };
    const asked = ["2025-01-31", "2025-02-01", "2025-02-14", "2025-02-27", "2025-02-28"] as const;
    const reports = asked.map((asOf) =>
      evaluate({ winRate }, { deals }, { every: month(), during: quarter(2025, 1), asOf }),
    );
    expect(statuses(rule, reports)).toEqual(["pending", "pending", "pending", "pending", "firing"]);
  });

  test("days and hours are told by asOf", () => {
    expect(statuses(calls({ for: days(2) }), daily([20, 20, 20]))).toEqual(["pending", "pending", "firing"]);
    const hourly = [0, 1, 2].map((hour) => reportAt(new Date(Date.UTC(2025, 0, 1, hour)), [{ value: 20 }]));
    expect(statuses(calls({ for: hours(2) }), hourly)).toEqual(["pending", "pending", "firing"]);
  });

  test("a row of few rows keeps the status: it fires nothing that is pending, and ends nothing", () => {
    const rule = calls({ atLeast: { n: 10 }, for: { steps: 2 } });
    const seen = [
      [20, 50],
      [20, 3],
      [20, 50],
      [1, 3],
      [1, 50],
    ].map(([value, n], place) => reportAt(dateAt(place), [{ value: value!, n: n! }]));
    expect(statuses(rule, seen)).toEqual(["pending", "pending", "firing", "firing", "ok"]);
  });

  test("an alert that is noData goes on where it was; one that was pending begins anew", () => {
    expect(statuses(calls({}), daily([20, null, 20, null, 5]))).toEqual([
      "firing",
      "noData",
      "firing",
      "noData",
      "ok",
    ]);
    expect(statuses(calls({ for: { steps: 2 } }), daily([20, null, 20, 20]))).toEqual([
      "pending",
      "noData",
      "pending",
      "firing",
    ]);
  });

  test("between two bounds an alert goes on, and does not begin", () => {
    const rule = calls({ clear: { below: 8 } });
    expect(statuses(rule, daily([9, 11, 9, 8, 7, 9]))).toEqual([
      "ok",
      "firing",
      "firing",
      "firing",
      "ok",
      "ok",
    ]);
  });

  test("within a cooldown it waits", () => {
    expect(statuses(calls({ cooldown: days(4) }), daily([20, 5, 20, 20, 20, 5]))).toEqual([
      ...["firing", "ok", "pending", "pending", "firing", "ok"],
    ]);
  });

  test("an event is told once, with the same id however often its step is made", () => {
    const report = reportAt("2025-01-01", [{ value: 20 }]);
    const [first, again] = [step(calls({}), null, report), step(calls({}), null, report)];
    expect(first.events.map(({ id }) => id)).toEqual(again.events.map(({ id }) => id));
    expect(step(calls({}), first.state, report).events).toEqual([]);
  });

  test("the same report again changes nothing, though its row would be another step tomorrow", () => {
    const rule = calls({ for: { steps: 3 } });
    const today = reportAt("2025-01-01", [{ value: 20 }]);
    const { state } = step(rule, null, today);
    expect(step(rule, state, today)).toEqual({ state, events: [] });
    expect(step(rule, state, reportAt("2025-01-02", [{ value: 20 }])).state.instances).not.toEqual(
      state.instances,
    );
  });

  test("events are plain data, and nothing that is passed is changed", () => {
    const report = reportAt("2025-01-01", [{ value: 20, key: { rep: "ann" } }]);
    const rule = Object.freeze(calls({ for: Object.freeze({ steps: 2 }) }));
    const { state, events } = step(rule, null, report);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    const frozen = JSON.stringify(state);
    step(rule, state, reportAt("2025-01-02", [{ value: 20, key: { rep: "ann" } }]));
    expect(JSON.stringify(state)).toBe(frozen);
  });

  test("a failed question is told even where no instance is known", () => {
    const failed = { error: "timeout", asOf: "2025-01-01" } as const;
    expect(firstEvent(calls({}), failed)).toMatchObject({ status: "error", key: {} });
  });

  test("a report that was sent as JSON is as good, with its explanations", () => {
    const deals: Deal[] = [{ id: "1", status: "lost", closedAt: "2025-03-03" }];
    const report = evaluate(
      { winRate },
      { deals },
      { every: month(), during: month(2025, 3), asOf: "2025-03-31" },
    );
    const rule: AlertRule = { id: "w", metric: "winRate", condition: { below: 0.5 } };
    const sent = JSON.parse(JSON.stringify(report.toJSON({ explain: ["winRate"] }))) as ReturnType<
      typeof report.toJSON
    >;
    expect(step(rule, null, readReport(sent))).toEqual(step(rule, null, report));
  });

  test("a bound is given to each instance, and one that has none is told", () => {
    const cells = [
      { key: { rep: "ann" }, value: 20 },
      { key: { rep: null }, value: 20 },
      { key: { rep: "eve" }, value: 20 },
    ];
    const rule = calls({ condition: { below: { given: "goal" } } });
    const goal = [
      { rep: "ann", value: 30 },
      { rep: null, value: 10 },
    ];
    const { events } = step(rule, null, { report: reportAt("2025-01-01", cells), given: { goal } });
    expect(events.map(({ key, status, why }) => [key["rep"], status, why])).toEqual([
      ["ann", "firing", null],
      ["eve", "noData", "no-bound"],
    ]);
  });
});

describe("snooze", () => {
  const report = (place: number, value: number) =>
    reportAt(
      dateAt(place),
      ["ann", "bob"].map((rep) => ({ key: { rep }, value })),
    );

  test("of one instance holds only its alerts back, until the day", () => {
    let { state } = step(calls({}), null, report(0, 5));
    state = snooze(state, dateAt(3), { rep: "ann" });
    const seen = [1, 2, 3].map((place) => {
      const taken = step(calls({}), state, report(place, 20));
      state = taken.state;
      return taken.events.map(({ key, status }) => `${String(key["rep"])} ${status}`);
    });
    expect(seen).toEqual([["ann pending", "bob firing"], [], ["ann firing"]]);
  });

  test("does not end an alert, and lets it end", () => {
    let { state } = step(calls({}), null, report(0, 20));
    state = snooze(state, dateAt(9));
    expect(step(calls({}), state, report(1, 20)).events).toEqual([]);
    expect(step(calls({}), state, report(1, 5)).events.map(({ status }) => status)).toEqual(["ok", "ok"]);
  });

  test.each([
    ["a key that is not known", dateAt(9), { rep: "eve" }],
    ["no date", "soon" as CalendarDate, undefined],
    ["an instant where reports have dates", new Date(0), undefined],
  ])("refuses %s", (_, until, key) => {
    const { state } = step(calls({}), null, report(0, 20));
    expect(() => snooze(state, until, key as AlertKey | undefined)).toThrow(SalesmetricsError);
  });
});

describe("what is refused", () => {
  const report = reportAt("2025-01-01", [{ value: 20 }]);
  const message = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof SalesmetricsError) return error.message;
      throw error;
    }
    return "";
  };

  test("a rule with every problem, each with its path, and the nearest name", () => {
    const rule = {
      ...{ id: "", metric: "call", condition: { above: "ten", below: 5 }, for: { steps: 1.5 } },
      ...{
        clear: { below: { metric: "cals" } },
        keepFiring: { length: 2, unit: "weeks" },
        policies: { nodata: "ok", few: "never" },
      },
    };
    expect(message(() => step(rule as never, null, report))).toBe(
      [
        'step: expected a rule, got 8 problems: rule.id: expected a text, got ""',
        'rule.metric: expected one of calls, got "call" (perhaps calls)',
        'rule.condition: expected an object with one of above, atOrAbove, below, atOrBelow, inside, outside, crosses, risesBy, fallsBy, unusual, got "above and below"',
        'rule.clear.below.metric: expected one of calls, got "cals" (perhaps calls)',
        "rule.for.steps: expected a whole number from 1, got 1.5",
        'rule.keepFiring.unit: expected days, hours, minutes or seconds, got "weeks"',
        'rule.policies: expected one of noData, partial, unripe, few, error, vanished, got "nodata" (perhaps noData)',
        'rule.policies.few: expected one of keep, ok, alert, skip, got "never"',
      ].join("; "),
    );
  });

  test.each([
    [{ inside: [5, 2] }, 'rule.condition.inside: expected the lower limit first, got "5 and 2"'],
    [{ outside: [5] }, "rule.condition.outside: expected a list of 2"],
    [{ fallsBy: { share: -1 } }, "rule.condition.fallsBy.share: expected a number above 0, got -1"],
    [{ fallsBy: { amount: 0 } }, "rule.condition.fallsBy.amount: expected an amount above 0, got 0"],
    [{ unusual: { by: "magic" } }, "rule.condition.unusual.by: expected one of seasonal"],
    [
      { unusual: { by: "ewma", weight: 2 } },
      "rule.condition.unusual.weight: expected a weight above 0 and up to 1, got 2",
    ],
    [
      { unusual: { by: "individuals", rules: [1, 9] } },
      "rule.condition.unusual.rules[1]: expected a rule of Nelson, 1 to 8, got 9",
    ],
    [{ below: { given: "gol" } }, 'rule.condition.given: expected one of goal, got "gol" (perhaps goal)'],
  ])("a condition such as %j", (condition, expected) => {
    const rule = calls({ condition: condition as never });
    expect(message(() => step(rule, null, { report, given: { goal: 5 } }))).toContain(expected);
  });

  test("an effect beside a condition without a distance", () => {
    const rule = calls({ condition: { inside: [1, 2] }, atLeast: { effect: 1 } });
    expect(message(() => step(rule, null, report))).toContain(
      "rule.atLeast.effect: expected no effect beside inside, got 1",
    );
  });

  const { state } = step(calls({}), null, report);
  const [instance] = state.instances;
  test.each([
    [{ ...state, version: 2 }, "state.version: expected version 1, got 2"],
    [{ ...state, rule: "other" }, 'state.rule: expected the state of rule "calls", got "other"'],
    [{ ...state, at: "soon" }, "state.at: expected a date or an instant as text"],
    [{ ...state, extra: 1 }, "state: expected one of version"],
    [
      { ...state, instances: [{ ...instance!, status: "fire" }] },
      "state.instances[0].status: expected one of ok",
    ],
    [
      { ...state, instances: [{ ...instance!, key: { rep: {} } }] },
      "state.instances[0].key.rep: expected a text",
    ],
    [{ ...state, instances: [instance, instance] }, "state.instances[1].key: expected each key once"],
    [[], "state: expected an object with version"],
  ])("a state such as %j", (wrong, expected) => {
    expect(message(() => step(calls({}), wrong as unknown as AlertState, report))).toContain(expected);
  });

  test("an older report, one without asOf, and one with an instant after one with a date", () => {
    expect(message(() => step(calls({}), state, reportAt("2024-12-31", [])))).toContain(
      "expected 2025-01-01 or later, got 2024-12-31",
    );
    expect(message(() => step(calls({}), null, reportAt(null, [])))).toContain(
      "expected a report with { asOf }",
    );
    expect(message(() => step(calls({}), state, reportAt(new Date(2e12), [])))).toContain(
      "expected a calendar date as the one before",
    );
  });

  test("given bounds that are no amounts", () => {
    const given = { goal: "ten", quota: [{ rep: "ann", value: "ten" }] } as never;
    const text = message(() => step(calls({}), null, { report, given }));
    expect(text).toContain('given.goal: expected a number or an amount, got "ten"');
    expect(text).toContain("given.quota[0]: expected the dimension values of an instance and its value");
  });
});

describe("sentence", () => {
  const name = { en: "Calls", ar: "المكالمات" };
  const events = (rule: Partial<AlertRule>, observations: readonly Observation[]) => {
    let state: AlertState | null = null;
    return observations.flatMap((observation) => {
      const taken: ReturnType<typeof step> = step(calls({ name, ...rule }), state, observation);
      state = taken.state;
      return taken.events;
    });
  };
  const life = events({ for: { steps: 2 }, keepFiring: { steps: 2 } }, daily([20, 20, 5, 5, null, 5]));

  test("says each status in English", () => {
    expect(life.map((event) => sentence(event, "en"))).toEqual([
      "Calls was 20, above 10 (n = 100): so since 2025-01-01, not yet an alert.",
      "Calls was 20, above 10 (n = 100): an alert since 2025-01-01.",
      "Calls was 5 (n = 100): the alert since 2025-01-01 is recovering.",
      "Calls was 5 (n = 100): the alert since 2025-01-01 is over.",
      "Calls has no value, for there are no rows.",
      "Calls was 5 (n = 100): all is well.",
    ]);
  });

  test("says each status in Arabic", () => {
    expect(life.map((event) => sentence(event, "ar"))).toEqual([
      "بلغت قيمة مقياس «المكالمات» 20، وهي أعلى من 10 (العدد: 100)؛ الشرط متحقق منذ 2025-01-01 ولم يصدر تنبيه بعد.",
      "بلغت قيمة مقياس «المكالمات» 20، وهي أعلى من 10 (العدد: 100)؛ التنبيه قائم منذ 2025-01-01.",
      "بلغت قيمة مقياس «المكالمات» 5 (العدد: 100)؛ التنبيه القائم منذ 2025-01-01 في طور التعافي.",
      "بلغت قيمة مقياس «المكالمات» 5 (العدد: 100)؛ انتهى التنبيه القائم منذ 2025-01-01.",
      "لا تتوفر قيمة لمقياس «المكالمات»، لعدم وجود سجلات.",
      "بلغت قيمة مقياس «المكالمات» 5 (العدد: 100)؛ الوضع سليم.",
    ]);
  });

  test.each([
    [{ outside: [1, 2] }, "outside 1 to 2", "وهي خارج النطاق من 1 إلى 2"],
    [{ inside: [1, 30] }, "between 1 and 30", "وهي بين 1 و30"],
    [{ atOrAbove: 20 }, "at or above 20", "وهي لا تقل عن 20"],
  ] as const)("says the condition %j", (condition, english, arabic) => {
    const [event] = events({ condition: condition }, daily([20]));
    expect(sentence(event!, "en")).toContain(english);
    expect(sentence(event!, "ar")).toContain(arabic);
  });

  test("of a failed question and of an instance that has vanished", () => {
    const failed = events({}, [{ error: "timeout", asOf: "2025-01-01" }]);
    expect(sentence(failed[0]!, "en")).toBe("Calls could not be judged, for the question failed.");
    expect(sentence(failed[0]!, "ar")).toBe("تعذّر تقييم مقياس «المكالمات»، لتعذّر حساب التقرير.");
    const gone = events({}, [
      reportAt("2025-01-01", [{ key: { rep: null }, value: 20 }]),
      reportAt("2025-01-02", []),
    ]);
    expect(sentence(gone[1]!, "en")).toBe(
      "Calls (rep: –) is not in the report any more: the alert since 2025-01-01 is over.",
    );
    expect(sentence(gone[1]!, "ar")).toBe(
      "لم يعد مقياس «المكالمات» (rep: –) ضمن التقرير؛ انتهى التنبيه القائم منذ 2025-01-01.",
    );
  });

  test("writes amounts, proportions, times and instants as people do", () => {
    const deals: Deal[] = [
      {
        id: "1",
        status: "lost",
        closedAt: new Date("2025-03-03T09:00:00Z"),
        amount: "1234.5",
        currency: "EUR",
      },
    ];
    const report = evaluate({ winRate }, { deals }, { asOf: new Date("2025-03-31T12:30:00Z") });
    const [event] = step({ id: "w", metric: "winRate", condition: { below: 0.255 } }, null, report).events;
    expect(sentence(event!, "en")).toBe(
      "winRate was 0%, below 25.5% (n = 1): an alert since 2025-03-31 12:30 UTC.",
    );
    const amount = {
      ...event!,
      unit: "money",
      value: { amount: "1234.5", currency: "EUR" },
      bounds: [{ amount: "2000", currency: "EUR" }],
    } as const;
    expect(sentence(amount, "en")).toContain("winRate was €1,234.50, below €2,000.00");
    expect(sentence({ ...event!, unit: "days", value: 12, bounds: [1] }, "en")).toContain(
      "winRate was 12 days, below 1 day",
    );
    expect(sentence(event!, "ar", { locale: "ar-u-nu-arab" })).toContain("٢٥٫٥");
  });

  test("refuses what is no event, no language and no locale", () => {
    const [event] = life;
    expect(() => sentence({ ...event!, status: "fire" as never }, "en")).toThrow("event.status");
    expect(() => sentence(event!, "fr" as never)).toThrow("expected one of en, ar");
    expect(() => sentence(event!, "en", { locale: "no locale" })).toThrow("a locale that this runtime knows");
  });
});
