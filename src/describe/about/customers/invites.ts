import type { MetricNotes } from "../../text.js";

export const customersInvites = {
  invitesSent: { variants: ["referralRate"] },
  inviteConversionRate: { variants: ["invitesSent"] },
  viralCoefficient: { variants: ["inviteConversionRate"] },
} satisfies Record<string, MetricNotes>;
