import { bookings, Deal, money, targetRange, winRate, wonDeals } from "salesmetrics";
import { type Goal, progress } from "salesmetrics/goals";
import { expect, test } from "vitest";

const question = {
  metrics: { wonDeals, bookings, winRate },
  by: { rep: Deal.ownerId },
  asOf: "2025-02-14",
} as const;
const refused = (goals: unknown): string => {
  try {
    progress(goals as Goal[], { deals: [] }, question);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
};
const sound = { metric: "wonDeals", period: "2025-Q1", target: 9 };

test("every problem is told, by its path", () => {
  expect(
    refused([
      { metric: "wonDeal", period: "2025-Q7", target: "9" },
      sound,
      { ...sound, period: "2025-Q2", segment: { reps: "ann" }, tolerence: 0.1 },
    ]),
  ).toBe(
    "progress: 5 problems: " +
      [
        'goals[0].metric: expected one of wonDeals, bookings, winRate, got "wonDeal" (perhaps wonDeals)',
        "goals[0].period: period: quarter: expected a quarter from 1 to 4, got 7",
        'goals[0].target: expected a number or an amount of money, got "9"',
        'goals[2]: expected one of metric, period, segment, target, baseline, direction, tolerance, curve, atLeast, from, reason, got "tolerence" (perhaps tolerance)',
        'goals[2].segment: expected one of rep, got "reps" (perhaps rep)',
      ].join("; "),
  );
});

test.each<[object, string]>([
  [{ target: Number.NaN }, "goals[0].target: expected a number or an amount of money, got NaN"],
  [{ target: money(9, "USD") }, "goals[0].target: expected a number, as wonDeals is, got money in USD"],
  [{ metric: "bookings" }, "goals[0].target: expected an amount of money, as bookings is, got a number"],
  [
    { metric: "bookings", target: targetRange(1, 2) },
    "goals[0].target: expected an amount of money, as bookings is, got limits",
  ],
  [
    { target: { amount: "x", currency: "USD" } },
    'goals[0].target: money: expected a decimal number, got "x"',
  ],
  [
    { target: { range: [2, 1] } },
    "goals[0].target.range: targetRange: expected two finite limits, the lower first, got 2 and 1",
  ],
  [
    { target: { range: [1] } },
    "goals[0].target.range: targetRange: expected two finite limits, the lower first, got 1 and undefined",
  ],
  [
    { baseline: money(1, "USD") },
    "goals[0].baseline: expected an amount as the target is, a number, got money in USD",
  ],
  [{ direction: "more" }, 'goals[0].direction: expected one of up, down, got "more"'],
  [{ tolerance: -0.1 }, "goals[0].tolerance: expected a share from 0, such as 0.1, got -0.1"],
  [{ atLeast: 0 }, "goals[0].atLeast: expected a whole number of rows from 1, got 0"],
  [{ from: "2025-02-30" }, 'goals[0].from: expected a real date such as "2025-03-31", got "2025-02-30"'],
  [{ reason: 5 }, "goals[0].reason: expected a text, got 5"],
  [
    { segment: { rep: {} } },
    "goals[0].segment.rep: expected a text, a number, true, false or null, got object",
  ],
  [
    { curve: "bent" },
    'goals[0].curve: expected "linear", { businessDays }, { phased }, { seasonal } or a function of a day, got "bent"',
  ],
  [
    { curve: { phases: [] } },
    'goals[0].curve: expected one of businessDays, phased, seasonal, got "phases" (perhaps phased)',
  ],
  [
    { curve: { businessDays: { holidays: ["1 May"] } } },
    'goals[0].curve.businessDays: businessCalendar: expected a real date such as "2025-03-31", got "1 May"',
  ],
  [
    { curve: { phased: [{ from: "2025-01-01", amount: 8 }] } },
    "goals[0].curve.phased: expected amounts that add up to 9, got 8",
  ],
  [
    { curve: { phased: [{ from: "2025-01-02", amount: 9 }] } },
    "goals[0].curve.phased: expected a first phase from 2025-01-01, got 2025-01-02",
  ],
  [
    {
      curve: {
        phased: [
          { from: "2025-01-01", amount: 9 },
          { from: "2025-04-01", amount: 0 },
        ],
      },
    },
    "goals[0].curve.phased[1].from: expected a date after 2025-01-01 and before 2025-04-01, got 2025-04-01",
  ],
  [
    {
      curve: {
        phased: [
          { from: "2025-01-01", amount: 10 },
          { from: "2025-02-01", amount: -1 },
        ],
      },
    },
    "goals[0].curve.phased: expected amounts of one sign, got some above and some below 0",
  ],
  [
    { curve: { phased: [{ from: "2025-01-01", amount: "nine" }] } },
    'goals[0].curve.phased[0].amount: expected a decimal number, got "nine"',
  ],
  [
    { curve: { seasonal: [] } },
    "goals[0].curve.seasonal: expected values for every like day of an earlier year of 2025-Q1, got none",
  ],
  [
    { curve: { seasonal: [{ period: "2024-Q1", value: -1 }] } },
    "goals[0].curve.seasonal[0].value: expected a value from 0, got -1",
  ],
  [
    {
      curve: {
        seasonal: [
          { period: "2024-Q1", value: 1 },
          { period: "2024-03", value: 1 },
        ],
      },
    },
    "goals[0].curve.seasonal: expected periods without a day in common, got 2024-Q1 and 2024-03",
  ],
  [
    { curve: { seasonal: [{ period: "2024-Q1", value: 0 }] } },
    "goals[0].curve: expected a day with a weight above 0 in 2025-Q1, got none",
  ],
  [{ curve: () => -1 }, "goals[0].curve: expected weights of days, numbers from 0, got -1 for 2025-01-01"],
  [{ curve: () => "1" }, 'goals[0].curve: expected weights of days, numbers from 0, got "1" for 2025-01-01'],
])("%j is refused", (fields, message) => {
  expect(refused([{ ...sound, ...fields }])).toBe(`progress: ${message}`);
});

test("what is no list of goals is refused", () => {
  expect(refused("goals")).toBe('progress: goals: expected a list of goals, got "goals"');
  expect(refused([null])).toBe("progress: goals[0]: expected a goal, { metric, period, target }, got null");
});

test("one goal twice, and versions in two currencies, are refused", () => {
  expect(refused([sound, sound])).toBe(
    "progress: goals[1]: expected each goal once, or versions that differ in from, got the metric, segment and period of goals[0] again",
  );
  const inMoney = { ...sound, metric: "bookings", target: money(9, "USD") };
  expect(refused([inMoney, { ...inMoney, target: money(9, "EUR"), from: "2025-02-01" }])).toBe(
    "progress: goals[1].target: expected what goals[0] has, money in USD, got money in EUR",
  );
});

test("errors of a user's own curve stay as they are", () => {
  const curve = (): number => {
    throw new RangeError("mine");
  };
  expect(() => progress([{ ...sound, curve }], { deals: [] }, question)).toThrow(new RangeError("mine"));
});
