import type { Grain } from "../calendar/time.js";
import type { Cube } from "../cube/cube.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { checkCurrency } from "../expressions/convertible.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Fraction } from "../exact/index.js";
import { isOpaque } from "../question/measure.js";
import type { ReportQuery } from "../report/evaluate.js";
import type { Metrics } from "../formulas/metric.js";
import { planned } from "../report/evaluate.js";
import { questionOf } from "../cube/cube-of.js";
import { type Asked, groupedBy } from "./asked.js";
import { type Branch, mainBranches, valuesBranch } from "./branch.js";
import type { Dialect } from "./dialect.js";
import { decisiveIn, needsValues } from "./folds.js";
import { joined, raw, rendered, type Sql, sql, written } from "./fragment.js";
import type { ResultRow } from "./grouping.js";
import type { Shared } from "./rows.js";
import { Sink } from "./sink.js";
import type { SqlTable } from "./table.js";

/**
 * Where a question is asked, and of which tables.
 *
 * @category SQL
 */
export interface SqlOptions {
  readonly dialect: Dialect;
  /** The tables of the entities that the metrics read, and of those that their rows refer to. */
  readonly tables: readonly SqlTable[];
}

/**
 * A statement for the rows of one entity, as a driver takes it.
 *
 * @category SQL
 */
export interface SqlStatement {
  readonly entity: string;
  readonly text: string;
  /** The values of its placeholders, in their order. */
  readonly parameters: readonly (string | number)[];
}

/**
 * The rows that a database gave for each statement, as objects with the names of columns. Texts, numbers and bigints are
 * read as they are.
 *
 * @category SQL
 */
export type SqlResults = readonly (readonly Readonly<Record<string, unknown>>[])[];

/**
 * What a question asks of a database: a statement for each entity, whose results {@link fromSql} makes a cube of.
 *
 * @category SQL
 */
export interface SqlScan<out By extends Dimensions = Dimensions, out Every = unknown> {
  readonly statements: readonly SqlStatement[];
  /** @internal */
  readonly read: (results: SqlResults) => Cube<By, Every>;
}

/**
 * Writes the scan of a question in SQL: one statement for each entity, which reads its rows for each time axis and
 * gives sums, counts, extremes and how often values occur, for {@link fromSql}.
 *
 * *When to use*. Where rows are in a database already. The numbers are those of `evaluate` over the same rows, to the
 * last digit: divisions, medians, calendars and currencies are worked out here, from exact sums and counts.
 *
 * *Details*. Nothing is run: give text and parameters to your client. Periods are named by their edges, so `every`
 * needs `during` beside it. A callback, or an expression that the engine cannot compute exactly, is refused with
 * `not-in-sql`, as are columns of floats when their sums come back.
 *
 * @example
 * ```ts
 * import { Deal, month, winRate, year } from "salesmetrics";
 * import { postgres, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const { statements } = toSql(
 *   { winRate },
 *   { by: { rep: Deal.ownerId }, every: month(), during: year(2025) },
 *   { dialect: postgres, tables: [sqlTable(Deal, { times: "date" })] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["deals"]
 * ```
 *
 * @category SQL
 */
export function toSql<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
>(metrics: M, query: ReportQuery<By, Every>, { dialect, tables }: SqlOptions): SqlScan<By, Every> {
  const [plan, frame] = planned(metrics, query);
  checkCurrency({ currency: query.currency ?? null, rates: query.rates ?? null });
  const byEntity = new Map(tables.map((table) => [table.shape.name, table]));
  const factors: Record<string, Fraction> = {};
  const shared: Shared = {
    dialect,
    tables: byEntity,
    frame,
    query: { ...query, every: query.every },
    factors,
    notes: new Map(),
  };
  const asked = plan.measures.map((measure, index): Asked => ({ measure, index, name: plan.names[index]! }));
  const entities = [...new Set(plan.measures.map(({ entity }) => entity))];
  const scans = entities.map((entity) => {
    const own = asked.filter(({ measure }) => measure.entity === entity);
    const branches = nameErrors(own[0]!.name, () => branchesOf(entity, own, shared));
    return { statement: { entity, ...rendered(statementOf(branches, dialect), dialect) }, branches };
  });
  return {
    statements: scans.map(({ statement }) => statement),
    read: (results) => {
      checkResults(results, entities);
      const sink = new Sink(plan.measures);
      for (const [place, { branches }] of scans.entries())
        for (const row of results[place]!) readRow(row, branches, sink);
      const question = questionOf(plan.measures, query, frame);
      return { version: 1, question, cells: sink.cells(), factors };
    },
  };
}

