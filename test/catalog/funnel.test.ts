import { describe, expect, test } from "vitest";
import {
  cumulativeStageConversion,
  evaluate,
  month,
  stageConversion,
  StageReach,
  stageReaches,
  stageSkipRate,
  stageSkips,
  type StageStay,
  type StageVisit,
  survivalMedianTimeInStage,
  strictCumulativeStageConversion,
  strictStageConversion,
  type TimeValue,
} from "salesmetrics";
import { badTexts, badTimes, describeMetric, explained, numbered } from "./facts.js";

const stages = ["demo", "offer", "contract"];
const duringMarch = { during: month(2025, 3) };

const visit = (dealId: string, stage: string, enteredAt: TimeValue): Omit<StageVisit, "id"> => ({
  dealId,
  stage,
  enteredAt,
});

/** The rows that funnels count, of visits. */
const reaches = (...visits: readonly Omit<StageVisit, "id">[]) => ({
  stageReaches: stageReaches(numbered(visits), stages).rows,
});

/** ann went all the way, bob skipped the offer, cyd fell back, dan is still at the demo; eve came in February. */
const pipeline = reaches(
  visit("ann", "demo", "2025-03-01"),
  visit("ann", "offer", "2025-03-05"),
  visit("ann", "contract", "2025-03-09"),
  visit("bob", "demo", "2025-03-02"),
  visit("bob", "contract", "2025-03-20"),
  visit("cyd", "demo", "2025-03-03"),
  visit("cyd", "offer", "2025-03-04"),
  visit("cyd", "demo", "2025-03-30"),
  visit("dan", "demo", "2025-03-31"),
  visit("eve", "demo", "2025-02-28"),
  visit("eve", "offer", "2025-04-02"),
);

const reach: StageReach = {
  id: "a demo",
  dealId: "a",
  stage: "demo",
  position: 0,
  nextStage: "offer",
  reachedAt: "2025-03-10",
};

describeMetric("stageConversion", stageConversion("demo"), {
  row: "P17",
  options: duringMarch,
  // Of ann, bob, cyd and dan all but dan got beyond the demo.
  example: pipeline,
  value: 0.75,
  empty: "zero-denominator",
  single: [{ stageReaches: [reach] }, 0],
  edges: {
    at: (time) => reaches(visit("ann", "demo", time), visit("ann", "offer", new Date("2025-06-30"))),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing reachedAt": { stageReaches: [{ ...reach, reachedAt: null }] },
    "invalid reachedAt": { stageReaches: badTimes.map((reachedAt) => ({ ...reach, reachedAt })) },
    "invalid stage": {
      stageReaches: badTexts.map((stage) => ({ ...reach, stage, advancedAt: "2025-03-11" })),
    },
  },
  also: {
    "as of before they advanced": [pipeline, 1 / 3, { asOf: "2025-03-04" }],
    "a stage that nobody reached": [reaches(visit("ann", "offer", "2025-04-01")), "zero-denominator"],
  },
});

test("stageConversion counts a skipped stage as reached, and one fallen back from too", () => {
  const ofTheOffer = explained(stageConversion("offer"), pipeline, duringMarch);
  // ann, bob and cyd reached it in March; ann and bob went on.
  expect([ofTheOffer.numerator, ofTheOffer.denominator]).toEqual([2, 3]);
  // Two reached the last stage, which has no next one.
  const { value, reason } = explained(stageConversion("contract"), pipeline, duringMarch);
  expect([value, reason]).toEqual([null, "not-applicable"]);
});

test("stageConversion is placed by when the stage was reached, not by when the deal began", () => {
  const data = reaches(
    visit("fay", "demo", "2025-02-10"),
    visit("fay", "offer", "2025-03-05"),
    visit("fay", "contract", "2025-04-09"),
  );
  const inMonth = (each: number) => stageConversion("offer")(data, { during: month(2025, each) });
  expect([inMonth(2), inMonth(3), inMonth(4)]).toEqual([null, 1, null]);
});

