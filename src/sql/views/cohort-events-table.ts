import { SalesmetricsError } from "../../errors.js";
import type { AnyExpression, Json } from "../../expressions/expression.js";
import { frameOf } from "../../scan/frame.js";
import type { Compiled } from "../compiled.js";
import type { Dialect, TimeKind } from "../dialect.js";
import { allOf, raw, type Sql, sql } from "../fragment.js";
import { computedName, Rows, Source } from "../rows.js";
import { columnOf, type SqlColumn, type SqlTable } from "../table.js";
import { millisecondsOf } from "../times.js";
import { checkTable } from "./input.js";
import { templateIn } from "./template.js";

/** Which rows tell a member and a time. */
interface Entries {
  readonly member: AnyExpression;
  readonly at: AnyExpression;
  readonly where?: AnyExpression | undefined;
}

/**
 * The part of a `Cohort` that says which rows are its events and members.
 *
 * @category SQL
 * @since 0.3.0
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
 * @since 0.3.0
 */
export function cohortEventsTable({ options }: SqlCohort, events: SqlTable, members?: SqlTable): SqlTable {
  const base = materialized(events);
  const kind = kindOf(options.at, events);
  const own = options.members;
  checkTable("cohortEventsTable", events, options.at.entity!);
  if (own === undefined) {
    const query = (dialect: Dialect): Sql => firstEvents(options, base, dialect);
    return withStart(base, kind, query);
  }
  checkMembers(own, members);
  const startKind = kindOf(own.at, members);
  if ((kind === "date") !== (startKind === "date"))
    throw new SalesmetricsError(
      "not-in-sql",
      `cohortEventsTable: expected columns that all hold days, or all instants, got events by ${kind} and members by ${startKind}: map columns of one kind`,
    );
  return withStart(base, startKind, (dialect) => sinceEntry(options, base, own, members, dialect));
}

function checkMembers({ at }: Entries, members: SqlTable | undefined): asserts members is SqlTable {
  if (members === undefined)
    throw new SalesmetricsError(
      "missing-data",
      `cohortEventsTable: expected a table of ${String(at.entity)}, where the members have rows of their own, got none`,
    );
  checkTable("cohortEventsTable", members, at.entity!);
}

const startColumn = "computed_cohort_start";

/** The rows of a table that know when their member entered. */
function withStart(base: SqlTable, time: TimeKind, query: (dialect: Dialect) => Sql): SqlTable {
  const { shape, options } = base;
  const cohortStart: SqlColumn = { from: startColumn, time };
  return {
    shape: { ...shape, kinds: { ...shape.kinds, cohortStart: "time" } },
    options: { ...options, columns: { ...options.columns, cohortStart } },
    query,
  };
}

/** How a time is held, which is made of some columns of one kind. */
function kindOf({ definition }: AnyExpression, table: SqlTable): TimeKind {
  const names = fieldsIn(definition).map((path) => path.slice(path.indexOf(".") + 1));
  const kinds = names.filter((name) => table.shape.kinds[name] === "time");
  return kinds.map((name) => columnOf(table, name)?.time).find((time) => time !== undefined) ?? "date";
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
  const computed = Object.keys(options.columns ?? {}).filter((name) => {
    const from = columnOf(table, name)?.from;
    return from !== undefined && typeof from !== "string";
  });
  const alias = "base";
  const columns = computed.map((name) => {
    const column = columnOf(table, name)!;
    return [name, { ...column, from: computedName(name) }] as const;
  });
  return {
    shape,
    options: { ...options, columns: { ...options.columns, ...Object.fromEntries(columns) } },
    query: (dialect) => {
      const source = new Source(table, alias, dialect);
      for (const name of computed) source.column(columnOf(table, name)!, name);
      return sql`SELECT ${raw(dialect.identifier(alias))}.* FROM ${source.from()}`;
    },
  };
}

/** Rows with their member and time, and the time as what is compared. */
interface Compared {
  readonly member: Compiled;
  readonly at: Compiled;
  readonly ticks: Sql;
  readonly from: Sql;
  readonly where: Sql;
}

/** The rows that name a member and a time. What cannot be used is none of them, whatever a table says of never. */
function entriesIn({ member, at, where }: Entries, table: SqlTable, dialect: Dialect): Compared {
  const entity = table.shape.name;
  const tables = new Map([[entity, reporting(table)]]);
  const rows = new Rows(entity, { dialect, tables, frame: frameOf({}, []), query: {}, factors: {} });
  const [who, when] = [rows.compile(member.definition), rows.compile(at.definition)];
  const conditions = [sql`${who.value} IS NOT NULL`, sql`${when.value} IS NOT NULL`];
  if (where !== undefined) conditions.push(rows.compile(where.definition).value);
  const ticks = when.kind === "date" ? when.plain : millisecondsOf(when, rows);
  return { member: who, at: when, ticks, from: rows.from(), where: allOf(conditions)! };
}

/** A table that refuses no row. */
function reporting(table: SqlTable): SqlTable {
  const { options } = table;
  const columns = Object.keys(options.columns ?? {}).map((name) => {
    const column = columnOf(table, name);
    return [name, column?.never === "refused" ? { ...column, never: "reported" as const } : column] as const;
  });
  const { never = "refused" } = options;
  return {
    ...table,
    options: {
      ...options,
      never: never === "refused" ? "reported" : never,
      columns: Object.fromEntries(columns),
    },
  };
}

function firstEvents(own: Entries, events: SqlTable, dialect: Dialect): Sql {
  const { member, at, from, where } = entriesIn(own, events, dialect);
  const write = templateIn(dialect);
  const name = raw(dialect.identifier(events.shape.name));
  return write`SELECT ${name}.*, MIN(${at.plain}) OVER (PARTITION BY ${member.plain}) AS ${start(dialect)}
    FROM ${from} WHERE ${where}`;
}

function sinceEntry(own: Entries, events: SqlTable, of: Entries, members: SqlTable, dialect: Dialect): Sql {
  const [event, entry] = [entriesIn(own, events, dialect), entriesIn(of, members, dialect)];
  const write = templateIn(dialect);
  const name = raw(dialect.identifier(events.shape.name));
  const starts = write`SELECT ${entry.member.plain} AS [cohort_member], MIN(${entry.at.plain}) AS [entered_at],
      MIN(${entry.ticks}) AS [entered_tick] FROM ${entry.from} WHERE ${entry.where} GROUP BY ${entry.member.plain}`;
  return write`SELECT ${name}.*, [cohort_starts].[entered_at] AS ${start(dialect)}
    FROM ${event.from} JOIN (${starts}) AS [cohort_starts] ON [cohort_starts].[cohort_member] = ${event.member.plain}
    WHERE ${event.where} AND ${event.ticks} >= [cohort_starts].[entered_tick]`;
}

function start(dialect: Dialect): Sql {
  return raw(dialect.identifier(startColumn));
}
