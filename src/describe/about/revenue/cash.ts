import type { MetricNotes } from "../../text.js";

export const revenueCash = {
  operatingMargin: {
    variants: ["grossMargin", "contributionMargin"],
    sources: ["a16z, 16 startup metrics"],
  },
  netBurn: { variants: ["burnMultiple", "runway"], sources: ["a16z, 16 startup metrics"] },
  cashAtEnd: { variants: ["runway"] },
  runway: { variants: ["cashAtEnd", "netBurn"], sources: ["a16z, 16 startup metrics"] },
} satisfies Record<string, MetricNotes>;
