import type { MetricText } from "../text.js";

export const activities = {
  activitiesHeld: {
    name: "Activities held",
    definition: "Number of calls, mails, meetings and the like, by the date they took place.",
    formula: "number of activities held",
    synonyms: ["sales activities", "activity count", "completed activities"],
    caveats: ["What is only planned does not count, nor what an automation did."],
  },
  activitiesPerRep: {
    name: "Activities per rep",
    definition: "Mean number of activities held per rep in a period, by the date they took place.",
    formula: "activities held ÷ average headcount",
    synonyms: ["touches per rep", "rep activity"],
    caveats: ["A rep counts for the days employed, one without activities too."],
  },
  callsMade: {
    name: "Calls made",
    definition: "Number of calls to somebody, by the date they took place.",
    formula: "number of calls made",
    synonyms: ["dials", "outbound calls", "call attempts"],
    caveats: [
      "Inbound calls do not count, nor those of an automation; a call without a direction does.",
      "One attempt is one call.",
    ],
  },
  callAnswerRate: {
    name: "Call answer rate",
    definition: "Share of the calls made that a person or a mailbox answered, by the date they took place.",
    formula: "calls answered by a person or a mailbox ÷ calls made",
    synonyms: ["answer rate", "pick-up rate"],
    caveats: [
      "A mailbox counts as an answer.",
      "Calls without an outcome, or with an unknown one, are left out and reported.",
    ],
  },
  callConnectRate: {
    name: "Call connect rate",
    definition: "Share of the calls made that a person answered, by the date they took place.",
    formula: "calls answered by a person ÷ calls made",
    synonyms: ["connect rate", "connection rate"],
    caveats: [
      "A mailbox is no person.",
      "It counts calls, not leads.",
      "Calls without an outcome, or with an unknown one, are left out and reported.",
    ],
  },
  callConversationRate: {
    name: "Call conversation rate",
    definition:
      "Share of the calls made that lasted at least `seconds` seconds, by the date they took place.",
    formula: "calls of at least that length ÷ calls made",
    synonyms: ["conversation rate", "talk rate"],
    caveats: ["A call without a duration is no conversation, and stays in the denominator."],
  },
  meetingsBooked: {
    name: "Meetings booked",
    definition: "Number of meetings and demos with a planned time, by creation date.",
    formula: "number of meetings booked",
    synonyms: ["meetings scheduled", "demos booked", "appointments set"],
    caveats: ["A meeting that took the place of another counts, the one it replaced does not."],
  },
  meetingHeldRate: {
    name: "Meeting held rate",
    definition: "Share of the meetings and demos planned that were held by `asOf`, by planned date.",
    formula: "meetings held ÷ meetings planned",
    synonyms: ["show rate", "meeting attendance"],
    caveats: [
      "It needs `asOf`: meetings planned after it do not count.",
      "Of a meeting that was put off, only the one that took its place counts.",
    ],
  },
  noShowRate: {
    name: "No-show rate",
    definition: "Share of the meetings and demos planned that were not held by `asOf`, by planned date.",
    formula: "meetings not held ÷ meetings planned",
    synonyms: ["no shows", "missed meetings"],
    caveats: [
      "A meeting that was called off counts as not held.",
      "It needs `asOf`: meetings planned after it do not count.",
      "Of a meeting that was put off, only the one that took its place counts.",
    ],
  },
  talkRatio: {
    name: "Talk ratio",
    definition: "Part of the speaking time of recorded calls in which the rep spoke, by call date.",
    formula: "Σ seconds that the rep spoke ÷ Σ seconds that anybody spoke",
    synonyms: ["talk-to-listen ratio", "talk time share"],
    caveats: [
      "Long calls weigh more: it is not the mean over calls.",
      "Silence does not count.",
      "Calls without one of the two lengths are left out and reported.",
    ],
  },
  callReviewRate: {
    name: "Call review rate",
    definition: "Share of recorded calls that a coach went through by `asOf`, by call date.",
    formula: "calls reviewed ÷ calls recorded",
    synonyms: ["call coaching rate", "reviewed calls"],
  },
} satisfies Record<string, MetricText>;
