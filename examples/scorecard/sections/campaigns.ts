import {
  attributedRevenue,
  Campaign,
  campaignLeads,
  campaignSpend,
  clicks,
  clickThroughRate,
  costPerClick,
  costPerLead,
  dimension,
  evaluate,
  isPresent,
  Lead,
  leadConversions,
  type Quantity,
  ratio,
  returnOnAdSpend,
  returnOnInvestment,
  where,
} from "salesmetrics";
import { formatExactAmount, formatPercent, formatValue, missing } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";
import { comparison, type Measured } from "./comparison.js";

const customers = where(leadConversions, isPresent(Lead.campaignId));
const costPerCustomer = ratio(campaignSpend, customers, { direction: "down" });

const spendOnly = {
  campaignSpend,
  clicks,
  clickThroughRate,
  costPerClick,
  returnOnAdSpend,
  returnOnInvestment,
};
const withLeads = { campaignLeads, costPerLead, customers, costPerCustomer };

const measured: readonly Measured[] = [
  ["Spend", campaignSpend],
  ["Attributed revenue", attributedRevenue],
  ["Clicks", clicks],
  ["Click-through rate", clickThroughRate],
  ["Return on ad spend", returnOnAdSpend],
  ["Return on investment", returnOnInvestment],
];
const measuredWithLeads: readonly Measured[] = [
  ["Leads of campaigns", campaignLeads],
  ["Cost per lead", costPerLead],
  ["Cost per customer", costPerCustomer],
];

const columns = [
  { title: "campaign", align: "left" },
  { title: "spend" },
  { title: "clicks" },
  { title: "CTR" },
  { title: "CPC" },
  { title: "ROAS" },
  { title: "ROI" },
] as const;
const leadColumns = [
  { title: "leads" },
  { title: "CPL" },
  { title: "customers" },
  { title: "per customer" },
] as const;

type Values = { readonly [Name in keyof typeof spendOnly]: Quantity | null };
type LeadValues = { readonly [Name in keyof typeof withLeads]: Quantity | null };

/** What campaigns cost and brought. */
export function campaigns(question: Question, hasLeads: boolean): Section {
  const { data, options, quarter } = question;
  const query = { during: quarter, ...options };
  const lines: [string, Cell[]][] = [];
  if (hasLeads) {
    const campaign = dimension({ campaigns: Campaign.id, leads: Lead.campaignId });
    const { rows, total } = evaluate({ ...spendOnly, ...withLeads }, data, { by: { campaign }, ...query });
    for (const row of rows) {
      if (row.campaign !== null) lines.push([row.campaign, [...spendCells(row), ...leadCells(row)]]);
    }
    lines.push(["All", [...spendCells(total), ...leadCells(total)]]);
  } else {
    const { rows, total } = evaluate(spendOnly, data, { by: { campaign: Campaign.id }, ...query });
    for (const row of rows) lines.push([row.campaign ?? missing, spendCells(row)]);
    lines.push(["All", spendCells(total)]);
  }
  return {
    title: "Campaigns",
    about: `${quarter.label}, spend by day${hasLeads ? ", leads by creation, customers by conversion" : ""}`,
    lines: (paint) => [
      ...comparison([...measured, ...(hasLeads ? measuredWithLeads : [])], question, paint),
      "",
      ...table(
        [...columns, ...(hasLeads ? leadColumns : [])],
        lines.map(([name, cells]) => [printable(name), ...cells]),
        paint,
      ),
      ...remark(
        "ROAS is attributed revenue ÷ spend; ROI is (gross profit − spend) ÷ spend. The last line is computed over all rows, and is no sum or mean of those above.",
        paint,
      ),
    ],
  };
}

function spendCells(row: Values): Cell[] {
  return [
    formatValue(row.campaignSpend, "money"),
    formatValue(row.clicks, "count"),
    formatValue(row.clickThroughRate, "proportion"),
    exact(row.costPerClick),
    formatValue(row.returnOnAdSpend, "ratio"),
    typeof row.returnOnInvestment === "number" ? formatPercent(row.returnOnInvestment) : missing,
  ];
}

function leadCells(row: LeadValues): Cell[] {
  return [
    formatValue(row.campaignLeads, "count"),
    exact(row.costPerLead),
    formatValue(row.customers, "count"),
    formatValue(row.costPerCustomer, "money"),
  ];
}

/** Small amounts, to the cent. */
function exact(value: Quantity | null): string {
  return value === null || typeof value === "number" ? missing : formatExactAmount(value);
}
