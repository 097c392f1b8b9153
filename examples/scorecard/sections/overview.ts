import {
  averageDealSize,
  bookings,
  count,
  Deal,
  evaluate,
  isMoney,
  lostDeals,
  medianDealAge,
  medianDealSize,
  medianSalesCycle,
  openDeals,
  openPipeline,
  salesCycle,
  salesCycle90th,
  salesVelocity,
  survivalMedianTimeToClose,
  weightedPipeline,
  winRate,
  wonDeals,
} from "salesmetrics";
import {
  counted,
  formatCount,
  formatExactAmount,
  formatPercent,
  formatValue,
  missing,
} from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { table } from "../layout/table.js";
import type { Question } from "../question.js";

const metrics = {
  deals: count(Deal),
  wonDeals,
  lostDeals,
  openDeals,
  winRate,
  bookings,
  averageDealSize,
  medianDealSize,
  salesCycle,
  medianSalesCycle,
  salesCycle90th,
  survivalMedianTimeToClose,
  openPipeline,
  weightedPipeline,
  medianDealAge,
  salesVelocity,
};

/** Everything in the export together, exact. */
export function overview({ data, options, everything, firstDay, asOf }: Question): Section {
  const report = evaluate(metrics, data, { during: everything, ...options });
  const { total } = report;
  const show = (name: keyof typeof metrics): string => {
    const { value, unit, n, excluded } = report.explain(total, name);
    // Nothing was added because nothing had an amount: that is not known to be zero.
    if (isMoney(value) && n === 0 && excluded.length > 0) return "no amounts";
    return formatValue(value, unit);
  };
  const { interval } = report.explain(total, "winRate");
  const { n, ended, open } = report.explain(total, "survivalMedianTimeToClose");
  const between =
    interval === null ? missing : `${formatPercent(interval.low)} to ${formatPercent(interval.high)}`;
  const exactBookings = total.bookings === null ? missing : formatExactAmount(total.bookings);
  const rows = [
    ["Deals", show("deals"), "Bookings", exactBookings],
    ["Won", show("wonDeals"), "Average deal won", show("averageDealSize")],
    ["Lost", show("lostDeals"), "Median deal won", show("medianDealSize")],
    ["Open", show("openDeals"), "Open pipeline", show("openPipeline")],
    ["Win rate", show("winRate"), "Weighted pipeline", show("weightedPipeline")],
    ["  95% sure to be", between, "Sales velocity", show("salesVelocity")],
    ["Mean sales cycle", show("salesCycle"), "Nine in ten won within", show("salesCycle90th")],
    ["Median sales cycle", show("medianSalesCycle"), "Median age of open deals", show("medianDealAge")],
    ["Half closed within", show("survivalMedianTimeToClose"), "", ""],
  ].map(([left = "", leftValue = "", right = "", rightValue = ""]) => [
    left,
    leftValue,
    "",
    right,
    rightValue,
  ]);
  const columns = [
    { title: "", align: "left" },
    { title: "" },
    { title: "" },
    { title: "", align: "left" },
    { title: "" },
  ] as const;
  return {
    title: "The whole export",
    about: `${firstDay} to ${asOf}`,
    lines: (paint) => [
      ...table(columns, rows, paint),
      ...(n === null || n === 0
        ? []
        : remark(
            `Sales cycles are of deals won. Half closed within is estimated (Kaplan-Meier) from ${counted(ended ?? 0, "deal")} closed, won or lost, and ${formatCount(open ?? 0)} still open.`,
            paint,
          )),
    ],
  };
}
