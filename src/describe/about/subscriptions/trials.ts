import type { MetricNotes } from "../../text.js";

export const subscriptionsTrials = {
  trialStarts: { sources: ["Stripe", "ChartMogul"] },
  trialConversionRate: {
    variants: ["trialConversionRateWithin", "endedTrialConversionRate", "freeToPaidRate"],
    sources: ["ChartMogul", "Baremetrics"],
  },
  trialConversionRateWithin: {
    variants: ["trialConversionRate", "endedTrialConversionRate"],
    sources: ["ChartMogul", "Baremetrics"],
  },
  endedTrialConversionRate: {
    variants: ["trialConversionRate", "trialConversionRateWithin"],
    vendors: ["Stripe: trial conversion rate"],
    sources: ["Stripe"],
  },
  trialConversionTime: { variants: ["survivalMedianTrialConversionTime"], sources: ["ChartMogul"] },
  survivalMedianTrialConversionTime: {
    variants: ["trialConversionTime"],
    sources: ["Kaplan and Meier (1958)"],
  },
} satisfies Record<string, MetricNotes>;
