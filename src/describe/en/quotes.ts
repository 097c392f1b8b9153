import type { MetricText } from "../text.js";

export const quotes = {
  quotesSent: {
    name: "Quotes sent",
    definition:
      "Number of quotes sent, a chain of revisions counting as one, by the date on which any quote of the chain was first sent.",
    formula: "number of chains sent",
    synonyms: ["proposals sent", "offers sent"],
    caveats: ["Drafts do not count."],
  },
  quotedAmount: {
    name: "Quoted amount",
    definition: "Amount of the chains of quotes, by the date on which any quote of the chain was first sent.",
    formula: "Σ amount of chains",
    synonyms: ["quoted value", "proposal value"],
    caveats: ["The amount of a chain is that of the last quote sent by `asOf`."],
  },
  quoteAcceptanceRate: {
    name: "Quote acceptance rate",
    definition:
      "Share of the chains of quotes sent that were accepted, by the date on which any quote of the chain was first sent.",
    formula: "chains accepted ÷ chains sent",
    synonyms: ["quote-to-close rate", "proposal acceptance rate", "proposal win rate"],
    caveats: [
      "Pending quotes are in the denominator, so it is too low until they are decided.",
      "An acceptance after the expiry counts from its date.",
      "A quote whose dates contradict each other is left out and reported.",
    ],
  },
  decidedQuoteAcceptanceRate: {
    name: "Acceptance rate of decided quotes",
    definition:
      "Share of the chains of quotes accepted, declined or expired that were accepted, by the date of the decision.",
    formula: "chains accepted ÷ (chains accepted + declined + expired)",
    synonyms: ["decided quote acceptance rate", "quote win rate"],
    caveats: [
      "A quote neither accepted nor declined is decided when it expires; accepted later, it is decided anew.",
    ],
  },
  quoteDiscountRate: {
    name: "Quote discount rate",
    definition:
      "Part of the full price of the chains of quotes accepted that was given as a discount, by acceptance date.",
    formula: "Σ discount ÷ Σ (amount + discount)",
    synonyms: ["proposal discount", "discount on quotes"],
    caveats: [
      "It is weighted by value, not the mean of the discounts in percent.",
      "Quotes without an amount or a discount are left out and reported; a discount of 0 is one.",
    ],
  },
  quotesPerChain: {
    name: "Quotes per chain",
    definition:
      "Mean number of quotes sent by `asOf` in a chain, by the date on which any quote of the chain was first sent.",
    formula: "single quotes sent ÷ chains",
    synonyms: ["quote revisions", "proposal revisions"],
    caveats: ["1 means a quote without a revision."],
  },
  timeToQuoteAcceptance: {
    name: "Mean time to quote acceptance",
    definition:
      "Mean number of days from the first sending to the acceptance, of chains of quotes accepted, by acceptance date.",
    formula: "mean of (acceptance date − first sending date)",
    synonyms: ["time to sign", "days to accept"],
    caveats: ["Quotes that nobody accepted are not in it, so it is too short."],
  },
  survivalMedianTimeToQuoteAcceptance: {
    name: "Median time to quote acceptance (Kaplan–Meier)",
    definition:
      "Number of days until half of the chains of quotes are accepted, estimated with those not accepted included, by the date of the first sending.",
    formula: "days until the Kaplan–Meier estimate of chains not yet accepted falls to half",
    synonyms: ["survival median"],
    caveats: [
      "A chain that was declined or expired was last open then.",
      "No value while the estimate stays above half.",
    ],
  },
  quoteTurnaroundTime: {
    name: "Mean quote turnaround time",
    definition: "Mean number of days from the request of a quote to its sending, by sending date.",
    formula: "mean of (sending date − request date)",
    synonyms: ["quote response time", "time to quote"],
    caveats: [
      "Single quotes count, not chains: a revision that was asked for has a turnaround of its own.",
      "Quotes without a request date do not count.",
      "Quotes sent before they were asked for are left out and reported.",
    ],
  },
  proposalsPerRep: {
    name: "Proposals per rep",
    definition: "Mean number of quotes sent per rep in a period, by the date of the first sending.",
    formula: "quotes sent ÷ average headcount",
    synonyms: ["quotes per rep", "offers per rep"],
    caveats: [
      "Reps without a quote are in the headcount.",
      "A rep who left in the period counts for the days before.",
    ],
  },
} satisfies Record<string, MetricText>;
