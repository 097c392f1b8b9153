import {
  averageDealSize,
  bookings,
  Deal,
  evaluate,
  lostDeals,
  medianSalesCycle,
  type Period,
  share,
  winRate,
  wonDeals,
} from "salesmetrics";
import { counted, formatPercent, formatValue, missing } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";

const metrics = {
  wonDeals,
  lostDeals,
  winRate,
  bookings,
  share: share(bookings),
  averageDealSize,
  medianSalesCycle,
};

const columns = [
  { title: "", align: "right" },
  { title: "rep", align: "left" },
  { title: "bookings" },
  { title: "share" },
  { title: "won" },
  { title: "lost" },
  { title: "win rate" },
  { title: "95% interval" },
  { title: "average" },
  { title: "median cycle" },
] as const;

/** The reps with the most bookings in a period, or in the whole export. */
export function leaderboard(question: Question, period: Period | null, most: number): Section {
  const { data, options, everything } = question;
  const during = period ?? everything;
  const by = question.currency === null ? "wonDeals" : "bookings";
  const report = evaluate(metrics, data, {
    by: { rep: Deal.ownerId },
    top: { rep: { n: most, by } },
    during,
    ...options,
  });
  const ranked = report.rows.filter(({ wonDeals: won, lostDeals: lost }) => (won ?? 0) + (lost ?? 0) > 0);
  const rows = ranked.map((row, index): Cell[] => {
    const { interval } = report.explain(row, "winRate");
    return [
      row.merged === undefined && row.rep !== null ? String(index + 1) : "",
      nameOf(row),
      formatValue(row.bookings, "money"),
      formatValue(row.share, "proportion"),
      formatValue(row.wonDeals, "count"),
      formatValue(row.lostDeals, "count"),
      formatValue(row.winRate, "proportion"),
      interval === null ? missing : `${formatPercent(interval.low)}–${formatPercent(interval.high)}`,
      formatValue(row.averageDealSize, "money"),
      formatValue(row.medianSalesCycle, "days"),
    ];
  });
  return {
    title: "Leaderboard",
    about: `${period === null ? "the whole export" : period.label}, by ${by === "bookings" ? "bookings" : "deals won"}`,
    lines: (paint) =>
      rows.length === 0 ? remark("No deal was closed.", paint) : table(columns, rows, paint),
  };
}

function nameOf({ rep, merged }: { readonly rep: string | null; readonly merged?: number }): Cell {
  if (merged !== undefined) return { text: counted(merged, "other"), tone: "dim" };
  return rep === null ? { text: "(nobody)", tone: "dim" } : printable(rep);
}
