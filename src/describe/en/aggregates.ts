import type { Language } from "../language.js";

export const aggregates = {
  count: { name: "Count", definition: "The number of rows." },
  countDistinct: { name: "Distinct count", definition: "The number of different values, each counted once." },
  sum: { name: "Sum", definition: "All values added up." },
  mean: { name: "Mean", definition: "The sum of the values ÷ their number." },
  median: { name: "Median", definition: "The value in the middle: half of the values are below it." },
  quantile: { name: "Percentile", definition: "The value below which a given share of the values lies." },
  min: { name: "Minimum", definition: "The smallest or earliest value." },
  max: { name: "Maximum", definition: "The largest or latest value." },
  first: { name: "First value", definition: "The value of the earliest row." },
  last: { name: "Last value", definition: "The value of the latest row." },
  variance: {
    name: "Variance",
    definition: "The sum of squared distances from the mean ÷ (number of values − 1).",
  },
  survivalMedian: {
    name: "Median time with open items",
    definition:
      "The time by which half are over, by the Kaplan–Meier estimate: what is still open counts too.",
  },
  survivalAt: {
    name: "Share not over by a time",
    definition: "The share that lasts longer than a given time, by the Kaplan–Meier estimate.",
  },
  survivalCurve: {
    name: "Survival curve",
    definition: "The share that lasts longer, at each time at which something ended.",
  },
  restrictedMean: {
    name: "Mean time up to a limit",
    definition: "The mean time, longer ones cut at a limit, by the Kaplan–Meier estimate.",
  },
} satisfies Language["aggregates"];
