import { and, count, Deal, evaluate, isNull, lostDeals, ne, openDeals, wonDeals } from "salesmetrics";
import { bar, formatCount, formatPercent } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";

const columns = [
  { title: "", align: "left" },
  { title: "deals" },
  { title: "of all" },
  { title: "", align: "left" },
] as const;

const all = count(Deal);
const undated = count(Deal, { where: and(ne(Deal.status, "open"), isNull(Deal.closedAt)) });

/** Where there are no stage visits: where the deals stand, from the deals themselves. */
export function standing({ data, options, everything }: Question): Section {
  const { total } = evaluate({ all, openDeals, wonDeals, lostDeals, undated }, data, {
    during: everything,
    ...options,
  });
  const stages = evaluate({ openDeals }, data, { by: { stage: Deal.stage }, during: everything, ...options })
    .rows.filter((row) => (row.openDeals ?? 0) > 0 && row.stage !== null)
    .sort((left, right) => (right.openDeals ?? 0) - (left.openDeals ?? 0));
  const line = (label: string, deals: number | null): Cell[] => {
    const part = (deals ?? 0) / (total.all ?? 1);
    return [label, formatCount(deals ?? 0), formatPercent(part), { text: bar(part, 40), tone: "good" }];
  };
  const rows = [
    line("All deals", total.all),
    line("Open", total.openDeals),
    ...stages.map((row) => line(`  ${printable(row.stage ?? "")}`, row.openDeals)),
    line("Won", total.wonDeals),
    line("Lost", total.lostDeals),
    ...((total.undated ?? 0) > 0 ? [line("Closed on no known day", total.undated)] : []),
  ];
  return {
    title: "Funnel",
    about: "where all deals stand, open ones by stage",
    lines: (paint) => [
      ...table(columns, rows, paint),
      ...remark(
        "There are no stage visits, so that this counts each deal once, where it stands now. How many deals passed through each stage takes --visits FILE --stages a,b,c.",
        paint,
      ),
    ],
  };
}
