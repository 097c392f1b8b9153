import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  and,
  between,
  type CalendarDate,
  day,
  days,
  Deal,
  evaluate,
  extend,
  happened,
  Lead,
  month,
  not,
  only,
  required,
  sum,
  time,
  week,
  winRate,
  within,
  wonDeals,
} from "salesmetrics";
import { type AlertCondition, type AlertRule, type AlertState, replay, step } from "salesmetrics/alerts";
import { type GoalProgress, progress } from "salesmetrics/goals";
import { reportAt } from "./reports.js";

const dateAt = (place: number): CalendarDate =>
  new Date(Date.UTC(2025, 0, 1 + place)).toISOString().slice(0, 10) as CalendarDate;

const manyDeals = fc.array(
  fc.record({
    id: fc.uuid(),
    status: fc.constantFrom("won" as const, "lost" as const),
    ownerId: fc.constantFrom("ann", "bob", null),
    closedAt: fc.nat({ max: 80 }).map(dateAt),
  }),
  { maxLength: 60 },
);

const conditions: readonly AlertCondition[] = [
  { below: 0.5 },
  { atOrAbove: 0 },
  { outside: [0.2, 0.6] },
  { inside: [0, 1] },
  { crosses: 0.5 },
  { fallsBy: { share: 0.1 } },
  { risesBy: { amount: 0.1, periodsBack: 2 } },
  { below: { periodsBack: 1, times: 0.9 } },
  { unusual: { by: "p", history: 2 } },
  { unusual: { by: "seasonal", season: "none", history: 2 } },
];
const anyRule = fc.record({
  id: fc.constant("rule"),
  metric: fc.constant("winRate"),
  condition: fc.constantFrom(...conditions),
  for: fc.constantFrom(undefined, { steps: 2 }, days(10)),
  keepFiring: fc.constantFrom(undefined, { steps: 2 }, days(10)),
  cooldown: fc.constantFrom(undefined, days(20)),
  atLeast: fc.constantFrom(undefined, { n: 3 }),
}) satisfies fc.Arbitrary<AlertRule>;

