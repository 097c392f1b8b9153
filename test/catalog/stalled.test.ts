import { describe, expect, test } from "vitest";
import type { QuietSpell } from "salesmetrics";
import {
  type Activity,
  type Deal,
  agedDealShare,
  inactiveDealRate,
  inactiveDeals,
  nextStepCoverage,
  quietSpells,
  stageStays,
  stalledDeals,
  type TimeValue,
  unmovedDeals,
} from "salesmetrics";
import { deals } from "./rows.js";
import { badTimes, describeMetric, explained } from "./facts.js";

const open = (id: string): Deal => ({ id, status: "open", createdAt: "2025-03-01" });
const call = (dealId: string, heldAt: Activity["heldAt"]): Activity => ({
  id: `${dealId} call`,
  dealId,
  type: "call",
  heldAt,
});

/** ann was called, bob moved, cyd has a meeting ahead, dan was forgotten, eve is lost. */
const example = {
  quietSpells: quietSpells({
    deals: [
      open("ann"),
      open("bob"),
      open("cyd"),
      open("dan"),
      { ...open("eve"), status: "lost", closedAt: "2025-03-20" },
    ],
    stageStays: stageStays(
      [
        { id: "1", dealId: "ann", stage: "demo", enteredAt: "2025-03-01" },
        { id: "2", dealId: "bob", stage: "demo", enteredAt: "2025-03-01" },
        { id: "3", dealId: "bob", stage: "offer", enteredAt: "2025-03-25" },
      ],
      ["demo", "offer"],
    ).rows,
    activities: [
      call("ann", "2025-03-24"),
      {
        id: "m",
        dealId: "cyd",
        type: "meeting",
        createdAt: "2025-03-05",
        scheduledAt: "2025-04-10",
      },
    ],
  }).rows,
};

const spell: QuietSpell = {
  id: "f 1",
  dealId: "f",
  from: "2025-03-01",
  quietSince: "2025-03-01",
  movedAt: "2025-03-01",
  activeAt: "2025-03-01",
};
const dirt = (since: "quietSince" | "movedAt" | "activeAt") => ({
  "invalid from": { quietSpells: badTimes.map((from) => ({ ...spell, from })) },
  "invalid until": { quietSpells: badTimes.map((until) => ({ ...spell, until })) },
  "invalid meetingAt": { quietSpells: badTimes.map((meetingAt) => ({ ...spell, meetingAt })) },
  [`invalid ${since}`]: { quietSpells: badTimes.map((time) => ({ ...spell, [since]: time })) },
  "negative duration": { quietSpells: [{ ...spell, [since]: "2025-05-01" }] },
});
const options = { asOf: "2025-03-31" } as const;

describeMetric("stalledDeals", stalledDeals(14), {
  row: "P28",
  options,
  example,
  value: 1,
  empty: 0,
  single: [{ quietSpells: [spell] }, 1],
  unusable: dirt("quietSince"),
  also: {
    "after exactly so many days": [example, 4, { asOf: "2025-03-15" }],
    "a day before that": [example, 0, { asOf: "2025-03-14" }],
    "when the meeting has come, and was not held": [example, 4, { asOf: "2025-04-10" }],
    "before the deals were there": [example, 0, { asOf: "2025-02-28" }],
  },
});

describeMetric("unmovedDeals", unmovedDeals(14), {
  row: "P28",
  options,
  example,
  // ann and dan; a call is no move.
  value: 2,
  empty: 0,
  single: [{ quietSpells: [spell] }, 1],
  unusable: dirt("movedAt"),
});

describeMetric("inactiveDeals", inactiveDeals(14), {
  row: "P28",
  options,
  example,
  // bob and dan; a move is no activity.
  value: 2,
  empty: 0,
  single: [{ quietSpells: [spell] }, 1],
  unusable: dirt("activeAt"),
});

describeMetric("inactiveDealRate", inactiveDealRate(14), {
  row: "Q4",
  options,
  example,
  // bob and dan of ann, bob, cyd and dan.
  value: 0.5,
  empty: "zero-denominator",
  single: [{ quietSpells: [spell] }, 1],
  unusable: dirt("activeAt"),
});

describeMetric("nextStepCoverage", nextStepCoverage, {
  row: "A10; Q2",
  options,
  example: {
    quietSpells: [
      { ...spell, id: "a", meetingAt: "2025-04-01" },
      { ...spell, id: "b", meetingAt: "2025-03-31" }, // today
      { ...spell, id: "c" },
      { ...spell, id: "d" },
      { ...spell, id: "e", until: "2025-03-30", meetingAt: "2025-04-01" }, // over
      { ...spell, id: "f", from: "2025-04-01", meetingAt: "2025-04-02" }, // to come
    ],
  },
  value: 0.25,
  empty: "zero-denominator",
  single: [{ quietSpells: [spell] }, 0],
  unusable: {
    "invalid from": { quietSpells: badTimes.map((from) => ({ ...spell, from })) },
    "invalid until": { quietSpells: badTimes.map((until) => ({ ...spell, until })) },
    "invalid meetingAt": { quietSpells: badTimes.map((meetingAt) => ({ ...spell, meetingAt })) },
  },
});

test("what is still to come cannot be told without asOf", () => {
  expect(() => nextStepCoverage({ quietSpells: [spell] })).toThrow(
    expect.objectContaining({ code: "missing-as-of" }),
  );
});

const begun = (createdAt: TimeValue) => ({ status: "open", createdAt }) as const;

describeMetric("agedDealShare", agedDealShare(30), {
  row: "P43",
  options,
  example: deals(
    begun("2025-03-01"), // 30 days
    begun("2025-03-02"),
    begun("2025-03-31"),
    { status: "open" },
    { ...begun("2025-01-01"), status: "won", closedAt: "2025-03-31" },
    begun("2025-04-01"),
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(begun("2025-01-01")), 1],
  unusable: {
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
  },
});

describe.each([stalledDeals, unmovedDeals, inactiveDeals])("%o", (stalled) => {
  test("needs asOf", () => {
    expect(() => stalled(14)(example)).toThrow(expect.objectContaining({ code: "missing-as-of" }));
  });

  test.each([-1, Number.NaN, Infinity])("refuses %d days", (days) => {
    expect(() => stalled(days)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: `${stalled.id}: expected a number of days from 0, got ${days}`,
      }),
    );
  });

  test("counts every open deal from 0 days, but for meetings ahead", () => {
    expect(explained(stalled(0), example, { asOf: "2025-03-19" }).value).toBe(4);
  });
});
