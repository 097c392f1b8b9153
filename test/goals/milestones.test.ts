import { Deal, eq, count, ratio, closedDeals, wonDeals } from "salesmetrics";
import { type Goal, milestones, type MilestoneState, progress } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";

const metrics = { wonDeals };
const goal: Goal = { metric: "wonDeals", period: "2025-Q1", target: 10 };
const rowsWith = (won: number, fields: Partial<Goal> = {}) =>
  progress(
    [{ ...goal, ...fields }],
    {
      deals: Array.from({ length: won }, (_, place): Deal => ({
        id: String(place),
        status: "won",
        closedAt: "2025-01-02",
      })),
    },
    { metrics, asOf: "2025-02-14" },
  );

describe("T16: milestones", () => {
  test("are told once, also after a fall and a new rise, and by a state from JSON", () => {
    let state: MilestoneState | null = null;
    const told = [4, 5, 5, 8, 4, 9, 12, 3, 12].map((won) => {
      const found = milestones(state, rowsWith(won));
      state = JSON.parse(JSON.stringify(found.state)) as MilestoneState;
      return found.events.map(({ share }) => share);
    });
    expect(told).toEqual([[], [0.5], [], [], [], [0.9], [1], [], []]);
  });

  test("that are passed at once are all told, in order, with what was seen", () => {
    const { events, state } = milestones(null, rowsWith(12), { at: [1, 0.25, 1, 2] });
    expect(events).toMatchObject([
      { share: 0.25, actual: 12, target: 10, asOf: "2025-02-14", metric: "wonDeals", segment: {} },
      { share: 1, period: { label: "2025-Q1" } },
    ]);
    expect(Object.values(state.reached)).toEqual([[0.25, 1]]);
  });

  test("do not change the state that came in", () => {
    const state: MilestoneState = Object.freeze({ version: 1, reached: Object.freeze({}) });
    expect(milestones(state, rowsWith(5)).events).toHaveLength(1);
    expect(state.reached).toEqual({});
  });

  test("of a budget are what is gone of it; of a rate that is to fall, the way from the baseline", () => {
    expect(milestones(null, rowsWith(5, { direction: "down" })).events.map(({ share }) => share)).toEqual([
      0.5,
    ]);
    const lossRate = ratio(count(Deal, { where: eq(Deal.status, "lost"), at: Deal.closedAt }), closedDeals);
    const fall = (baseline: number | null) =>
      progress(
        [{ metric: "lossRate", period: "2025-Q1", target: 0.1, baseline, direction: "down" }],
        {
          deals: (["won", "won", "won", "lost"] as const).map((status, id): Deal => ({
            id: String(id),
            status,
            closedAt: "2025-01-02",
          })),
        },
        { metrics: { lossRate }, asOf: "2025-02-14" },
      );
    expect(milestones(null, fall(0.4)).events.map(({ share }) => share)).toEqual([0.5]);
    expect(milestones(null, fall(null)).events).toEqual([]);
  });

  test("rest on a known status", () => {
    expect(milestones(null, rowsWith(5, { atLeast: 6 })).events).toEqual([]);
    expect(milestones(null, rowsWith(6, { atLeast: 6 })).events).toHaveLength(1);
  });
});

test.each<[unknown, unknown, RegExp]>([
  [
    { version: 2, reached: {} },
    {},
    /state: expected null, or a state that milestones returned, version 1, got version 2/,
  ],
  ["state", {}, /state: expected null, or a state .*, got "state"/],
  [{ version: 1, reached: { a: ["x"] } }, {}, /state\.reached\["a"\]: expected shares above 0, got "x"/],
  [null, { at: [0] }, /at: expected shares above 0, got 0/],
  [null, { to: [1] }, /expected no options but at, got to/],
])("a state or options %j, %j are refused", (state, options, message) => {
  expect(() => milestones(state as never, rowsWith(1), options as never)).toThrow(message);
});
