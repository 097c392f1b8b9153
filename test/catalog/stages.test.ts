import { expect, test } from "vitest";
import {
  closenessToPurchase,
  dealAgeInStage,
  dealsInStage,
  evaluate,
  lastVisitTime,
  medianDealAgeInStage,
  medianLastVisitTime,
  medianTimeInStage,
  month,
  stageConversion,
  stageOpenDeals,
  stageReaches,
  stageRegressionRate,
  stageRegressions,
  StageStay,
  stageStays,
  type StageVisit,
  strictStageOpenDeals,
  timeInStage,
  timeInStage90th,
  type TimeValue,
} from "salesmetrics";
import { badNumbers, badTexts, badTimes, describeMetric, explained, numbered } from "./facts.js";

const stages = ["demo", "offer", "contract", "signed"];
const duringMarch = { during: month(2025, 3) };

const visit = (
  dealId: string,
  stage: string,
  enteredAt: TimeValue,
  leftAt: TimeValue | null = null,
): Omit<StageVisit, "id"> => ({ dealId, stage, enteredAt, leftAt });

const stays = (...visits: readonly Omit<StageVisit, "id">[]) => ({
  stageStays: stageStays(numbered(visits), stages).rows,
});

/** ann went on, bob fell back and on again, cyd skipped the offer and was lost, dan is at the demo. */
const visits = [
  visit("ann", "demo", "2025-03-01"),
  visit("ann", "offer", "2025-03-05"),
  visit("bob", "demo", "2025-03-01"),
  visit("bob", "offer", "2025-03-03"),
  visit("bob", "demo", "2025-03-04"),
  visit("bob", "offer", "2025-03-12"),
  visit("cyd", "demo", "2025-03-02"),
  visit("cyd", "contract", "2025-03-08", "2025-03-20"),
  visit("dan", "demo", "2025-03-21"),
];
const pipeline = stays(...visits);
/** The stays at the demo: 4 days of ann's, 2 and 8 of bob's, 6 of cyd's, and dan's. */
const demo = { stageStays: pipeline.stageStays.filter((row) => row.stage === "demo") };

const stay: StageStay = { id: "e 1", dealId: "e", stage: "demo", position: 0, enteredAt: "2025-03-10" };
const left: StageStay = { ...stay, countedFrom: "2025-03-10", exitedAt: "2025-03-11" };

const exits = {
  at: (time: TimeValue) => ({
    stageStays: [
      { ...left, enteredAt: new Date("2024-12-01"), countedFrom: new Date("2024-12-01"), exitedAt: time },
    ],
  }),
};
const exitDirt = (unusable: Partial<StageStay>, why: string) => ({
  [why]: { stageStays: [{ ...left, ...unusable }] },
  "invalid exitedAt": { stageStays: badTimes.map((exitedAt) => ({ ...left, exitedAt })) },
  "invalid reenteredAt": { stageStays: badTimes.map((reenteredAt) => ({ ...left, reenteredAt })) },
  "negative duration": {
    stageStays: [{ ...left, enteredAt: "2025-03-20", countedFrom: "2025-03-20" }],
  },
});
/** From the first of December to an instant, in days of 24 hours. */
const days = (text: string): number => (Date.parse(text) - Date.parse("2024-12-01")) / 86_400_000;

describeMetric("timeInStage", timeInStage, {
  row: "P19",
  options: duringMarch,
  example: demo,
  // 4, 2 + 8 and 6.
  value: 20 / 3,
  empty: "empty",
  single: [{ stageStays: [left] }, 1],
  unusable: exitDirt({ countedFrom: null }, "missing countedFrom"),
  also: {
    "as of between bob's stays": [demo, 2, { asOf: "2025-03-03" }],
    "as of while bob is there again": [demo, 5, { asOf: "2025-03-08" }],
    "a month in which nobody left": [demo, "empty", { during: month(2025, 4) }],
    "one that lasts": [{ stageStays: [stay] }, "empty"],
  },
});

test("timeInStage falls in the period of the last exit, to its edges", () => {
  const inBerlin = { during: month(2025, 3, { timeZone: "Europe/Berlin" }) };
  const at = (text: string) => timeInStage(exits.at(new Date(text)), inBerlin);
  expect(at("2025-02-28T22:59:59.999Z")).toBe(null);
  expect(at("2025-02-28T23:00:00.000Z")).toBe(days("2025-02-28T23:00:00.000Z"));
  expect(at("2025-03-31T21:59:59.999Z")).toBeCloseTo(days("2025-03-31T21:59:59.999Z"), 10);
  expect(at("2025-03-31T22:00:00.000Z")).toBe(null);
});

