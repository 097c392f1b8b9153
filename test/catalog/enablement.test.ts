import {
  assessmentGain,
  certificationPassRate,
  firstAttemptPassRate,
  month,
  normalizedAssessmentGain,
  onTimeTrainingRate,
  overdueTrainingRate,
  trainingCompletionRate,
} from "salesmetrics";
import { expect, test } from "vitest";
import { badNumbers, badTimes, describeMetric } from "./facts.js";
import { assessments, certifications, trainingAssignments } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-03-31" } as const;
const due = { assignedAt: "2025-02-01", dueAt: "2025-03-10" } as const;

const courses = trainingAssignments(
  { ...due, completedAt: "2025-03-10" },
  { ...due, completedAt: "2025-03-11" }, // late
  { ...due, completedAt: "2025-04-01" }, // later
  due,
  { ...due, dueAt: "2025-04-01", completedAt: "2025-03-01" }, // not due yet
  { ...due, dueAt: "2025-02-28", completedAt: "2025-03-01" },
);

const dirt = {
  "missing dueAt": { trainingAssignments: [{ id: "a", ...due, dueAt: null, completedAt: "2025-03-10" }] },
  "invalid dueAt": { trainingAssignments: badTimes.map((dueAt) => ({ id: "a", ...due, dueAt })) },
  "invalid completedAt": {
    trainingAssignments: badTimes.map((completedAt) => ({ id: "a", ...due, completedAt })),
  },
  "negative duration": { trainingAssignments: [{ id: "a", ...due, completedAt: "2025-01-31" }] },
};
const facts = { options, example: courses, empty: "zero-denominator", unusable: dirt } as const;

describeMetric("trainingCompletionRate", trainingCompletionRate, {
  ...facts,
  row: "N10",
  value: 0.5,
  single: [trainingAssignments(due), 0],
  edges: {
    at: (dueAt) => trainingAssignments({ dueAt, completedAt: "2025-05-01" }),
    ...{ first: 1, last: 1, options: { asOf: "2025-12-31" } },
  },
});

describeMetric("onTimeTrainingRate", onTimeTrainingRate, {
  ...facts,
  row: "N10",
  value: 0.25,
  single: [trainingAssignments({ ...due, completedAt: "2025-03-01" }), 1],
});

describeMetric("overdueTrainingRate", overdueTrainingRate, {
  ...facts,
  row: "N11",
  value: 0.5,
  single: [trainingAssignments(due), 1],
});

test.each([trainingCompletionRate, onTimeTrainingRate, overdueTrainingRate])(
  "what is due cannot be told without asOf",
  (metric) => {
    expect(() => metric(courses)).toThrow(expect.objectContaining({ code: "missing-as-of" }));
  },
);

const tried = { attemptedAt: "2025-03-10" } as const;

const certificates = certifications(
  { ...tried, attempts: 1, passedAt: "2025-03-10" },
  { ...tried, attempts: 3, passedAt: "2025-03-31" },
  { ...tried, attempts: 2 },
  { ...tried, attempts: 1, passedAt: "2025-04-01" }, // later
  { passedAt: "2025-03-10" },
  { attemptedAt: "2025-02-28", attempts: 1, passedAt: "2025-03-10" },
);

const badCertificates = {
  "negative duration": { certifications: [{ id: "a", ...tried, attempts: 1, passedAt: "2025-03-09" }] },
  "invalid passedAt": {
    certifications: badTimes.map((passedAt) => ({ id: "a", ...tried, attempts: 1, passedAt })),
  },
};

describeMetric("certificationPassRate", certificationPassRate, {
  row: "N12",
  options,
  example: certificates,
  value: 0.5,
  empty: "zero-denominator",
  single: [certifications(tried), 0],
  unusable: badCertificates,
});

describeMetric("firstAttemptPassRate", firstAttemptPassRate, {
  row: "N12",
  options,
  example: certificates,
  value: 0.25,
  empty: "zero-denominator",
  single: [certifications(tried), 0],
  unusable: {
    ...badCertificates,
    "missing attempts": { certifications: [{ id: "a", ...tried, passedAt: "2025-03-10" }] },
  },
});

const tested = { at: "2025-03-10" } as const;

/** G33 beside a second one: 20 + 10 of 40 + 80. */
const tests = assessments(
  { ...tested, pre: 60, post: 80, max: 100 },
  { ...tested, pre: 20, post: 30, max: 100 },
  { at: "2025-04-01", pre: 0, post: 100, max: 100 },
);

const unpaired = {
  "missing pre": { assessments: [{ id: "a", ...tested, post: 5, max: 100 }] },
  "missing post": { assessments: [{ id: "a", ...tested, pre: 5, max: 100 }] },
  "missing at": { assessments: [{ id: "a", pre: 5, post: 9, max: 100 }] },
  "invalid post": { assessments: badNumbers.map((post) => ({ id: "a", ...tested, pre: 5, post, max: 100 })) },
};

describeMetric("assessmentGain", assessmentGain, {
  row: "N14; G33",
  options,
  example: tests,
  value: 15,
  empty: "empty",
  single: [assessments({ ...tested, pre: 60, post: 80, max: 100 }), 20],
  unusable: unpaired,
});

describeMetric("normalizedAssessmentGain", normalizedAssessmentGain, {
  row: "N14; G33",
  options,
  example: tests,
  value: 0.25,
  empty: "zero-denominator",
  single: [assessments({ ...tested, pre: 60, post: 80, max: 100 }), 0.5],
  unusable: { ...unpaired, "missing max": { assessments: [{ id: "a", ...tested, pre: 5, post: 9 }] } },
  also: {
    "nothing to gain": [assessments({ ...tested, pre: 100, post: 100, max: 100 }), "zero-denominator"],
  },
});
