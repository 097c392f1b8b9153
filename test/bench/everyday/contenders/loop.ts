import type { EverydayContender } from "../contender.js";
import type { EverydayDeals } from "../deals.js";
import { cycleDays, eightOf, monthOf, quotient, trendOf } from "../months.js";
import { type EightRow, type MainRow, type OneRow, sourceOf, type Totals } from "../questions.js";

/** What an engineer would write who wants one pass. */
export const loop: EverydayContender = {
  name: "hand-written loop",
  load: ({ year, twoYears }) => ({
    one: () => [one(year)],
    eight: () => [eight(year, null)],
    main: () => main(year),
    trend: () => trendOf(byMonth(twoYears)),
    refiltered: (asking) => [{ source: sourceOf(asking), ...eight(year, sourceOf(asking)) }],
  }),
};

function one(deals: EverydayDeals): OneRow {
  let [won, closed] = [0, 0];
  for (const { status } of deals) {
    if (status === "won") won += 1;
    if (status !== "open") closed += 1;
  }
  return { winRate: quotient(won, closed) };
}

function eight(deals: EverydayDeals, source: string | null): EightRow {
  let [won, lost, amount, cycle] = [0, 0, 0, 0];
  for (const deal of deals) {
    if (source !== null && deal.source !== source) continue;
    if (deal.status === "lost") lost += 1;
    if (deal.status !== "won") continue;
    won += 1;
    amount += deal.amount;
    cycle += cycleDays(deal);
  }
  return eightOf(won, lost, amount, cycle);
}

interface Cell {
  closed: number;
  won: number;
  bookings: number;
  cycle: number;
}

function main(deals: EverydayDeals): MainRow[] {
  const cells = new Map<string, Map<string, Cell>>();
  for (const deal of deals) {
    if (deal.closedAt === null) continue;
    let ofRep = cells.get(deal.ownerId);
    if (ofRep === undefined) cells.set(deal.ownerId, (ofRep = new Map<string, Cell>()));
    add(ofRep, deal);
  }
  return Array.from(cells).flatMap(([rep, ofRep]) =>
    Array.from(ofRep, ([month, cell]) => ({ rep, month, ...totalsOf(cell) })),
  );
}

function byMonth(deals: EverydayDeals): Map<string, Totals> {
  const cells = new Map<string, Cell>();
  for (const deal of deals) if (deal.closedAt !== null) add(cells, deal);
  return new Map(Array.from(cells, ([month, cell]) => [month, totalsOf(cell)]));
}

function add(cells: Map<string, Cell>, deal: EverydayDeals[number]): void {
  const month = monthOf(deal);
  let cell = cells.get(month);
  if (cell === undefined) cells.set(month, (cell = { closed: 0, won: 0, bookings: 0, cycle: 0 }));
  cell.closed += 1;
  if (deal.status !== "won") return;
  cell.won += 1;
  cell.bookings += deal.amount;
  cell.cycle += cycleDays(deal);
}

function totalsOf({ closed, won, bookings, cycle }: Cell): Totals {
  return { closed, won, bookings, cycle: quotient(cycle, won) };
}
