import { SalesmetricsError } from "../../errors.js";
import type { AnyExpression, Json } from "../../expressions/expression.js";
import { time } from "../../expressions/kind.js";
import { frameOf } from "../../question/frame.js";
import type { Dialect } from "../dialect.js";
import { allOf, raw, type Sql, sql } from "../fragment.js";
import { Rows } from "../rows.js";
import { computedName, Source } from "../source.js";
import { mappingOf, type Never, type SqlColumn, type SqlTable } from "../table.js";
import { millisecondsOf } from "../times.js";
import { checkTable } from "./input.js";
import { templateIn } from "./template.js";

/** Which rows tell a member and a time. */
export interface Entries {
  readonly member: AnyExpression;
  readonly at: AnyExpression;
  readonly where?: AnyExpression | undefined;
}

/**
 * The part of a `Cohort` that says which rows are its events and members.
 *
 * @category SQL
 */
export interface SqlCohort {
  readonly options: Entries & { readonly members?: Entries | undefined };
}

/**
 * The rows of `cohortEvents` as a query over a table of events: each event with when its member entered its cohort.
 *
 * *Details*. The rows are those of `cohortEvents(cohort, events, members)`. What that gives back as `excluded` is in no
 * row: events without a member or a time, of an unknown member, or from before it entered, and those with a time in the
 * year 9999, whatever the tables say of it. Events and members are both at days, or both at instants; other mappings are
 * refused with `not-in-sql`.
 *
 * @param members - the table of members, where they have rows of their own
 *
 * @example
 * ```ts
 * import { month, Order, year } from "salesmetrics";
 * import { cohort, retention } from "salesmetrics/analysis";
 * import { cohortEventsTable, duckdb, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const { statements } = toSql(
 *   { retention: retention(buyers) },
 *   { by: { age: buyers.age }, every: month(), during: year(2025), asOf: "2025-12-31" },
 *   { dialect: duckdb, tables: [cohortEventsTable(buyers, sqlTable(Order, { times: "date" }))] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["orders"]
 * ```
 *
 * @category SQL
 */
export function cohortEventsTable({ options }: SqlCohort, events: SqlTable, members?: SqlTable): SqlTable {
  checkTable("cohortEventsTable", events, options.at.entity!);
  const base = materialized(events);
  const days = isAtDays(options.at, events);
  const own = options.members;
  if (own === undefined) return withStart(base, days, (dialect) => firstEvents(options, base, dialect));
  checkMembers(own, members);
  if (days !== isAtDays(own.at, members)) {
    const [held, other] = days ? ["days", "instants"] : ["instants", "days"];
    throw new SalesmetricsError(
      "not-in-sql",
      `cohortEventsTable: expected columns that all hold days, or all instants, got events by ${held} and members by ${other}: map columns of one kind`,
    );
  }
  return withStart(base, days, (dialect) => sinceEntry(options, base, own, members, dialect));
}

function checkMembers({ at }: Entries, members: SqlTable | undefined): asserts members is SqlTable {
  if (members === undefined)
    throw new SalesmetricsError(
      "missing-data",
      `cohortEventsTable: expected a table of ${String(at.entity)}, where the members have rows of their own, got none`,
    );
  checkTable("cohortEventsTable", members, at.entity!);
}

const startColumn = "salesmetrics_cohort_start";

/** The rows of a table that know when their member entered. */
function withStart(base: SqlTable, days: boolean, query: (dialect: Dialect) => Sql): SqlTable {
  const { shape, options } = base;
  const cohortStart: SqlColumn = { from: startColumn, time: days ? "date" : "milliseconds" };
  return {
    shape: { ...shape, fields: { ...shape.fields, cohortStart: time() } },
    options: { ...options, columns: { ...options.columns, cohortStart } },
    query,
  };
}

/** Whether a time is a day, which is made of some columns of one kind. */
function isAtDays({ definition }: AnyExpression, table: SqlTable): boolean {
  const names = fieldsIn(definition).map((path) => path.slice(path.indexOf(".") + 1));
  const times = names.filter((name) => table.shape.fields[name]!.type === "time");
  return times.some((name) => mappingOf(table, name)?.time === "date");
}