describeMetric("medianTimeInStage", medianTimeInStage, {
  row: "P19",
  options: duringMarch,
  example: demo,
  value: 6,
  empty: "empty",
  single: [{ stageStays: [left] }, 1],
  unusable: exitDirt({ countedFrom: null }, "missing countedFrom"),
});

describeMetric("timeInStage90th", timeInStage90th, {
  row: "P19",
  options: duringMarch,
  example: demo,
  // Of 4, 6 and 10: four fifths of the way from the second to the third.
  value: 9.2,
  empty: "empty",
  single: [{ stageStays: [left] }, 1],
  unusable: exitDirt({ countedFrom: null }, "missing countedFrom"),
});

describeMetric("lastVisitTime", lastVisitTime, {
  row: "P19",
  options: duringMarch,
  example: demo,
  // 4, 8 and 6.
  value: 6,
  empty: "empty",
  single: [{ stageStays: [left] }, 1],
  unusable: exitDirt({ enteredAt: null }, "missing enteredAt"),
  also: { "as of while bob is there again": [demo, 5, { asOf: "2025-03-08" }] },
});

describeMetric("medianLastVisitTime", medianLastVisitTime, {
  row: "P19",
  options: duringMarch,
  example: stays(...visits, visit("eve", "demo", "2025-03-01", "2025-03-02")),
  // 1, 4, 6, 8 and cyd's 12 at the contract: ann and bob are still at the offer.
  value: 6,
  empty: "empty",
  single: [{ stageStays: [left] }, 1],
  unusable: exitDirt({ enteredAt: null }, "missing enteredAt"),
});

const currentDirt = {
  "invalid exitedAt": { stageStays: badTimes.map((exitedAt) => ({ ...stay, exitedAt })) },
  "invalid enteredAt": { stageStays: badTimes.map((enteredAt) => ({ ...stay, enteredAt })) },
};
const atTheEnd = { asOf: "2025-03-31" } as const;

describeMetric("dealsInStage", dealsInStage, {
  row: "P19",
  options: atTheEnd,
  example: pipeline,
  value: 3,
  empty: 0,
  single: [{ stageStays: [stay] }, 1],
  unusable: currentDirt,
  also: {
    "before cyd was lost": [pipeline, 3, { asOf: "2025-03-19" }],
    "on the day it was lost, and before dan came": [pipeline, 2, { asOf: "2025-03-20" }],
    "before anybody came": [pipeline, 0, { asOf: "2025-02-28" }],
    "whatever the period": [pipeline, 3, { during: month(2024, 1) }],
    "one that has not begun yet": [{ stageStays: [{ ...stay, enteredAt: "2025-04-01" }] }, 0],
  },
});

describeMetric("dealAgeInStage", dealAgeInStage, {
  row: "P29",
  options: atTheEnd,
  example: pipeline,
  // ann 26 days, bob 19, dan 10.
  value: 55 / 3,
  empty: "empty",
  single: [{ stageStays: [stay] }, 21],
  unusable: currentDirt,
  also: { "of ann 2, of bob 0 and of cyd 1": [pipeline, 1, { asOf: "2025-03-03" }] },
});

describeMetric("medianDealAgeInStage", medianDealAgeInStage, {
  row: "P29",
  options: atTheEnd,
  example: pipeline,
  value: 19,
  empty: "empty",
  single: [{ stageStays: [stay] }, 21],
  unusable: currentDirt,
});

describeMetric("closenessToPurchase", closenessToPurchase, {
  row: "P21",
  options: atTheEnd,
  example: pipeline,
  // Two of four, two of four, one of four.
  value: 1.25 / 3,
  empty: "empty",
  single: [{ stageStays: [{ ...stay, closeness: 1 }] }, 1],
  unusable: {
    ...currentDirt,
    "missing closeness": { stageStays: [stay] },
    "invalid closeness": { stageStays: badNumbers.map((closeness) => ({ ...stay, closeness })) },
  },
  also: { "when cyd was at the contract": [pipeline, 1.75 / 3, { asOf: "2025-03-15" }] },
});

const back: StageStay = { ...stay, move: "back" };
const entryDirt = {
  "missing enteredAt": { stageStays: [{ ...back, enteredAt: null }] },
  "invalid enteredAt": { stageStays: badTimes.map((enteredAt) => ({ ...back, enteredAt })) },
};

