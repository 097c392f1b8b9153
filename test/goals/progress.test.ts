import {
  and,
  bookings,
  closedDeals,
  count,
  countDistinct,
  Deal,
  eq,
  evaluate,
  extend,
  type Grain,
  happened,
  money,
  month,
  not,
  only,
  openDeals,
  openDealsAtEnd,
  type Period,
  quarter,
  rates,
  ratio,
  required,
  sum,
  targetRange,
  time,
  timeZone,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";
import { type Goal, progress, progressOf } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";

const won = (closedAt: string, fields: object = {}): Deal =>
  ({ id: `${closedAt} ${JSON.stringify(fields)}`, status: "won", closedAt, ...fields }) as never;
const sold = (closedAt: string, amount: string, fields: object = {}): Deal =>
  won(closedAt, { amount, currency: "USD", ...fields });
const metrics = { wonDeals, bookings, winRate, closedDeals };
const by = { rep: Deal.ownerId };

function one(goal: Goal, deals: readonly Deal[], asOf = "2025-02-14" as const, others: object = {}) {
  return progress([goal], { deals }, { metrics, by, asOf, ...others })[0]!;
}

describe("what a goal says by hand", () => {
  const deals = [sold("2025-01-08", "100.10"), sold("2025-01-20", "100.10"), sold("2025-02-11", "100.10")];

  test("T1, T3, T4, T5, T6: 3 of 9 deals on day 45 of 90", () => {
    const goal = one({ metric: "wonDeals", period: "2025-Q1", target: 9 }, deals);
    expect(goal).toMatchObject({
      actual: 3,
      target: 9,
      attained: 1 / 3,
      expected: 4.5,
      pace: 2 / 3,
      status: "behind",
    });
    expect(goal).toMatchObject({
      variance: -6,
      varianceShare: -2 / 3,
      isFavourable: false,
      n: 3,
      isOver: false,
    });
    expect(goal).toMatchObject({ required: 6 / 45, daysLeft: 45, landing: { value: 6, method: "run-rate" } });
    expect(goal.reasons).toEqual({ fromBaseline: "no-baseline" });
  });

  test("money is exact", () => {
    const goal = one({ metric: "bookings", period: "2025-Q1", target: money("900.90", "USD") }, deals);
    expect(String(goal.actual)).toBe("300.3 USD");
    expect(String(goal.variance)).toBe("-600.6 USD");
    expect(String(goal.expected)).toBe("450.45 USD");
    expect(String(goal.landing?.value)).toBe("600.6 USD");
    expect([goal.attained, goal.pace]).toEqual([1 / 3, 2 / 3]);
  });

  test("G20: churn from 10 % to 5 %, now 8 %, is 40 % of the way", () => {
    const churn = ratio(count(Deal, { where: eq(Deal.status, "lost"), at: Deal.closedAt }), closedDeals, {
      unit: "proportion",
    });
    const rows = Array.from({ length: 100 }, (_, place) =>
      won("2025-01-31", { id: String(place), status: place < 8 ? "lost" : "won" }),
    );
    const goal = {
      metric: "churn",
      period: "2025-Q1",
      target: 0.05,
      baseline: 0.1,
      direction: "down",
    } as const;
    const [row] = progress([goal], { deals: rows }, { metrics: { churn }, asOf: "2025-02-14" });
    expect(row).toMatchObject({ actual: 0.08, attained: 0.625, fromBaseline: 0.4, isFavourable: false });
    // Half of the way is expected: 7.5 %.
    expect(row).toMatchObject({ expected: 0.075, status: "on", landing: null });
    expect(row!.reasons).toMatchObject({ landing: "not-run-rated", required: "not-run-rated" });
  });

  test("A17, A18: pace by business days, and what each of those left must bring", () => {
    const curve = { businessDays: { holidays: ["2025-01-01"] } } as const;
    const goal = one(
      { metric: "wonDeals", period: "2025-01", target: 22, curve },
      deals,
      "2025-01-10" as never,
    );
    // 7 of 22 business days are over.
    expect(goal).toMatchObject({ actual: 1, expected: 7, pace: 1 / 7, daysLeft: 15, required: 21 / 15 });
    expect(goal.landing?.value).toBe(22 / 7);
  });
});

describe("a status", () => {
  const deals = (count: number) =>
    Array.from({ length: count }, (_, place) => won("2025-01-02", { id: String(place) }));
  const goal: Goal = { metric: "wonDeals", period: "2025-Q1", target: 200 };

  // 100 are expected on day 45 of 90.
  test.each([
    [89, "behind"],
    [90, "on"],
    [100, "on"],
    [110, "on"],
    [111, "ahead"],
    [199, "ahead"],
    [200, "met"],
  ])("of %i of 100 expected is %s", (count, status) => {
    expect(one(goal, deals(count)).status).toBe(status);
  });

  test.each([
    [89, "ahead"],
    [90, "on"],
    [110, "on"],
    [111, "behind"],
    [200, "behind"],
    [201, "missed"],
  ])("of %i of 100 expected, where less is better, is %s", (count, status) => {
    expect(one({ ...goal, direction: "down" }, deals(count)).status).toBe(status);
  });

  test("is met or missed once the period is over, without tolerance", () => {
    expect(one(goal, deals(199), "2025-03-31" as never).status).toBe("missed");
    expect(one(goal, deals(200), "2025-03-31" as never).status).toBe("met");
    expect(one({ ...goal, direction: "down" }, deals(200), "2025-03-31" as never).status).toBe("met");
    expect(one(goal, deals(199), "2025-03-30" as never).status).toBe("on");
  });

  test("has the tolerance of its goal", () => {
    expect(one({ ...goal, tolerance: 0 }, deals(99)).status).toBe("behind");
    expect(one({ ...goal, tolerance: 0 }, deals(100)).status).toBe("on");
    expect(one({ ...goal, tolerance: 0.5 }, deals(50)).status).toBe("on");
  });

  test("of a segment without rows is unknown, not missed", () => {
    const bob = { ...goal, segment: { rep: "bob" } };
    const row = one(bob, [won("2025-01-02", { ownerId: "ann" })], "2025-04-30" as never);
    expect(row).toMatchObject({
      status: "unknown",
      actual: null,
      isFavourable: null,
      explanation: null,
      n: null,
    });
    expect(row.reasons).toMatchObject({ status: "no-rows", actual: "no-rows", landing: "no-rows" });
    expect(one(goal, [], "2025-04-30" as never).reasons.status).toBe("no-rows");
  });

  test("of a segment with rows of another metric is missed", () => {
    const lost = won("2025-01-02", { ownerId: "bob", status: "lost" });
    expect(one({ ...goal, segment: { rep: "bob" } }, [lost], "2025-04-30" as never)).toMatchObject({
      status: "missed",
      actual: 0,
    });
  });

  test("of the segment null is that of rows without a value", () => {
    const row = one({ ...goal, segment: { rep: null }, target: 1 }, [
      won("2025-01-02"),
      won("2025-01-03", { ownerId: "ann" }),
    ]);
    expect(row).toMatchObject({ actual: 1, status: "met", segment: { rep: null } });
  });

  test("rests on as many rows as the goal asks for", () => {
    expect(one({ ...goal, atLeast: 5 }, deals(4)).reasons.status).toBe("too-few");
    expect(one({ ...goal, atLeast: 5 }, deals(4))).toMatchObject({
      status: "unknown",
      actual: 4,
      attained: 0.02,
    });
    expect(one({ ...goal, atLeast: 5 }, deals(5)).status).toBe("behind");
  });

  test("before the period, and of a value without one, is unknown", () => {
    expect(one(goal, deals(4), "2024-12-31" as never).reasons.status).toBe("not-begun");
    const rate: Goal = { metric: "winRate", period: "2025-Q1", target: 0.5 };
    expect(one(rate, [won("2025-01-02", { status: "open" }), won("2025-05-02")]).reasons.status).toBe(
      "no-rows",
    );
  });

  test("of limits is inside or outside of them", () => {
    const load = ratio(
      count(Deal, { at: Deal.closedAt }),
      count(Deal, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
    );
    const asked = (low: number, high: number, asOf: "2025-02-01" | "2025-04-01") =>
      progress(
        [{ metric: "load", period: "2025-Q1", target: targetRange(low, high) }],
        { deals: [...deals(2), won("2025-01-05", { status: "lost" })] },
        { metrics: { load }, asOf },
      )[0]!;
    expect(asked(1, 1.5, "2025-02-01")).toMatchObject({
      status: "on",
      variance: 0,
      isFavourable: true,
      target: null,
    });
    expect(asked(1, 1.4, "2025-02-01")).toMatchObject({
      status: "behind",
      isFavourable: false,
      direction: null,
    });
    expect(asked(1, 1.4, "2025-04-01")).toMatchObject({ status: "missed", attained: null, expected: null });
    expect(asked(2, 3, "2025-04-01")).toMatchObject({ status: "missed", variance: -0.5 });
    expect(asked(1.5, 3, "2025-04-01").status).toBe("met");
  });
});

test("stocks and rates are not run-rated; without a baseline they are expected at their target", () => {
  const open = ["1", "2", "3"].map((id): Deal => ({ id, status: "open", createdAt: "2025-01-05" }));
  const goals: Goal[] = [
    { metric: "openDealsAtEnd", period: "2025-Q1", target: 4, direction: "up" },
    { metric: "openDealsAtEnd", period: "2025-01", target: 4, direction: "up", baseline: 2 },
  ];
  const [plain, based] = progress(
    goals,
    { deals: open },
    { metrics: { openDealsAtEnd }, asOf: "2025-01-31" },
  );
  expect(plain).toMatchObject({ actual: 3, expected: 4, pace: 0.75, landing: null, status: "behind" });
  expect(plain!.reasons).toMatchObject({ landing: "not-run-rated" });
  expect(based).toMatchObject({
    fromBaseline: 0.5,
    landing: { value: 3, method: "actual" },
    status: "missed",
  });
});

test("a distinct count is expected by a curve alone", () => {
  const reps = countDistinct(Deal.ownerId, { at: Deal.closedAt });
  const asked = (goal: Partial<Goal>) =>
    progress(
      [{ metric: "reps", period: "2025-Q1", target: 4, direction: "up", ...goal }],
      { deals: [won("2025-01-02", { ownerId: "ann" })] },
      { metrics: { reps }, asOf: "2025-02-14" },
    )[0]!;
  expect(asked({})).toMatchObject({ actual: 1, attained: 0.25, expected: null, status: "unknown" });
  expect(asked({}).reasons).toMatchObject({ expected: "no-curve", pace: "no-curve", status: "no-curve" });
  expect(asked({ curve: "linear" })).toMatchObject({ expected: 2, status: "behind", landing: null });
});

test("an instant counts the part of its day, in the zone of the question", () => {
  const goal: Goal = { metric: "wonDeals", period: "2025-03-30", target: 23 };
  const asked = (asOf: Date) =>
    progress(
      [goal],
      { deals: [{ id: "1", status: "won", closedAt: new Date("2025-03-29T23:30:00Z") }] },
      { metrics: { wonDeals }, asOf, zone: timeZone("Europe/Berlin") },
    )[0]!;
  // The day has 23 hours; 4:00 in Berlin is 3 hours after its midnight.
  expect(asked(new Date("2025-03-30T02:00:00Z"))).toMatchObject({
    actual: 1,
    expected: 3,
    daysLeft: 20 / 23,
  });
  expect(asked(new Date("2025-03-30T22:00:00Z"))).toMatchObject({ isOver: true, expected: 23 });
});

describe("currencies", () => {
  const deals = [sold("2025-01-08", "100"), sold("2025-01-09", "50", { currency: "EUR" })];
  const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "2" }] });

  test("amounts are converted into the currency of each target", () => {
    const goals: Goal[] = [
      { metric: "bookings", period: "2025-01", target: money(400, "USD") },
      { metric: "bookings", period: "2025-02", target: { amount: "400", currency: "EUR" } },
      { metric: "bookings", period: "2025-Q1", target: { amount: "400", currency: "EUR" } },
    ];
    const rows = progress(goals, { deals }, { metrics, asOf: "2025-03-31", rates: sheet });
    expect(rows.map(({ actual }) => actual && String(actual))).toEqual(["200 USD", null, "100 EUR"]);
  });

  test("a rate that is missing is refused, as in a report", () => {
    const goals: Goal[] = [{ metric: "bookings", period: "2025-01", target: money(400, "USD") }];
    expect(() => progress(goals, { deals }, { metrics, asOf: "2025-03-31" })).toThrow(/EUR/);
  });
});

