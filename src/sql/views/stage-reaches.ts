import { StageReach } from "../../views/stage-reach.js";
import type { Dialect } from "../dialect.js";
import { joined, raw, type Sql } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf } from "./columns.js";
import {
  type Histories,
  historiesOf,
  inOrder,
  placedVisits,
  stageAt,
  type StageTables,
} from "./histories.js";
import { viewTable } from "./input.js";
import { templateIn } from "./template.js";

/**
 * The rows of `stageReaches` as a query over a table of stage visits: one for each deal and each stage that it reached.
 *
 * *Details*. The rows are those of `stageReaches(visits, stages, { deals })`. What that gives back as `excluded` is in
 * no row: visits to a stage that is not listed, without a time, or after the closing. All times are days, or all are
 * instants; other mappings are refused with `not-in-sql`. What stands for never is what the tables say, and refused
 * where they differ.
 *
 * *Gotchas*. Ids of deals are taken to be unique: of several rows the latest closing counts.
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
  return viewTable(StageReach, histories, (dialect, fields) => reachesIn(histories, dialect, fields));
}

function reachesIn(histories: Histories, dialect: Dialect, fields: ReadonlySet<string>): Sql {
  const { stages } = histories;
  const write = templateIn(dialect);
  const visits = placedVisits(histories, dialect, true);
  const isStrict = fields.has("inOrderAt") || fields.has("nextInOrderAt");
  const chained = write`,
      MIN(CASE WHEN [in_order] = [reached] THEN [entered_at] END) AS [in_order_at],
      MIN(CASE WHEN [in_order] = [reached] + 1 THEN [entered_at] END) AS [next_in_order_at]`;
  const numbers = joined(
    [...stages.keys()].map((place) => write`SELECT ${raw(String(place))} AS [reached]`),
    " UNION ALL ",
  );
  const rows = write`SELECT [deal_id], [reached], MIN([entered_at]) AS [started_at],
      MIN(CASE WHEN [position] >= [reached] THEN [entered_at] END) AS [reached_at],
      MIN(CASE WHEN [position] > [reached] THEN [entered_at] END) AS [advanced_at],
      MIN(CASE WHEN [position] = [reached] THEN [place] END) AS [here],
      MIN(CASE WHEN [position] > [reached] THEN [place] END) AS [beyond],
      MAX(CASE WHEN [place] = 1 THEN [owner_id] END) AS [owner_id],
      MAX(CASE WHEN [place] = 1 THEN [pipeline] END) AS [pipeline]${isStrict ? chained : raw("")}
    FROM (${isStrict ? inOrder(visits, stages, dialect) : visits}) AS [visits]
    CROSS JOIN (${numbers}) AS [stages]
    GROUP BY [deal_id], [reached]
    HAVING MAX([position]) >= [reached]`;
  const stage = stageAt(write`[reached]`, stages, dialect);
  const columns = {
    id: () => idOf(write`[deal_id]`, stage),
    dealId: () => write`[deal_id]`,
    stage: () => stage,
    position: () => write`[reached]`,
    startedAt: () => write`[started_at]`,
    reachedAt: () => write`[reached_at]`,
    advancedAt: () => write`[advanced_at]`,
    skipped: () => write`CASE WHEN [here] IS NULL OR [here] > [beyond] THEN TRUE ELSE FALSE END`,
    inOrderAt: () => write`[in_order_at]`,
    nextInOrderAt: () => write`[next_in_order_at]`,
    ownerId: () => write`[owner_id]`,
    pipeline: () => write`[pipeline]`,
  };
  return columnsFrom(rows, columns, fields, dialect);
}
