import { StageStay } from "../../views/stage-stay.js";
import { canonicalDecimal } from "../../exact/index.js";
import type { Dialect } from "../dialect.js";
import { joined, parameter, raw, type Sql, written } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { columnsFrom, idOf, textIn } from "./columns.js";
import {
  type Histories,
  historiesOf,
  inOrder,
  placedVisits,
  stageAt,
  type StageTables,
} from "./histories.js";
import { viewTable } from "./input.js";
import { next, previous, templateIn } from "./template.js";

/**
 * The rows of `stageStays` as a query over a table of stage visits: one for each stay of a deal in a stage.
 *
 * *Details*. The rows are those of `stageStays(visits, stages, { deals })`, under the terms of {@link stageReachesTable}.
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
    staysIn(histories, dialect, fields),
  );
  const closeness = { scale: closenessOf(tables.stages).scale };
  return { ...view, options: { ...options, columns: { closeness } }, order: "number" };
}

function staysIn(histories: Histories, dialect: Dialect, fields: ReadonlySet<string>): Sql {
  const { stages, days } = histories;
  const write = templateIn(dialect);
  const isStrict = fields.has("inOrderStage") || fields.has("inOrderAt");
  const visits = placedVisits(histories, dialect, false);
  const moves = movesIn(isStrict ? inOrder(visits, stages, dialect) : visits, stages, isStrict, dialect);
  const rows = placesIn(stretchesIn(moves, stages, dialect), days, dialect);
  const stageOf = (place: Sql): Sql => stageAt(place, stages, dialect);
  const columns = {
    id: () => idOf(write`[deal_id]`, textIn(dialect, write`[number]`)),
    dealId: () => write`[deal_id]`,
    stage: () => write`[stage]`,
    position: () => write`[position]`,
    closeness: () => closenessIn(stages, dialect),
    enteredAt: () => write`[entered_at]`,
    exitedAt: () => write`[exited_at]`,
    countedFrom: () => countedFrom(days, dialect),
    reenteredAt: () => write`[reentered_at]`,
    fromStage: () => stageOf(write`[from_position]`),
    move: () => moveIn(stages, dialect),
    furthestStage: () => stageOf(write`[furthest]`),
    furthestAt: () => write`[furthest_at]`,
    inOrderStage: () => stageOf(write`[last_in_order]`),
    inOrderAt: () => write`[in_order_at]`,
    ownerId: () => write`[owner_id]`,
    pipeline: () => write`[pipeline]`,
    number: () => write`[number]`,
  };
  return columnsFrom(rows, columns, fields, dialect);
}

/** Visits with where the deal came from, when it left, and how far it had come by then. */
function movesIn(visits: Sql, stages: readonly string[], isStrict: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const [deal, path] = [write`[deal_id]`, write`COALESCE([pipeline], '')`];
  const soFar = write`OVER (PARTITION BY [deal_id] ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const known = write`SELECT [visits].*, ${path} AS [path],
      COALESCE(${next(write`[entered_at]`, deal, dialect)}, [closed_at]) AS [ends_by],
      ${previous(write`[position]`, deal, dialect)} AS [from_position],
      ${previous(path, deal, dialect)} AS [from_path],
      MAX(CASE WHEN ${listed(stages, dialect)} THEN [position] END) ${soFar} AS [furthest]${
        isStrict ? write`, MAX([in_order]) ${soFar} AS [last_in_order]` : raw("")
      }
    FROM (${visits}) AS [visits]`;
  const strictly = write`, CASE WHEN [last_in_order] IS NOT NULL
      THEN MIN([entered_at]) OVER (PARTITION BY [deal_id], [last_in_order]) END AS [in_order_at]`;
  return write`SELECT [moves].*, MIN([entered_at]) OVER (PARTITION BY [deal_id], [furthest]) AS [furthest_at],
      CASE WHEN [left_at] IS NULL OR [left_at] > [ends_by] THEN [ends_by] ELSE [left_at] END AS [ended_at]${
        isStrict ? strictly : raw("")
      }
    FROM (${known}) AS [moves]`;
}

function listed(stages: readonly string[], dialect: Dialect): Sql {
  return templateIn(dialect)`[position] < ${raw(String(stages.length))}`;
}

/** The first visits of stays, with the end of the last one: those that follow each other in one place without a gap. */
function stretchesIn(moves: Sql, stages: readonly string[], dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const deal = write`[deal_id]`;
  const isListed = listed(stages, dialect);
  const begun = write`SELECT [moves].*, CASE WHEN ${isListed} AND [from_position] = [position] AND [from_path] = [path]
      AND ${previous(write`[ended_at]`, deal, dialect)} = [entered_at] THEN 0 ELSE 1 END AS [begins]
    FROM (${moves}) AS [moves]`;
  const ended = write`SELECT [moves].*, COALESCE(${next(write`[begins]`, deal, dialect)}, 1) AS [ends]
    FROM (${begun}) AS [moves]`;
  const edges = write`SELECT [moves].*,
      CASE WHEN [ends] = 1 THEN [ended_at] ELSE ${next(write`[ended_at]`, deal, dialect)} END AS [exited_at]
    FROM (${ended}) AS [moves] WHERE ${isListed} AND ([begins] = 1 OR [ends] = 1)`;
  return write`SELECT [stays].* FROM (${edges}) AS [stays] WHERE [begins] = 1`;
}

/** Stays with their number, and what there is to know of the others of the deal in the same place. */
function placesIn(stays: Sql, days: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const place = write`[deal_id], [position], [path]`;
  const before = write`OVER (PARTITION BY ${place} ORDER BY [place] ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const [from, to] = [write`[entered_at]`, write`[exited_at]`].map((time) =>
    days ? written((text) => dialect.milliseconds(text, "date"), time) : time,
  ) as [Sql, Sql];
  return write`SELECT [stays].*, ROW_NUMBER() OVER (PARTITION BY [deal_id] ORDER BY [place]) AS [number],
      ${next(write`[entered_at]`, place, dialect)} AS [reentered_at],
      SUM(CASE WHEN [exited_at] >= [entered_at] THEN ${to} - ${from} END) ${before} AS [spent],
      SUM(CASE WHEN [exited_at] >= [entered_at] THEN 0 ELSE 1 END) ${before} AS [endless]
    FROM (${stays}) AS [stays]`;
}

/** The entry of a stay moved back by the time spent before; none where a stay before has no end. */
function countedFrom(days: boolean, dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const [enteredAt, spent] = [write`[entered_at]`, write`COALESCE([spent], 0)`];
  const start = days
    ? written((day, length) => dialect.earlier(day, length), enteredAt, spent)
    : write`${enteredAt} - ${spent}`;
  return write`CASE WHEN COALESCE([endless], 0) = 0 THEN ${start} END`;
}

function moveIn(stages: readonly string[], dialect: Dialect): Sql {
  return templateIn(dialect)`CASE WHEN [from_position] IS NULL THEN 'start'
      WHEN [from_position] < ${raw(String(stages.length))} THEN CASE WHEN [from_path] <> [path] THEN 'pipeline'
        WHEN [from_position] = [position] THEN 'again'
        WHEN [from_position] < [position] THEN 'forward' ELSE 'back' END END`;
}

/** How near stages are to the end, as the whole numbers of a small unit that the digits of doubles stand for. */
function closenessOf(stages: readonly string[]): {
  readonly units: readonly string[];
  readonly scale: number;
} {
  const parts = stages.map((_, place) => canonicalDecimal((place + 1) / stages.length).split("."));
  const scale = Math.max(...parts.map(([, fraction = ""]) => fraction.length));
  return { units: parts.map(([whole, fraction = ""]) => `${whole!}${fraction.padEnd(scale, "0")}`), scale };
}

function closenessIn(stages: readonly string[], dialect: Dialect): Sql {
  const write = templateIn(dialect);
  const cases = closenessOf(stages).units.map(
    (units, place) => write`WHEN ${raw(String(place))} THEN ${parameter(units, "decimal")} `,
  );
  return write`CASE [position] ${joined(cases, "")}END`;
}
