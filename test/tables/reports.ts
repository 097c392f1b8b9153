import fc from "fast-check";
import {
  averageDealSize,
  between,
  bookings,
  type CalendarDate,
  type Dimensions,
  type Grain,
  type ReportQuery,
  count,
  countDistinct,
  Deal,
  dealsCreated,
  elapsed,
  eq,
  evaluate,
  gt,
  grain,
  isNull,
  last,
  max,
  mean,
  medianDealSize,
  mergeCubes,
  min,
  or,
  rates,
  report,
  type Rows,
  salesCycle,
  SalesmetricsError,
  scan,
  sum,
  predicate,
  winRate,
  wonDeals,
} from "salesmetrics";
import { calendars, dates, instants, zones } from "../laws/deals.js";

// What is asked of rows and of tables of the same rows, and all that a report says, as plain data.

const won = { where: eq(Deal.status, "won"), at: Deal.closedAt };

export const metrics = {
  dealsCreated,
  wonDeals,
  winRate,
  bookings,
  averageDealSize,
  medianDealSize,
  salesCycle,
  smallest: min(Deal.amount, won),
  largest: max(Deal.amount, { at: Deal.createdAt }),
  latest: last(Deal.amount, Deal.closedAt, { at: Deal.closedAt }),
  owners: countDistinct(Deal.ownerId, won),
  amounts: countDistinct(Deal.amount, { at: Deal.createdAt }),
  chance: mean(Deal.probability, { at: Deal.createdAt }),
  chances: sum(Deal.probability, { at: Deal.closedAt }),
  swift: count(Deal, { where: gt(Deal.closedAt, Deal.createdAt), at: Deal.closedAt }),
  age: max(elapsed(Deal.createdAt, Deal.closedAt, "days"), { at: Deal.closedAt }),
  unowned: count(Deal, { where: or(isNull(Deal.ownerId), isNull(Deal.source)), at: Deal.createdAt }),
  byCallback: count(Deal, {
    where: predicate(Deal, ({ ownerId, amount }) => ownerId === "ann" || Number(amount) > 100),
    at: Deal.createdAt,
  }),
};

export type Question = ReportQuery<Dimensions, Grain | undefined>;

const spans = fc
  .tuple(dates, dates)
  .filter(([one, other]) => one !== other)
  .map((ends) => [...ends].sort() as [CalendarDate, CalendarDate]);

const sheet = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", date: "2024-01-01", rate: "1.0812" },
    { currency: "USD", date: "2024-12-24", rate: "1.0401" },
    { currency: "JPY", date: "2024-01-01", rate: 161.7 },
    { currency: "KWD", rate: "0.3317" },
  ],
});

export const questions = fc
  .record({
    zone: fc.constantFrom(null, ...zones),
    calendar: calendars,
    isSplit: fc.boolean(),
    during: fc.option(spans),
    asOf: fc.option(fc.oneof(dates as fc.Arbitrary<CalendarDate>, instants)),
    by: fc.constantFrom(
      {},
      { rep: Deal.ownerId },
      { rep: Deal.ownerId, currency: Deal.currency },
      { odds: Deal.probability, status: Deal.status },
    ),
    isConverted: fc.boolean(),
  })
  .map(({ zone, calendar, isSplit, during, asOf, by, isConverted }): Question => ({
    by,
    every: isSplit ? grain({ ...calendar, timeZone: zone }) : undefined,
    during: during === null ? undefined : between(during[0], during[1], { timeZone: zone ?? undefined }),
    asOf: asOf ?? undefined,
    ...(isConverted && { currency: "EUR", rates: sheet }),
  }));

type Data = Rows<{ deals: Deal }>;

/** What is in the place of a report that cannot be. Which error it was depends on which row was read first. */
export const refused = "refused";

/** All that a report of some rows says, as plain data. */
export function saidOf(data: Data, question: Question): unknown {
  return orError(() => plainReport(evaluate(metrics, data, question)));
}

/** All that a report says of shards which are scanned apart, and sent as JSON. */
export function saidOfShards(shards: readonly Data[], question: Question): unknown {
  return orError(() => {
    const cubes = shards.map((shard) => scan(metrics, shard, question));
    const sent = cubes.map((cube) => JSON.parse(JSON.stringify(cube)) as typeof cube);
    return plainReport(report(metrics, mergeCubes(metrics, sent as never)));
  });
}

export function plainReport(found: {
  readonly rows: readonly unknown[];
  readonly total: unknown;
  readonly explain: unknown;
}): unknown {
  const explain = found.explain as (row: unknown, name: string) => unknown;
  const names = Object.keys(metrics);
  const all = [...found.rows.slice(0, 20), found.total];
  const explained = all.map((row) => names.map((name) => explain(row, name)));
  return JSON.parse(JSON.stringify({ rows: found.rows, total: found.total, explained })) as unknown;
}

function orError(compute: () => unknown): unknown {
  try {
    return compute();
  } catch (error) {
    if (error instanceof SalesmetricsError) return refused;
    throw error;
  }
}