/** The paths of the fields that an expression reads. */
function fieldsIn(definition: Json): string[] {
  if (typeof definition !== "object" || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]: [string, Json]) =>
    name === "field" && typeof value === "string" ? [value] : fieldsIn(value),
  );
}

/** A table whose computed columns are columns of a query, so that all of a row can be passed on. */
function materialized(table: SqlTable): SqlTable {
  const { shape, options } = table;
  const computed = Object.keys(options.columns ?? {}).flatMap((name) => {
    const mapping = mappingOf(table, name);
    return mapping === null || typeof mapping.from === "string" ? [] : [{ name, ...mapping }];
  });
  const columns = computed.map(
    ({ name }) => [name, { ...given(table, name), from: computedName(name) }] as const,
  );
  return {
    shape,
    options: { ...options, columns: { ...options.columns, ...Object.fromEntries(columns) } },
    query: (dialect) => {
      const source = new Source(table, "base", dialect);
      for (const column of computed) source.column(column, column.name);
      return templateIn(dialect)`SELECT [base].* FROM ${source.from()}`;
    },
  };
}

/** What a table says of a column, apart from the others. */
function given({ options }: SqlTable, name: string): SqlColumn {
  const column = options.columns?.[name];
  return typeof column === "object" && column !== null ? column : {};
}

/** Rows with a member and a time, and the time as what starts are told by. */
interface Found {
  readonly member: Sql;
  readonly at: Sql;
  readonly from: Sql;
  readonly where: Sql;
}

/** The rows that name a member and a time. What cannot be used is none of them, whatever a table says of never. */
function entriesIn({ member, at, where }: Entries, table: SqlTable, dialect: Dialect): Found {
  const entity = table.shape.name;
  const tables = new Map([[entity, reporting(table)]]);
  const rows = new Rows(
    entity,
    {
      dialect,
      tables,
      frame: frameOf({}, []),
      query: {},
      factors: {},
      notes: new Map(),
    },
    "salesmetrics_entry",
  );
  const [who, when] = [rows.compile(member.definition), rows.compile(at.definition)];
  const conditions = [sql`${who.value} IS NOT NULL`, sql`${when.value} IS NOT NULL`];
  if (where !== undefined) conditions.push(rows.compile(where.definition).value);
  const time = when.kind === "date" ? when.plain : millisecondsOf(when, rows);
  return { member: who.plain, at: time, from: rows.from(), where: allOf(conditions)! };
}

/** A table that refuses no row. */
function reporting(table: SqlTable): SqlTable {
  const { columns = {}, never } = table.options;
  const policy = (of: Never | undefined): Never => (of === undefined || of === "refused" ? "reported" : of);
  const reported = Object.entries(columns).map(([name, column]) => {
    const isOwn = typeof column === "object" && column?.never !== undefined;
    return [name, isOwn ? { ...column, never: policy(column.never) } : column] as const;
  });
  return {
    ...table,
    options: { ...table.options, never: policy(never), columns: Object.fromEntries(reported) },
  };
}

function firstEvents(own: Entries, events: SqlTable, dialect: Dialect): Sql {
  const { member, at, from, where } = entriesIn(own, events, dialect);
  const write = templateIn(dialect);
  const name = raw(dialect.identifier(events.shape.name));
  return write`SELECT ${name}.*, MIN(${at}) OVER (PARTITION BY ${member}) AS ${start(dialect)}
    FROM ${from} WHERE ${where}`;
}

function sinceEntry(own: Entries, events: SqlTable, of: Entries, members: SqlTable, dialect: Dialect): Sql {
  const [event, entry] = [entriesIn(own, events, dialect), entriesIn(of, members, dialect)];
  const write = templateIn(dialect);
  const name = raw(dialect.identifier(events.shape.name));
  const starts = write`SELECT ${entry.member} AS [cohort_member], MIN(${entry.at}) AS [entered_at]
    FROM ${entry.from} WHERE ${entry.where} GROUP BY ${entry.member}`;
  return write`SELECT ${name}.*, [cohort_starts].[entered_at] AS ${start(dialect)}
    FROM ${event.from} JOIN (${starts}) AS [cohort_starts] ON [cohort_starts].[cohort_member] = ${event.member}
    WHERE ${event.where} AND ${event.at} >= [cohort_starts].[entered_at]`;
}

function start(dialect: Dialect): Sql {
  return raw(dialect.identifier(startColumn));
}