test("stageConversion without a stage is for a report by stage", () => {
  const { rows } = evaluate({ conversion: stageConversion() }, pipeline, { by: { stage: StageReach.stage } });
  expect(rows.map((row) => [row.stage, row.conversion])).toEqual([
    ["contract", null],
    ["demo", 0.8],
    ["offer", 0.5],
  ]);
});

describeMetric("cumulativeStageConversion", cumulativeStageConversion("contract"), {
  row: "P18",
  options: duringMarch,
  // ann and bob of the four that came in March.
  example: pipeline,
  value: 0.5,
  empty: "zero-denominator",
  single: [reaches(visit("ann", "demo", "2025-03-10")), 0],
  edges: {
    at: (time) => reaches(visit("ann", "demo", time), visit("ann", "contract", new Date("2025-06-30"))),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing startedAt": { stageReaches: [{ ...reach, startedAt: null }] },
    "invalid startedAt": { stageReaches: badTimes.map((startedAt) => ({ ...reach, startedAt })) },
    "invalid stage": {
      stageReaches: badTexts.map((stage) => ({ ...reach, startedAt: "2025-03-10", position: 1, stage })),
    },
    "invalid position": {
      stageReaches: ["first", Number.NaN, {}].map((position) => ({
        ...reach,
        startedAt: "2025-03-10",
        position,
      })),
    },
  },
  also: {
    "as of before bob signed": [pipeline, 1 / 3, { asOf: "2025-03-19" }],
    "a deal that began beyond the first stage entered it": [
      reaches(
        visit("ann", "offer", "2025-03-10"),
        visit("bob", "demo", "2025-03-10"),
        visit("ann", "contract", "2025-03-11"),
      ),
      0.5,
    ],
  },
});

test("cumulativeStageConversion of the first stage is 1", () => {
  expect(cumulativeStageConversion("demo")(pipeline)).toBe(1);
});

describeMetric("strictStageConversion", strictStageConversion("demo"), {
  row: "P17",
  options: duringMarch,
  // Of ann, bob, cyd and dan those who went to the offer: ann and cyd.
  example: pipeline,
  value: 0.5,
  empty: "zero-denominator",
  single: [reaches(visit("ann", "demo", "2025-03-10")), 0],
  edges: {
    at: (time) => reaches(visit("ann", "demo", time), visit("ann", "offer", new Date("2025-06-30"))),
    first: 1,
    last: 1,
  },
  unusable: {
    "invalid inOrderAt": { stageReaches: badTimes.map((inOrderAt) => ({ ...reach, inOrderAt })) },
  },
  also: {
    "as of before they went on": [pipeline, 1 / 3, { asOf: "2025-03-04" }],
    "a deal that made up for the stage it skipped": [
      reaches(
        visit("ann", "demo", "2025-03-01"),
        visit("ann", "contract", "2025-03-02"),
        visit("ann", "offer", "2025-03-03"),
      ),
      1,
    ],
    "a deal that began beyond the first stage": [
      reaches(visit("ann", "offer", "2025-03-10")),
      "zero-denominator",
    ],
  },
});

test("strictStageConversion of a later stage is of those who came to it in order", () => {
  // ann and cyd came to the offer through the demo; ann went on. eve came in April.
  const { numerator, denominator } = explained(strictStageConversion("offer"), pipeline, duringMarch);
  expect([numerator, denominator]).toEqual([1, 2]);
});

