import { expect, test } from "vitest";
import {
  clickToOpenRate,
  costPerQualifiedLead,
  evaluate,
  hardBounceRate,
  mailBounceRate,
  mailClickRate,
  mailDeliveryRate,
  mailOpenRate,
  mailReplyRate,
  type MailSend,
  mailsSent,
  month,
  quarter,
  spamComplaintRate,
  subscriberGrowth,
  subscribersAtEnd,
  unsubscribeRate,
} from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { campaigns, leads, mailSends, subscribers } from "../rows.js";

const options = { during: month(2025, 3), asOf: "2025-04-30" } as const;
const tenth = "2025-03-10";
const sent = { sentAt: tenth } as const;
const delivered = { ...sent, deliveredAt: tenth } as const;

/** Ten sent, eight delivered: four opened, of which two were clicked, one answered. */
const wave = mailSends(
  { ...delivered, openedAt: "2025-03-11" },
  { ...delivered, openedAt: "2025-03-11", clickedAt: "2025-03-11", repliedAt: "2025-03-12" },
  { ...sent, clickedAt: "2025-03-12" }, // a click without the rest
  { ...delivered, openedAt: "2025-04-30", unsubscribedAt: "2025-04-30", complainedAt: "2025-04-30" },
  { ...delivered, openedAt: "2025-03-11", openedByMachine: true },
  { ...delivered, openedAt: "2025-05-01", clickedAt: "2025-05-01", repliedAt: "2025-05-01" }, // later
  delivered,
  delivered,
  { ...sent, bouncedAt: tenth, bounce: "hard" },
  { ...sent, bouncedAt: tenth, bounce: "soft" },
  { ...delivered, sentAt: "2025-04-01", openedAt: "2025-04-01" },
);

const undated = {
  "missing sentAt": { mailSends: [{ id: "a", deliveredAt: tenth, openedAt: tenth }] },
  "invalid sentAt": {
    mailSends: badTimes.map((sentAt) => ({ id: "a", ...delivered, openedAt: tenth, sentAt })),
  },
};
const invalid = (field: keyof MailSend) => ({
  [`invalid ${field}`]: { mailSends: badTimes.map((at) => ({ id: "a", ...delivered, [field]: at })) },
});

describeMetric("mailsSent", mailsSent, {
  row: "M11",
  options,
  example: wave,
  value: 10,
  empty: 0,
  single: [mailSends(sent), 1],
  edges: { at: (sentAt) => mailSends({ sentAt }), first: 1, last: 1 },
  unusable: undated,
});

const rate = (row: string, value: number) =>
  ({ row, options, example: wave, value, empty: "zero-denominator" }) as const;

describeMetric("mailDeliveryRate", mailDeliveryRate, {
  ...rate("M11", 0.8),
  single: [mailSends(sent), 0],
  unusable: { ...undated, ...invalid("bouncedAt") },
});

describeMetric("mailBounceRate", mailBounceRate, {
  ...rate("M11", 0.2),
  single: [mailSends(sent), 0],
  unusable: { ...undated, ...invalid("bouncedAt") },
});

describeMetric("hardBounceRate", hardBounceRate, {
  ...rate("M11", 0.1),
  single: [mailSends(sent), 0],
  unusable: {
    ...undated,
    "missing bounce": { mailSends: [{ id: "a", ...sent, bouncedAt: tenth }] },
    "unknown word in bounce": { mailSends: [{ id: "a", ...sent, bouncedAt: tenth, bounce: "firm" }] },
  },
});

describeMetric("mailOpenRate", mailOpenRate, {
  ...rate("M12; V31", 0.5),
  single: [mailSends(sent), "zero-denominator"],
  unusable: { ...undated, ...invalid("openedAt"), ...invalid("clickedAt") },
});

describeMetric("mailClickRate", mailClickRate, {
  ...rate("M13; V31", 0.25),
  single: [mailSends(delivered), 0],
  unusable: { ...undated, ...invalid("clickedAt") },
});

describeMetric("clickToOpenRate", clickToOpenRate, {
  ...rate("M14; V31", 0.5),
  single: [mailSends(delivered), "zero-denominator"],
  unusable: { ...undated, ...invalid("openedAt") },
});

describeMetric("mailReplyRate", mailReplyRate, {
  ...rate("A6", 0.125),
  single: [mailSends(delivered), 0],
  unusable: { ...undated, ...invalid("repliedAt") },
});

describeMetric("unsubscribeRate", unsubscribeRate, {
  ...rate("M15", 0.125),
  single: [mailSends(delivered), 0],
  unusable: { ...undated, ...invalid("unsubscribedAt") },
});

describeMetric("spamComplaintRate", spamComplaintRate, {
  ...rate("M15", 0.125),
  single: [mailSends(delivered), 0],
  unusable: { ...undated, ...invalid("complainedAt") },
});

/** Four at the end of February, five at that of March. */
const list = subscribers(
  ...([{ joinedAt: "2025-01-01" }, { joinedAt: "2025-02-28" }, { joinedAt: "2025-02-01" }] as const),
  { joinedAt: "2025-02-01", leftAt: "2025-03-31" },
  { joinedAt: "2025-03-01" },
  { joinedAt: "2025-03-31" },
  { joinedAt: "2025-04-01" },
);

describeMetric("subscribersAtEnd", subscribersAtEnd, {
  row: "M15",
  options,
  example: list,
  value: 5,
  empty: 0,
  single: [subscribers({ joinedAt: "2025-03-01" }), 1],
  unusable: {
    "missing joinedAt": { subscribers: [{ id: "a" }] },
    "negative duration": { subscribers: [{ id: "a", joinedAt: tenth, leftAt: "2025-03-09" }] },
  },
});

test("subscribersAtEnd of three months", () => {
  const { rows } = evaluate({ subscribersAtEnd }, list, { every: month(), during: quarter(2025, 1) });
  expect(rows.map((row) => row.subscribersAtEnd)).toEqual([1, 4, 5]);
});

describeMetric("subscriberGrowth", subscriberGrowth, {
  row: "M15",
  options,
  example: list,
  value: 0.25,
  empty: "no-base",
  single: [subscribers({ joinedAt: "2025-03-01" }), "no-base"],
});

const from = (campaignId: string | null, qualifiedAt: "2025-03-10" | "2025-04-01") => ({
  campaignId,
  qualifiedAt,
});

describeMetric("costPerQualifiedLead", costPerQualifiedLead, {
  row: "M6",
  options,
  example: {
    ...campaigns(
      { spentAt: "2025-03-01", spend: 300, currency: "EUR" },
      { spentAt: "2025-04-01", spend: 900, currency: "EUR" },
    ),
    ...leads(from("spring", tenth), from("spring", tenth), from(null, tenth), from("spring", "2025-04-01"), {
      campaignId: "spring",
      createdAt: tenth,
    }),
  },
  value: "150 EUR",
  empty: "zero-denominator",
  single: [
    { ...campaigns({ spentAt: "2025-03-01", spend: 300, currency: "EUR" }), ...leads() },
    "zero-denominator",
  ],
});
