import { having, SalesmetricsError } from "../../errors.js";
import type { AnyExpression, Json } from "../../expressions/expression.js";
import { time } from "../../expressions/kinds.js";
import { frameOf } from "../../question/frame.js";
import { AliasedTable, computedName } from "../aliased-table.js";
import type { Dialect } from "../dialect.js";
import { allOf, identifier, type Sql, sql } from "../fragment.js";
import { relationOf } from "../relation.js";
import { mappingOf, type Never, type SqlColumn, type SqlTable, type TimeFields } from "../table.js";
import { millisecondsOf } from "../times.js";
import { checkTable } from "./source-table.js";

/** Rows with a member and a time. */
export interface Entries {
  readonly member: AnyExpression;
  readonly at: AnyExpression;
  readonly where?: AnyExpression | undefined;
}

/**
 * The part of a `Cohort` that defines its events and members.
 *
 * @category SQL
 */
export interface SqlCohort {
  readonly options: Entries & { readonly members?: Entries | undefined };
}

/**
 * A table of the rows of `cohortEvents`, each event with the time when its member entered the cohort, as a query over
 * events.
 *
 * *Details*. The rows are those of `cohortEvents(cohort, events, members)`. What it returns as `excluded` is left out:
 * events without a member or a time, of an unknown member, or from before the member entered. So are events with a time
 * in the year 9999, whatever the tables' option `never` is. Events and members must both be at days, or both at
 * instants; other mappings are refused with `not-in-sql`.
 *
 * @param members - the table of members, if the cohort has them
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
export function cohortEventsTable(cohort: SqlCohort, events: SqlTable, members?: SqlTable): SqlTable {
  const { options } = having("cohortEventsTable", "what cohort() returns", cohort, "eventAge");
  checkTable("cohortEventsTable", events, options.at.entity!);
  const base = materialized(events);
  const days = isAtDays(options.at, events);
  const own = options.members;
  const read = timesIn(options.at, events);
  if (own === undefined)
    return withStart(base, [read], days, (dialect) => sinceFirstEvent(options, base, dialect));
  checkMembers(own, members);
  if (days !== isAtDays(own.at, members)) {
    const [held, other] = days ? ["days", "instants"] : ["instants", "days"];
    throw new SalesmetricsError(
      "not-in-sql",
      `cohortEventsTable: expected columns that all hold days, or all instants, got events by ${held} and members by ${other}: map columns of one kind`,
    );
  }
  const sources = [read, timesIn(own.at, members)];
  return withStart(base, sources, days, (dialect) => sinceEntry(options, base, own, members, dialect));
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

/** A table with a field `cohortStart`: when the member of a row entered. */
function withStart(
  base: SqlTable,
  sources: readonly TimeFields[],
  days: boolean,
  query: (dialect: Dialect) => Sql,
): SqlTable {
  const { shape, options } = base;
  const cohortStart: SqlColumn = { from: startColumn, time: days ? "date" : "milliseconds" };
  return {
    shape: { ...shape, fields: { ...shape.fields, cohortStart: time() } },
    options: { ...options, columns: { ...options.columns, cohortStart } },
    query,
    sources,
    base,
  };
}

/** Whether an expression of time reads columns of days. */
function isAtDays(at: AnyExpression, table: SqlTable): boolean {
  const [, ...times] = timesIn(at, table);
  return times.some((name) => mappingOf(table, name)?.time === "date");
}

/** The fields of time that an expression reads. */
function timesIn({ definition }: AnyExpression, table: SqlTable): TimeFields {
  const names = fieldsIn(definition).map((path) => path.slice(path.indexOf(".") + 1));
  return [table, ...names.filter((name) => table.shape.fields[name]!.type === "time")];
}

/** The paths of the fields that an expression reads. */
function fieldsIn(definition: Json): string[] {
  if (typeof definition !== "object" || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]: [string, Json]) =>
    name === "field" && typeof value === "string" ? [value] : fieldsIn(value),
  );
}

/** A table whose computed columns are columns of a query, so that `*` selects them too. */
function materialized(table: SqlTable): SqlTable {
  const { shape, options } = table;
  const computed = Object.entries(options.columns ?? {}).flatMap(([name, column]) =>
    typeof column === "object" && typeof column?.from === "object"
      ? [{ name, ...column, from: column.from }]
      : [],
  );
  const columns = computed.map(
    ({ name, ...column }) => [name, { ...column, from: computedName(name) }] as const,
  );
  return {
    shape,
    options: { ...options, columns: { ...options.columns, ...Object.fromEntries(columns) } },
    base: table,
    query: (dialect) => {
      const base = new AliasedTable(table, "base", dialect);
      for (const column of computed) base.column(column, column.name);
      return sql`SELECT [base].* FROM ${base.from()}`;
    },
  };
}

/** The SQL of entries; days stay days, and other times are in milliseconds. */
interface EntriesSql {
  readonly member: Sql;
  readonly at: Sql;
  readonly from: Sql;
  readonly where: Sql;
}

/** The rows that have a member and a time and meet the condition. Rows with issues have none. */
function entriesOf({ member, at, where }: Entries, table: SqlTable, dialect: Dialect): EntriesSql {
  const entity = table.shape.name;
  const context = {
    dialect,
    tables: new Map([[entity, withoutRefusal(table)]]),
    frame: frameOf({}, []),
    query: {},
    factors: {},
    timeColumns: new Map(),
  };
  const relation = relationOf(entity, context, "salesmetrics_entry");
  const [who, when] = [relation.compile(member.definition), relation.compile(at.definition)];
  const conditions = [sql`${who.value} IS NOT NULL`, sql`${when.value} IS NOT NULL`];
  if (where !== undefined) conditions.push(relation.compile(where.definition).value);
  return {
    member: who.unguarded,
    at: when.kind === "date" ? when.unguarded : millisecondsOf(when, dialect),
    from: relation.from(),
    where: allOf(conditions)!,
  };
}

/** A table that reports times in the year 9999 where it would refuse them. */
function withoutRefusal(table: SqlTable): SqlTable {
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

/** A query for events with the time of their member's first event. */
function sinceFirstEvent(own: Entries, events: SqlTable, dialect: Dialect): Sql {
  const { member, at, from, where } = entriesOf(own, events, dialect);
  return sql`SELECT ${identifier(events.shape.name)}.*, MIN(${at}) OVER (PARTITION BY ${member}) AS ${identifier(startColumn)}
    FROM ${from} WHERE ${where}`;
}

/** A query for events with the time when their member entered, from then on. */
function sinceEntry(own: Entries, events: SqlTable, of: Entries, members: SqlTable, dialect: Dialect): Sql {
  const [event, entry] = [entriesOf(own, events, dialect), entriesOf(of, members, dialect)];
  const starts = sql`SELECT ${entry.member} AS [cohort_member], MIN(${entry.at}) AS [entered_at]
    FROM ${entry.from} WHERE ${entry.where} GROUP BY ${entry.member}`;
  return sql`SELECT ${identifier(events.shape.name)}.*, [cohort_starts].[entered_at] AS ${identifier(startColumn)}
    FROM ${event.from} JOIN (${starts}) AS [cohort_starts] ON [cohort_starts].[cohort_member] = ${event.member}
    WHERE ${event.where} AND ${event.at} >= [cohort_starts].[entered_at]`;
}
