import type { Grain } from "../calendar/time.js";
import type { Cube } from "../cube/cube.js";
import { questionOf } from "../cube/cube-of.js";
import { having, listIn, nameErrors, optionsIn, refusal, SalesmetricsError } from "../errors.js";
import type { Fraction } from "../exact/index.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import { isOpaque } from "../question/measure.js";
import { planned, type ReportQuery } from "../report/evaluate.js";
import { keptInput, needsValues } from "./aggregate-columns.js";
import { groupByCell, groupUndated } from "./cells.js";
import type { ResultRow } from "./codes.js";
import { CubeBuilder } from "./cube-builder.js";
import type { Dialect } from "./dialect.js";
import { identifier, join, raw, render, type Sql, sql } from "./fragment.js";
import { groupByKey, ofEachKey, type PlannedMeasure } from "./planned-measure.js";
import type { StatementContext } from "./compiler.js";
import type { SqlTable } from "./table.js";
import { typeSelects } from "./type-select.js";
import { aggregateSelects, type UnionSelect } from "./union-select.js";
import { valueSelect } from "./value-select.js";

/**
 * The dialect and the tables of a question.
 *
 * @category SQL
 */
export interface SqlOptions {
  readonly dialect: Dialect;
  /** The tables of the entities that the metrics read, and of the entities that these refer to. */
  readonly tables: readonly SqlTable[];
}

/**
 * A statement about the rows of one entity, for a database client.
 *
 * @category SQL
 */
export interface SqlStatement {
  readonly entity: string;
  readonly text: string;
  /** The values of its placeholders, in order. */
  readonly parameters: readonly (string | number)[];
}

/**
 * For each statement, in order, the rows that the database returned: objects by the names of columns. Values may be
 * texts, numbers or bigints.
 *
 * @category SQL
 */
export type SqlResults = readonly (readonly Readonly<Record<string, unknown>>[])[];

/**
 * A question to a database: a statement for each entity. {@link fromSql} makes a cube of their results.
 *
 * @category SQL
 */
export interface SqlScan<out By extends Dimensions = Dimensions, out Every = unknown> {
  readonly statements: readonly SqlStatement[];
  /** @internal */
  readonly read: (results: SqlResults) => Cube<By, Every>;
}

