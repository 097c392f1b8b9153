import { StageReach } from "../../views/stage-reach.js";
import type { Dialect } from "../dialect.js";
import { integer, join, raw, type Sql, sql } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf } from "./queries.js";
import {
  type Histories,
  historiesOf,
  placedVisits,
  stageAt,
  type StageTables,
  withOrder,
} from "./histories.js";
import { viewTable } from "./source-table.js";

/**
 * A table of the rows of `stageReaches`, one for each deal and each stage that it reached, as a query over stage visits.
 *
 * *Details*. The rows are those of `stageReaches(visits, stages, { deals })`. Visits that it returns as `excluded` are
 * left out: those to a stage that is not listed, without a time, after the closing, or of a deal with an unknown
 * status. All times must be days, or all instants; other mappings are refused with `not-in-sql`. The option `never` is
 * that of the tables, and `"refused"` if they differ.
 *
 * *Gotchas*. Ids of deals must be unique; otherwise the latest closing counts.
 *
 * @example
 * ```ts
 * import { stageConversion, StageVisit } from "salesmetrics";
 * import { duckdb, sqlTable, stageReachesTable, toSql } from "salesmetrics/sql";
 *
 * const reaches = stageReachesTable({ visits: sqlTable(StageVisit), stages: ["demo", "offer", "contract"] });
 * const { statements } = toSql(
 *   { conversion: stageConversion("demo") },
 *   {},
 *   { dialect: duckdb, tables: [reaches] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["stageReaches"]
 * ```
 *
 * @category SQL
 */
export function stageReachesTable(tables: StageTables): SqlTable {
  const histories = historiesOf("stageReachesTable", tables);
  return viewTable(StageReach, histories, (dialect, fields) => reachesOf(histories, dialect, fields));
}

function reachesOf(histories: Histories, dialect: Dialect, fields: ReadonlySet<string>): Sql {
  const { stages } = histories;
  const visits = placedVisits(histories, dialect, true);
  const isStrict = fields.has("inOrderAt") || fields.has("nextInOrderAt");
  const inOrder = sql`,
      MIN(CASE WHEN [in_order] = [reached] THEN [entered_at] END) AS [in_order_at],
      MIN(CASE WHEN [in_order] = [reached] + 1 THEN [entered_at] END) AS [next_in_order_at]`;
  const positions = [...stages.keys()].map((index) => sql`SELECT ${integer(index)} AS [reached]`);
  const rows = sql`SELECT [deal_id], [reached], MIN([entered_at]) AS [started_at],
      MIN(CASE WHEN [position] >= [reached] THEN [entered_at] END) AS [reached_at],
      MIN(CASE WHEN [position] > [reached] THEN [entered_at] END) AS [advanced_at],
      MIN(CASE WHEN [position] = [reached] THEN [place] END) AS [here],
      MIN(CASE WHEN [position] > [reached] THEN [place] END) AS [beyond],
      MAX(CASE WHEN [place] = 1 THEN [owner_id] END) AS [owner_id],
      MAX(CASE WHEN [place] = 1 THEN [pipeline] END) AS [pipeline]${isStrict ? inOrder : raw("")}
    FROM (${isStrict ? withOrder(visits, stages) : visits}) AS [visits]
    CROSS JOIN (${join(positions, " UNION ALL ")}) AS [stages]
    GROUP BY [deal_id], [reached]
    HAVING MAX([position]) >= [reached]`;
  const stage = stageAt(sql`[reached]`, stages);
  const computed = {
    id: () => idOf(sql`[deal_id]`, stage),
    stage: () => stage,
    position: () => sql`[reached]`,
    nextStage: () => stageAt(sql`([reached] + 1)`, stages),
    skipped: () => sql`CASE WHEN [here] IS NULL OR [here] > [beyond] THEN TRUE ELSE FALSE END`,
  };
  return columnsFrom(rows, computed, fields);
}