test("conditions of the question may be on what only some of the metrics read", () => {
  const deals = [won("2025-01-02", { source: "web" }), won("2025-01-02", { source: "fair" })];
  const goals: Goal[] = [{ metric: "wonDeals", period: "2025-Q1", target: 2 }];
  const question = { metrics, asOf: "2025-02-14", where: only(eq(Deal.source, "web")) } as const;
  const [row] = progress(goals, { deals }, question);
  expect(row).toMatchObject({ actual: 1 });
  expect(row!.explanation!.formula).toContain("web");
});

describe("versions of a goal", () => {
  const goals: Goal[] = [
    { metric: "wonDeals", period: "2025-Q1", target: 4, from: "2025-02-01", reason: "a market fell away" },
    { metric: "wonDeals", period: "2025-Q1", target: 9 },
  ];
  const on = (asOf: "2025-01-31" | "2025-02-01", versions: readonly Goal[]) =>
    progress(versions, { deals: [won("2025-01-02")] }, { metrics, asOf });

  test("that of the day counts, and one goal has one row", () => {
    expect(on("2025-01-31", goals)).toMatchObject([{ target: 9, goal: goals[1] }]);
    expect(on("2025-02-01", goals)).toMatchObject([{ target: 4, goal: { reason: "a market fell away" } }]);
  });

  test("before the first there is no goal", () => {
    const [row] = on("2025-01-31", goals.slice(0, 1));
    expect(row).toMatchObject({ status: "unknown", goal: null, target: null, actual: null, daysLeft: null });
    expect(row!.reasons.status).toBe("not-set");
  });
});

