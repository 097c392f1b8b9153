import type { MetricText } from "../text.js";

export const enablement = {
  trainingCompletionRate: {
    name: "Training completion rate",
    definition: "Share of courses assigned and due that were completed by `asOf`, by due date.",
    formula: "courses completed ÷ courses due",
    synonyms: ["course completion rate"],
    caveats: [
      "It needs `asOf`. Completed late is completed.",
      "A course without a due date, or completed before it was assigned, is left out and reported.",
    ],
  },
  onTimeTrainingRate: {
    name: "On-time training rate",
    definition: "Share of courses assigned and due that were completed by their due date, by due date.",
    formula: "courses completed by the due date ÷ courses due",
    synonyms: ["on-time course completion"],
    caveats: ["It needs `asOf`.", "Courses without a due date are left out and reported."],
  },
  overdueTrainingRate: {
    name: "Overdue training rate",
    definition: "Share of courses assigned and due that were not completed by `asOf`, by due date.",
    formula: "courses due and not completed ÷ courses due",
    synonyms: ["overdue courses", "missed training"],
    caveats: ["It needs `asOf`.", "Courses without a due date are left out and reported."],
  },
  certificationPassRate: {
    name: "Certification pass rate",
    definition:
      "Share of certificates attempted that were passed by `asOf`, at whatever attempt, by the date of the first.",
    formula: "certificates passed ÷ certificates attempted",
    synonyms: ["certification rate", "exam pass rate"],
    caveats: [
      "Recent attempts may still be repeated and passed.",
      "A certificate passed before the first attempt is in neither side, and reported.",
    ],
  },
  firstAttemptPassRate: {
    name: "First-attempt pass rate",
    definition:
      "Share of certificates attempted that were passed at the first attempt by `asOf`, by its date.",
    formula: "certificates passed at the first attempt ÷ certificates attempted",
    synonyms: ["first-time pass rate"],
    caveats: [
      "A certificate passed without the number of attempts, or before the first, is in neither side, and reported.",
    ],
  },
  assessmentGain: {
    name: "Mean assessment gain",
    definition: "Mean rise of the score from before a course to after it, by the date of the assessment.",
    formula: "mean of (score after − score before)",
    synonyms: ["learning gain", "knowledge lift", "pre-post gain"],
    caveats: ["An assessment without one of the two scores is left out and reported."],
  },
  normalizedAssessmentGain: {
    name: "Normalised assessment gain",
    definition:
      "Of the points that could still be gained before a course, the share that was, by the date of the assessment.",
    formula: "Σ (score after − score before) ÷ Σ (greatest score − score before)",
    synonyms: ["normalized learning gain", "Hake gain"],
    caveats: [
      "A ratio of sums over assessments, not the mean of their gains.",
      "An assessment without one of the three scores is in neither side, and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
