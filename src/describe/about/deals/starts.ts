import type { MetricNotes } from "../../text.js";

export const dealsStarts = {
  timeToFirstActivity: { variants: ["timeToFirstMeeting", "timeToFirstQuote"] },
  timeToFirstMeeting: { variants: ["dealMeetingRateWithin", "timeToFirstActivity"] },
  timeToFirstQuote: { variants: ["dealQuoteRateWithin", "timeToFirstMeeting"] },
  dealMeetingRateWithin: { variants: ["timeToFirstMeeting"] },
  dealQuoteRateWithin: { variants: ["timeToFirstQuote"] },
} satisfies Record<string, MetricNotes>;
