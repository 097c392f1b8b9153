import type { MetricText } from "../../text.js";

export const dealsCycle = {
  salesCycle: {
    name: "Mean sales cycle",
    definition: "Mean number of days from creation to closing, of deals won, by closing date.",
    formula: "mean of (closing date − creation date) of won deals",
    synonyms: ["sales cycle length", "time to close", "days to close"],
    caveats: [
      "Deals still open are not in it, so it favours quick deals.",
      "Deals closed before they were created, or without one of the dates, are left out and reported.",
    ],
  },
  medianSalesCycle: {
    name: "Median sales cycle",
    definition: "Median number of days from creation to closing, of deals won, by closing date.",
    formula: "median of (closing date − creation date) of won deals",
    synonyms: ["median days to close"],
    caveats: ["Deals still open are not in it, so it favours quick deals."],
  },
  salesCycle90th: {
    name: "90th percentile of the sales cycle",
    definition:
      "Number of days from creation to closing that 90% of the deals won did not exceed, by closing date.",
    formula: "90th percentile of (closing date − creation date) of won deals",
    synonyms: ["p90 sales cycle"],
    caveats: ["Deals still open are not in it, so it favours quick deals."],
  },
  timeToLoss: {
    name: "Mean time to loss",
    definition: "Mean number of days from creation to closing, of deals lost, by closing date.",
    formula: "mean of (closing date − creation date) of lost deals",
    synonyms: ["days to loss", "lost deal cycle"],
    caveats: ["A long time means that deals are given up late."],
  },
  medianTimeToLoss: {
    name: "Median time to loss",
    definition: "Median number of days from creation to closing, of deals lost, by closing date.",
    formula: "median of (closing date − creation date) of lost deals",
    synonyms: ["median days to loss"],
    caveats: ["A long time means that deals are given up late."],
  },
  survivalMedianTimeToClose: {
    name: "Median time to close (Kaplan–Meier)",
    definition:
      "Number of days until half of the deals are won or lost, estimated with the open ones included, by creation date.",
    formula: "days until the Kaplan–Meier estimate of deals still open falls to half",
    synonyms: ["survival median"],
    caveats: [
      "Won and lost deals both count as closed.",
      "No value while the estimate stays above half.",
      "A closed deal without a closing date is left out and reported.",
    ],
  },
  restrictedMeanTimeToClose: {
    name: "Restricted mean time to close",
    definition:
      "Mean number of days until a deal is won or lost, at most `days` for each, estimated with the open ones included, by creation date.",
    formula: "mean of the smaller of days until closing and limit (Kaplan–Meier)",
    synonyms: ["RMST"],
    caveats: [
      "Won and lost deals both count as closed.",
      "No value if `days` exceeds the greatest age observed.",
    ],
  },
  salesVelocity: {
    name: "Sales velocity",
    definition:
      "Money per day to expect from the deals open at `asOf`, at the win rate, average deal size and sales cycle of the period, by closing date.",
    formula: "open deals × win rate × average deal size ÷ mean sales cycle",
    synonyms: ["pipeline velocity", "deal velocity"],
    caveats: ["No value if no deal was won, or if the mean sales cycle is zero."],
  },
  dealAge: {
    name: "Mean deal age",
    definition: "Mean number of days since creation, of the deals open at `asOf`.",
    formula: "mean of (as-of date − creation date)",
    synonyms: ["age of open deals", "average days open"],
    caveats: ["It is not a sales cycle: these deals have not ended."],
  },
  medianDealAge: {
    name: "Median deal age",
    definition: "Median number of days since creation, of the deals open at `asOf`.",
    formula: "median of (as-of date − creation date)",
    synonyms: ["median days open"],
    caveats: ["It is not a sales cycle: these deals have not ended."],
  },
} satisfies Record<string, MetricText>;
