import type { MetricNotes } from "../../text.js";

export const leadsStock = {
  openLeads: { variants: ["openLeadsAtEnd", "unconvertedLeads"] },
  openLeadsAtEnd: { variants: ["openLeads"] },
  leadAge: { variants: ["medianLeadAge", "leadToCustomerTime"] },
  medianLeadAge: { variants: ["leadAge", "survivalMedianLeadToCustomerTime"] },
} satisfies Record<string, MetricNotes>;
