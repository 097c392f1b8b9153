import type { MetricNotes } from "../../text.js";

export const customersValue = {
  historicCustomerLifetimeValue: {
    variants: ["customerLifetimeValueWithin", "revenueCollected", "subscriberLifetimeValue"],
  },
  customerLifetimeValueWithin: {
    variants: ["historicCustomerLifetimeValue", "subscriberLifetimeValue", "revenuePerCustomer"],
  },
} satisfies Record<string, MetricNotes>;
