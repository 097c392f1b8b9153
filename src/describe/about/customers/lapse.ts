import type { MetricNotes } from "../../text.js";

export const customersLapse = {
  lapsedCustomersAtEnd: { variants: ["activeCustomers", "lapseRateWithin"] },
  lapseRateWithin: { variants: ["lapsedCustomersAtEnd", "customerChurnRate"] },
  customersWonBack: {
    variants: ["winBackRate", "reactivatedSubscribers"],
    sources: ["PostHog, lifecycle"],
  },
  winBackRate: { variants: ["customersWonBack"], sources: ["PostHog, lifecycle"] },
} satisfies Record<string, MetricNotes>;
