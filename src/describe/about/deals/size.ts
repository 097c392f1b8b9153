import type { MetricNotes } from "../../text.js";

export const dealsSize = {
  bookings: {
    variants: ["newBusinessBookings", "expansionBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  bookingsGrowth: { variants: ["revenueGrowth"], sources: ["a16z, 16 startup metrics"] },
  averageDealSize: {
    variants: ["medianDealSize"],
    sources: ["QuarterOne", "fivetran dbt_salesforce"],
  },
  medianDealSize: { variants: ["averageDealSize"], sources: ["QuarterOne"] },
  dealDiscountRate: { variants: ["quoteDiscountRate", "orderDiscountRate"] },
} satisfies Record<string, MetricNotes>;
