import {
  type Activity,
  dealMeetingRateWithin,
  dealQuoteRateWithin,
  type DealStart,
  dealStarts,
  month,
  timeToFirstActivity,
  timeToFirstMeeting,
  timeToFirstQuote,
} from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";

type Starts = { readonly dealStarts: readonly DealStart[] };
type Times = Partial<Pick<DealStart, "createdAt" | "firstActivityAt" | "firstMeetingAt" | "firstQuoteAt">>;

/** A deal for each, with activities, meetings and quotes at the times of the row. */
function starts(...times: readonly Times[]): Starts {
  const ids = times.map((_, place) => String(place));
  const activities = times.flatMap(({ firstActivityAt, firstMeetingAt }, place): Activity[] => [
    { id: `${place} call`, dealId: ids[place]!, type: "call", heldAt: firstActivityAt ?? null },
    { id: `${place} demo`, dealId: ids[place]!, type: "demo", heldAt: firstMeetingAt ?? null },
  ]);
  const quotes = times.map(({ firstQuoteAt = null }, place) => ({
    ...{ id: String(place), dealId: ids[place]!, sentAt: firstQuoteAt },
  }));
  const deals = times.map(({ createdAt = null }, place) => ({
    ...{ id: ids[place]!, status: "open" as const, createdAt },
  }));
  return { dealStarts: dealStarts({ deals, activities, quotes }).rows };
}

const march = { during: month(2025, 3) };
const row = { id: "a", dealId: "a", createdAt: "2025-03-01" } as const;

function timeFacts(field: "firstActivityAt" | "firstMeetingAt" | "firstQuoteAt", of: string) {
  const begun = (createdAt: Times["createdAt"], at: Times["createdAt"]): Times => ({
    createdAt,
    [field]: at,
  });
  return {
    row: of,
    options: march,
    example: starts(
      begun("2025-03-01", "2025-03-03"),
      begun("2025-02-20", "2025-03-02"),
      begun("2025-03-01", "2025-04-01"),
      begun("2025-03-01", null),
    ),
    value: 6,
    empty: "empty",
    single: [starts(begun("2025-03-01", "2025-03-01")), 0],
    also: {
      "later than asOf": [starts(begun("2025-03-01", "2025-03-20")), "empty", { asOf: "2025-03-19" }],
    },
    unusable: {
      "missing createdAt": { dealStarts: [{ ...row, createdAt: null, [field]: "2025-03-10" }] },
      "negative duration": { dealStarts: [{ ...row, createdAt: "2025-03-11", [field]: "2025-03-10" }] },
      [`invalid ${field}`]: { dealStarts: badTimes.map((at) => ({ ...row, [field]: at })) },
    },
  } as const;
}

describeMetric("timeToFirstActivity", timeToFirstActivity, timeFacts("firstActivityAt", "P14"));
describeMetric("timeToFirstMeeting", timeToFirstMeeting, timeFacts("firstMeetingAt", "P14"));
describeMetric("timeToFirstQuote", timeToFirstQuote, timeFacts("firstQuoteAt", "P46"));

function rateFacts(field: "firstMeetingAt" | "firstQuoteAt", of: string) {
  const begun = (createdAt: Times["createdAt"], at: Times["createdAt"]): Times => ({
    createdAt,
    [field]: at,
  });
  return {
    row: of,
    options: { ...march, asOf: "2025-06-30" },
    example: starts(
      begun("2025-03-01", "2025-03-15"),
      begun("2025-03-01", "2025-03-16"),
      begun("2025-03-31", "2025-03-31"),
      begun("2025-03-10", null),
      begun("2025-02-28", "2025-03-01"),
    ),
    value: 0.5,
    empty: "zero-denominator",
    single: [starts(begun("2025-03-31", null)), 0],
    edges: { at: (createdAt: Times["createdAt"]) => starts(begun(createdAt, createdAt)), first: 1, last: 1 },
    also: {
      "before every deal has had its days": [
        starts(begun("2025-03-01", "2025-03-02"), begun("2025-03-20", null)),
        "immature",
        { asOf: "2025-04-02" },
      ],
    },
    unusable: {
      "missing createdAt": { dealStarts: [{ ...row, createdAt: null }] },
      "negative duration": { dealStarts: [{ ...row, createdAt: "2025-03-11", [field]: "2025-03-10" }] },
      [`invalid ${field}`]: { dealStarts: badTimes.map((at) => ({ ...row, [field]: at })) },
    },
  } as const;
}

describeMetric("dealMeetingRateWithin", dealMeetingRateWithin(14), rateFacts("firstMeetingAt", "A32"));
describeMetric("dealQuoteRateWithin", dealQuoteRateWithin(14), rateFacts("firstQuoteAt", "P46"));
