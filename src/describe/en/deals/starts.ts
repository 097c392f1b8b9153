import type { MetricText } from "../../text.js";

export const dealsStarts = {
  timeToFirstActivity: {
    name: "Mean time to first activity",
    definition:
      "Mean number of days from the creation of a deal to its first activity, by the date of the first activity.",
    formula: "mean of (first activity − creation date)",
    synonyms: ["time to first touch on deals"],
    caveats: [
      "Deals without an activity are not in it, and automated activities do not count.",
      "A deal whose first activity precedes its creation is left out and reported.",
    ],
  },
  timeToFirstMeeting: {
    name: "Mean time to first meeting",
    definition:
      "Mean number of days from the creation of a deal to its first meeting or demo held, by the date of that meeting.",
    formula: "mean of (first meeting − creation date)",
    synonyms: ["time to first demo"],
    caveats: [
      "Deals without a meeting are not in it.",
      "A deal whose first meeting precedes its creation is left out and reported.",
    ],
  },
  timeToFirstQuote: {
    name: "Mean time to first quote",
    definition:
      "Mean number of days from the creation of a deal to the first quote sent, by the date of that quote.",
    formula: "mean of (first quote − creation date)",
    synonyms: ["time to first proposal"],
    caveats: [
      "Deals without a quote are not in it.",
      "A deal whose first quote precedes its creation is left out and reported.",
    ],
  },
  dealMeetingRateWithin: {
    name: "Meeting rate of deals within a window",
    definition:
      "Share of deals with a first meeting at most `length` days after their creation, by creation date.",
    formula: "deals with a meeting within the window ÷ deals created",
    synonyms: ["deals with a meeting", "deals with a demo"],
    caveats: [
      "No value while a deal of the cohort is younger than the window.",
      "A deal whose first meeting precedes its creation is left out and reported.",
    ],
  },
  dealQuoteRateWithin: {
    name: "Quote rate of deals within a window",
    definition:
      "Share of deals with a first quote sent at most `length` days after their creation, by creation date.",
    formula: "deals with a quote within the window ÷ deals created",
    synonyms: ["deals with a quote", "proposal rate"],
    caveats: [
      "No value while a deal of the cohort is younger than the window.",
      "A deal whose first quote precedes its creation is left out and reported.",
    ],
  },
} satisfies Record<string, MetricText>;
