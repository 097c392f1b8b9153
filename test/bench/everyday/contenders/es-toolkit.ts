import { groupBy, mapValues, meanBy, sumBy } from "es-toolkit";
import type { EverydayContender } from "../contender.js";
import type { EverydayDeal, EverydayDeals } from "../deals.js";
import { cycleDays, eightOf, monthOf, quotient, trendOf } from "../months.js";
import { type EightRow, type MainRow, type OneRow, sourceOf, type Totals } from "../questions.js";

export const esToolkit: EverydayContender = {
  name: "es-toolkit",
  packageName: "es-toolkit",
  load: ({ year, twoYears }) => ({
    one: () => [one(year)],
    eight: () => [eight(year)],
    main: () => main(year),
    trend: () => trendOf(new Map(Object.entries(byMonth(twoYears.filter(isClosed))))),
    refiltered: (asking) => {
      const source = sourceOf(asking);
      return [{ source, ...eight(year.filter((deal) => deal.source === source)) }];
    },
  }),
};

function one(deals: EverydayDeals): OneRow {
  const closed = deals.filter(isClosed);
  return { winRate: quotient(closed.filter(isWon).length, closed.length) };
}

function eight(deals: EverydayDeals): EightRow {
  const won = deals.filter(isWon);
  const lost = deals.filter((deal) => deal.status === "lost");
  return eightOf(
    won.length,
    lost.length,
    sumBy(won, (deal) => deal.amount),
    sumBy(won, cycleDays),
  );
}

function main(deals: EverydayDeals): MainRow[] {
  const byRep = groupBy(deals.filter(isClosed), (deal) => deal.ownerId);
  return Object.entries(byRep).flatMap(([rep, ofRep]) =>
    Object.entries(byMonth(ofRep)).map(([month, totals]) => ({ rep, month, ...totals })),
  );
}

function byMonth(closed: EverydayDeals): Record<string, Totals> {
  return mapValues(groupBy(closed, monthOf), (deals) => {
    const won = deals.filter(isWon);
    return {
      closed: deals.length,
      won: won.length,
      bookings: sumBy(won, (deal) => deal.amount),
      cycle: won.length === 0 ? null : meanBy(won, cycleDays),
    };
  });
}

function isClosed(deal: EverydayDeal): boolean {
  return deal.closedAt !== null;
}

function isWon(deal: EverydayDeal): boolean {
  return deal.status === "won";
}
