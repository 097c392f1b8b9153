import type { MetricText } from "../../text.js";

export const customersActivation = {
  activationRate: {
    name: "Activation rate",
    definition:
      "Share of signed-up customers who were activated by `asOf`, by sign-up date: they did for the first time what the product is for.",
    formula: "activated customers ÷ customers who signed up",
    synonyms: ["user activation"],
    caveats: [
      "A login is no activation.",
      "Recent cohorts are too low, for they have had less time.",
      "Customers activated before signing up are in neither side, and reported.",
    ],
  },
  activationRateWithin: {
    name: "Activation rate within a window",
    definition: "Share of signed-up customers who were activated within `length` days, by sign-up date.",
    formula: "customers activated within the window ÷ customers who signed up",
    synonyms: ["n-day activation rate"],
    caveats: ["No value while a customer of the cohort is younger than the window."],
  },
  survivalMedianTimeToActivation: {
    name: "Median time to activation (Kaplan–Meier)",
    definition:
      "Days from signing up until half of the customers are activated, by sign-up date; customers not activated yet are included.",
    formula: "Kaplan–Meier median of (activation − sign-up)",
    synonyms: ["time to value", "TTV", "time to activate"],
    caveats: ["No value if fewer than half are activated."],
  },
  freeToPaidRate: {
    name: "Free-to-paid rate",
    definition: "Share of signed-up customers who paid by `asOf`, by sign-up date.",
    formula: "customers who paid ÷ customers who signed up",
    synonyms: ["freemium conversion rate", "free-to-paid conversion"],
    caveats: ["Recent cohorts are too low, for they have had less time."],
  },
  freeToPaidRateWithin: {
    name: "Free-to-paid rate within a window",
    definition: "Share of signed-up customers who paid within `length` days, by sign-up date.",
    formula: "customers who paid within the window ÷ customers who signed up",
    synonyms: ["n-day free-to-paid rate"],
    caveats: ["No value while a customer of the cohort is younger than the window."],
  },
  productQualifiedConversionRate: {
    name: "Conversion rate of product-qualified leads",
    definition: "Share of activated customers who paid by `asOf`, by activation date.",
    formula: "activated customers who paid ÷ activated customers",
    synonyms: ["PQL conversion rate", "PQL-to-customer rate"],
    caveats: [
      "Customers who paid before activation are in neither side, and reported.",
      "Recent cohorts are too low, for they have had less time.",
    ],
  },
  onboardingTime: {
    name: "Mean onboarding time",
    definition:
      "Mean days from the first payment to the first use of what was bought, by the date of first use.",
    formula: "mean of (first use − first payment)",
    synonyms: ["time to go-live", "implementation time"],
    caveats: ["Customers who are not live yet are not in it."],
  },
  survivalMedianOnboardingTime: {
    name: "Median onboarding time (Kaplan–Meier)",
    definition:
      "Days from the first payment until half of the customers use what they bought, by the date of first payment; customers not live yet are included.",
    formula: "Kaplan–Meier median of (first use − first payment)",
    synonyms: ["time to go-live", "time to launch"],
    caveats: ["No value if fewer than half are live."],
  },
} satisfies Record<string, MetricText>;
