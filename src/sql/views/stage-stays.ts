import { canonicalDecimal } from "../../exact/index.js";
import { StageStay } from "../../views/stage-stay.js";
import type { Dialect } from "../dialect.js";
import { caseOf, integer, parameter, raw, type Sql, sql, wrap } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf, neighbour } from "./queries.js";
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
 * A table of the rows of `stageStays`, one for each stay of a deal in a stage, as a query over stage visits.
 *
 * *Details*. The rows are those of `stageStays(visits, stages, { deals })`. What {@link stageReachesTable} says of
 * excluded visits and of times is true here too.
 *
 * @example
 * ```ts
 * import { Deal, medianTimeInStage, StageVisit } from "salesmetrics";
 * import { duckdb, sqlTable, stageStaysTable, toSql } from "salesmetrics/sql";
 *
 * const stays = stageStaysTable({
 *   visits: sqlTable(StageVisit),
 *   deals: sqlTable(Deal),
 *   stages: ["demo", "offer", "contract"],
 * });
 * const { statements } = toSql({ medianTimeInStage }, {}, { dialect: duckdb, tables: [stays] });
 *
 * statements.map(({ entity }) => entity); // => ["stageStays"]
 * ```
 *
 * @category SQL
 */
export function stageStaysTable(tables: StageTables): SqlTable {
  const histories = historiesOf("stageStaysTable", tables);
  const { options, ...view } = viewTable(StageStay, histories, (dialect, fields) =>
    staysOf(histories, dialect, fields),
  );
  const closeness = { scale: closenessOf(tables.stages).scale };
  return { ...view, options: { ...options, columns: { closeness } }, order: "number" };
}

function staysOf(histories: Histories, dialect: Dialect, fields: ReadonlySet<string>): Sql {
  const { stages, days } = histories;
  const isStrict = fields.has("inOrderStage") || fields.has("inOrderAt");
  const visits = placedVisits(histories, dialect, false);
  const moves = movesOf(isStrict ? withOrder(visits, stages) : visits, stages, isStrict, dialect);
  const rows = numberedStays(mergedVisits(moves, stages, dialect), days, dialect);
  const computed = {
    id: () => idOf(sql`[deal_id]`, wrap(dialect.asText, sql`[number]`)),
    closeness: () => closenessAt(stages),
    countedFrom: () => startOf(days, dialect),
    fromStage: () => stageAt(sql`[from_position]`, stages),
    move: () => moveOf(stages),
    furthestStage: () => stageAt(sql`[furthest]`, stages),
    inOrderStage: () => stageAt(sql`[last_in_order]`, stages),
  };
  return columnsFrom(rows, computed, fields);
}

