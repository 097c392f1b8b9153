import { optionsIn } from "../../errors.js";
import { positionsOf } from "../../views/histories.js";
import type { Dialect } from "../dialect.js";
import { caseOf, identifier, integer, parameter, raw, type Sql, sql } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { checkTable, noTime, SourceTable, viewTimes, type ViewTimes } from "./source-table.js";
import { orNull } from "./queries.js";

/**
 * The tables that record how deals went through the stages of a pipeline.
 *
 * @category SQL
 */
export interface StageTables {
  readonly visits: SqlTable;
  /** The deals. The closing of a deal ends its last visit, and excludes visits after it. */
  readonly deals?: SqlTable;
  /** The stages in the order of the pipeline. */
  readonly stages: readonly string[];
}

export interface Histories extends StageTables, ViewTimes {}

export function historiesOf(caller: string, tables: StageTables): Histories {
  const { visits, deals, stages } = optionsIn(caller, tables);
  positionsOf(caller, stages);
  checkTable(caller, visits, "stageVisits");
  if (deals !== undefined) checkTable(caller, deals, "deals");
  return {
    ...tables,
    ...viewTimes(caller, [
      [visits, "enteredAt", "leftAt"],
      [deals, "closedAt"],
    ]),
  };
}

/**
 * A query for the visits that have a time, up to the closing of their deal. `place` is the number of a visit in its
 * deal, from 1; `position` the index of its stage, and the number of stages if the stage is not listed.
 */
export function placedVisits(histories: Histories, dialect: Dialect, listedOnly: boolean): Sql {
  const { visits, deals, stages, days } = histories;
  const visit = new SourceTable(visits, "visits", dialect, days);
  const [dealId, stage, enteredAt] = visit.values("dealId", "stage", "enteredAt");
  const [id, ownerId, pipeline, leftAt] = visit.values("id", "ownerId", "pipeline", "leftAt");
  const positions = stages.map(
    (name, index) => [sql`${stage} = ${parameter(name, "text")}`, integer(index)] as const,
  );
  const position = caseOf(positions, { otherwise: integer(stages.length) });
  const closings = deals && closingsOf(deals, dialect, days);
  const closedAt = closings ? sql`[closings].[closed_at]` : noTime(dialect, days);
  const join = closings
    ? sql` LEFT JOIN (${closings}) AS [closings] ON [closings].[closed_id] = ${dealId}`
    : raw("");
  const known = sql`SELECT ${dealId} AS [deal_id], ${stage} AS [stage], ${enteredAt} AS [entered_at],
    ${leftAt} AS [left_at], ${id} AS [id], ${ownerId} AS [owner_id],
    ${pipeline} AS [pipeline], ${position} AS [position], ${closedAt} AS [closed_at]
    FROM ${visit.from()}${join}
    WHERE ${dealId} IS NOT NULL AND ${enteredAt} IS NOT NULL${closings ? sql` AND [closings].[unread] IS NULL` : raw("")}`;
  const listed = listedOnly ? sql` AND [position] < ${integer(stages.length)}` : raw("");
  return sql`SELECT [visits].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [entered_at],
      CASE WHEN [left_at] = [entered_at] THEN 0 ELSE 1 END, [position],
      CASE WHEN [left_at] IS NULL THEN 0 ELSE 1 END, [left_at], [id]) AS [place]
    FROM (${known}) AS [visits]
    WHERE ([closed_at] IS NULL OR [entered_at] <= [closed_at])${listed}`;
}

/** A query for when deals were won or lost, and which have a status that cannot be read. */
function closingsOf(deals: SqlTable, dialect: Dialect, days: boolean): Sql {
  const deal = new SourceTable(deals, "deals", dialect, days);
  const [id, status, closedAt] = deal.values("id", "status", "closedAt");
  const isClosed = sql`${status} IN ('won', 'lost') AND ${closedAt} IS NOT NULL`;
  const isSound = deal.isSound("status");
  return sql`SELECT ${id} AS [closed_id],
      ${orNull(sql`MAX(CASE WHEN ${isClosed} THEN ${closedAt} END)`, dialect)} AS [closed_at],
      ${orNull(sql`MAX(CASE WHEN ${isSound} THEN NULL ELSE 1 END)`, dialect)} AS [unread] FROM ${deal.from()}
    WHERE (${isClosed}) OR NOT ${isSound} GROUP BY ${id}`;
}

/**
 * Placed visits with `in_order`: the index of a stage that the deal entered after entering all earlier stages in order.
 * It is set at the first such visit to each stage.
 */
export function withOrder(visits: Sql, stages: readonly string[]): Sql {
  const step = (index: number): Sql => identifier(`step${String(index)}`);
  let rows = visits;
  for (const index of stages.keys()) {
    const after = index === 0 ? raw("") : sql` AND [place] > ${step(index - 1)}`;
    rows = sql`SELECT [visits].*,
      MIN(CASE WHEN [position] = ${integer(index)}${after} THEN [place] END) OVER (PARTITION BY [deal_id]) AS ${step(index)}
      FROM (${rows}) AS [visits]`;
  }
  const steps = [...stages.keys()].map((index) => [sql`[place] = ${step(index)}`, integer(index)] as const);
  return sql`SELECT [visits].*, ${caseOf(steps, {})} AS [in_order] FROM (${rows}) AS [visits]`;
}

export function stageAt(position: Sql, stages: readonly string[]): Sql {
  const names = stages.map((stage, index) => [integer(index), parameter(stage, "text")] as const);
  return caseOf(names, { subject: position });
}