describe("laws", () => {
  propertyTest.prop([manyDeals, anyRule, fc.constantFrom(week(), day())], { numRuns: 30 })(
    "a rule replayed over history equals the rule stepped through it, whose state is stored between steps",
    (deals, rule, every) => {
      const during = between("2025-01-20", "2025-03-10");
      const replayed = replay(
        rule,
        { winRate },
        { deals },
        { by: { rep: Deal.ownerId }, every, steps: week(), during },
      );

      let state: AlertState | null = null;
      const events = [];
      for (let monday = 19; dateAt(monday + 7) <= "2025-03-10"; monday += 7) {
        const asOf = dateAt(monday + 6);
        const last = every.reader()(asOf);
        const span = between(every.period(last - 12).start, every.period(last).end);
        const report = evaluate(
          { winRate },
          { deals },
          { by: { rep: Deal.ownerId }, every, during: span, asOf },
        );
        const stored = state && (JSON.parse(JSON.stringify(state)) as AlertState);
        const taken: ReturnType<typeof step> = step(rule, stored, report);
        state = taken.state;
        events.push(...taken.events);
      }
      expect(replayed.events).toEqual(events);
      expect(replayed.state).toEqual(state);
      expect(replayed.steps).toBe(7);
    },
  );

  propertyTest.prop([manyDeals, anyRule, fc.nat({ max: 80 })], { numRuns: 100 })(
    "no alert begins because of a partial period or of fewer than atLeast rows",
    (deals, rule, place) => {
      const asOf = dateAt(place);
      const question = {
        by: { rep: Deal.ownerId },
        every: week(),
        during: between("2024-12-30", "2025-03-24"),
        asOf,
      };
      const { events } = step(rule, null, evaluate({ winRate }, { deals }, question));
      for (const { status, partial, period, n } of events) {
        if (status !== "firing" && status !== "pending") continue;
        expect(partial).toBe(false);
        expect(period!.end <= dateAt(place + 1)).toBe(true);
        if (rule.atLeast !== undefined) expect(n).toBeGreaterThanOrEqual(3);
      }
    },
  );

  propertyTest.prop(
    [
      fc.array(
        fc.record({ createdAt: fc.nat({ max: 60 }).map(dateAt), took: fc.option(fc.nat({ max: 40 })) }),
        {
          maxLength: 30,
        },
      ),
      fc.nat({ max: 90 }),
    ],
    { numRuns: 60 },
  )("no alert begins because of an unripe cohort", (entries, place) => {
    const leads = entries.map(({ createdAt, took }, id): Lead => ({
      id: String(id),
      createdAt,
      convertedAt:
        took === null ? null : dateAt((Date.parse(createdAt) - Date.UTC(2025, 0, 1)) / 86_400_000 + took),
    }));
    const converted = within(days(30), { from: Lead.createdAt, to: Lead.convertedAt });
    const asOf = dateAt(place);
    const report = evaluate(
      { converted },
      { leads },
      { every: month(), during: between("2025-01-01", "2025-05-01"), asOf },
    );
    const rule: AlertRule = { id: "converted", metric: "converted", condition: { atOrAbove: 0 } };
    for (const { status, period } of step(rule, null, report).events) {
      if (status !== "firing") continue;
      const members = leads.filter(
        ({ createdAt }) => createdAt! >= period!.start && createdAt! < period!.end,
      );
      expect(members).not.toHaveLength(0);
      for (const { createdAt } of members)
        expect(Date.parse(createdAt as string) + 30 * 86_400_000).toBeLessThanOrEqual(Date.parse(asOf));
    }
  });

  propertyTest.prop([manyDeals, anyRule], { numRuns: 25 })(
    "the same report again changes nothing",
    (deals, rule) => {
      let state: AlertState | null = null;
      for (let place = 6; place < 80; place += 7) {
        const question = { every: week(), during: between("2024-12-30", "2025-03-24"), asOf: dateAt(place) };
        const report = evaluate({ winRate }, { deals }, question);
        ({ state } = step(rule, state, report));
        expect(step(rule, state, report)).toEqual({ state, events: [] });
      }
    },
  );

  test("these laws can fail: a rule that opts in is alerted by a partial period, and by few rows", () => {
    const deals = [{ id: "1", status: "lost", closedAt: "2025-03-03" }] as const;
    const question = { every: month(), during: month(2025, 3), asOf: "2025-03-10" } as const;
    const report = evaluate({ winRate }, { deals }, question);
    const rule: AlertRule = { id: "low", metric: "winRate", condition: { below: 0.5 }, atLeast: { n: 5 } };
    expect(step(rule, null, report).events).toMatchObject([{ status: "noData", why: "partial" }]);
    const bold: AlertRule = { ...rule, policies: { partial: "alert", few: "alert" } };
    expect(step(bold, null, report).events).toMatchObject([{ status: "firing", partial: true, n: 1 }]);
    expect(step({ ...bold, policies: { partial: "alert" } }, null, report).events).toEqual([]);
  });
});

