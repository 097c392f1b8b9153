import { optionsIn } from "../../errors.js";
import { QuietSpell } from "../../views/quiet-spell.js";
import type { Dialect } from "../dialect.js";
import { identifier, join, type Sql, sql, wrap } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf, neighbour } from "./queries.js";
import { type DealEventTables, eventsOf } from "./deal-events.js";
import { checkTable, SourceTable, viewTable, viewTimes } from "./source-table.js";

/**
 * A table of the rows of `quietSpells`, one for each time in which nothing happened to a deal, as a query over deals and
 * their events.
 *
 * *Details*. The rows are those of `quietSpells({ deals, stageStays, activities, touches })`. What it returns as
 * `excluded` is left out: deals without any date or with an unknown status, closed ones without `closedAt`, events
 * without a time. All times must be days, or all instants; other mappings are refused with `not-in-sql`. The option
 * `never` is that of the tables, and `"refused"` if they differ.
 *
 * *Gotchas*. Ids of deals must be unique.
 *
 * @example
 * ```ts
 * import { Activity, Deal, StageVisit, stalledDeals } from "salesmetrics";
 * import { duckdb, quietSpellsTable, sqlTable, stageStaysTable, toSql } from "salesmetrics/sql";
 *
 * const deals = sqlTable(Deal);
 * const stageStays = stageStaysTable({ visits: sqlTable(StageVisit), deals, stages: ["demo", "offer"] });
 * const spells = quietSpellsTable({ deals, stageStays, activities: sqlTable(Activity) });
 * const { statements } = toSql(
 *   { stalled: stalledDeals(14) },
 *   { asOf: new Date("2025-03-31T12:00:00Z") },
 *   { dialect: duckdb, tables: [spells] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["quietSpells"]
 * ```
 *
 * @category SQL
 */
export function quietSpellsTable(tables: DealEventTables): SqlTable {
  const caller = "quietSpellsTable";
  const { deals, stageStays, activities, touches } = optionsIn(caller, tables);
  checkTable(caller, deals, "deals");
  for (const [entity, table] of Object.entries({ stageStays, activities, touches }))
    if (table !== undefined) checkTable(caller, table, entity);
  const times = viewTimes(caller, [
    [deals, "createdAt", "closedAt"],
    [stageStays, "enteredAt", "exitedAt"],
    [activities, "createdAt", "scheduledAt", "heldAt"],
    [touches, "occurredAt"],
  ]);
  return viewTable(QuietSpell, times, (dialect, fields) => spellsOf(tables, times.days, dialect, fields));
}

function spellsOf(
  tables: DealEventTables,
  days: boolean,
  dialect: Dialect,
  fields: ReadonlySet<string>,
): Sql {
  const rows = withHistory(momentsOf(tables, days, dialect), dialect);
  const computed = {
    id: () => idOf(sql`[deal_id]`, wrap(dialect.asText, sql`[number]`)),
    from: () => sql`[place]`,
    until: () => sql`COALESCE([next_place], [closed_at])`,
    movedAt: () => sql`COALESCE([moved_at], [started_at])`,
    activeAt: () => sql`COALESCE([active_at], [started_at])`,
    quietSince: () => sql`COALESCE([quiet_since], [started_at])`,
    meetingAt: () => sql`[planned_for]`,
    stage: () => sql`[last_stage]`,
  };
  return columnsFrom(rows, computed, fields);
}

/** Spells, which begin at the moments of a deal, with what had happened to the deal by then. */
function withHistory(moments: Sql, dialect: Dialect): Sql {
  const soFar = sql`OVER (PARTITION BY [deal_id] ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const spells = sql`SELECT [moments].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [place]) AS [number],
      ${neighbour("LEAD", sql`[place]`, sql`[deal_id]`, dialect)} AS [next_place],
      MAX(CASE WHEN [moves] = 1 THEN [place] END) ${soFar} AS [moved_at],
      MAX(CASE WHEN [acts] = 1 THEN [place] END) ${soFar} AS [active_at],
      MAX(CASE WHEN [moves] = 1 OR [acts] = 1 THEN [place] END) ${soFar} AS [quiet_since],
      MAX([meeting_at]) ${soFar} AS [planned_for], COUNT([stage]) ${soFar} AS [stages]
    FROM (${moments}) AS [moments]`;
  return sql`SELECT [spells].*, MAX([stage]) OVER (PARTITION BY [deal_id], [stages]) AS [last_stage]
    FROM (${spells}) AS [spells]`;
}

/** The moments of a deal: its start, and each later time at which something happened. Earlier events count at the start. */
function momentsOf(tables: DealEventTables, days: boolean, dialect: Dialect): Sql {
  const columns = ["occurred_at", "moves", "acts", "stage", "meeting_at", "order"].map(
    (name) => sql`[events].${identifier(name)} AS ${identifier(name)}`,
  );
  const started = sql`SELECT [deals].*, ${join(columns, ", ")},
      COALESCE([deals].[created_at], MIN([events].[occurred_at]) OVER (PARTITION BY [deals].[deal_id])) AS [started_at]
    FROM (${dealsWithClosing(tables.deals, days, dialect)}) AS [deals]
    JOIN (${eventsOf(tables, days, dialect)}) AS [events] ON [events].[event_of] = [deals].[deal_id]`;
  const placed = sql`SELECT [events].*,
      CASE WHEN [occurred_at] > [started_at] THEN [occurred_at] ELSE [started_at] END AS [place]
    FROM (${started}) AS [events]
    WHERE [started_at] IS NOT NULL AND ([closed] = 0 OR [closed_at] IS NOT NULL)
      AND ([occurred_at] IS NULL OR [closed_at] IS NULL OR [occurred_at] <= [closed_at])`;
  const ranked = sql`SELECT [events].*, ROW_NUMBER() OVER (PARTITION BY [deal_id], [place]
      ORDER BY [moves] DESC, [occurred_at] DESC, [order] DESC) AS [from_last] FROM (${placed}) AS [events]`;
  return sql`SELECT [deal_id], [place], MAX([started_at]) AS [started_at], MAX([closed_at]) AS [closed_at],
      MAX([owner_id]) AS [owner_id], MAX([pipeline]) AS [pipeline], MAX([moves]) AS [moves], MAX([acts]) AS [acts],
      MAX([meeting_at]) AS [meeting_at], MAX(CASE WHEN [from_last] = 1 THEN [stage] END) AS [stage]
    FROM (${ranked}) AS [events] GROUP BY [deal_id], [place]`;
}

function dealsWithClosing(deals: SqlTable, days: boolean, dialect: Dialect): Sql {
  const deal = new SourceTable(deals, "deals", dialect, days);
  const [id, status, createdAt] = deal.values("id", "status", "createdAt");
  const [closedAt, ownerId, pipeline] = deal.values("closedAt", "ownerId", "pipeline");
  const isClosed = sql`${status} IN ('won', 'lost')`;
  return sql`SELECT ${id} AS [deal_id], ${createdAt} AS [created_at],
      CASE WHEN ${isClosed} THEN 1 ELSE 0 END AS [closed],
      CASE WHEN ${isClosed} THEN ${closedAt} END AS [closed_at],
      ${ownerId} AS [owner_id], ${pipeline} AS [pipeline]
    FROM ${deal.from()} WHERE ${id} IS NOT NULL AND ${deal.isSound("status")}`;
}