describeMetric("stageRegressions", stageRegressions, {
  row: "P20",
  options: duringMarch,
  example: pipeline,
  value: 1,
  empty: 0,
  single: [{ stageStays: [back] }, 1],
  edges: { at: (enteredAt) => ({ stageStays: [{ ...back, enteredAt }] }), first: 1, last: 1 },
  unusable: {
    ...entryDirt,
    "invalid move": { stageStays: badTexts.map((move) => ({ ...stay, move })) },
  },
  also: {
    "as of before": [pipeline, 0, { asOf: "2025-03-03" }],
    "a change of pipeline": [
      {
        stageStays: stageStays(
          numbered([
            { ...visit("ann", "offer", "2025-03-01"), pipeline: "new business" },
            { ...visit("ann", "demo", "2025-03-02"), pipeline: "renewals" },
          ]),
          stages,
        ).rows,
      },
      0,
    ],
  },
});

test("stageRegressions says where deals fall back from", () => {
  const { rows } = evaluate({ stageRegressions }, pipeline, { by: { from: StageStay.fromStage } });
  expect(rows.map((row) => [row.from, row.stageRegressions])).toEqual([["offer", 1]]);
});

describeMetric("stageRegressionRate", stageRegressionRate, {
  row: "P20",
  options: duringMarch,
  example: pipeline,
  // bob of four.
  value: 0.25,
  empty: "zero-denominator",
  single: [{ stageStays: [{ ...stay, move: "start" }] }, 0],
  unusable: { ...entryDirt, "missing dealId": { stageStays: [{ ...stay, dealId: null }] } },
  also: {
    "twice back is one deal": [
      stays(
        visit("ann", "offer", "2025-03-01"),
        visit("ann", "demo", "2025-03-02"),
        visit("ann", "offer", "2025-03-03"),
        visit("ann", "demo", "2025-03-04"),
        visit("bob", "demo", "2025-03-01"),
      ),
      0.5,
    ],
    "a month without moves": [pipeline, 0, { during: month(2025, 5) }],
  },
});

describeMetric("stageOpenDeals", stageOpenDeals("offer"), {
  row: "P17",
  options: duringMarch,
  example: pipeline,
  value: 2,
  empty: 0,
  single: [stays(visit("ann", "offer", "2025-03-10")), 1],
  edges: { at: (time) => stays(visit("ann", "offer", time)), first: 1, last: 1 },
  unusable: {
    "invalid furthestAt": {
      stageStays: badTimes.map((furthestAt) => ({ ...stay, furthestStage: "offer", furthestAt })),
    },
    "invalid furthestStage": {
      stageStays: badTexts.map((furthestStage) => ({ ...stay, furthestStage, furthestAt: "2025-03-10" })),
    },
  },
  also: {
    "bob counts where he had been, fallen back": [pipeline, 2, { asOf: "2025-03-11" }],
    "and before that not at all": [pipeline, 0, { asOf: "2025-03-02" }],
  },
});

test("stageOpenDeals, those who went on, and those who left make up those who reached a stage", () => {
  const data = { ...pipeline, stageReaches: stageReaches(numbered(visits), stages).rows };
  const of = (stage: string) => explained(stageConversion(stage), data, duringMarch);
  // Of four at the demo three went on and dan is open; of three beyond, cyd reached the contract and was lost there.
  expect([of("demo").denominator, of("demo").numerator]).toEqual([4, 3]);
  expect(stageOpenDeals("demo")(data, duringMarch)).toBe(1);
  expect([of("offer").denominator, of("offer").numerator]).toEqual([3, 1]);
  expect(stageOpenDeals("offer")(data, duringMarch)).toBe(2);
  expect([of("contract").denominator, of("contract").numerator]).toEqual([1, 0]);
  expect(stageOpenDeals("contract")(data, duringMarch)).toBe(0);
});

describeMetric("strictStageOpenDeals", strictStageOpenDeals("demo"), {
  row: "P17",
  options: { ...duringMarch, asOf: "2025-03-25" },
  // dan; cyd, who skipped the offer, has left.
  example: pipeline,
  value: 1,
  empty: 0,
  single: [stays(visit("ann", "demo", "2025-03-10")), 1],
  unusable: {
    "invalid inOrderAt": {
      stageStays: badTimes.map((inOrderAt) => ({ ...stay, inOrderStage: "demo", inOrderAt })),
    },
  },
  also: {
    "while cyd was at the contract": [pipeline, 1, { asOf: "2025-03-19" }],
    "a deal that began beyond the first stage": [stays(visit("ann", "offer", "2025-03-10")), 0],
  },
});

test("time in stage by stage, of several in one report", () => {
  const { rows } = evaluate({ timeInStage, dealsInStage }, pipeline, { by: { stage: StageStay.stage } });
  expect(rows.map((row) => [row.stage, row.timeInStage, row.dealsInStage])).toEqual([
    ["contract", 12, 0],
    ["demo", 20 / 3, 1],
    ["offer", null, 2],
  ]);
});
