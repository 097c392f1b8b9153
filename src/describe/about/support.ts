import type { MetricNotes } from "../text.js";

export const support = {
  ticketsCreated: { variants: ["ticketsPerCustomer"], sources: ["fivetran dbt_hubspot"] },
  ticketsPerCustomer: { variants: ["ticketsCreated"], sources: ["fivetran dbt_hubspot"] },
  medianTicketResponseTime: {
    variants: ["survivalMedianTicketResponseTime", "ticketSlaRate"],
    vendors: ["Zendesk: First reply time"],
    sources: ["fivetran dbt_hubspot"],
  },
  survivalMedianTicketResponseTime: {
    variants: ["medianTicketResponseTime"],
    sources: ["Kaplan and Meier (1958)"],
  },
  ticketResolutionTime: {
    variants: ["medianTicketResolutionTime", "survivalMedianTicketResolutionTime"],
    vendors: ["Zendesk: Full resolution time"],
    sources: ["fivetran dbt_hubspot"],
  },
  medianTicketResolutionTime: {
    variants: ["ticketResolutionTime", "survivalMedianTicketResolutionTime"],
    vendors: ["Zendesk: Full resolution time"],
    sources: ["fivetran dbt_hubspot"],
  },
  survivalMedianTicketResolutionTime: {
    variants: ["medianTicketResolutionTime"],
    sources: ["Kaplan and Meier (1958)"],
  },
  openTickets: {
    variants: ["openTicketsAtEnd"],
    vendors: ["Zendesk: Unsolved tickets"],
    sources: ["fivetran dbt_hubspot"],
  },
  openTicketsAtEnd: { variants: ["openTickets"], sources: ["fivetran dbt_hubspot"] },
  firstContactResolutionRate: { variants: ["ticketResolutionTime"] },
  ticketSlaRate: { variants: ["medianTicketResponseTime"], sources: ["fivetran dbt_hubspot"] },
  complaintRate: { variants: ["ticketsCreated", "returnRequestRate"] },
  returnRequestRate: { variants: ["complaintRate", "orderRefundRate"] },
} satisfies Record<string, MetricNotes>;