test("T18: what the goal said on 31 March, with the rows known then", () => {
  const Booking = extend(Deal, { recordedAt: time(), replacedAt: time() });
  const isKnown = and(happened(required(Booking.recordedAt)), not(happened(Booking.replacedAt)));
  const booked = where(sum(Booking.amount, { at: Booking.closedAt }), isKnown);
  const march = { status: "won", closedAt: "2025-03-10", currency: "EUR" } as const;
  const deals = [
    { id: "1", ...march, amount: 100, recordedAt: "2025-03-11", replacedAt: "2025-04-08" },
    { id: "1, corrected", ...march, amount: 80, recordedAt: "2025-04-08" },
    { id: "2, entered late", ...march, amount: 50, recordedAt: "2025-04-02" },
  ] as const;
  const goals: Goal[] = [
    { metric: "booked", period: "2025-03", target: money(120, "EUR"), direction: "up" },
    { metric: "booked", period: "2025-03", target: money(140, "EUR"), direction: "up", from: "2025-04-10" },
  ];
  const said = (asOf: "2025-03-31" | "2025-04-05" | "2025-04-30") =>
    progress(goals, { deals }, { metrics: { booked }, asOf }).map(({ status, actual, target }) => [
      status,
      ...[actual, target].map(String),
    ])[0];
  expect(said("2025-03-31")).toEqual(["missed", "100 EUR", "120 EUR"]);
  expect(said("2025-04-05")).toEqual(["met", "150 EUR", "120 EUR"]);
  expect(said("2025-04-30")).toEqual(["missed", "130 EUR", "140 EUR"]);
});