describe("known pains of others", () => {
  test("sums that drift: ten times 0.1 is 1, so it is not below 1", () => {
    const deals = Array.from({ length: 10 }, (_, place): Deal => {
      return { id: String(place), status: "won", closedAt: "2025-03-03", probability: 0.1 };
    });
    const total = sum(Deal.probability, { at: Deal.closedAt });
    const report = evaluate({ total }, { deals }, { asOf: "2025-03-31" });
    const rule: AlertRule = { id: "drift", metric: "total", condition: { below: 1 } };
    expect(Array.from({ length: 10 }, () => 0.1).reduce((left, right) => left + right)).toBeLessThan(1);
    expect(step(rule, null, report).events).toEqual([]);
    // A bound that is computed is exact too: 3 × 0.1 is 0.3.
    const exact = reportAt("2025-03-31", [{ value: 0.3 }], "total");
    const given = { tenth: 0.1 };
    const computed: AlertRule = { ...rule, condition: { below: { given: "tenth", times: 3 } } };
    expect(0.3 < 3 * 0.1).toBe(true);
    expect(step(computed, null, { report: exact, given }).events).toEqual([]);
  });

  test("extremes at zero: no value is not 0, and 0 is a value", () => {
    const rule: AlertRule = { id: "low", metric: "winRate", condition: { below: 0.1 } };
    const asOf = "2025-03-31";
    const ofNothing = evaluate({ winRate }, { deals: [] }, { every: month(), during: month(2025, 3), asOf });
    expect(step(rule, null, ofNothing).events).toMatchObject([
      { status: "noData", why: "zero-denominator", value: null },
    ]);
    const few: AlertRule = { id: "few", metric: "wonDeals", condition: { below: 1 } };
    const counted = evaluate({ wonDeals }, { deals: [] }, { every: month(), during: month(2025, 3), asOf });
    expect(step(few, null, counted).events).toMatchObject([{ status: "firing", value: 0 }]);
  });

  test("alerts on the unfinished hour: a day is judged once it is over", () => {
    const deals = Array.from({ length: 14 }, (_, place): Deal => {
      return { id: String(place), status: "won", closedAt: new Date(Date.UTC(2025, 2, 3, place * 12 + 9)) };
    });
    const rule: AlertRule = { id: "quiet", metric: "wonDeals", condition: { fallsBy: { share: 0.5 } } };
    const timeZone = "UTC";
    const until = (asOf: Date) =>
      evaluate(
        { wonDeals },
        { deals },
        { every: day({ timeZone }), during: between("2025-03-03", "2025-03-08", { timeZone }), asOf },
      );
    let state: AlertState | null = null;
    for (let hour = 1; hour < 96; hour += 5) {
      const taken: ReturnType<typeof step> = step(rule, state, until(new Date(Date.UTC(2025, 2, 3, hour))));
      expect(taken.events.filter(({ status }) => status === "firing")).toEqual([]);
      state = taken.state;
    }
    const eager: AlertRule = { ...rule, policies: { partial: "alert" } };
    expect(step(eager, null, until(new Date(Date.UTC(2025, 2, 5, 10)))).events).toMatchObject([
      { status: "firing", partial: true },
    ]);
  });

  test("no alert for the small among the big: one of five is no trend, one of five hundred neither", () => {
    const cells = [
      { key: { segment: "big" }, value: 0.24, n: 500 },
      { key: { segment: "small" }, value: 0.2, n: 5 },
      { key: { segment: "tiny step" }, value: 0.2499, n: 500 },
    ];
    const rule: AlertRule = { id: "low", metric: "calls", condition: { below: 0.25 } };
    const names = (atLeast: AlertRule["atLeast"]) =>
      step({ ...rule, atLeast }, null, reportAt("2025-03-31", cells)).events.map(({ key }) => key["segment"]);
    expect(names(undefined)).toEqual(["big", "small", "tiny step"]);
    expect(names({ n: 30 })).toEqual(["big", "tiny step"]);
    expect(names({ n: 30, effect: 0.01 })).toEqual(["big"]);
  });

  test("flapping: a second bound for the end, and a time that it must hold", () => {
    const around = [9, 11, 9.5, 10.5, 9.8, 10.2, 7, 7];
    const fired = (rule: Partial<AlertRule>) => {
      let state: AlertState | null = null;
      const seen: string[] = [];
      for (const [place, value] of around.entries()) {
        const whole: AlertRule = { id: "load", metric: "calls", condition: { above: 10 }, ...rule };
        const taken: ReturnType<typeof step> = step(whole, state, reportAt(dateAt(place), [{ value }]));
        state = taken.state;
        seen.push(...taken.events.map(({ status }) => status));
      }
      return seen;
    };
    expect(fired({}).filter((status) => status === "firing")).toHaveLength(3);
    expect(fired({ clear: { below: 8 } })).toEqual(["firing", "ok"]);
    expect(fired({ keepFiring: { steps: 2 } })).toEqual([
      ...["firing", "recovering", "firing", "recovering", "firing", "recovering", "ok"],
    ]);
    expect(fired({ cooldown: days(30) }).filter((status) => status === "firing")).toHaveLength(1);
  });
});

