import type { MetricNotes } from "../../text.js";

export const revenueSeasonality = {
  seasonalityIndex: { variants: ["revenueCollected"] },
} satisfies Record<string, MetricNotes>;
