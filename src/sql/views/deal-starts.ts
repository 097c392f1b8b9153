import { optionsIn } from "../../errors.js";
import { DealStart } from "../../views/deal-start.js";
import type { Dialect } from "../dialect.js";
import { integer, join, type Sql, sql } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom } from "./queries.js";
import { checkTable, noTime, SourceTable, viewTable, viewTimes } from "./source-table.js";

/**
 * The tables of deals, and of what was done for them.
 *
 * @category SQL
 */
export interface DealStartTables {
  readonly deals: SqlTable;
  readonly activities?: SqlTable;
  readonly quotes?: SqlTable;
}

/**
 * A table of the rows of `dealStarts`, one for each deal with the times of its first activity, meeting and quote, as a
 * query over deals, activities and quotes.
 *
 * *Details*. The rows are those of `dealStarts({ deals, activities, quotes })`. What it returns as `excluded` is left
 * out. All times must be days, or all instants; other mappings are refused with `not-in-sql`.
 *
 * *Gotchas*. Ids of deals must be unique.
 *
 * @example
 * ```ts
 * import { Activity, Deal, timeToFirstMeeting } from "salesmetrics";
 * import { dealStartsTable, duckdb, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const starts = dealStartsTable({ deals: sqlTable(Deal), activities: sqlTable(Activity) });
 * const { statements } = toSql({ timeToFirstMeeting }, {}, { dialect: duckdb, tables: [starts] });
 *
 * statements.map(({ entity }) => entity); // => ["dealStarts"]
 * ```
 *
 * @category SQL
 */
export function dealStartsTable(tables: DealStartTables): SqlTable {
  const caller = "dealStartsTable";
  const { deals, activities, quotes } = optionsIn(caller, tables);
  checkTable(caller, deals, "deals");
  if (activities !== undefined) checkTable(caller, activities, "activities");
  if (quotes !== undefined) checkTable(caller, quotes, "quotes");
  const times = viewTimes(caller, [
    [deals, "createdAt", "closedAt"],
    [activities, "heldAt"],
    [quotes, "sentAt"],
  ]);
  return viewTable(DealStart, times, (dialect, fields) => startsOf(tables, times.days, dialect, fields));
}

const dealItself = 0;
const activityHeld = 1;
const meetingHeld = 2;
const quoteSent = 3;

function startsOf(
  tables: DealStartTables,
  days: boolean,
  dialect: Dialect,
  fields: ReadonlySet<string>,
): Sql {
  const deal = new SourceTable(tables.deals, "deals", dialect, days);
  const [id, status, createdAt, closedAt] = deal.values("id", "status", "createdAt", "closedAt");
  const [ownerId, source, pipeline] = deal.values("ownerId", "source", "pipeline");
  const deals = sql`SELECT ${id} AS [deal_id], ${createdAt} AS [created_at],
      CASE WHEN ${status} IN ('won', 'lost') THEN ${closedAt} END AS [closed_at],
      ${ownerId} AS [owner_id], ${source} AS [source], ${pipeline} AS [pipeline]
    FROM ${deal.from()} WHERE ${id} IS NOT NULL AND ${id} <> ''`;
  const first = (...kinds: readonly number[]): Sql =>
    sql`MIN(CASE WHEN [event] IN (${join(kinds.map(integer), ", ")}) THEN [occurred_at] END)`;
  const rows = sql`SELECT [deal_id], MAX([created_at]) AS [created_at],
      ${first(activityHeld, meetingHeld)} AS [first_activity_at], ${first(meetingHeld)} AS [first_meeting_at],
      ${first(quoteSent)} AS [first_quote_at],
      MAX([owner_id]) AS [owner_id], MAX([source]) AS [source], MAX([pipeline]) AS [pipeline]
    FROM (${deals}) AS [deals]
    JOIN (${eventsOf(tables, days, dialect)}) AS [events] ON [events].[event_of] = [deals].[deal_id]
    WHERE [occurred_at] IS NULL OR [closed_at] IS NULL OR [occurred_at] <= [closed_at]
    GROUP BY [deal_id]`;
  return columnsFrom(rows, { id: () => sql`[deal_id]` }, fields);
}

/** What was done for deals. A deal itself is an event without a time. */
function eventsOf({ deals, activities, quotes }: DealStartTables, days: boolean, dialect: Dialect): Sql {
  const deal = new SourceTable(deals, "deals", dialect, days);
  const [id] = deal.values("id");
  const events = [
    sql`SELECT ${id} AS [event_of], ${noTime(dialect, days)} AS [occurred_at], ${integer(dealItself)} AS [event]
    FROM ${deal.from()}`,
  ];
  const add = (table: SqlTable, name: string, at: string, event: (source: SourceTable) => Sql): void => {
    const source = new SourceTable(table, name, dialect, days);
    const [dealId, time] = source.values("dealId", at);
    events.push(sql`SELECT ${dealId} AS [event_of], ${time} AS [occurred_at], ${event(source)} AS [event]
    FROM ${source.from()} WHERE ${time} IS NOT NULL`);
  };
  if (activities)
    add(activities, "activities", "heldAt", (activity) => {
      const [type, automated] = activity.values("type", "automated");
      return sql`CASE WHEN COALESCE(${automated}, FALSE) THEN ${integer(dealItself)}
        WHEN ${type} IN ('meeting', 'demo') THEN ${integer(meetingHeld)} ELSE ${integer(activityHeld)} END`;
    });
  if (quotes) add(quotes, "quotes", "sentAt", () => integer(quoteSent));
  return join(events, "\n    UNION ALL ");
}
