import { expect, test } from "vitest";
import {
  activitiesHeld,
  activitiesPerRep,
  callAnswerRate,
  callConnectRate,
  callConversationRate,
  callReviewRate,
  callsMade,
  meetingHeldRate,
  meetingsBooked,
  month,
  noShowRate,
  talkRatio,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric } from "./facts.js";
import { activities, calls, reps } from "./rows.js";

const options = { during: month(2025, 3) };
const tenth = "2025-03-10";
const call = { type: "call", heldAt: tenth } as const;

const invalidHeld = {
  "invalid heldAt": { activities: badTimes.map((heldAt) => ({ id: "a", type: "call", heldAt })) },
  "invalid automated": { activities: [{ id: "a", ...call, automated: "yes" }] },
};

const done = activities(
  call,
  { type: "email", heldAt: "2025-03-31", createdAt: "2024-01-01" },
  { type: "call", scheduledAt: tenth }, // only planned
  { ...call, automated: true },
  { ...call, heldAt: "2025-04-01" },
);

describeMetric("activitiesHeld", activitiesHeld, {
  row: "A1",
  options,
  example: done,
  value: 2,
  empty: 0,
  single: [activities(call), 1],
  edges: { at: (heldAt) => activities({ type: "call", heldAt }), first: 1, last: 1 },
  unusable: invalidHeld,
  also: { "held after asOf": [activities(call), 0, { asOf: "2025-03-09" }] },
});

describeMetric("activitiesPerRep", activitiesPerRep, {
  row: "A2",
  options,
  // Two activities; one rep all month, and one of 31 days less 15.5.
  example: {
    ...done,
    ...reps(
      { hiredAt: "2024-01-01" },
      { hiredAt: "2024-01-01", leftAt: "2025-03-01" },
      { hiredAt: "2025-04-01" },
    ),
  },
  value: 2,
  empty: "zero-denominator",
  single: [{ ...activities(), ...reps({ hiredAt: "2024-01-01" }) }, 0],
  unusable: invalidHeld,
});

const dialled = activities(
  { ...call, outcome: "connected", durationSeconds: 60 },
  { ...call, outcome: "voicemail", durationSeconds: 59, direction: "outbound" },
  { ...call, outcome: "noAnswer" },
  { ...call, outcome: "wrongNumber", durationSeconds: 5 },
  { ...call, outcome: "connected", direction: "inbound", durationSeconds: 90 },
  { ...call, type: "email", outcome: "connected" },
  { ...call, outcome: "connected", automated: true },
  { ...call, outcome: "connected", heldAt: "2025-04-01" },
);

describeMetric("callsMade", callsMade, {
  row: "A3",
  options,
  example: dialled,
  value: 4,
  empty: 0,
  single: [activities(call), 1],
  unusable: {
    ...invalidHeld,
    "unknown word in type": { activities: [{ id: "a", heldAt: tenth, type: "ring" }] },
    "unknown word in direction": { activities: [{ id: "a", ...call, direction: "up" }] },
  },
});

const badOutcomes = {
  ...invalidHeld,
  "unknown word in outcome": { activities: [{ id: "a", ...call, outcome: "spoke" }] },
  "missing outcome": { activities: [{ id: "a", ...call }] },
};

describeMetric("callAnswerRate", callAnswerRate, {
  row: "A3; V32",
  options,
  example: dialled,
  value: 0.5,
  empty: "zero-denominator",
  single: [activities({ ...call, outcome: "busy" }), 0],
  unusable: badOutcomes,
});

describeMetric("callConnectRate", callConnectRate, {
  row: "A3; V32",
  options,
  example: dialled,
  value: 0.25,
  empty: "zero-denominator",
  single: [activities({ ...call, outcome: "connected" }), 1],
  unusable: badOutcomes,
});

describeMetric("callConversationRate", callConversationRate(60), {
  row: "A3",
  options,
  example: dialled,
  value: 0.25,
  empty: "zero-denominator",
  single: [activities(call), 0],
  unusable: {
    ...invalidHeld,
    "invalid durationSeconds": {
      activities: badNumbers.map((durationSeconds) => ({ id: "a", ...call, durationSeconds })),
    },
  },
});

