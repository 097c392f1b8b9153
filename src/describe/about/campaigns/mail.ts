import type { MetricNotes } from "../../text.js";

export const campaignsMail = {
  mailsSent: { sources: ["HubSpot"] },
  mailDeliveryRate: { variants: ["mailBounceRate"], sources: ["HubSpot"] },
  mailBounceRate: { variants: ["hardBounceRate", "mailDeliveryRate"], sources: ["HubSpot"] },
  hardBounceRate: { variants: ["mailBounceRate"], sources: ["HubSpot"] },
  mailOpenRate: { variants: ["clickToOpenRate", "mailClickRate"], sources: ["HubSpot", "Mailchimp"] },
  mailClickRate: { variants: ["clickToOpenRate"], vendors: ["HubSpot: click rate"], sources: ["HubSpot"] },
  clickToOpenRate: {
    variants: ["mailClickRate"],
    vendors: ["HubSpot: click-through rate"],
    sources: ["HubSpot"],
  },
  mailReplyRate: { sources: ["Gong"] },
  unsubscribeRate: { variants: ["spamComplaintRate", "subscriberGrowth"], sources: ["fivetran dbt_hubspot"] },
  spamComplaintRate: { variants: ["unsubscribeRate"], sources: ["HubSpot"] },
  subscribersAtEnd: { variants: ["subscriberGrowth"], sources: ["HubSpot"] },
  subscriberGrowth: { variants: ["subscribersAtEnd", "unsubscribeRate"], sources: ["HubSpot"] },
} satisfies Record<string, MetricNotes>;