/** Visits with the position that the deal came from, when it left, and how far it had come by then. */
function movesOf(visits: Sql, stages: readonly string[], isStrict: boolean, dialect: Dialect): Sql {
  const [deal, path] = [sql`[deal_id]`, sql`COALESCE([pipeline], '')`];
  const soFar = sql`OVER (PARTITION BY [deal_id] ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const known = sql`SELECT [visits].*, ${path} AS [path],
      COALESCE(${neighbour("LEAD", sql`[entered_at]`, deal, dialect)}, [closed_at]) AS [ends_by],
      ${neighbour("LAG", sql`[position]`, deal, dialect)} AS [from_position],
      ${neighbour("LAG", path, deal, dialect)} AS [from_path],
      MAX(CASE WHEN ${isListed(stages)} THEN [position] END) ${soFar} AS [furthest]${
        isStrict ? sql`, MAX([in_order]) ${soFar} AS [last_in_order]` : raw("")
      }
    FROM (${visits}) AS [visits]`;
  const inOrder = sql`, CASE WHEN [last_in_order] IS NOT NULL
      THEN MIN([entered_at]) OVER (PARTITION BY [deal_id], [last_in_order]) END AS [in_order_at]`;
  return sql`SELECT [moves].*, MIN([entered_at]) OVER (PARTITION BY [deal_id], [furthest]) AS [furthest_at],
      CASE WHEN [left_at] IS NULL OR [left_at] > [ends_by] THEN [ends_by] ELSE [left_at] END AS [ended_at]${
        isStrict ? inOrder : raw("")
      }
    FROM (${known}) AS [moves]`;
}

function isListed(stages: readonly string[]): Sql {
  return sql`[position] < ${integer(stages.length)}`;
}

/** Stays: successive visits to one stage and pipeline without a gap, as the first visit with the end of the last. */
function mergedVisits(moves: Sql, stages: readonly string[], dialect: Dialect): Sql {
  const deal = sql`[deal_id]`;
  const listed = isListed(stages);
  const begun = sql`SELECT [moves].*, CASE WHEN ${listed} AND [from_position] = [position] AND [from_path] = [path]
      AND ${neighbour("LAG", sql`[ended_at]`, deal, dialect)} = [entered_at] THEN 0 ELSE 1 END AS [begins]
    FROM (${moves}) AS [moves]`;
  const ended = sql`SELECT [moves].*, COALESCE(${neighbour("LEAD", sql`[begins]`, deal, dialect)}, 1) AS [ends]
    FROM (${begun}) AS [moves]`;
  const edges = sql`SELECT [moves].*,
      CASE WHEN [ends] = 1 THEN [ended_at] ELSE ${neighbour("LEAD", sql`[ended_at]`, deal, dialect)} END AS [exited_at]
    FROM (${ended}) AS [moves] WHERE ${listed} AND ([begins] = 1 OR [ends] = 1)`;
  return sql`SELECT [stays].* FROM (${edges}) AS [stays] WHERE [begins] = 1`;
}

/** Stays with their number in the deal, and with the other stays of the deal in the same stage and pipeline. */
function numberedStays(stays: Sql, days: boolean, dialect: Dialect): Sql {
  const place = sql`[deal_id], [position], [path]`;
  const before = sql`OVER (PARTITION BY ${place} ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const milliseconds = (time: Sql): Sql =>
    days ? wrap((text) => dialect.epochMilliseconds(text, "date"), time) : time;
  const length = sql`${milliseconds(sql`[exited_at]`)} - ${milliseconds(sql`[entered_at]`)}`;
  return sql`SELECT [stays].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [place]) AS [number],
      ${neighbour("LEAD", sql`[entered_at]`, place, dialect)} AS [reentered_at],
      SUM(CASE WHEN [exited_at] >= [entered_at] THEN ${length} END) ${before} AS [spent],
      SUM(CASE WHEN [exited_at] >= [entered_at] THEN 0 ELSE 1 END) ${before} AS [endless]
    FROM (${stays}) AS [stays]`;
}

/** When a stay began, less the time spent in earlier ones; null if one of those has no end. */
function startOf(days: boolean, dialect: Dialect): Sql {
  const [enteredAt, spent] = [sql`[entered_at]`, sql`COALESCE([spent], 0)`];
  const start = days ? wrap(dialect.subtractDays, enteredAt, spent) : sql`${enteredAt} - ${spent}`;
  return sql`CASE WHEN COALESCE([endless], 0) = 0 THEN ${start} END`;
}

function moveOf(stages: readonly string[]): Sql {
  return sql`CASE WHEN [from_position] IS NULL THEN 'start'
      WHEN [from_position] < ${integer(stages.length)} THEN CASE WHEN [from_path] <> [path] THEN 'pipeline'
        WHEN [from_position] = [position] THEN 'again'
        WHEN [from_position] < [position] THEN 'forward' ELSE 'back' END END`;
}

/** The closeness of stages as whole numbers of `10 ** -scale`: the decimals that the doubles print as. */
function closenessOf(stages: readonly string[]): {
  readonly units: readonly string[];
  readonly scale: number;
} {
  const parts = stages.map((_, index) => canonicalDecimal((index + 1) / stages.length).split("."));
  const scale = Math.max(...parts.map(([, fraction = ""]) => fraction.length));
  return { units: parts.map(([whole, fraction = ""]) => `${whole!}${fraction.padEnd(scale, "0")}`), scale };
}

function closenessAt(stages: readonly string[]): Sql {
  const { units } = closenessOf(stages);
  const cases = units.map((each, index) => [integer(index), parameter(each, "decimal")] as const);
  return caseOf(cases, { subject: sql`[position]` });
}
