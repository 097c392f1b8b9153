import type { Answers, Contender } from "../contender.js";
import { type DealColumns, open, won as wonCode } from "../data/columns.js";
import { encodedDeals } from "../data/encode.js";
import { meanDays, medianDays } from "../data/durations.js";
import { firstMonth, monthEdges, months } from "../data/months.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

/** What a competent engineer would write for speed alone: typed arrays, codes for texts, one pass. */
export const typedArrays: Contender = {
  name: "hand-written typed arrays",
  fromRows: (rows) => answersOver(encodedDeals(rows)),
  fromColumns: answersOver,
};

function answersOver(columns: DealColumns): Answers {
  return {
    main: () => main(columns),
    one: () => one(columns),
    scorecard: () => scorecard(columns),
    distinct: () => distinct(columns),
    filter: () => filter(columns),
  };
}

const edges = monthEdges();
const [firstEdge, lastEdge] = [edges[0]!, edges[months]!];
const monthsPerMillisecond = months / (lastEdge - firstEdge);

/** Months are nearly equally long: an estimate is off by one at most. */
function monthIndex(instant: number): number {
  const estimate = Math.floor((instant - firstEdge) * monthsPerMillisecond);
  if (instant < edges[estimate]!) return estimate - 1;
  return instant < edges[estimate + 1]! ? estimate : estimate + 1;
}

function main({ size, status, owner, amount, createdAt, closedAt }: DealColumns): MainRow[] {
  const cells = owner.words.length * months;
  const [closed, won] = [new Uint32Array(cells), new Uint32Array(cells)];
  const [bookings, cycle] = [new Float64Array(cells), new Float64Array(cells)];
  const [statusCodes, ownerCodes] = [status.codes, owner.codes];
  for (let row = 0; row < size; row++) {
    const outcome = statusCodes[row]!;
    if (outcome === open) continue;
    const end = closedAt[row]!;
    // A month that is not asked for would be counted as another representative's.
    if (end < firstEdge || end >= lastEdge) continue;
    const cell = ownerCodes[row]! * months + monthIndex(end);
    closed[cell]! += 1;
    if (outcome !== wonCode) continue;
    won[cell]! += 1;
    bookings[cell]! += amount[row]!;
    cycle[cell]! += end - createdAt[row]!;
  }
  return Array.from({ length: cells }, (_, cell) => ({
    rep: owner.words[Math.floor(cell / months)]!,
    month: firstMonth + (cell % months),
    closed: closed[cell]!,
    won: won[cell]!,
    bookings: bookings[cell]!,
    cycle: meanDays(cycle[cell]!, won[cell]!),
  }));
}

function one({ size, status: { codes } }: DealColumns): OneRow[] {
  let [won, closed] = [0, 0];
  for (let row = 0; row < size; row++) {
    const outcome = codes[row]!;
    if (outcome === wonCode) won += 1;
    if (outcome !== open) closed += 1;
  }
  return [{ winRate: won / closed }];
}

function scorecard({ size, status, owner, amount, createdAt, closedAt }: DealColumns): ScorecardRow[] {
  const [reps, outcomes] = [owner.words.length, status.words.length];
  const deals = new Uint32Array(reps * outcomes);
  const [amounts, cycles] = [new Float64Array(reps * outcomes), new Float64Array(reps * outcomes)];
  const [statusCodes, ownerCodes] = [status.codes, owner.codes];
  for (let row = 0; row < size; row++) {
    const outcome = statusCodes[row]!;
    const cell = ownerCodes[row]! * outcomes + outcome;
    deals[cell]! += 1;
    amounts[cell]! += amount[row]!;
    if (outcome !== open) cycles[cell]! += closedAt[row]! - createdAt[row]!;
  }
  return owner.words.map((rep, code) => {
    const ofRep = (cells: Uint32Array | Float64Array): Outcomes => {
      const [won = 0, lost = 0, open = 0] = cells.subarray(code * outcomes);
      return { won, lost, open };
    };
    return scorecardRow(rep, ofRep(deals), ofRep(amounts), ofRep(cycles));
  });
}

interface Outcomes {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

function scorecardRow(rep: string, deals: Outcomes, amounts: Outcomes, cycles: Outcomes): ScorecardRow {
  const closed = deals.won + deals.lost;
  return {
    rep,
    dealsCreated: closed + deals.open,
    wonDeals: deals.won,
    lostDeals: deals.lost,
    closedDeals: closed,
    winRate: deals.won / closed,
    lossRate: deals.lost / closed,
    bookings: amounts.won,
    averageDealSize: deals.won === 0 ? null : amounts.won / deals.won,
    valueWeightedWinRate: amounts.won / (amounts.won + amounts.lost),
    salesCycle: meanDays(cycles.won, deals.won),
    timeToLoss: meanDays(cycles.lost, deals.lost),
    pipelineCreated: amounts.won + amounts.lost + amounts.open,
  };
}

function distinct({ size, status, customer, createdAt, closedAt }: DealColumns): DistinctRow[] {
  const customers = customer.words.length;
  const seen = new Uint8Array(months * customers);
  const won = new Uint32Array(months);
  const monthOfRow = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    const end = closedAt[row]!;
    monthOfRow[row] = months;
    if (status.codes[row] !== wonCode || end < firstEdge || end >= lastEdge) continue;
    const month = monthIndex(end);
    monthOfRow[row] = month;
    won[month]! += 1;
    seen[month * customers + customer.codes[row]!] = 1;
  }
  const cycles = Array.from(won, (count) => new Float64Array(count));
  const filled = new Uint32Array(months);
  for (let row = 0; row < size; row++) {
    const month = monthOfRow[row]!;
    if (month === months) continue;
    cycles[month]![filled[month]!++] = closedAt[row]! - createdAt[row]!;
  }
  return cycles.map((ofMonth, month) => ({
    month: firstMonth + month,
    customers: ones(seen.subarray(month * customers, (month + 1) * customers)),
    medianCycle: medianDays(ofMonth),
  }));
}

function filter({ size, status, owner, source, amount }: DealColumns): FilterRow[] {
  const partner = source.words.indexOf("partner");
  const reps = owner.words.length;
  const [closed, won, bookings] = [new Uint32Array(reps), new Uint32Array(reps), new Float64Array(reps)];
  const [statusCodes, ownerCodes, sourceCodes] = [status.codes, owner.codes, source.codes];
  for (let row = 0; row < size; row++) {
    const outcome = statusCodes[row]!;
    if (sourceCodes[row] !== partner || outcome === open) continue;
    const rep = ownerCodes[row]!;
    closed[rep]! += 1;
    if (outcome !== wonCode) continue;
    won[rep]! += 1;
    bookings[rep]! += amount[row]!;
  }
  return owner.words.map((rep, code) => ({
    rep,
    bookings: bookings[code]!,
    winRate: won[code]! / closed[code]!,
  }));
}

function ones(marks: Uint8Array): number {
  let count = 0;
  for (const mark of marks) count += mark;
  return count;
}
