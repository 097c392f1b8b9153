import type { MetricText } from "../../text.js";

export const customersAccounts = {
  targetAccountsAtEnd: {
    name: "Target accounts at period end",
    definition: "Number of target accounts at the end of each period; without a period, at `asOf`.",
    formula: "accounts that had become targets − accounts that had ceased to be",
    synonyms: ["named accounts", "target account list"],
  },
  accountCoverage: {
    name: "Account coverage",
    definition: "Share of the target accounts at the end of each period with an activity held in the period.",
    formula: "target accounts with an activity ÷ target accounts",
    synonyms: ["target account coverage", "accounts touched"],
    caveats: ["What an automation did is no activity."],
  },
  accountWinRate: {
    name: "Account win rate",
    definition: "Share of the accounts with a closed deal that have a deal won, by closing date.",
    formula: "accounts with a deal won ÷ accounts with a deal won or lost",
    synonyms: ["win rate by account"],
    caveats: ["An account with several deals counts once, and was won if one of them was."],
  },
  productPenetration: {
    name: "Product penetration",
    definition:
      "Different products that a customer bought on average, relative to the `sellable` products there are.",
    formula: "mean of the different products of a customer ÷ products that are sold",
    synonyms: ["account penetration", "product adoption per customer"],
    caveats: [
      "Only customers who bought in the period count; without a period, all that ever bought.",
      "Above 1 where customers bought more products than are sold now.",
    ],
  },
  productWhitespace: {
    name: "Product whitespace",
    definition: "Share of the `sellable` products that a customer has not bought, on average.",
    formula: "1 − product penetration",
    synonyms: ["whitespace", "cross-sell potential"],
    caveats: ["Only customers who bought in the period count; without a period, all that ever bought."],
  },
} satisfies Record<string, MetricText>;