describe("the past as it was known", () => {
  const Recorded = extend(Deal, { recordedAt: time() });
  const deal = (id: string, closedAt: CalendarDate, recordedAt: CalendarDate) =>
    ({ id, status: "won", closedAt, recordedAt, amount: 100, currency: "EUR" }) as const;
  // Three deals a month; two of February were entered in April.
  const deals = [
    ...[
      deal("1", "2025-01-10", "2025-01-10"),
      deal("2", "2025-01-11", "2025-01-11"),
      deal("3", "2025-01-12", "2025-01-12"),
    ],
    ...[
      deal("4", "2025-02-10", "2025-02-10"),
      deal("5", "2025-02-11", "2025-04-02"),
      deal("6", "2025-02-12", "2025-04-02"),
    ],
    ...[
      deal("7", "2025-03-10", "2025-03-10"),
      deal("8", "2025-03-11", "2025-03-11"),
      deal("9", "2025-03-12", "2025-03-12"),
    ],
  ];
  const rule: AlertRule = { id: "few", metric: "wonDeals", condition: { below: 2 } };
  const question = { every: month(), during: between("2025-01-01", "2025-04-01") };

  test("a replay over rows as they are now has no alert; over rows as they were known it has the one of February", () => {
    const now = replay(rule, { wonDeals }, { deals }, question);
    expect(now.alerts).toEqual([]);
    const known = only(happened(required(Recorded.recordedAt)));
    const then = replay(rule, { wonDeals }, { deals }, { ...question, where: known });
    expect(then.alerts).toEqual([
      { key: {}, from: "2025-02-28", until: "2025-03-31", steps: 1, isFalse: true },
    ]);
  });

  test("an alert of a month stays told: what is entered later ends it, and does not undo it", () => {
    const known = only(happened(required(Recorded.recordedAt)));
    const asKnown = (asOf: CalendarDate) =>
      evaluate({ wonDeals }, { deals }, { every: month(), during: month(2025, 2), where: known, asOf });
    const { state, events } = step(rule, null, asKnown("2025-03-01"));
    expect(events).toMatchObject([{ status: "firing", at: "2025-03-01", value: 1 }]);
    expect(step(rule, state, asKnown("2025-04-02")).events).toMatchObject([
      { status: "ok", value: 3, since: "2025-03-01" },
    ]);
  });

  const Versioned = extend(Deal, { recordedAt: time(), replacedAt: time() });
  const held = only(and(happened(required(Versioned.recordedAt)), not(happened(Versioned.replacedAt))));
  const version = fc.record({
    id: fc.uuid(),
    status: fc.constantFrom("won" as const, "lost" as const),
    closedAt: fc.nat({ max: 80 }).map(dateAt),
    recordedAt: fc.nat({ max: 100 }).map(dateAt),
    replacedAt: fc.option(fc.nat({ max: 100 }).map(dateAt)),
  });

  propertyTest.prop([fc.array(version, { maxLength: 40 }), fc.nat({ max: 100 }).map(dateAt)], {
    numRuns: 40,
    seed: 20250331,
  })("goals and alerts of a day are those over the versions that held then, picked by hand", (rows, asOf) => {
    const then = rows.filter(
      ({ recordedAt, replacedAt }) => recordedAt <= asOf && (replacedAt === null || replacedAt > asOf),
    );
    const every = { every: month(), during: between("2025-01-01", "2025-05-01"), asOf } as const;
    const goals = ["2025-01", "2025-02", "2025-03"].map((period) => ({
      metric: "wonDeals",
      period,
      target: 3,
    }));
    const asked = { metrics: { wonDeals }, asOf } as const;
    const plain = (said: readonly GoalProgress[]) =>
      said.map(({ actual, status, expected, landing }) => ({ actual, status, expected, landing }));
    expect(
      step(rule, null, evaluate({ wonDeals }, { deals: rows }, { ...every, where: held })).events,
    ).toEqual(step(rule, null, evaluate({ wonDeals }, { deals: then }, every)).events);
    expect(plain(progress(goals, { deals: rows }, { ...asked, where: held }))).toEqual(
      plain(progress(goals, { deals: then }, asked)),
    );
  });

  test("a deal that was won, and turned out lost, ends no alert that was right, and begins one when it is known", () => {
    const versions = [
      { id: "1", status: "won", closedAt: "2025-01-10", recordedAt: "2025-01-10" },
      { id: "2", status: "won", closedAt: "2025-02-10", recordedAt: "2025-02-10", replacedAt: "2025-03-05" },
      { id: "2, corrected", status: "lost", closedAt: "2025-02-10", recordedAt: "2025-03-05" },
    ] as const;
    const low: AlertRule = { id: "none", metric: "wonDeals", condition: { below: 1 } };
    const statusOn = (state: AlertState | null, asOf: CalendarDate) =>
      step(
        low,
        state,
        evaluate(
          { wonDeals },
          { deals: versions },
          { every: month(), during: month(2025, 2), where: held, asOf },
        ),
      );
    const before = statusOn(null, "2025-03-04");
    expect(before.events).toEqual([]);
    expect(statusOn(before.state, "2025-03-05").events).toMatchObject([
      { status: "firing", since: "2025-03-05" },
    ]);
  });
});
