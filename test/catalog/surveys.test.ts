import {
  customerEffortScore,
  detractorShare,
  evaluate,
  type LatestAnswer,
  latestAnswers,
  learnerSatisfactionRate,
  lowEffortRate,
  month,
  netPromoterScore,
  netSentiment,
  passiveShare,
  promoterShare,
  relationalEffortScore,
  relationalNetPromoterScore,
  relationalSatisfactionRate,
  returnIntentRate,
  satisfactionRate,
  satisfactionScore,
  type SurveyResponse,
  surveyCompletionRate,
  surveyResponseRate,
  type TimeValue,
} from "salesmetrics";
import { expect, test } from "vitest";
import { badNumbers, badTexts, badTimes, describeMetric } from "./facts.js";
import { surveyResponses } from "./rows.js";

const options = { during: month(2025, 3) };
const tenth = "2025-03-10";
type Kind = NonNullable<SurveyResponse["kind"]>;

const scored = (kind: Kind, ...scores: readonly number[]) =>
  scores.map((score) => ({ kind, respondedAt: tenth, score }) as const);

/** What no metric of a kind counts. */
const others = (kind: Kind, other: Kind) =>
  [
    { kind: other, respondedAt: tenth, score: 1 },
    { kind, respondedAt: "2025-04-01", score: 1 },
    { kind, askedAt: tenth },
    { respondedAt: tenth, score: 1 },
  ] as const;

const dirt = (kind: Kind) => ({
  "missing score": { surveyResponses: [{ id: "a", kind, respondedAt: tenth }] },
  "invalid score": {
    surveyResponses: badNumbers.map((score) => ({ id: "a", kind, respondedAt: tenth, score })),
  },
  "invalid respondedAt": {
    surveyResponses: badTimes.map((at) => ({ id: "a", kind, respondedAt: at, score: 9 })),
  },
  "invalid kind": {
    surveyResponses: badTexts.map((bad) => ({ id: "a", kind: bad, respondedAt: tenth, score: 9 })),
  },
  "unknown word in kind": { surveyResponses: [{ id: "a", kind: "NPS", respondedAt: tenth, score: 9 }] },
});

const dirtOfNps = {
  ...dirt("nps"),
  "not between 0 and 1": {
    surveyResponses: [-1, 11, 100, "10.5"].map((score) => ({
      id: "a",
      kind: "nps",
      respondedAt: tenth,
      score,
    })),
  },
};

/** G13: five promoters, two passives, three detractors, of whom one gave 0. */
const answers = surveyResponses(...scored("nps", 9, 10, 10, 9, 8, 7, 6, 5, 0, 10), ...others("nps", "csat"));
const onDay = (kind: Kind, score: number) => (respondedAt: TimeValue) =>
  surveyResponses({ kind, score, respondedAt, askedAt: "2024-12-31" });

describeMetric("netPromoterScore", netPromoterScore, {
  row: "E7; G13, G14",
  options,
  example: answers,
  value: 20,
  empty: "empty",
  single: [surveyResponses(...scored("nps", 8)), 0],
  edges: { at: onDay("nps", 10), first: 100, last: 100 },
  unusable: dirtOfNps,
  also: {
    // The difference is rounded by nobody; its parts, rounded, would give 34.
    "G14, two promoters and a detractor": [surveyResponses(...scored("nps", 10, 9, 6)), 100 / 3],
    "between two scores": [surveyResponses(...scored("nps", 8.5, 6.5)), -50],
    "nobody but detractors": [surveyResponses(...scored("nps", 0, 6)), -100],
    "answered after asOf": [surveyResponses(...scored("nps", 10)), "empty", { asOf: "2025-03-09" }],
  },
});

test("a net promoter score has an interval: of five promoters, two passives and three detractors a wide one", () => {
  const { total, explain } = evaluate({ netPromoterScore }, answers as never, options);
  const { value, interval } = explain(total, "netPromoterScore");
  // Newcombe (1998), paired proportions: 0 both, 5 and 3 alone, 2 neither.
  expect([value, interval?.low.toFixed(2), interval?.high.toFixed(2)]).toEqual([20, "-31.57", "61.55"]);
  const none = evaluate({ netPromoterScore }, surveyResponses() as never);
  expect(none.explain(none.total, "netPromoterScore").interval).toBe(null);
});

describeMetric("promoterShare", promoterShare, {
  row: "E8; G13",
  options,
  example: answers,
  value: 0.5,
  empty: "zero-denominator",
  single: [surveyResponses(...scored("nps", 9)), 1],
  edges: { at: onDay("nps", 10), first: 1, last: 1 },
  unusable: dirtOfNps,
});

describeMetric("passiveShare", passiveShare, {
  row: "E8; G13",
  options,
  example: answers,
  value: 0.2,
  empty: "zero-denominator",
  single: [surveyResponses(...scored("nps", 9)), 0],
  unusable: dirtOfNps,
});