describe("by a report that is there", () => {
  const deals = [won("2025-01-02", { ownerId: "ann" }), won("2025-02-02", { ownerId: "bob" })];
  const goals: Goal[] = [
    { metric: "wonDeals", period: "2025-01", target: 1, segment: { rep: "ann" } },
    { metric: "wonDeals", period: "2025-02", target: 1, segment: { rep: "ann" } },
    { metric: "wonDeals", period: "2025-03", target: 9, segment: { rep: "cyd" } },
    { metric: "wonDeals", period: "2025-07", target: 9, segment: { rep: "ann" } },
    { metric: "wonDeals", period: "2025-Q1", target: 3 },
  ];
  const query = { by, every: month(), during: quarter(2025, 1) } as const;
  const why = (rows: ReturnType<typeof progressOf>) =>
    rows.map(({ status, reasons }) => reasons.status ?? status);

  test("rows and the total are matched by segment and period", () => {
    const report = evaluate({ wonDeals }, { deals }, { ...query, asOf: "2025-02-28" });
    expect(why(progressOf(goals, report))).toEqual(["met", "missed", "not-begun", "not-begun", "on"]);
    const later = evaluate({ wonDeals }, { deals }, { ...query, asOf: "2025-12-31" });
    expect(why(progressOf(goals, later))).toEqual(["met", "missed", "no-rows", "not-asked", "missed"]);
    expect(progressOf(goals, report)[4]!.reasons.interval).toBe("no-days");
  });

  test("subtotals and the row of others are no segments", () => {
    const report = evaluate(
      { wonDeals },
      { deals },
      { ...query, subtotals: true, top: { rep: { n: 1, by: "wonDeals" } } },
    );
    const asked = (rep: string | null) =>
      why(progressOf([{ metric: "wonDeals", period: "2025-01", target: 1, segment: { rep } }], report));
    expect([asked("ann"), asked("other"), asked(null)]).toEqual([["met"], ["no-rows"], ["no-rows"]]);
  });

  test("a period that the report cuts is unknown", () => {
    const of = (every: Grain, during: Period) =>
      why(progressOf([goals[4]!], evaluate({ wonDeals }, { deals }, { every, during })));
    expect(of(month(), quarter(2025, 1))).toEqual(["missed"]);
    expect(of(quarter(), quarter(2025, 1))).toEqual(["missed"]);
    expect(of(quarter(), month(2025, 1))).toEqual(["incomplete-period"]);
    expect(of(month(), month(2025, 1))).toEqual(["not-asked"]);
  });
});

test("a metric of a moment is refused with the name of its stock", () => {
  const goal: Goal = { metric: "openDeals", period: "2025-Q1", target: 4, direction: "up" };
  expect(() => progress([goal], { deals: [] }, { metrics: { openDeals }, asOf: "2025-02-14" })).toThrow(
    /openDealsAtEnd/,
  );
});

test("asOf is asked for: the library reads no clock", () => {
  expect(() => progress([], { deals: [] }, { metrics: { wonDeals } } as never)).toThrow(
    expect.objectContaining({ code: "missing-as-of" }) as Error,
  );
});

test("rows are plain data", () => {
  const [row] = progress(
    [{ metric: "wonDeals", period: "2025-Q1", target: 4 }],
    { deals: [] },
    { metrics, asOf: "2025-02-14" },
  );
  expect(JSON.parse(JSON.stringify(row))).toMatchObject({ key: row!.key, period: { label: "2025-Q1" } });
});
