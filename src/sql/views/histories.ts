import { positionsOf } from "../../views/histories.js";
import type { Dialect } from "../dialect.js";
import { joined, parameter, raw, type Sql, written } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { checkTable, Input, noTime, viewTimes, type ViewTimes } from "./input.js";
import { orMissing, templateIn } from "./template.js";

/**
 * The tables that say how deals went through the stages of a pipeline.
 *
 * @category SQL
 */
export interface StageTables {
  readonly visits: SqlTable;
  /** The deals: what they say of their closing ends their last visit, and leaves out visits after it. */
  readonly deals?: SqlTable;
  /** The stages in the order of the pipeline. */
  readonly stages: readonly string[];
}

/** The visits of a view. */
export interface Histories extends StageTables, ViewTimes {}

export function historiesOf(caller: string, tables: StageTables): Histories {
  const { visits, deals, stages } = tables;
  positionsOf(caller, stages);
  checkTable(caller, visits, "stageVisits");
  checkTable(caller, deals, "deals");
  const times = viewTimes(caller, [
    [visits, "enteredAt"],
    [visits, "leftAt"],
    [deals, "closedAt"],
  ]);
  return { ...tables, ...times };
}

/**
 * A query for the visits with a time up to the closing of their deal, with its place in their order as `place`, from 1,
 * and that of their stage as `position`: the number of stages where it is not listed.
 */
export function placedVisits(histories: Histories, dialect: Dialect, listedOnly: boolean): Sql {
  const { visits, deals, stages, days } = histories;
  const write = templateIn(dialect);
  const visit = new Input(visits, "visits", dialect, days);
  const [dealId, stage, enteredAt] = ["dealId", "stage", "enteredAt"].map((name) => visit.column(name)) as [
    Sql,
    Sql,
    Sql,
  ];
  const others = ["id", "ownerId", "pipeline"].map((name) => visit.column(name)) as [Sql, Sql, Sql];
  const position = stageCase(stage, stages);
  const closing = deals && closingsOf(deals, dialect, days);
  const closedAt = closing ? write`[closings].[closed_at]` : noTime(dialect, days);
  const join = closing
    ? write` LEFT JOIN (${closing}) AS [closings] ON [closings].[closed_id] = ${dealId}`
    : raw("");
  const known = write`SELECT ${dealId} AS [deal_id], ${stage} AS [stage], ${enteredAt} AS [entered_at],
    ${visit.column("leftAt")} AS [left_at], ${others[0]} AS [id], ${others[1]} AS [owner_id],
    ${others[2]} AS [pipeline], ${position} AS [position], ${closedAt} AS [closed_at]
    FROM ${visit.from()}${join}
    WHERE ${dealId} IS NOT NULL AND ${enteredAt} IS NOT NULL`;
  const listed = listedOnly ? write` AND [position] < ${raw(String(stages.length))}` : raw("");
  const id = written((text) => dialect.ordered?.(text) ?? text, write`[id]`);
  return write`SELECT [visits].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [entered_at],
      CASE WHEN [left_at] = [entered_at] THEN 0 ELSE 1 END, [position],
      CASE WHEN [left_at] IS NULL THEN 0 ELSE 1 END, [left_at], ${id}) AS [place]
    FROM (${known}) AS [visits]
    WHERE ([closed_at] IS NULL OR [entered_at] <= [closed_at])${listed}`;
}

/** The place of a stage among those listed. */
function stageCase(stage: Sql, stages: readonly string[]): Sql {
  const cases = stages.map((name, place) => {
    const is = joined([stage, parameter(name, "text")], " = ");
    return joined([raw("WHEN "), is, raw(` THEN ${String(place)} `)], "");
  });
  return joined([raw("CASE "), ...cases, raw(`ELSE ${String(stages.length)} END`)], "");
}

/** When deals were won or lost. */
function closingsOf(deals: SqlTable, dialect: Dialect, days: boolean): Sql {
  const write = templateIn(dialect);
  const deal = new Input(deals, "deals", dialect, days);
  const [id, status, closedAt] = ["id", "status", "closedAt"].map((name) => deal.column(name)) as [
    Sql,
    Sql,
    Sql,
  ];
  const latest = orMissing(write`MAX(${closedAt})`, dialect);
  return write`SELECT ${id} AS [closed_id], ${latest} AS [closed_at] FROM ${deal.from()}
    WHERE ${status} IN ('won', 'lost') AND ${closedAt} IS NOT NULL GROUP BY ${id}`;
}

/**
 * Placed visits with the number, from 0, of the stage that the deal entered by them after every earlier one in their
 * order, as `in_order`: the first visit to each after the first to the one before.
 */
export function inOrder(visits: Sql, stages: readonly string[], dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const step = (place: number): Sql => raw(dialect.identifier(`step${String(place)}`));
  let rows = visits;
  for (const place of stages.keys()) {
    const after = place === 0 ? raw("") : write` AND [place] > ${step(place - 1)}`;
    const is = write`[position] = ${raw(String(place))}${after}`;
    rows = write`SELECT [visits].*,
      MIN(CASE WHEN ${is} THEN [place] END) OVER (PARTITION BY [deal_id]) AS ${step(place)}
      FROM (${rows}) AS [visits]`;
  }
  const cases = [...stages.keys()].map(
    (place) => write`WHEN [place] = ${step(place)} THEN ${raw(String(place))} `,
  );
  return write`SELECT [visits].*, CASE ${joined(cases, "")}END AS [in_order] FROM (${rows}) AS [visits]`;
}

/** The name of a stage of its place. */
export function stageAt(place: Sql, stages: readonly string[], dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const cases = stages.map(
    (stage, index) => write`WHEN ${raw(String(index))} THEN ${parameter(stage, "text")} `,
  );
  return write`CASE ${place} ${joined(cases, "")}END`;
}
