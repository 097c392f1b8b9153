import crossfilter, { type Crossfilter, type Dimension } from "crossfilter2";
import type { Answers, Contender, LeftOut } from "../contender.js";
import type { BenchDeal } from "../data/rows.js";
import { meanDays } from "../data/durations.js";
import { firstMonth, monthOf } from "../data/months.js";
import type { FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

const noMedian: LeftOut = {
  leftOut: "its reductions have to take rows out again: no median, no distinct count",
};

/** Indexes are made while loading. Each question makes its group anew: a kept group would only show what it knows. */
export const crossfilter2: Contender = {
  name: "crossfilter2",
  packageName: "crossfilter2",
  fromRows: (rows): Answers => {
    const deals = crossfilter(rows as BenchDeal[]);
    const reps = deals.dimension((deal) => deal.ownerId);
    const repMonths = deals.dimension(repMonthOf);
    const sources = deals.dimension((deal) => deal.source);
    return {
      main: () => main(repMonths),
      one: () => one(deals),
      scorecard: () => scorecard(reps),
      distinct: noMedian,
      filter: () => filter(sources, reps),
    };
  },
};

type Texts = Dimension<BenchDeal, string>;

/** Rows that are equal here are one group; a deal that is open has no month. */
function repMonthOf({ ownerId, closedAt }: BenchDeal): string {
  return `${ownerId} ${closedAt === null ? "open" : monthOf(closedAt)}`;
}

class Totals {
  created = 0;
  won = 0;
  lost = 0;
  amount = 0;
  wonAmount = 0;
  lostAmount = 0;
  wonCycle = 0;
  lostCycle = 0;
}

function add(totals: Totals, deal: BenchDeal): Totals {
  return step(totals, deal, 1);
}

function remove(totals: Totals, deal: BenchDeal): Totals {
  return step(totals, deal, -1);
}

function step(totals: Totals, { status, amount, createdAt, closedAt }: BenchDeal, sign: 1 | -1): Totals {
  totals.created += sign;
  totals.amount += sign * amount;
  if (closedAt === null) return totals;
  const cycle = sign * (closedAt.getTime() - createdAt.getTime());
  if (status === "won") {
    totals.won += sign;
    totals.wonAmount += sign * amount;
    totals.wonCycle += cycle;
  } else {
    totals.lost += sign;
    totals.lostAmount += sign * amount;
    totals.lostCycle += cycle;
  }
  return totals;
}

function totalsBy(dimension: Texts): (Totals & { readonly key: string })[] {
  const group = dimension.group<string, Totals>().reduce(add, remove, () => new Totals());
  const totals = group.all().map(({ key, value }) => ({ key, ...value }));
  group.dispose();
  return totals;
}

function main(repMonths: Texts): MainRow[] {
  return totalsBy(repMonths)
    .filter(({ key }) => !key.endsWith("open"))
    .map(({ key, won, lost, wonAmount, wonCycle }) => {
      const [rep = "", month] = key.split(" ");
      const cycle = meanDays(wonCycle, won);
      return { rep, month: Number(month ?? firstMonth), closed: won + lost, won, bookings: wonAmount, cycle };
    });
}

function one(deals: Crossfilter<BenchDeal>): OneRow[] {
  const group = deals.groupAll<Totals>().reduce(add, remove, () => new Totals());
  const { won, lost } = group.value();
  group.dispose();
  return [{ winRate: won / (won + lost) }];
}

function scorecard(reps: Texts): ScorecardRow[] {
  return totalsBy(reps).map((totals) => ({
    rep: totals.key,
    dealsCreated: totals.created,
    wonDeals: totals.won,
    lostDeals: totals.lost,
    closedDeals: totals.won + totals.lost,
    winRate: totals.won / (totals.won + totals.lost),
    lossRate: totals.lost / (totals.won + totals.lost),
    bookings: totals.wonAmount,
    averageDealSize: totals.wonAmount / totals.won,
    valueWeightedWinRate: totals.wonAmount / (totals.wonAmount + totals.lostAmount),
    salesCycle: meanDays(totals.wonCycle, totals.won),
    timeToLoss: meanDays(totals.lostCycle, totals.lost),
    pipelineCreated: totals.amount,
  }));
}

function filter(sources: Texts, reps: Texts): FilterRow[] {
  sources.filterExact("partner");
  const totals = totalsBy(reps);
  sources.filterAll();
  return totals.map(({ key, won, lost, wonAmount }) => ({
    rep: key,
    bookings: wonAmount,
    winRate: won / (won + lost),
  }));
}
