import type { MetricText } from "../text.js";

export const efficiency = {
  salesAndMarketingCost: {
    name: "Sales and marketing cost",
    definition: "Costs of the kinds media, salary, tools and agency, by the day of the cost.",
    formula: "Σ amount of costs of media, salaries, tools and agencies",
    synonyms: ["S&M", "S&M spend", "sales and marketing expense"],
    caveats: ["A cost of an unknown kind is left out and reported."],
  },
  customerAcquisitionCost: {
    name: "Customer acquisition cost",
    definition:
      "Cost of sales and marketing, by the day of the cost, per new customer, by the date of the first payment.",
    formula: "sales and marketing cost ÷ new customers",
    synonyms: ["CAC", "blended CAC", "cost per customer"],
    caveats: [
      "Salaries are in it; campaign spend alone is another metric, and lower.",
      "Leads and sign-ups are not customers.",
    ],
  },
  salesAndMarketingShare: {
    name: "Sales and marketing cost to revenue",
    definition:
      "Cost of sales and marketing, by the day of the cost, as a share of the revenue collected in the same period.",
    formula: "sales and marketing cost ÷ revenue collected",
    synonyms: ["S&M as a share of revenue", "S&M ratio"],
    caveats: ["It is above 1 where more is spent than collected."],
  },
  costPerMeeting: {
    name: "Cost per meeting",
    definition:
      "Cost of sales and marketing, by the day of the cost, per meeting or demo, by the day it was held.",
    formula: "sales and marketing cost ÷ meetings and demos held",
    synonyms: ["cost per demo", "cost per appointment"],
    caveats: ["Meetings that were planned and not held do not count."],
  },
  costPerOpportunity: {
    name: "Cost per opportunity",
    definition: "Cost of sales and marketing, by the day of the cost, per deal created, by creation date.",
    formula: "sales and marketing cost ÷ deals created",
    synonyms: ["CPO", "cost per deal created"],
    caveats: ["Deals of every status count."],
  },
  marketingEfficiencyRatio: {
    name: "Marketing efficiency ratio",
    definition: "Revenue collected, whatever brought it, against campaign spend, by the day of the spend.",
    formula: "revenue collected ÷ campaign spend",
    synonyms: ["MER", "blended ROAS"],
    caveats: ["It needs no attribution: sales without any campaign are in it."],
  },
  acquisitionPayback: {
    name: "Acquisition cost payback",
    definition:
      "Months until the gross margin of a new subscriber has paid back the cost of acquisition, at a gross margin of `margin`, such as 0.8.",
    formula: "customer acquisition cost ÷ (average sale price × gross margin)",
    synonyms: ["CAC payback", "months to recover CAC", "payback period"],
    caveats: ["The price is that of new subscribers, a month.", "It leaves churn out."],
  },
  lifetimeValueToAcquisitionCost: {
    name: "Lifetime value to acquisition cost",
    definition:
      "How many times the lifetime value of a subscriber covers the cost of acquisition, of the same period, at a gross margin of `margin`.",
    formula: "subscriber lifetime value ÷ customer acquisition cost",
    synonyms: ["LTV:CAC", "LTV to CAC ratio", "CLV to CAC"],
    caveats: ["Ask it of a month.", "Without churn, or without a new customer, it has no value."],
  },
  magicNumber: {
    name: "Magic number",
    definition:
      "Yearly amount of the growth of recognised revenue over the quarter before, per unit of sales and marketing cost of that quarter.",
    formula:
      "4 × (revenue recognised − that of the quarter before) ÷ sales and marketing cost of the quarter before",
    synonyms: ["SaaS magic number"],
    caveats: ["Ask it of a quarter that is over.", "It is below zero where revenue fell."],
  },
  netSalesEfficiency: {
    name: "Net sales efficiency",
    definition:
      "Annual recurring revenue gained in a period, losses taken off, per unit of sales and marketing cost of the period before.",
    formula: "12 × net new MRR ÷ sales and marketing cost of the period before",
    synonyms: ["net new ARR per S&M spend"],
    caveats: ["Ask it of a quarter."],
  },
  grossSalesEfficiency: {
    name: "Gross sales efficiency",
    definition:
      "Annual recurring revenue gained in a period, before losses, per unit of sales and marketing cost of the period before.",
    formula: "12 × (new MRR + expansion MRR) ÷ sales and marketing cost of the period before",
    synonyms: ["gross new ARR per S&M spend"],
    caveats: ["Ask it of a quarter.", "Reactivation does not count."],
  },
  burnMultiple: {
    name: "Burn multiple",
    definition:
      "How much cash is burnt for each unit of net new annual recurring revenue, of the same period.",
    formula: "net burn ÷ (12 × net new MRR)",
    synonyms: ["cash burn multiple"],
    caveats: ["No value where recurring revenue did not grow.", "Below zero, nothing was burnt."],
  },
  ruleOf40: {
    name: "Rule of 40",
    definition:
      "Growth of revenue collected over a year before, and the operating margin of the same days, added up: 0.4 is 40 points.",
    formula: "growth of revenue collected over a year before + operating margin",
    synonyms: ["40% rule", "growth plus margin"],
    caveats: [
      "Ask it of twelve months that are over.",
      "The margin is the operating one; others add that of EBITDA or of free cash flow.",
    ],
  },
} satisfies Record<string, MetricText>;