describeMetric("strictCumulativeStageConversion", strictCumulativeStageConversion("contract"), {
  row: "P18",
  options: duringMarch,
  // ann alone of the four that came in March.
  example: pipeline,
  value: 0.25,
  empty: "zero-denominator",
  single: [reaches(visit("ann", "demo", "2025-03-10")), 0],
  edges: {
    at: (time) =>
      reaches(
        visit("ann", "demo", time),
        visit("ann", "offer", new Date("2025-06-29")),
        visit("ann", "contract", new Date("2025-06-30")),
      ),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing startedAt": { stageReaches: [{ ...reach, startedAt: null, inOrderAt: "2025-03-10" }] },
    "invalid inOrderAt": {
      stageReaches: badTimes.map((inOrderAt) => ({ ...reach, startedAt: "2025-03-10", inOrderAt })),
    },
  },
  also: {
    "as of before ann signed": [pipeline, 0, { asOf: "2025-03-08" }],
    "a deal that was never in the first stage": [
      reaches(visit("ann", "offer", "2025-03-10"), visit("ann", "contract", "2025-03-11")),
      "zero-denominator",
    ],
  },
});

describeMetric("stageSkips", stageSkips, {
  row: "P20",
  options: duringMarch,
  // bob went from the demo to the contract.
  example: pipeline,
  value: 1,
  empty: 0,
  single: [reaches(visit("ann", "contract", "2025-03-10")), 2],
  edges: {
    at: (advancedAt) => ({ stageReaches: [{ ...reach, skipped: true, advancedAt }] }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing advancedAt": { stageReaches: [{ ...reach, skipped: true }] },
    "invalid advancedAt": {
      stageReaches: badTimes.map((advancedAt) => ({ ...reach, skipped: true, advancedAt })),
    },
    "invalid skipped": {
      stageReaches: ["yes", 1, {}].map((skipped) => ({ ...reach, skipped, advancedAt: "2025-03-10" })),
    },
  },
  also: {
    "as of before the move": [pipeline, 0, { asOf: "2025-03-19" }],
    "a stage that was made up for later": [
      reaches(
        visit("ann", "demo", "2025-03-01"),
        visit("ann", "contract", "2025-03-02"),
        visit("ann", "offer", "2025-03-03"),
      ),
      1,
    ],
  },
});

describeMetric("stageSkipRate", stageSkipRate("offer"), {
  row: "P20",
  options: duringMarch,
  // ann and bob got beyond the offer in March; bob had not been there.
  example: pipeline,
  value: 0.5,
  empty: "zero-denominator",
  single: [reaches(visit("ann", "contract", "2025-03-10")), 1],
  edges: { at: (time) => reaches(visit("ann", "contract", time)), first: 1, last: 1 },
  unusable: {
    "invalid advancedAt": {
      stageReaches: badTimes.map((advancedAt) => ({ ...reach, stage: "offer", advancedAt })),
    },
  },
  also: { "as of before bob's move": [pipeline, 0, { asOf: "2025-03-19" }] },
});

test("stageSkipRate without a stage is for a report by stage", () => {
  const { rows } = evaluate({ rate: stageSkipRate() }, pipeline, { by: { stage: StageReach.stage } });
  expect(rows.map((row) => [row.stage, row.rate])).toEqual([
    ["demo", 0],
    ["offer", 0.5],
  ]);
});

describe("stageReaches", () => {
  test("gives one row for each stage up to the furthest, with when it was reached and left behind", () => {
    const visits = numbered([visit("ann", "offer", "2025-03-05"), visit("ann", "demo", "2025-03-01")]);
    expect(stageReaches(visits, stages).rows).toEqual([
      {
        id: "ann demo",
        dealId: "ann",
        stage: "demo",
        position: 0,
        nextStage: "offer",
        startedAt: "2025-03-01",
        reachedAt: "2025-03-01",
        advancedAt: "2025-03-05",
        skipped: false,
        inOrderAt: "2025-03-01",
        nextInOrderAt: "2025-03-05",
        ownerId: null,
        pipeline: null,
      },
      {
        id: "ann offer",
        dealId: "ann",
        stage: "offer",
        position: 1,
        nextStage: "contract",
        startedAt: "2025-03-01",
        reachedAt: "2025-03-05",
        advancedAt: null,
        skipped: false,
        inOrderAt: "2025-03-05",
        nextInOrderAt: null,
        ownerId: null,
        pipeline: null,
      },
    ]);
  });

  test("hands back the visits it cannot use, and keeps the deal's others", () => {
    const unknown = { id: "9", ...visit("ann", "party", "2025-03-02") };
    const bad = badTimes.map(
      (enteredAt) => ({ id: "8", dealId: "ann", stage: "offer", enteredAt }) as StageVisit,
    );
    const good = { id: "1", ...visit("ann", "demo", "2025-03-01") };
    const { rows, excluded } = stageReaches([unknown, ...bad, good], stages);
    expect(rows.map((row) => row.stage)).toEqual(["demo"]);
    expect(excluded).toEqual([
      { visit: unknown, why: "unknown stage" },
      ...bad.map((each) => ({ visit: each, why: "missing or invalid enteredAt" })),
    ]);
  });

  test("leaves frozen visits as they are, and needs no order", () => {
    const visits = [visit("ann", "contract", "2025-03-09"), visit("ann", "demo", "2025-03-01")];
    const frozen = Object.freeze(numbered(visits).map((row) => Object.freeze(row)));
    const { rows } = stageReaches(frozen, stages);
    expect(rows.map((row) => [row.stage, row.reachedAt])).toEqual([
      ["demo", "2025-03-01"],
      ["offer", "2025-03-09"],
      ["contract", "2025-03-09"],
    ]);
  });

  test("takes deals named as objects' own keys, and no visits", () => {
    expect(reaches(visit("__proto__", "demo", "2025-03-01")).stageReaches[0]?.dealId).toBe("__proto__");
    expect(stageReaches([], stages)).toEqual({ rows: [], excluded: [] });
  });

  test.each([[[]], [["demo", "demo"]]])("refuses the stages %j", (list) => {
    expect(() => stageReaches([], list)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching("^stageReaches: expected different stages in order, got "),
      }),
    );
  });
});

