import type { MetricNotes } from "../../text.js";

export const customersActivation = {
  activationRate: { variants: ["activationRateWithin", "survivalMedianTimeToActivation"] },
  activationRateWithin: { variants: ["activationRate", "survivalMedianTimeToActivation"] },
  survivalMedianTimeToActivation: {
    variants: ["activationRateWithin"],
    sources: ["Kaplan and Meier (1958)"],
  },
  freeToPaidRate: { variants: ["freeToPaidRateWithin", "trialConversionRate"] },
  freeToPaidRateWithin: { variants: ["freeToPaidRate", "trialConversionRateWithin"] },
  productQualifiedConversionRate: { variants: ["freeToPaidRate"] },
  onboardingTime: { variants: ["survivalMedianOnboardingTime"] },
  survivalMedianOnboardingTime: { variants: ["onboardingTime"], sources: ["Kaplan and Meier (1958)"] },
} satisfies Record<string, MetricNotes>;
