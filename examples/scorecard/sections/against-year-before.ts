import {
  bookings,
  change,
  evaluate,
  type Explanation,
  growth,
  type Metric,
  month,
  type Period,
  toDate,
  trailing,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { missing } from "../layout/format.js";
import { remarked, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import type { Entities, Question } from "../question.js";
import { changeCell, valueCell, withheld } from "./comparison.js";

/** Some months up to the end of one, or to `asOf`. */
interface Span {
  readonly label: string;
  readonly firstMonth: Period;
  readonly lastMonth: Period;
  /** A metric of the last month, over the whole span. */
  readonly over: <Value>(metric: Metric<Entities, Value>) => Metric<Entities, Value>;
}

const columns = [
  { title: "", align: "left" },
  { title: "bookings" },
  { title: "year before" },
  { title: "growth" },
  { title: "won" },
  { title: "year before" },
  { title: "growth" },
  { title: "win rate" },
  { title: "change" },
] as const;

/** Bookings, deals won and the win rate of several spans, each against the same one a year before. */
export function againstYearBefore(question: Question): Section {
  const { asOf, firstDay, fullMonth, month: current } = question;
  const spans = spansOf(question);
  const isOver = current.start === fullMonth.start;
  const isLacking = spans.some(({ firstMonth }) => firstMonth.offset(-12).start < firstDay);
  const remarks = [
    isOver ? "" : "What is not over is compared with as many days of the year before.",
    isLacking ? `No data: the export begins on ${firstDay}.` : "",
  ];
  return {
    title: "Against the year before",
    about: `up to ${fullMonth.label}, the latest full month${isOver ? "" : `, and so far at ${asOf}`}`,
    lines: (paint) => [
      ...table(
        columns,
        spans.map((span) => cellsOf(span, question)),
        paint,
      ),
      ...remarked(remarks, paint),
    ],
  };
}

function spansOf({ fullMonth, month: current, timeZone }: Question): Span[] {
  const [months, years] = [month({ timeZone }), year({ timeZone })];
  const thisYear = years.period(years.reader()(current.start));
  const january = months.period(months.reader()(thisYear.start));
  const itself: Span["over"] = (metric) => metric;
  const trailingMonths = (count: number): Span => ({
    label: `${count} months`,
    firstMonth: fullMonth.offset(1 - count),
    lastMonth: fullMonth,
    over: (metric) => trailing(count, months, metric),
  });
  return [
    { label: fullMonth.label, firstMonth: fullMonth, lastMonth: fullMonth, over: itself },
    trailingMonths(3),
    trailingMonths(12),
    ...(current.start === fullMonth.start
      ? []
      : [{ label: `${current.label} so far`, firstMonth: current, lastMonth: current, over: itself }]),
    {
      label: `${thisYear.label} so far`,
      firstMonth: january,
      lastMonth: current,
      over: (metric) => toDate(years, metric),
    },
  ];
}

function cellsOf({ label, firstMonth, lastMonth, over }: Span, question: Question): Cell[] {
  const { data, options, firstDay, timeZone } = question;
  if (firstMonth.start < firstDay) return [label, withheld("no data")];
  const yearBefore = { unit: year({ timeZone }), partial: "sameElapsed" } as const;
  const metrics = {
    bookings: over(bookings),
    bookingsGrowth: growth(over(bookings), yearBefore),
    wonDeals: over(wonDeals),
    wonGrowth: growth(over(wonDeals), yearBefore),
    winRate: over(winRate),
    winRateChange: change(over(winRate), yearBefore),
  };
  const report = evaluate(metrics, data, { during: lastMonth, ...options });
  const explained = (name: keyof typeof metrics): Explanation => report.explain(report.total, name);
  const hasBase = firstMonth.offset(-12).start >= firstDay;
  const pair = (name: keyof typeof metrics, changeName: keyof typeof metrics): Cell[] => {
    const [now, changed] = [explained(name), explained(changeName)];
    if (!hasBase) return [valueCell(now), withheld("no data"), missing];
    const { denominator: value, reason } = changed;
    return [
      valueCell(now),
      valueCell({ ...now, value, reason: reason ?? "empty" }),
      changeCell(changed, now),
    ];
  };
  const [rate, , points] = pair("winRate", "winRateChange");
  return [
    label,
    ...pair("bookings", "bookingsGrowth"),
    ...pair("wonDeals", "wonGrowth"),
    rate!,
    hasBase ? points! : withheld("no data"),
  ];
}