const stays = (...rows: readonly Omit<StageStay, "id">[]) => ({ stageStays: numbered(rows) });

const demoFrom = (enteredAt: TimeValue, exitedAt?: TimeValue) => ({
  dealId: "a",
  stage: "demo",
  position: 0,
  enteredAt,
  exitedAt,
});

describeMetric("survivalMedianTimeInStage", survivalMedianTimeInStage, {
  row: "P19, by stay; X12",
  options: { ...duringMarch, asOf: "2025-06-30" },
  example: stays(
    demoFrom("2025-03-01", "2025-03-11"),
    demoFrom("2025-03-01", "2025-03-21"),
    demoFrom("2025-03-01", "2025-03-31"),
    demoFrom("2025-03-01"),
    demoFrom("2025-02-28", "2025-03-01"),
  ),
  // Half are left after 20 days, until 30.
  value: 25,
  empty: "empty",
  single: [stays(demoFrom("2025-03-01", "2025-03-21")), 20],
  edges: { at: (enteredAt) => stays(demoFrom(enteredAt, "2025-06-29")), first: 120, last: 90 },
  also: {
    "more than half go on": [
      stays(demoFrom("2025-03-01", "2025-03-11"), demoFrom("2025-03-01"), demoFrom("2025-03-01")),
      "immature",
    ],
  },
  unusable: {
    "missing enteredAt": { stageStays: [{ id: "a", exitedAt: "2025-03-11" }] },
    "invalid enteredAt": { stageStays: badTimes.map((enteredAt) => ({ id: "a", enteredAt })) },
    "invalid exitedAt": {
      stageStays: badTimes.map((exitedAt) => ({ id: "a", enteredAt: "2025-03-01", exitedAt })),
    },
    "negative duration": { stageStays: [{ id: "a", enteredAt: "2025-03-11", exitedAt: "2025-03-01" }] },
  },
});
