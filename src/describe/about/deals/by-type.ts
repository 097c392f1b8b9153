import type { MetricNotes } from "../../text.js";

export const dealsByType = {
  newBusinessWinRate: {
    variants: ["winRate", "expansionWinRate", "renewalWinRate"],
    sources: ["pipedream, issue 20659"],
  },
  expansionWinRate: {
    variants: ["winRate", "newBusinessWinRate", "renewalWinRate"],
    sources: ["pipedream, issue 20659"],
  },
  renewalWinRate: {
    variants: ["winRate", "renewalRate"],
    sources: ["pipedream, issue 20659"],
  },
  newBusinessBookings: {
    variants: ["bookings", "expansionBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  expansionBookings: {
    variants: ["bookings", "newBusinessBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  renewalBookings: {
    variants: ["bookings", "newBusinessBookings", "expansionBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  bookingsMix: { variants: ["newBusinessBookings", "expansionBookings", "renewalBookings"] },
  averageContractTerm: { variants: ["multiYearBookingsShare"] },
  multiYearBookingsShare: { variants: ["averageContractTerm"] },
} satisfies Record<string, MetricNotes>;