/**
 * Makes a cube of the results of statements, in their order: each a list of rows as objects with the names of columns.
 *
 * *Details*. `report` makes a report of it, and `mergeCubes` puts cubes of several databases together. Values may be
 * texts, numbers or bigints, as drivers give them.
 *
 * @example
 * ```ts
 * import { report, wonDeals, Deal } from "salesmetrics";
 * import { fromSql, postgres, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const scan = toSql({ wonDeals }, {}, { dialect: postgres, tables: [sqlTable(Deal)] });
 * const results = [[{ part: "0", a1: "3" }]]; // what a client gives for scan.statements
 *
 * report({ wonDeals }, fromSql(scan, results)).total.wonDeals; // => 3
 * ```
 *
 * @category SQL
 */
export function fromSql<By extends Dimensions, Every>(
  scan: SqlScan<By, Every>,
  results: SqlResults,
): Cube<By, Every> {
  return scan.read(results);
}

function branchesOf(entity: string, asked: readonly Asked[], shared: Shared): Branch[] {
  for (const { measure, name } of asked) {
    if (!isOpaque(measure)) continue;
    throw new SalesmetricsError(
      "not-in-sql",
      `${name}: expected expressions, got a callback: ${shared.dialect.name} cannot run it; write it with and, or, eq, …`,
    );
  }
  const axes = groupedBy(asked, ({ measure: { at, carried } }) => [at?.definition, carried]);
  const main = axes.flatMap((own) => mainBranches(entity, own, shared));
  const valued = asked.filter(({ measure }) => needsValues(measure));
  const values = groupedBy(valued, ({ measure: { at, carried, where, input, units, aggregate } }) => [
    ...[at, where, units ?? input].map((each) => each?.definition),
    carried,
    decisiveIn(aggregate),
  ]).map((own) => valuesBranch(entity, own, shared));
  return [...main, ...values];
}

/** All branches one below the other: each has the results of all, null where it lacks them. */
function statementOf(branches: readonly Branch[], dialect: Dialect): Sql {
  const names = [...new Set(branches.flatMap(({ results }) => [...results.keys()]))];
  const selects = branches.map((branch, place) => {
    const results = names.map((name) => {
      const value = branch.results.get(name) ?? written(() => dialect.nothing("text"));
      return sql`${value} AS ${raw(dialect.identifier(name))}`;
    });
    const part = raw(`'${String(place)}' AS ${dialect.identifier("part")}`);
    return sql`SELECT ${joined([part, ...results], ",\n  ")}${branch.body}`;
  });
  return joined(selects, "\nUNION ALL\n");
}

/** Reads a row of a result, of an engine that returns names in capitals too. */
function readRow(row: SqlResults[number][number], branches: readonly Branch[], sink: Sink): void {
  const named =
    "part" in row
      ? row
      : Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
  const branch = branches[Number(named["part"])];
  if (branch === undefined)
    throw new SalesmetricsError(
      "invalid-rows",
      `fromSql: expected rows of the statement, with a column part, got one with ${Object.keys(row).join(", ") || "none"}`,
    );
  branch.read(named as ResultRow, sink);
}

function checkResults(results: readonly unknown[], entities: readonly string[]): void {
  if (results.length === entities.length && results.every((rows) => Array.isArray(rows))) return;
  throw new SalesmetricsError(
    "missing-data",
    `fromSql: expected the rows of each statement, of ${entities.join(", ")}, got ${String(results.length)} results`,
  );
}
