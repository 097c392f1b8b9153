import type { MetricText } from "../../text.js";

export const campaignsMail = {
  mailsSent: {
    name: "Mails sent",
    definition: "Number of mails, one for each recipient, by sending date.",
    formula: "number of mails sent",
    synonyms: ["emails sent", "sends", "email volume"],
  },
  mailDeliveryRate: {
    name: "Mail delivery rate",
    definition: "Share of mails sent that were delivered by `asOf`, by sending date.",
    formula: "delivered mails ÷ mails sent",
    synonyms: ["email delivery rate", "delivery rate"],
    caveats: ["A mail that was opened, clicked or answered counts as delivered; one that bounced does not."],
  },
  mailBounceRate: {
    name: "Mail bounce rate",
    definition: "Share of mails sent that bounced by `asOf`, by sending date.",
    formula: "bounced mails ÷ mails sent",
    synonyms: ["email bounce rate"],
    caveats: ["Hard and soft bounces count alike."],
  },
  hardBounceRate: {
    name: "Hard-bounce rate",
    definition:
      "Share of mails sent that bounced for good by `asOf`, because the address is bad, by sending date.",
    formula: "hard-bounced mails ÷ mails sent",
    synonyms: ["permanent bounce rate"],
    caveats: ["A mail that bounced without a kind is in neither side, and reported."],
  },
  mailOpenRate: {
    name: "Mail open rate",
    definition: "Share of delivered mails that a person opened by `asOf`, by sending date.",
    formula: "opened mails ÷ delivered mails",
    synonyms: ["email open rate", "unique open rate"],
    caveats: [
      "A click implies an opening; openings that the data marks as made by a machine do not count.",
      "Unmarked machine openings make it too high, blocked images too low.",
    ],
  },
  mailClickRate: {
    name: "Mail click rate",
    definition: "Share of delivered mails with a click by `asOf`, by sending date.",
    formula: "mails with a click ÷ delivered mails",
    synonyms: ["email click rate", "unique click rate"],
    caveats: ["Each mail counts once. The link to unsubscribe is no click."],
  },
  clickToOpenRate: {
    name: "Click-to-open rate",
    definition: "Share of opened mails with a click by `asOf`, by sending date.",
    formula: "mails with a click ÷ opened mails",
    synonyms: ["CTOR", "email click-through rate"],
    caveats: ["Machine openings that the data does not mark make it too low."],
  },
  mailReplyRate: {
    name: "Mail reply rate",
    definition: "Share of delivered mails that a person answered by `asOf`, by sending date.",
    formula: "answered mails ÷ delivered mails",
    synonyms: ["email reply rate", "email response rate"],
    caveats: ["Automatic answers are no replies.", "Of a sequence, take only the first mail of each thread."],
  },
  unsubscribeRate: {
    name: "Unsubscribe rate",
    definition: "Share of delivered mails after which the recipient unsubscribed by `asOf`, by sending date.",
    formula: "mails with an unsubscription ÷ delivered mails",
    synonyms: ["opt-out rate"],
  },
  spamComplaintRate: {
    name: "Spam-complaint rate",
    definition: "Share of delivered mails that were reported as spam by `asOf`, by sending date.",
    formula: "mails reported as spam ÷ delivered mails",
    synonyms: ["spam rate", "spam report rate", "abuse rate"],
  },
  subscribersAtEnd: {
    name: "Mailing-list subscribers at period end",
    definition:
      "Number of people on the mailing list at the end of each period; without a period, at `asOf`.",
    formula: "people who had joined − people who had left",
    synonyms: ["list size", "contacts on the list", "newsletter subscribers"],
    caveats: ["People without a joining date are left out and reported."],
  },
  subscriberGrowth: {
    name: "Mailing-list growth rate",
    definition:
      "Net change of the mailing list in a period, relative to its size at the end of the period before.",
    formula: "(joined − left) ÷ subscribers at the end of the period before",
    synonyms: ["list growth rate", "audience growth"],
    caveats: ["No value from a base of zero, nor for a period that has not ended."],
  },
} satisfies Record<string, MetricText>;