/**
 * SQL for a question: one statement for each entity. It returns exact sums, counts, extremes and frequencies of values,
 * of which {@link fromSql} makes a cube.
 *
 * *When to use*. For rows that are in a database. The numbers are those of `evaluate` over the same rows, to the last
 * digit: divisions, medians, calendars and currencies are computed here, from exact sums and counts.
 *
 * *Details*. Nothing is executed: pass text and parameters to your client. Statements contain the edges of periods, so
 * `every` needs `during`. A callback, or an expression that the engine cannot compute exactly, is refused with
 * `not-in-sql`. So are sums of floats, by `fromSql`.
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
>(metrics: M, query: ReportQuery<By, Every>, options: SqlOptions): SqlScan<By, Every> {
  if (isTable(query)) throw refusal("toSql", "a question such as { every: month() }", "a table");
  const { dialect, tables } = optionsIn("toSql", options);
  having("toSql", "a dialect, such as duckdb", dialect, "timeKinds");
  for (const table of listIn("toSql", "a list of tables", tables))
    having("toSql", "tables, such as sqlTable(Deal)", table, "options");
  const [plan, frame, counted] = planned(metrics, query);
  const factors: Record<string, Fraction> = {};
  const context: Omit<StatementContext, "timeColumns"> = {
    dialect,
    tables: new Map(tables.map((table) => [table.shape.name, table])),
    frame,
    query: { ...query, every: query.every },
    factors,
  };
  const measures = counted.map((measure, index): PlannedMeasure => ({
    measure,
    index,
    name: plan.names[index]!,
  }));
  const scans = groupByKey(measures, ({ entity }) => entity).map((own) => {
    const [{ measure, name }] = own;
    const statementContext = { ...context, timeColumns: new Map() };
    const selects = nameErrors(name, () => selectsOf(measure.entity, own, statementContext));
    const statement = { entity: measure.entity, ...render(statementOf(selects, dialect), dialect) };
    return { statement, selects };
  });
  const statements = scans.map(({ statement }) => statement);
  return {
    statements,
    read: (results) => {
      checkResults(results, statements);
      const cube = new CubeBuilder(counted);
      for (const [index, { selects }] of scans.entries()) readRows(results[index]!, selects, cube);
      const question = questionOf(plan.measures, query, frame);
      return { version: 1, question, cells: cube.cells(), factors };
    },
  };
}

/**
 * The cube of the results of a question's statements, which are in the order of the statements.
 *
 * *Details*. `report` makes a report of a cube, and `mergeCubes` merges the cubes of several databases.
 *
 * @example
 * ```ts
 * import { report, wonDeals, Deal } from "salesmetrics";
 * import { fromSql, postgres, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const scan = toSql({ wonDeals }, {}, { dialect: postgres, tables: [sqlTable(Deal)] });
 * const results = [[{ part: "0", a1: "3" }]]; // what a client returns for scan.statements
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
  return having("fromSql", "what toSql() returns", scan, "read").read(
    listIn("fromSql", "the results of each statement", results),
  );
}

function isTable(query: unknown): boolean {
  return typeof query === "object" && query !== null && "shape" in query && "options" in query;
}

function selectsOf(
  entity: string,
  measures: readonly PlannedMeasure[],
  context: StatementContext,
): UnionSelect[] {
  for (const { measure, name } of measures) {
    if (!isOpaque(measure)) continue;
    throw new SalesmetricsError(
      "not-in-sql",
      `${name}: expected expressions, got a callback: ${context.dialect.name} cannot run it; write it with and, or, eq, …`,
    );
  }
  const byAxis = groupByKey(measures, ({ at, carried, keyed }) => [
    at?.definition,
    carried,
    keyed?.by.definition,
  ]);
  const valued = measures.filter(({ measure }) => needsValues(measure));
  const byValue = groupByKey(valued, (measure) => {
    const { at, carried, where, input, units, keyed } = measure;
    return [
      ...[at, where, units ?? input, keyed?.by].map((each) => each?.definition),
      carried,
      keptInput(ofEachKey(measure).aggregate),
    ];
  });
  const selects = [
    ...byAxis.flatMap((own) =>
      [groupByCell, groupUndated].flatMap((grouped) => aggregateSelects(entity, own, context, grouped)),
    ),
    ...byValue.map((own) => valueSelect(entity, own, context)),
  ];
  return [...selects, ...typeSelects(context)];
}

/** The UNION ALL of SELECTs, each with a column `part`, its index, and the outputs of all; null for those it lacks. */
function statementOf(selects: readonly UnionSelect[], dialect: Dialect): Sql {
  const names = [...new Set(selects.flatMap(({ outputs }) => [...outputs.keys()]))];
  const written = selects.map(({ outputs, body }, index) => {
    const columns = names.map((name) => {
      const value = outputs.get(name) ?? raw(dialect.nullOf("text"));
      return sql`${value} AS ${identifier(name)}`;
    });
    const part = sql`${raw(`'${String(index)}'`)} AS [part]`;
    return sql`SELECT ${join([part, ...columns], ",\n  ")}${body}`;
  });
  return join(written, "\nUNION ALL\n");
}

/** Reads the rows of a result. Names may be in capitals, as some engines return them. */
function readRows(rows: SqlResults[number], selects: readonly UnionSelect[], cube: CubeBuilder): void {
  const found = rows.map((row) => {
    const byName =
      "part" in row
        ? row
        : Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
    const select = selects[Number(byName["part"])];
    if (select !== undefined) return { select, row: byName as ResultRow };
    throw new SalesmetricsError(
      "invalid-rows",
      `fromSql: expected rows of the statement, with a column part, got one with ${Object.keys(row).join(", ") || "none"}`,
    );
  });
  // Types first: what comes of columns of other types may be unreadable.
  for (const isOfTypes of [true, false])
    for (const { select, row } of found)
      if ((select.isOfTypes ?? false) === isOfTypes) select.read(row, cube);
}

function checkResults(results: readonly unknown[], statements: readonly SqlStatement[]): void {
  if (results.length === statements.length && results.every((rows) => Array.isArray(rows))) return;
  const entities = statements.map(({ entity }) => entity).join(", ");
  throw new SalesmetricsError(
    "missing-data",
    `fromSql: expected the rows of each statement, of ${entities}, got ${String(results.length)} results`,
  );
}
