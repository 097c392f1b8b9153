import { type ColumnTable, from, op } from "arquero";
import type { CalendarDate } from "salesmetrics";
import type { EverydayContender } from "../contender.js";
import type { EverydayDeal } from "../deals.js";
import { eightOf, quotient, trendOf } from "../months.js";
import { type EightRow, type MainRow, type OneRow, sourceOf, type Totals } from "../questions.js";

/** A row as the expressions see it, which arquero reads as text: nothing but `op` and their arguments is known there. */
interface Expressible extends Omit<EverydayDeal, "closedAt"> {
  readonly closedAt: CalendarDate;
}

/** What is added up in a table. */
interface Sums {
  readonly rep: string;
  readonly month: string;
  readonly closed: number;
  readonly won: number;
  readonly bookings: number;
  readonly days: number;
}

export const arquero: EverydayContender = {
  name: "arquero",
  packageName: "arquero",
  load: ({ year, twoYears }) => {
    const [table, longTable] = [from(year as EverydayDeal[]), from(twoYears as EverydayDeal[])];
    return {
      one: () => table.filter(isClosed).rollup({ winRate: winRateOf }).objects().map(oneRow),
      eight: () => [eight(table)],
      main: () => main(table),
      trend: () => trendOf(byMonth(longTable)),
      refiltered: (asking) => {
        const source = sourceOf(asking);
        const withSource = table.params({ source }) as ColumnTable;
        return [{ source, ...eight(withSource.filter(isOfSource)) }];
      },
    };
  },
};

const isClosed = (deal: Expressible) => deal.status !== "open";
const isOfSource = (deal: Expressible, $: { source: string }) => deal.source === $.source;
const winRateOf = (deal: Expressible) => op.mean(deal.status === "won" ? 1 : 0);
const repOf = (deal: Expressible) => deal.ownerId;
const monthOf = (deal: Expressible) => op.substring(deal.closedAt, 0, 7);
const sums = {
  closed: op.count(),
  won: (deal: Expressible) => op.sum(deal.status === "won" ? 1 : 0),
  bookings: (deal: Expressible) => op.sum(deal.status === "won" ? deal.amount : 0),
  days: (deal: Expressible) =>
    op.sum(
      deal.status === "won"
        ? (+op.parse_date(deal.closedAt) - +op.parse_date(deal.createdAt)) / 86_400_000
        : 0,
    ),
};

/** A mean of nothing is undefined in arquero. */
function oneRow(row: object): OneRow {
  return { winRate: (row as OneRow).winRate ?? null };
}

function eight(table: ColumnTable): EightRow {
  const [sumsOfAll] = table.filter(isClosed).rollup(sums).objects() as [Sums];
  // A sum of nothing is undefined in arquero.
  const { closed, won = 0, bookings = 0, days = 0 }: Partial<Sums> & Pick<Sums, "closed"> = sumsOfAll;
  return eightOf(won, closed - won, bookings, days);
}

function main(table: ColumnTable): MainRow[] {
  const groups = table.filter(isClosed).groupby({ rep: repOf, month: monthOf }).rollup(sums).objects();
  return (groups as Sums[]).map((group) => ({ rep: group.rep, month: group.month, ...totalsOf(group) }));
}

function byMonth(table: ColumnTable): Map<string, Totals> {
  const groups = table.filter(isClosed).groupby({ month: monthOf }).rollup(sums).objects();
  return new Map((groups as Sums[]).map((group) => [group.month, totalsOf(group)]));
}

function totalsOf({ closed, won, bookings, days }: Sums): Totals {
  return { closed, won, bookings, cycle: quotient(days, won) };
}
