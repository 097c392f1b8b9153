import type { MetricNotes } from "../text.js";

export const baskets = {
  attachRate: {
    variants: ["basketLift", "basketSupport"],
    sources: ["Agrawal, Imieliński and Swami (1993)"],
  },
  basketSupport: {
    variants: ["attachRate", "basketLift"],
    sources: ["Agrawal, Imieliński and Swami (1993)"],
  },
  basketLift: {
    variants: ["attachRate", "basketSupport"],
    sources: ["Brin, Motwani, Ullman and Tsur (1997)"],
  },
} satisfies Record<string, MetricNotes>;