const meeting = { type: "meeting", createdAt: tenth, scheduledAt: "2025-03-20" } as const;
const last = { ...options, asOf: "2025-03-31" } as const;

describeMetric("meetingsBooked", meetingsBooked, {
  row: "A5",
  options: last,
  example: activities(
    meeting,
    { ...meeting, type: "demo", scheduledAt: "2025-06-30" },
    { ...meeting, rescheduledToId: "1" },
    { ...meeting, type: "call" },
    { ...meeting, scheduledAt: null },
    { ...meeting, createdAt: "2025-02-28" },
  ),
  value: 2,
  empty: 0,
  single: [activities(meeting), 1],
  edges: {
    at: (createdAt) => activities({ ...meeting, createdAt }),
    ...{ first: 1, last: 1, options: { asOf: "2025-12-31" } },
  },
  unusable: {
    "missing createdAt": { activities: [{ id: "a", ...meeting, createdAt: null }] },
    "invalid scheduledAt": {
      activities: badTimes.map((scheduledAt) => ({ id: "a", ...meeting, scheduledAt })),
    },
  },
});

const due = activities(
  { ...meeting, heldAt: "2025-03-20" },
  { ...meeting, heldAt: "2025-03-21" },
  { ...meeting, type: "demo", heldAt: "2025-03-20" },
  meeting,
  { ...meeting, rescheduledToId: "9" },
  { ...meeting, scheduledAt: "2025-04-01", heldAt: "2025-04-01" },
  { ...meeting, type: "call" },
);

const badMeetings = {
  "invalid scheduledAt": {
    activities: badTimes.map((scheduledAt) => ({ id: "a", ...meeting, scheduledAt })),
  },
  "invalid heldAt": { activities: badTimes.map((heldAt) => ({ id: "a", ...meeting, heldAt })) },
};

describeMetric("meetingHeldRate", meetingHeldRate, {
  row: "A5",
  options: last,
  example: due,
  value: 0.75,
  empty: "zero-denominator",
  single: [activities(meeting), 0],
  unusable: badMeetings,
  also: { "still to come": [activities(meeting), "zero-denominator", { asOf: "2025-03-19" }] },
});

describeMetric("noShowRate", noShowRate, {
  row: "A5",
  options: last,
  example: due,
  value: 0.25,
  empty: "zero-denominator",
  single: [activities(meeting), 1],
  unusable: badMeetings,
});

test.each([meetingHeldRate, noShowRate])("whose time has come cannot be told without asOf", (metric) => {
  expect(() => metric(due)).toThrow(expect.objectContaining({ code: "missing-as-of" }));
});

const talk = (repSpeakingSeconds: number, speakingSeconds: number, more: object = {}) =>
  ({
    at: tenth,
    ...{ repSpeakingSeconds, speakingSeconds, ...more },
  }) as const;

describeMetric("talkRatio", talkRatio, {
  row: "A7; G26",
  options,
  // Ten minutes with nine of the rep, and fifty with twenty: the mean of both would be 0.65.
  example: calls(talk(540, 600), talk(1200, 3000), talk(9, 9, { at: "2025-04-01" })),
  value: 29 / 60,
  empty: "zero-denominator",
  single: [calls(talk(0, 0)), "zero-denominator"],
  unusable: {
    "missing speakingSeconds": { calls: [{ id: "a", at: tenth, repSpeakingSeconds: 5 }] },
    "missing repSpeakingSeconds": { calls: [{ id: "a", at: tenth, speakingSeconds: 5 }] },
    "missing at": { calls: [{ id: "a", repSpeakingSeconds: 5, speakingSeconds: 5 }] },
  },
});

describeMetric("callReviewRate", callReviewRate, {
  row: "N23",
  options: last,
  example: calls(
    { at: tenth, reviewedAt: "2025-03-31" },
    { at: tenth, reviewedAt: "2025-04-01" }, // later
    { at: tenth },
    { at: tenth },
    { at: "2025-02-28", reviewedAt: tenth },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [calls({ at: tenth }), 0],
  unusable: {
    "missing at": { calls: [{ id: "a" }] },
    "invalid reviewedAt": { calls: badTimes.map((reviewedAt) => ({ id: "a", at: tenth, reviewedAt })) },
  },
});
