import {
  activeSubscribers,
  churnedMrr,
  contractionMrr,
  count,
  evaluate,
  expansionMrr,
  grossRevenueRetention,
  isPresent,
  metric,
  month,
  mrr,
  mrrExchangeEffect,
  netRevenueRetention,
  newMrr,
  newSubscribers,
  overdueAmount,
  overdueInvoices,
  Payment,
  paymentRecoveryRateWithin,
  ratio,
  reactivationMrr,
  revenueBilled,
  salesAndMarketingCost,
  subscriberChurnRate,
} from "salesmetrics";
import type { Billing } from "../input/load.js";
import { policy } from "../input/recurring.js";
import { counted, formatValue } from "../layout/format.js";
import { remark, remarked, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import type { Question } from "../question.js";
import { comparison, inWords, type Measured, withheld } from "./comparison.js";
import { latestMonths } from "./trend.js";

const recoveryDays = 30;

/** Payments that failed at first, by the day they did. */
export const failedPayments = count(Payment, { where: isPresent(Payment.failedAt), at: Payment.failedAt });

/** Net revenue retention as a percentage. */
export const netRetention = metric("netRetention", () => netRevenueRetention, {
  unit: "proportion",
  direction: "up",
});

const ofSubscriptions: readonly Measured[] = [
  ["MRR at the end", mrr],
  ["Paying customers at the end", activeSubscribers],
  ["Gross revenue retention", grossRevenueRetention],
  ["Net revenue retention", netRetention],
  ["Customers lost", subscriberChurnRate],
  ["Churned MRR", churnedMrr],
];
const ofInvoices: readonly Measured[] = [
  ["Billed", revenueBilled],
  ["Overdue invoices at the end", overdueInvoices],
  ["Overdue amount at the end", overdueAmount],
];
const ofPayments: readonly Measured[] = [
  ["Failed payments", failedPayments],
  [`Recovered in ${recoveryDays} days`, paymentRecoveryRateWithin(recoveryDays)],
];
const ofCosts: readonly Measured[] = [
  ["Sales and marketing cost", salesAndMarketingCost],
  ["Cost per new customer", ratio(salesAndMarketingCost, newSubscribers, { direction: "down" })],
];

const monthly = {
  newMrr,
  reactivationMrr,
  expansionMrr,
  contractionMrr,
  churnedMrr,
  mrrExchangeEffect,
  mrr,
  activeSubscribers,
};

const columns = [
  { title: "month", align: "left" },
  { title: "new" },
  { title: "returned" },
  { title: "expansion" },
  { title: "contraction" },
  { title: "churned" },
  { title: "exchange" },
  { title: "MRR" },
  { title: "customers" },
] as const;

/** What subscriptions are worth a month, how that moved, and how it is paid. */
export function subscriptions(question: Question, billing: Billing): Section {
  const { invoices, payments, costs } = billing;
  const measured = [
    ...ofSubscriptions,
    ...(invoices === null ? [] : ofInvoices),
    ...(payments === null ? [] : ofPayments),
    ...(costs === null ? [] : ofCosts),
  ];
  const { rows, isCut } = months(question);
  return {
    title: "Subscriptions",
    about: `monthly recurring revenue (MRR) under the policy "${policy.name}"`,
    lines: (paint) => [
      ...comparison(measured, question, paint),
      ...remark("Retention and losses are of the customers and the MRR that the quarter began with.", paint),
      "",
      ...table(columns, rows, paint),
      ...remarked(
        [
          "MRR of the month before + new + returned + expansion − contraction − churned + exchange = MRR.",
          isCut ? "* A part of a month only." : "",
        ],
        paint,
      ),
      ...remarked(leftOutOf(billing), paint),
    ],
  };
}

/** The last months one by one, each with what changed in it. */
function months(question: Question): { readonly rows: Cell[][]; readonly isCut: boolean } {
  const { data, options, timeZone } = question;
  const query = { every: month({ timeZone }), during: latestMonths(question), ...options };
  const report = evaluate(monthly, data, query);
  const rows = report.rows.map((row): Cell[] => [
    `${row.period.label}${row.partial ? " *" : ""}`,
    ...(Object.keys(monthly) as (keyof typeof monthly)[]).map((name): Cell => {
      const { value, reason, unit } = report.explain(row, name);
      return value === null ? withheld(inWords[reason!]) : formatValue(value, unit);
    }),
  ]);
  return { rows, isCut: report.rows.some(({ partial }) => partial) };
}

/** The rows that are in no figure of subscriptions, and customers that are one. */
function leftOutOf({ leftOut, merged }: Billing): string[] {
  const rows = leftOut.map(({ what, why, count: rows }) => {
    return `${counted(rows, what, what === "status" ? "statuses" : `${what}s`)} (${why})`;
  });
  return [
    rows.length === 0 ? "" : `Left out, in whole or in part: ${rows.join(", ")}.`,
    merged === 0 ? "" : `${counted(merged, "customer")} merged into others: each counts as that one.`,
  ];
}
