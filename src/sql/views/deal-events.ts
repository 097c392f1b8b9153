import type { Dialect } from "../dialect.js";
import { integer, join, raw, type Sql, sql } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { noTime, SourceTable } from "./source-table.js";

/**
 * The tables of deals and of what happened to them.
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

interface EventColumns {
  readonly of: Sql;
  readonly at?: Sql;
  readonly moves?: boolean;
  readonly acts?: boolean;
  readonly stage?: Sql;
  readonly meetingAt?: Sql;
  /** The order of moves at one time. */
  readonly order?: Sql;
}

/** A query for all that happened to deals. A deal itself is an event without a time. */
export function eventsOf(tables: DealEventTables, days: boolean, dialect: Dialect): Sql {
  const { deals, stageStays, activities, touches } = tables;
  const source = (table: SqlTable, alias: string): SourceTable =>
    new SourceTable(table, alias, dialect, days);
  const none = { time: noTime(dialect, days), text: raw(dialect.nullOf("text")) };
  const event = (columns: EventColumns, table: SourceTable, where = raw("")): Sql => {
    const { of, at = none.time, moves = false, acts = false, stage = none.text } = columns;
    const { meetingAt = none.time, order = integer(0) } = columns;
    return sql`SELECT ${of} AS [event_of], ${at} AS [occurred_at], ${integer(Number(moves))} AS [moves],
      ${integer(Number(acts))} AS [acts], ${stage} AS [stage], ${meetingAt} AS [meeting_at], ${order} AS [order]
      FROM ${table.from()}${where}`;
  };
  const deal = source(deals, "deals");
  const [id] = deal.values("id");
  const events = [event({ of: id }, deal)];
  if (stageStays) {
    const stay = source(stageStays, "stays");
    const [at, of, stage] = stay.values("enteredAt", "dealId", "stage");
    const columns = { of, at, moves: true, stage, order: orderOf(stay) };
    events.push(event(columns, stay, sql` WHERE ${at} IS NOT NULL`));
  }
  if (touches) {
    const touch = source(touches, "touches");
    const [at, of] = touch.values("occurredAt", "dealId");
    events.push(event({ of, at, acts: true }, touch, sql` WHERE ${at} IS NOT NULL`));
  }
  if (activities) {
    const held = source(activities, "held");
    const [at, automated, of] = held.values("heldAt", "automated", "dealId");
    const isManual = sql`NOT COALESCE(${automated}, FALSE)`;
    events.push(event({ of, at, acts: true }, held, sql` WHERE ${at} IS NOT NULL AND ${isManual}`));
    const planned = source(activities, "planned");
    const [meetingAt, type, dealId, createdAt] = planned.values("scheduledAt", "type", "dealId", "createdAt");
    const isMeeting = sql`${type} IN ('meeting', 'demo')`;
    const meeting = { of: dealId, at: createdAt, meetingAt };
    events.push(event(meeting, planned, sql` WHERE ${meetingAt} IS NOT NULL AND ${isMeeting}`));
  }
  return join(events, "\n    UNION ALL ");
}

/** The order of stays that begin at one time: that of a view; in a table, stays that end at once come first. */
function orderOf(stay: SourceTable): Sql {
  if (stay.order !== null) return stay.order;
  const [dealId, enteredAt, exitedAt, position] = stay.values("dealId", "enteredAt", "exitedAt", "position");
  return sql`ROW_NUMBER() OVER (PARTITION BY ${dealId} ORDER BY ${enteredAt},
      CASE WHEN ${exitedAt} <= ${enteredAt} THEN 0 ELSE 1 END, ${position})`;
}
