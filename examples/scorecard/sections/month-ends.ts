import {
  bookings,
  count,
  Deal,
  eq,
  evaluate,
  type Exclusion,
  isPresent,
  month,
  or,
  stock,
  sum,
  trailing,
  winRate,
} from "salesmetrics";
import { counted, formatValue } from "../layout/format.js";
import { remark, remarked, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import type { Question } from "../question.js";
import { barOf, largestOf } from "./bars.js";
import { valueCell, withheld } from "./comparison.js";
import { latestMonths } from "./trend.js";

// A closed deal without a closing date was open until nobody knows when.
const isDated = or(eq(Deal.status, "open"), isPresent(Deal.closedAt));
const whileOpen = { from: Deal.createdAt, until: Deal.closedAt } as const;

const open = stock(count(Deal, { where: isDated }), whileOpen);
const pipeline = stock(sum(Deal.amount, { where: isDated }), whileOpen);

const windowMonths = 12;

const columns = [
  { title: "month", align: "left" },
  { title: "open" },
  { title: "pipeline" },
  { title: "", align: "left" },
  { title: `bookings, ${windowMonths} months` },
  { title: `win rate, ${windowMonths} months` },
] as const;

/** What was open at the end of each month, and what the twelve months up to it brought. */
export function monthEnds(question: Question): Section {
  const { data, options, firstDay, fullMonth, asOf, timeZone } = question;
  const months = month({ timeZone });
  const metrics = {
    open,
    pipeline,
    bookings: trailing(windowMonths, months, bookings),
    winRate: trailing(windowMonths, months, winRate),
  };
  // A closing date of an open deal is one that is hoped for.
  const deals = data.deals.map((deal) => (deal.status === "open" ? { ...deal, closedAt: null } : deal));
  const report = evaluate(metrics, { deals }, { every: months, during: latestMonths(question), ...options });
  const isCut = report.rows[0]!.period.offset(1 - windowMonths).start < firstDay;
  const largest = largestOf(report.rows.map((row) => row.pipeline));
  const rows = report.rows.map((row): Cell[] => {
    const isCovered = row.period.offset(1 - windowMonths).start >= firstDay;
    const isOver = row.period.start <= fullMonth.start;
    const overWindow = (name: "bookings" | "winRate"): Cell => {
      if (!isCovered) return withheld("no data");
      return isOver ? valueCell(report.explain(row, name)) : withheld("not over");
    };
    return [
      `${row.period.label}${isOver ? "" : " *"}`,
      formatValue(row.open, "count"),
      report.explain(row, "pipeline").n === 0 && (row.open ?? 0) > 0
        ? withheld("no amounts")
        : formatValue(row.pipeline, "money"),
      { text: barOf(row.pipeline, largest), tone: isOver ? "good" : "dim" },
      overWindow("bookings"),
      overWindow("winRate"),
    ];
  });
  const { excluded: undated } = report.explain(report.total, "open");
  const unvalued = report
    .explain(report.total, "pipeline")
    .excluded.filter(({ why }) => !undated.some((other) => other.why === why));
  const remarks = [
    fullMonth.start < question.month.start ? `* As of ${asOf}.` : "",
    undated.length > 0 ? `When these were open is not known: ${listed(undated)}.` : "",
    unvalued.length > 0 ? `Not in the pipeline: ${listed(unvalued)}.` : "",
    isCut ? `No data: the export begins on ${firstDay}.` : "",
  ];
  return {
    title: "At the end of each month",
    about: "what was open then, and what the months up to then brought",
    lines: (paint) =>
      data.deals.some(({ createdAt }) => createdAt !== null && createdAt !== undefined)
        ? [...table(columns, rows, paint), ...remarked(remarks, paint)]
        : remark("No deal has a creation date: what was open at any time is not known.", paint),
  };
}

function listed(exclusions: readonly Exclusion[]): string {
  return exclusions.map(({ why, count: rows }) => `${counted(rows, "deal")} (${why})`).join(", ");
}
