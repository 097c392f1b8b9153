import {
  formatCount,
  formatExactAmount,
  formatPercent,
  formatValue,
  missing,
} from "../scorecard/layout/format.js";
import { paintFor } from "../scorecard/layout/paint.js";
import { type Column, table } from "../scorecard/layout/table.js";
import type { DealFile } from "./deals.js";
import type { DealReport } from "./question.js";

const columns: readonly Column[] = [
  { title: "rep", align: "left" },
  { title: "month", align: "left" },
  ...["won", "win rate", "bookings", "mean cycle", "median cycle"].map((title) => ({ title })),
];

/** The last quarter by rep and month, the total of all months, and what it took. */
export function page(report: DealReport, file: DealFile, seconds: number, memory: number): string {
  const last = report.rows.filter(({ period }) => period.start >= "2025-10-01");
  const cells = last.map((row) => [row.rep ?? "(nobody)", row.period.label, ...figures(row)]);
  const total = ["All", "2023 to 2025", ...figures(report.total)];
  const lines = [...table(columns, [...cells, total], paintFor(false)), "", ...taken(file, seconds, memory)];
  return `${lines.join("\n")}\n`;
}

type Figures = Pick<
  DealReport["total"],
  "wonDeals" | "winRate" | "bookings" | "salesCycle" | "medianSalesCycle"
>;

function figures({ wonDeals, winRate, bookings, salesCycle, medianSalesCycle }: Figures): string[] {
  return [
    formatCount(wonDeals ?? 0),
    winRate === null ? missing : formatPercent(winRate),
    bookings === null ? missing : formatExactAmount(bookings),
    formatValue(salesCycle, "days"),
    formatValue(medianSalesCycle, "days"),
  ];
}

function taken({ name, rows, bytes }: DealFile, seconds: number, memory: number): string[] {
  const peak = process.resourceUsage().maxRSS / 1024;
  return [
    `${formatCount(rows)} deals in ${name}, ${formatCount(bytes / 1_000_000)} MB`,
    `asked and reported in ${seconds.toFixed(1)} s`,
    `peak memory of this process ${formatCount(peak)} MB, in which DuckDB may take ${formatCount(memory)} MB`,
  ];
}
