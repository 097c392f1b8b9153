import { QuietSpell } from "../../views/quiet-spell.js";
import type { Dialect } from "../dialect.js";
import { joined, raw, type Sql, written } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf, textIn } from "./columns.js";
import { checkTable, Input, noTime, viewTable, viewTimes } from "./input.js";
import { next, templateIn } from "./template.js";

/**
 * The tables that say what happened to deals.
 *
 * @category SQL
 */
export interface DealEventTables {
  readonly deals: SqlTable;
  /** When deals entered stages: {@link stageStaysTable}. */
  readonly stageStays?: SqlTable;
  readonly activities?: SqlTable;
  readonly touches?: SqlTable;
}

/**
 * The rows of `quietSpells` as a query over tables of deals and what happened to them: one for each stretch of time in
 * which nothing did.
 *
 * *Details*. The rows are those of `quietSpells({ deals, stageStays, activities, touches })`. What that gives back as
 * `excluded` is in no row: deals without any date, closed ones without `closedAt`, events without a time. All times are
 * days, or all are instants; other mappings are refused with `not-in-sql`. What stands for never is what the tables
 * say, and refused where they differ.
 *
 * *Gotchas*. Ids of deals are taken to be unique.
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
  const { deals, stageStays, activities, touches } = tables;
  const caller = "quietSpellsTable";
  checkTable(caller, deals, "deals");
  checkTable(caller, stageStays, "stageStays");
  checkTable(caller, activities, "activities");
  checkTable(caller, touches, "touches");
  const times = viewTimes(caller, [
    ...(["createdAt", "closedAt"] as const).map((name) => [deals, name] as const),
    ...(["enteredAt", "exitedAt"] as const).map((name) => [stageStays, name] as const),
    ...(["createdAt", "scheduledAt", "heldAt"] as const).map((name) => [activities, name] as const),
    [touches, "occurredAt"],
  ]);
  return viewTable(QuietSpell, times, (dialect, fields) => spellsIn(tables, times.days, dialect, fields));
}

function spellsIn(
  tables: DealEventTables,
  days: boolean,
  dialect: Dialect,
  fields: ReadonlySet<string>,
): Sql {
  const write = templateIn(dialect);
  const rows = stretchesIn(momentsIn(tables, days, dialect), dialect);
  const column = (name: string): (() => Sql) => {
    const quoted = raw(dialect.identifier(name));
    return () => quoted;
  };
  const columns = {
    id: () => idOf(write`[deal_id]`, textIn(dialect, write`[number]`)),
    dealId: column("deal_id"),
    from: column("place"),
    until: () => write`COALESCE([next_place], [closed_at])`,
    movedAt: () => write`COALESCE([moved_at], [started_at])`,
    activeAt: () => write`COALESCE([active_at], [started_at])`,
    quietSince: () => write`COALESCE([quiet_since], [started_at])`,
    meetingAt: column("planned_for"),
    stage: column("last_stage"),
    ownerId: column("owner_id"),
    pipeline: column("pipeline"),
  };
  return columnsFrom(rows, columns, fields, dialect);
}

/** Spells with what is known of their deal by then: `place` is when they begin. */
function stretchesIn(moments: Sql, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const deal = write`[deal_id]`;
  const soFar = write`OVER (PARTITION BY [deal_id] ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const spells = write`SELECT [moments].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [place]) AS [number],
      ${next(write`[place]`, deal, dialect)} AS [next_place],
      MAX(CASE WHEN [moves] = 1 THEN [place] END) ${soFar} AS [moved_at],
      MAX(CASE WHEN [acts] = 1 THEN [place] END) ${soFar} AS [active_at],
      MAX(CASE WHEN [moves] = 1 OR [acts] = 1 THEN [place] END) ${soFar} AS [quiet_since],
      MAX([meeting_at]) ${soFar} AS [planned_for], COUNT([stage]) ${soFar} AS [stages]
    FROM (${moments}) AS [moments]`;
  return write`SELECT [spells].*, MAX([stage]) OVER (PARTITION BY [deal_id], [stages]) AS [last_stage]
    FROM (${spells}) AS [spells]`;
}

/** The moments at which anything happened to a deal, the first one its start; what was before it happened then. */
function momentsIn({ deals, ...tables }: DealEventTables, days: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const columns = ["occurred_at", "moves", "acts", "stage", "meeting_at", "order"].map((name) => {
    const quoted = raw(dialect.identifier(name));
    return write`[events].${quoted} AS ${quoted}`;
  });
  const started = write`SELECT [deals].*, ${joined(columns, ", ")},
      COALESCE([deals].[created_at], MIN([events].[occurred_at]) OVER (PARTITION BY [deals].[deal_id])) AS [started_at]
    FROM (${livesIn(deals, days, dialect)}) AS [deals]
    JOIN (${eventsIn({ deals, ...tables }, days, dialect)}) AS [events] ON [events].[event_of] = [deals].[deal_id]`;
  const placed = write`SELECT [events].*,
      CASE WHEN [occurred_at] > [started_at] THEN [occurred_at] ELSE [started_at] END AS [place]
    FROM (${started}) AS [events]
    WHERE [started_at] IS NOT NULL AND ([closed] = 0 OR [closed_at] IS NOT NULL)
      AND ([occurred_at] IS NULL OR [closed_at] IS NULL OR [occurred_at] <= [closed_at])`;
  const ranked = write`SELECT [events].*, ROW_NUMBER() OVER (PARTITION BY [deal_id], [place]
      ORDER BY [moves] DESC, [occurred_at] DESC, [order] DESC) AS [from_last] FROM (${placed}) AS [events]`;
  return write`SELECT [deal_id], [place], MAX([started_at]) AS [started_at], MAX([closed_at]) AS [closed_at],
      MAX([owner_id]) AS [owner_id], MAX([pipeline]) AS [pipeline], MAX([moves]) AS [moves], MAX([acts]) AS [acts],
      MAX([meeting_at]) AS [meeting_at], MAX(CASE WHEN [from_last] = 1 THEN [stage] END) AS [stage]
    FROM (${ranked}) AS [events] GROUP BY [deal_id], [place]`;
}

/** Deals with their closing. */
function livesIn(deals: SqlTable, days: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const deal = new Input(deals, "deals", dialect, days);
  const [id, isClosed] = [deal.column("id"), write`${deal.column("status")} IN ('won', 'lost')`];
  return write`SELECT ${id} AS [deal_id], ${deal.column("createdAt")} AS [created_at],
      CASE WHEN ${isClosed} THEN 1 ELSE 0 END AS [closed],
      CASE WHEN ${isClosed} THEN ${deal.column("closedAt")} END AS [closed_at],
      ${deal.column("ownerId")} AS [owner_id], ${deal.column("pipeline")} AS [pipeline]
    FROM ${deal.from()} WHERE ${id} IS NOT NULL`;
}

/** Something that happened to a deal. */
interface EventColumns {
  readonly of: Sql;
  readonly at?: Sql;
  readonly moves?: boolean;
  readonly acts?: boolean;
  readonly stage?: Sql;
  readonly meetingAt?: Sql;
  /** What orders moves at one time. */
  readonly order?: Sql;
}

/** All that happened to deals, and their start as an event without a time. */
function eventsIn(tables: DealEventTables, days: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const input = (table: SqlTable, alias: string): Input => new Input(table, alias, dialect, days);
  const none = { time: noTime(dialect, days), text: written(() => dialect.nothing("text")) };
  const event = (columns: EventColumns, from: Sql): Sql => {
    const { of, at = none.time, moves = false, acts = false, stage = none.text } = columns;
    const { meetingAt = none.time, order = raw("0") } = columns;
    return write`SELECT ${of} AS [event_of], ${at} AS [occurred_at], ${raw(moves ? "1" : "0")} AS [moves],
      ${raw(acts ? "1" : "0")} AS [acts], ${stage} AS [stage], ${meetingAt} AS [meeting_at], ${order} AS [order]
      FROM ${from}`;
  };
  const { deals, stageStays, activities, touches } = tables;
  const deal = input(deals, "deals");
  const events = [event({ of: deal.column("id") }, deal.from())];
  if (stageStays) {
    const stay = input(stageStays, "stays");
    const at = stay.column("enteredAt");
    const columns = {
      of: stay.column("dealId"),
      at,
      moves: true,
      stage: stay.column("stage"),
      order: orderOf(stay, dialect),
    };
    events.push(write`${event(columns, stay.from())} WHERE ${at} IS NOT NULL`);
  }
  if (touches) {
    const touch = input(touches, "touches");
    const at = touch.column("occurredAt");
    const columns = { of: touch.column("dealId"), at, acts: true };
    events.push(write`${event(columns, touch.from())} WHERE ${at} IS NOT NULL`);
  }
  if (activities) {
    const held = input(activities, "held");
    const at = held.column("heldAt");
    const isManual = write`NOT COALESCE(${held.column("automated")}, FALSE)`;
    const columns = { of: held.column("dealId"), at, acts: true };
    events.push(write`${event(columns, held.from())} WHERE ${at} IS NOT NULL AND ${isManual}`);
    const planned = input(activities, "planned");
    const meetingAt = planned.column("scheduledAt");
    const isMeeting = write`${planned.column("type")} IN ('meeting', 'demo')`;
    const plan = { of: planned.column("dealId"), at: planned.column("createdAt"), meetingAt };
    events.push(write`${event(plan, planned.from())} WHERE ${meetingAt} IS NOT NULL AND ${isMeeting}`);
  }
  return joined(events, "\n    UNION ALL ");
}

/** What orders stays that begin at once: as a view has them, or those that are over at once come first. */
function orderOf(stay: Input, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const known = stay.order;
  if (known !== null) return known;
  return write`ROW_NUMBER() OVER (PARTITION BY ${stay.column("dealId")} ORDER BY ${stay.column("enteredAt")},
      CASE WHEN ${stay.column("exitedAt")} <= ${stay.column("enteredAt")} THEN 0 ELSE 1 END, ${stay.column("position")})`;
}
