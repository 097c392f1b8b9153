import type { MetricNotes } from "../text.js";

export const enablement = {
  trainingCompletionRate: {
    variants: ["onTimeTrainingRate", "overdueTrainingRate"],
    sources: ["Mindtickle"],
  },
  onTimeTrainingRate: { variants: ["trainingCompletionRate"], sources: ["Mindtickle"] },
  overdueTrainingRate: { variants: ["trainingCompletionRate"] },
  certificationPassRate: { variants: ["firstAttemptPassRate"], sources: ["Mindtickle"] },
  firstAttemptPassRate: { variants: ["certificationPassRate"], sources: ["Mindtickle"] },
  assessmentGain: { variants: ["normalizedAssessmentGain"], sources: ["Kirkpatrick"] },
  normalizedAssessmentGain: { variants: ["assessmentGain"], sources: ["Kirkpatrick", "Hake (1998)"] },
} satisfies Record<string, MetricNotes>;
