import type { MetricText } from "../../text.js";

export const customersInvites = {
  invitesSent: {
    name: "Invites sent",
    definition: "Number of invitations of customers, by the day they were sent.",
    formula: "number of invites",
    synonyms: ["invitations", "referrals sent"],
  },
  inviteConversionRate: {
    name: "Invite conversion rate",
    definition: "Share of invites that won a customer by `asOf`, by the day they were sent.",
    formula: "invites that won a customer ÷ invites sent",
    synonyms: ["referral conversion rate"],
    caveats: ["Recent invites may still win a customer."],
  },
  viralCoefficient: {
    name: "Viral coefficient",
    definition: "How many customers a customer wins by invites, in the period that is asked for.",
    formula: "(invites sent ÷ customers at the end) × invite conversion rate",
    synonyms: ["K-factor", "viral K"],
    caveats: [
      "All customers at the end count, whether they invited anybody or not.",
      "Without an invite it has no value.",
    ],
  },
} satisfies Record<string, MetricText>;
