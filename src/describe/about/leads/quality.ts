import type { MetricNotes } from "../../text.js";

export const leadsQuality = {
  emailCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  phoneCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  nameCaptureRate: { variants: ["completeContactRate", "contactCompletenessScore"] },
  completeContactRate: { variants: ["contactCompletenessScore", "weightedContactCompleteness"] },
  contactCompletenessScore: { variants: ["weightedContactCompleteness", "completeContactRate"] },
  weightedContactCompleteness: { variants: ["contactCompletenessScore", "completeContactRate"] },
} satisfies Record<string, MetricNotes>;
