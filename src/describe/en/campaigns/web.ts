import type { MetricText } from "../../text.js";

export const campaignsWeb = {
  webSessions: {
    name: "Web sessions",
    definition: "Number of visits of a website or an app, by their start.",
    formula: "number of sessions",
    synonyms: ["visits", "traffic"],
  },
  webVisitors: {
    name: "Web visitors",
    definition: "Number of distinct visitors, by the start of their sessions.",
    formula: "number of distinct visitors",
    synonyms: ["unique visitors", "web users"],
    caveats: ["Sessions of unknown visitors do not count.", "Visitors of several periods do not add up."],
  },
  engagementRate: {
    name: "Engagement rate of web sessions",
    definition:
      "Share of engaged sessions, by their start: those with more than 10 seconds in the foreground, a key event, or at least two views.",
    formula: "engaged sessions ÷ sessions",
    synonyms: ["engaged session rate"],
    caveats: ["A session without these figures counts as not engaged."],
  },
  webBounceRate: {
    name: "Web bounce rate",
    definition: "Share of sessions that are not engaged, by their start.",
    formula: "sessions not engaged ÷ sessions",
    synonyms: ["website bounce rate"],
    caveats: ["Older tools call every session with one view a bounce."],
  },
  formConversionRate: {
    name: "Form conversion rate",
    definition: "Share of distinct visitors who sent a form by `asOf`, by the start of their sessions.",
    formula: "distinct visitors who sent a form ÷ distinct visitors",
    synonyms: ["landing page conversion rate", "form submission rate"],
    caveats: [
      "A visitor who sends two forms counts once.",
      "Sessions of unknown visitors are in neither side.",
    ],
  },
  sessionsPerVisitor: {
    name: "Sessions per visitor",
    definition: "Sessions per distinct visitor, by the start of the sessions.",
    formula: "sessions ÷ distinct visitors",
    synonyms: ["visits per visitor", "sessions per user"],
    caveats: ["Sessions of unknown visitors are in neither side."],
  },
  engagedSecondsPerVisitor: {
    name: "Engagement time per visitor",
    definition: "Seconds in the foreground per distinct visitor, by the start of the sessions.",
    formula: "Σ seconds in the foreground ÷ distinct visitors",
    synonyms: ["average engagement time", "time on site"],
    caveats: [
      "Sessions without that time are in neither side and reported; those of unknown visitors do not count.",
    ],
  },
} satisfies Record<string, MetricText>;
