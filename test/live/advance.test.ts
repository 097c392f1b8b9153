import { describe, expect, it } from "vitest";
import {
  and,
  asOf,
  bin,
  type CalendarDate,
  count,
  Deal,
  elapsed,
  eq,
  evaluate,
  gt,
  growth,
  gte,
  happened,
  lifetime,
  mean,
  type Metrics,
  month,
  predicate,
  prior,
  type Query,
  stock,
  survivalMedian,
  timeZone,
  year,
} from "salesmetrics";
import { live } from "salesmetrics/live";

const march = (day: number): CalendarDate => `2025-03-${String(day).padStart(2, "0")}` as CalendarDate;
const ids = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

/** A deal for each day of March, created on the day of its id and closed ten days later; every other one is open. */
const deals = ids(1, 28).map((day): Deal => ({
  id: String(day),
  createdAt: march(day),
  closedAt: day + 10 > 31 ? null : march(day + 10),
  status: day % 2 === 0 ? "won" : "open",
}));

const readIds = new Set<number>();
/** Always true; notes the rows that are read. */
const isRead = predicate(Deal, ({ id }) => {
  readIds.add(Number(id));
  return true;
});

/** The ids of the rows that are read when `asOf` moves, in March; the report is that of `evaluate` after each move. */
function readBetween(metric: Metrics[string], moments: readonly number[], query: Query = {}): number[][] {
  const [first, ...others] = moments.map(march);
  const board = live({ metric }, { deals } as never, { ...query, asOf: first } as never);
  return others.map((asOf) => {
    readIds.clear();
    board.advance(asOf);
    const { rows, total } = board.report();
    const read = [...readIds].sort((left, right) => left - right);
    const fresh = evaluate({ metric }, { deals } as never, { ...query, asOf } as never);
    expect([rows, total]).toEqual([fresh.rows, fresh.total]);
    return read;
  });
}

describe("a later asOf reads", () => {
  const created = count(Deal, { at: Deal.createdAt, where: isRead });

  it("the rows whose time it has come to", () => {
    expect(readBetween(created, [10, 14, 15, 28, 31])).toEqual([ids(11, 14), [15], ids(16, 28), []]);
  });

  it("the same where a metric reads other periods, within the same days", () => {
    const query = { during: year(2025), every: month() };
    expect(readBetween(prior(created), [10, 14], query)).toEqual([ids(11, 14)]);
  });

  it("what comes into a stock and goes out of it", () => {
    const open = stock(count(Deal, { where: isRead }), { from: Deal.createdAt, until: Deal.closedAt });
    expect(readBetween(open, [10, 12, 13])).toEqual([
      [1, 2, 11, 12],
      [3, 13],
    ]);
    expect(readBetween(open, [10, 12], { every: month() })).toEqual([[1, 2, 11, 12]]);
  });

  it("the rows of which a time of a condition is reached", () => {
    const ahead = count(Deal, { where: and(isRead, gt(Deal.closedAt, asOf())) });
    expect(readBetween(ahead, [11, 13, 14])).toEqual([ids(1, 3), [3, 4]]);
    const over = count(Deal, { where: and(isRead, happened(Deal.closedAt)) });
    expect(readBetween(over, [11, 13, 14])).toEqual([ids(2, 3), [4]]);
  });

  it("the rows that come of age, and those that have not begun", () => {
    const isOld = gte(elapsed(Deal.createdAt, asOf()), 5);
    const old = count(Deal, { where: and(isRead, isOld) });
    expect(readBetween(old, [26, 27, 28])).toEqual([
      [21, 22, 27, 28],
      [22, 23, 28],
    ]);
  });

  it("the rows that count, of which an age is folded", () => {
    const age = mean(elapsed(Deal.createdAt, asOf()), { where: and(eq(Deal.status, "open"), isRead) });
    expect(readBetween(age, [28, 29])).toEqual([ids(1, 28).filter((id) => id % 2 === 1)]);
  });

  it("all rows where it is an earlier one, and where any row may count otherwise", () => {
    expect(readBetween(created, [14, 10])).toEqual([ids(1, 28)]);
    const lasting = survivalMedian(lifetime(Deal.createdAt, Deal.closedAt), { where: isRead });
    expect(readBetween(lasting, [28, 29])).toEqual([ids(1, 28)]);
    const age = mean(elapsed(Deal.createdAt, asOf()), { where: isRead });
    expect(readBetween(age, [28, 29])).toEqual([ids(1, 28)]);
    const byAge = { by: { age: bin(elapsed(Deal.createdAt, asOf()), 7) } };
    expect(readBetween(created, [28, 29], byAge as Query)).toEqual([ids(1, 28)]);
  });

  it("all rows where it is an instant after a day, and where rows fall into other periods", () => {
    const board = live({ created }, { deals }, { asOf: march(10), zone: timeZone("UTC") });
    readIds.clear();
    board.advance(new Date("2025-03-12T12:00:00Z"));
    expect([board.report().total.created, readIds.size]).toEqual([12, 28]);
    readIds.clear();
    board.advance(march(14));
    expect([board.report().total.created, readIds.size]).toEqual([14, 28]);
    const query = { every: month(), during: month(2025, 3) };
    const toTheDay = growth(created, { partial: "sameElapsed" });
    expect(readBetween(toTheDay, [10, 14], query)).toEqual([ids(1, 28)]);
  });
});

describe("after a later asOf", () => {
  const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });

  it("rows that came, changed and went count as they do then", () => {
    const board = live({ open }, { deals }, { asOf: march(10) });
    board.advance(march(12));
    expect(board.report().total.open).toBe(10);
    board.upsert({
      deals: [
        { ...deals[4]!, closedAt: march(12) },
        { ...deals[27]!, createdAt: march(13) },
      ],
    });
    board.remove({ deals: ["1", "6"] });
    expect(board.report().total.open).toBe(8);
    board.advance(march(13));
    expect(board.report().total.open).toBe(9);
  });
});
