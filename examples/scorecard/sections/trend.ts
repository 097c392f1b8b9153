import {
  bookings,
  dealsCreated,
  evaluate,
  growth,
  lostDeals,
  medianSalesCycle,
  month,
  type Period,
  through,
  winRate,
  wonDeals,
} from "salesmetrics";
import { formatChange, formatValue } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import type { Question } from "../question.js";
import { barOf, largestOf } from "./bars.js";
import { inWords } from "./comparison.js";

const metrics = {
  dealsCreated,
  wonDeals,
  lostDeals,
  winRate,
  bookings,
  growth: growth(bookings),
  medianSalesCycle,
};
const mostMonths = 13;

const columns = [
  { title: "month", align: "left" },
  { title: "created" },
  { title: "won" },
  { title: "lost" },
  { title: "win rate" },
  { title: "median cycle" },
  { title: "bookings" },
  { title: "growth" },
  { title: "", align: "left" },
] as const;

/** The last months one by one. */
export function trend(question: Question): Section {
  const { data, options, timeZone } = question;
  const during = latestMonths(question);
  const report = evaluate(metrics, data, { every: month({ timeZone }), during, ...options });
  const largest = largestOf(report.rows.map((row) => row.bookings));
  const rows = report.rows.map((row, index): Cell[] => {
    const change = report.explain(row, "growth");
    // A month that the start of the export cuts is no base to grow from.
    const hasBase = report.rows[index - 1]?.partial !== true;
    const cells: Cell[] = [
      `${row.period.label}${row.partial ? " *" : ""}`,
      formatValue(row.dealsCreated, "count"),
      formatValue(row.wonDeals, "count"),
      formatValue(row.lostDeals, "count"),
      formatValue(row.winRate, "proportion"),
      formatValue(row.medianSalesCycle, "days"),
      formatValue(row.bookings, "money"),
    ];
    if (change.value === null) cells.push({ text: inWords[change.reason!], tone: "dim" });
    else if (!hasBase) cells.push({ text: inWords["no-base"], tone: "dim" });
    else cells.push({ text: formatChange(change.value), tone: change.value < 0 ? "bad" : "good" });
    cells.push({ text: barOf(row.bookings, largest), tone: row.partial ? "dim" : "good" });
    return cells;
  });
  const isCut = report.rows.some(({ partial }) => partial);
  return {
    title: "By month",
    about: "deals created by creation date, the rest by closing date",
    lines: (paint) => [
      ...table(columns, rows, paint),
      ...(isCut ? remark("* A part of a month only: its growth is not given.", paint) : []),
    ],
  };
}

/** The months up to `asOf` that the scorecard lists one by one, cut where the export begins. */
export function latestMonths({ month: current, firstDay, asOf, timeZone }: Question): Period {
  const { start } = current.offset(1 - mostMonths);
  const isWithin = start <= firstDay && firstDay <= asOf;
  return through(isWithin ? firstDay : start, asOf, { timeZone });
}
