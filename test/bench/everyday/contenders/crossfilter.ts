import crossfilter, { type Crossfilter, type Dimension } from "crossfilter2";
import type { EverydayContender } from "../contender.js";
import type { EverydayDeal } from "../deals.js";
import { cycleDays, eightOf, monthOf, quotient, trendOf } from "../months.js";
import { type EightRow, type MainRow, type OneRow, sourceOf, type Totals } from "../questions.js";

/**
 * Indexes are made while loading. A question makes its group anew, for a kept group would only show what it knows; what
 * is filtered again keeps its group, for that is what crossfilter is made for.
 */
export const crossfilter2: EverydayContender = {
  name: "crossfilter2",
  packageName: "crossfilter2",
  load: ({ year, twoYears }) => {
    const [deals, longDeals] = [crossfilter(year as EverydayDeal[]), crossfilter(twoYears as EverydayDeal[])];
    const repMonths = deals.dimension((deal) => `${deal.ownerId} ${monthOrOpen(deal)}`);
    const months = longDeals.dimension(monthOrOpen);
    const filtered = crossfilter(year as EverydayDeal[]);
    const sources = filtered.dimension((deal) => deal.source);
    const ofSource = filtered.groupAll<Sums>().reduce(add, remove, noSums);
    return {
      one: () => [one(sumsOf(deals))],
      eight: () => [eight(sumsOf(deals))],
      main: () => sumsBy(repMonths).map(([key, sums]) => mainRow(key, sums)),
      trend: () => trendOf(new Map(sumsBy(months).map(([month, sums]) => [month, totalsOf(sums)]))),
      refiltered: (asking) => {
        const source = sourceOf(asking);
        sources.filterExact(source);
        return [{ source, ...eight(ofSource.value()) }];
      },
    };
  },
};

interface Sums {
  won: number;
  lost: number;
  amount: number;
  cycle: number;
}

function noSums(): Sums {
  return { won: 0, lost: 0, amount: 0, cycle: 0 };
}

function add(sums: Sums, deal: EverydayDeal): Sums {
  return step(sums, deal, 1);
}

function remove(sums: Sums, deal: EverydayDeal): Sums {
  return step(sums, deal, -1);
}

function step(sums: Sums, deal: EverydayDeal, sign: 1 | -1): Sums {
  if (deal.status === "lost") sums.lost += sign;
  if (deal.status !== "won") return sums;
  sums.won += sign;
  sums.amount += sign * deal.amount;
  sums.cycle += sign * cycleDays(deal);
  return sums;
}

/** Rows that are equal here are one group; a deal that is open has no month. */
function monthOrOpen(deal: EverydayDeal): string {
  return deal.closedAt === null ? "open" : monthOf(deal);
}

function sumsOf(deals: Crossfilter<EverydayDeal>): Sums {
  const group = deals.groupAll<Sums>().reduce(add, remove, noSums);
  const sums = group.value();
  group.dispose();
  return sums;
}

function sumsBy(dimension: Dimension<EverydayDeal, string>): (readonly [string, Sums])[] {
  const group = dimension.group<string, Sums>().reduce(add, remove, noSums);
  const sums = group.all().flatMap(({ key, value }) => (key.endsWith("open") ? [] : [[key, value] as const]));
  group.dispose();
  return sums;
}

function one({ won, lost }: Sums): OneRow {
  return { winRate: quotient(won, won + lost) };
}

function eight({ won, lost, amount, cycle }: Sums): EightRow {
  return eightOf(won, lost, amount, cycle);
}

function mainRow(key: string, sums: Sums): MainRow {
  const [rep = "", month = ""] = key.split(" ");
  return { rep, month, ...totalsOf(sums) };
}

function totalsOf({ won, lost, amount, cycle }: Sums): Totals {
  return { closed: won + lost, won, bookings: amount, cycle: quotient(cycle, won) };
}