describeMetric("detractorShare", detractorShare, {
  row: "E8; G13",
  options,
  example: answers,
  value: 0.3,
  empty: "zero-denominator",
  single: [surveyResponses(...scored("nps", 0)), 1],
  unusable: dirtOfNps,
});

const many = (score: number, count: number): readonly number[] => Array<number>(count).fill(score);

/** G15. */
const delighted = [...many(5, 42), ...many(4, 32), ...many(3, 10), ...many(2, 9), ...many(1, 14)];
const scale = (kind: Kind, scaleMax: number, ...scores: readonly number[]) =>
  surveyResponses(...scored(kind, ...scores).map((row) => ({ ...row, scaleMax })));

function topBoxOf(kind: Kind, row: string) {
  return {
    row,
    options,
    example: surveyResponses(...scored(kind, ...delighted), ...others(kind, "nps")),
    value: 74 / 107,
    empty: "zero-denominator",
    single: [surveyResponses(...scored(kind, 4)), 1],
    edges: { at: onDay(kind, 5), first: 1, last: 1 },
    unusable: dirt(kind),
    also: {
      "of 7 points": [scale(kind, 7, 7, 6, 5, 4), 0.5],
      "of 4 points": [scale(kind, 4, 4, 3, 2, 1), 0.5],
      "of 3 points": [scale(kind, 3, 3, 2, 1, 1), 0.25],
      "of 2 points": [scale(kind, 2, 2, 1), 0.5],
    },
  } as const;
}

describeMetric("satisfactionRate", satisfactionRate, topBoxOf("csat", "E9; G15"));
describeMetric("returnIntentRate", returnIntentRate, topBoxOf("intent", "E14"));
describeMetric("learnerSatisfactionRate", learnerSatisfactionRate, topBoxOf("training", "N21"));

describeMetric("satisfactionScore", satisfactionScore, {
  row: "E10",
  options,
  example: surveyResponses(...scored("csat", 5, 4, 1, 2), ...others("csat", "nps")),
  value: 3,
  empty: "empty",
  single: [surveyResponses(...scored("csat", 4.5)), 4.5],
  unusable: dirt("csat"),
});

/** 7, 5 and 3, and a turned 2, which is 6. */
const efforts = surveyResponses(
  ...scored("ces", 7, 5, 3),
  { kind: "ces", respondedAt: tenth, score: 2, direction: "down" },
  ...others("ces", "nps"),
);

describeMetric("customerEffortScore", customerEffortScore, {
  row: "E11",
  options,
  example: efforts,
  value: 5.25,
  empty: "empty",
  single: [surveyResponses(...scored("ces", 6)), 6],
  unusable: dirt("ces"),
  also: {
    "turned on a scale from 0 to 10": [
      surveyResponses({
        ...{ kind: "ces", respondedAt: tenth, score: 3, direction: "down" },
        ...{ scaleMin: 0, scaleMax: 10 },
      }),
      7,
    ],
  },
});

describeMetric("lowEffortRate", lowEffortRate, {
  row: "E11",
  options,
  example: efforts,
  value: 0.75,
  empty: "zero-denominator",
  single: [surveyResponses(...scored("ces", 4)), 0],
  unusable: dirt("ces"),
});

const felt = (sentiment: SurveyResponse["sentiment"], respondedAt: TimeValue = tenth) => ({
  sentiment,
  respondedAt,
});

describeMetric("netSentiment", netSentiment, {
  row: "E12",
  options,
  example: surveyResponses(
    ...[felt("positive"), felt("positive"), felt("neutral"), felt("negative")],
    felt("negative", "2025-04-01"),
    felt(null),
  ),
  value: 0.25,
  empty: "empty",
  single: [surveyResponses(felt("negative")), -1],
  unusable: {
    "unknown word in sentiment": { surveyResponses: [{ id: "a", respondedAt: tenth, sentiment: "angry" }] },
    "missing respondedAt": { surveyResponses: [{ id: "a", sentiment: "positive" }] },
  },
});

const asked = { askedAt: tenth, deliveredAt: tenth } as const;

