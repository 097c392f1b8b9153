import type { Coded, DealColumns } from "./data/columns.js";
import { millisecondsPerDay } from "./data/durations.js";
import { firstMonth, monthOf } from "./data/months.js";
import type {
  DistinctRow,
  FilterRow,
  MainRow,
  OneRow,
  QuestionName,
  RowOf,
  ScorecardRow,
} from "./questions.js";

/** The answers by the slow way, with every sum as a BigInt: money is exact text. */
export const oracle: { readonly [Name in QuestionName]: (columns: DealColumns) => readonly RowOf[Name][] } = {
  main: (columns) => groupsOf(columns, isClosed, repAndMonth).map(([, facts]) => mainRow(facts)),
  one: (columns) => groupsOf(columns, isClosed, () => "").map(([, facts]) => oneRow(facts)),
  scorecard: (columns) =>
    groupsOf(
      columns,
      () => true,
      ({ rep }) => rep,
    ).map(([rep, facts]) => scorecardRow(rep, facts)),
  distinct: (columns) =>
    groupsOf(columns, isWon, ({ month }) => String(month)).map(([, facts]) => distinctRow(facts)),
  filter: (columns) =>
    groupsOf(columns, isClosedPartner, ({ rep }) => rep).map(([rep, facts]) => filterRow(rep, facts)),
};

interface OracleDeal {
  readonly status: string;
  readonly rep: string;
  readonly customer: string;
  readonly source: string;
  readonly cents: bigint;
  readonly month: number;
  readonly cycle: bigint;
}

class Outcome {
  count = 0;
  cents = 0n;
  cycle = 0n;

  add({ cents, cycle }: OracleDeal): void {
    this.count += 1;
    this.cents += cents;
    this.cycle += cycle;
  }
}

class Facts {
  readonly won = new Outcome();
  readonly lost = new Outcome();
  readonly all = new Outcome();
  readonly customers = new Set<string>();
  readonly cycles: number[] = [];

  constructor(readonly first: OracleDeal) {}

  add(deal: OracleDeal): void {
    this.all.add(deal);
    if (deal.status === "won") this.won.add(deal);
    if (deal.status === "lost") this.lost.add(deal);
    this.customers.add(deal.customer);
    this.cycles.push(Number(deal.cycle));
  }
}

function groupsOf(
  columns: DealColumns,
  isMeant: (deal: OracleDeal) => boolean,
  keyOf: (deal: OracleDeal) => string,
): [string, Facts][] {
  const groups = new Map<string, Facts>();
  for (let row = 0; row < columns.size; row++) {
    const deal = dealAt(columns, row);
    if (!isMeant(deal)) continue;
    const key = keyOf(deal);
    let facts = groups.get(key);
    if (facts === undefined) groups.set(key, (facts = new Facts(deal)));
    facts.add(deal);
  }
  return [...groups];
}

function dealAt(columns: DealColumns, row: number): OracleDeal {
  const closedAt = columns.closedAt[row]!;
  const isOpen = Number.isNaN(closedAt);
  return {
    status: wordAt(columns.status, row),
    rep: wordAt(columns.owner, row),
    customer: wordAt(columns.customer, row),
    source: wordAt(columns.source, row),
    cents: BigInt(Math.round(columns.amount[row]! * 100)),
    month: isOpen ? firstMonth : monthOf(new Date(closedAt)),
    cycle: isOpen ? 0n : BigInt(closedAt - columns.createdAt[row]!),
  };
}

function wordAt({ codes, words }: Coded, row: number): string {
  return words[codes[row]!]!;
}

function isClosed({ status }: OracleDeal): boolean {
  return status !== "open";
}

function isWon({ status }: OracleDeal): boolean {
  return status === "won";
}

function isClosedPartner(deal: OracleDeal): boolean {
  return isClosed(deal) && deal.source === "partner";
}

function repAndMonth({ rep, month }: OracleDeal): string {
  return `${rep} ${month}`;
}

function mainRow({ first: { rep, month }, all, won }: Facts): MainRow {
  const bookings = dollars(won.cents);
  return { rep, month, closed: all.count, won: won.count, bookings, cycle: meanDays(won) };
}

function oneRow({ all, won }: Facts): OneRow {
  return { winRate: won.count / all.count };
}

function scorecardRow(rep: string, { all, won, lost }: Facts): ScorecardRow {
  const closed = won.count + lost.count;
  return {
    rep,
    dealsCreated: all.count,
    wonDeals: won.count,
    lostDeals: lost.count,
    closedDeals: closed,
    winRate: won.count / closed,
    lossRate: lost.count / closed,
    bookings: dollars(won.cents),
    averageDealSize: Number(won.cents) / 100 / won.count,
    valueWeightedWinRate: Number(won.cents) / Number(won.cents + lost.cents),
    salesCycle: meanDays(won),
    timeToLoss: meanDays(lost),
    pipelineCreated: dollars(all.cents),
  };
}

function distinctRow({ first: { month }, customers, cycles }: Facts): DistinctRow {
  const sorted = cycles.sort((left, right) => left - right);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
  return { month, customers: customers.size, medianCycle: middle / millisecondsPerDay };
}

function filterRow(rep: string, { all, won }: Facts): FilterRow {
  return { rep, bookings: dollars(won.cents), winRate: won.count / all.count };
}

function meanDays({ count, cycle }: Outcome): number | null {
  return count === 0 ? null : Number(cycle) / count / millisecondsPerDay;
}

function dollars(cents: bigint): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
