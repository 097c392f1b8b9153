import type { MetricNotes } from "../../text.js";

export const subscriptionsRenewals = {
  renewalRate: { variants: ["renewalRateWithin", "renewedValueRate"], sources: ["Displayr"] },
  renewalRateWithin: { variants: ["renewalRate", "renewedValueRate"], sources: ["Displayr"] },
  renewedValueRate: { variants: ["renewalRate", "netRevenueRetention"], sources: ["Displayr"] },
} satisfies Record<string, MetricNotes>;