describeMetric("surveyResponseRate", surveyResponseRate, {
  row: "E13",
  options: { ...options, asOf: "2025-04-30" },
  example: surveyResponses(
    { ...asked, respondedAt: "2025-03-11" },
    { ...asked, respondedAt: "2025-05-01" }, // later
    asked,
    asked,
    { askedAt: tenth }, // bounced
    { ...asked, deliveredAt: "2025-05-01" }, // on its way
    { ...asked, askedAt: "2025-02-28", respondedAt: tenth },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [surveyResponses(asked), 0],
  unusable: {
    "missing askedAt": { surveyResponses: [{ id: "a", deliveredAt: tenth }] },
    "negative duration": { surveyResponses: [{ id: "a", ...asked, respondedAt: "2025-03-09" }] },
    "invalid deliveredAt": {
      surveyResponses: badTimes.map((at) => ({ id: "a", ...asked, deliveredAt: at })),
    },
  },
});

describeMetric("surveyCompletionRate", surveyCompletionRate, {
  row: "E13",
  options: { ...options, asOf: "2025-04-30" },
  example: surveyResponses(
    { ...asked, startedAt: tenth, respondedAt: tenth },
    { ...asked, respondedAt: tenth },
    { ...asked, startedAt: tenth },
    { ...asked, startedAt: tenth, respondedAt: "2025-05-01" },
    asked,
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [surveyResponses({ ...asked, startedAt: tenth }), 0],
  unusable: {
    "missing askedAt": { surveyResponses: [{ id: "a", startedAt: tenth }] },
    "negative duration": { surveyResponses: [{ id: "a", ...asked, respondedAt: "2025-03-09" }] },
  },
});

/** The rows of the view, of customers by name. */
const latest = (
  ...answers: readonly Omit<SurveyResponse, "id">[]
): { readonly latestAnswers: readonly LatestAnswer[] } => ({
  latestAnswers: latestAnswers(surveyResponses(...answers).surveyResponses).rows,
});

const by = (customerId: string, kind: Kind, score: number, respondedAt: TimeValue = tenth) => ({
  ...{ customerId, kind, score, respondedAt },
});

const spell = (kind: Kind) => ({ ...latest(by("zoe", kind, 9)).latestAnswers[0]!, id: "a" });

const dirtOfLatest = (kind: Kind) => ({
  "missing score": { latestAnswers: [{ ...spell(kind), score: null }] },
  "invalid score": { latestAnswers: badNumbers.map((score) => ({ ...spell(kind), score })) },
  "missing from": { latestAnswers: [{ ...spell(kind), from: null }] },
  "invalid from": { latestAnswers: badTimes.map((from) => ({ ...spell(kind), from })) },
  "invalid until": { latestAnswers: badTimes.map((until) => ({ ...spell(kind), until })) },
  "invalid kind": { latestAnswers: badTexts.map((bad) => ({ ...spell(kind), kind: bad })) },
});

/** Ann turned from a detractor into a promoter, bob answered long ago, and cyd answers later. */
const customersAsked = (kind: Kind, last: number, old: number) =>
  latest(
    by("ann", kind, 1, "2025-02-10"),
    by("ann", kind, last),
    by("bob", kind, old, "2023-01-05"),
    by("cyd", kind, 1, "2025-04-01"),
    by("ann", kind === "nps" ? "csat" : "nps", 1, "2025-03-20"),
  );

describeMetric("relationalNetPromoterScore", relationalNetPromoterScore, {
  row: "E7, latest answer per customer",
  options,
  example: customersAsked("nps", 9, 7),
  value: 50,
  empty: "empty",
  single: [latest(by("ann", "nps", 3)), -100],
  unusable: {
    ...dirtOfLatest("nps"),
    "not between 0 and 1": { latestAnswers: [-1, 11].map((score) => ({ ...spell("nps"), score })) },
  },
  also: {
    "before ann answered again": [customersAsked("nps", 9, 7), -50, { asOf: "2025-03-09" }],
    "on a day without answers": [customersAsked("nps", 9, 7), 0, { during: month(2024, 1) }],
    "when the third has answered": [customersAsked("nps", 9, 7), 0, { during: month(2025, 4) }],
    "answers of nobody": [latest({ kind: "nps", respondedAt: tenth, score: 9 }), "empty"],
  },
});

test("a relational net promoter score has the interval of its customers", () => {
  const scores = [9, 10, 10, 9, 8, 7, 6, 5, 0, 10];
  const data = latest(
    ...scores.map((score, place) => by(`c${place}`, "nps", score)),
    ...scores.map((_, place) => by(`c${place}`, "nps", 0, "2025-03-01")),
  );
  const { total, explain } = evaluate({ relationalNetPromoterScore }, data, options);
  const { value, interval } = explain(total, "relationalNetPromoterScore");
  expect([value, interval?.low.toFixed(2), interval?.high.toFixed(2)]).toEqual([20, "-31.57", "61.55"]);
});

describeMetric("relationalSatisfactionRate", relationalSatisfactionRate, {
  row: "E9, latest answer per customer",
  options,
  example: customersAsked("csat", 4, 3),
  value: 0.5,
  empty: "zero-denominator",
  single: [latest(by("ann", "csat", 5)), 1],
  unusable: dirtOfLatest("csat"),
});

describeMetric("relationalEffortScore", relationalEffortScore, {
  row: "E11, latest answer per customer",
  options,
  example: customersAsked("ces", 7, 4),
  value: 5.5,
  empty: "empty",
  single: [latest({ ...by("ann", "ces", 2), direction: "down" }), 6],
  unusable: dirtOfLatest("ces"),
});
