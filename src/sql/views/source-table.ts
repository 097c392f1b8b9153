import { having, invalidArgument, SalesmetricsError } from "../../errors.js";
import { type AnyEntity, shapeOf } from "../../expressions/shape.js";
import { AliasedTable } from "../aliased-table.js";
import type { Dialect } from "../dialect.js";
import { raw, type Sql, wrap } from "../fragment.js";
import { invalidOnly, noIssue } from "../issue.js";
import { mappingOf, type Never, type RowsQuery, type SqlTable, type TimeFields } from "../table.js";
import { millisecondsOf } from "../times.js";

export class SourceTable extends AliasedTable {
  /** @param days - whether times are days; other times are read as epoch milliseconds */
  constructor(
    table: SqlTable,
    alias: string,
    dialect: Dialect,
    readonly days: boolean,
  ) {
    super(table, alias, dialect);
  }

  values<const Fields extends readonly string[]>(
    ...fields: Fields
  ): { readonly [Index in keyof Fields]: Sql } {
    const values = fields.map((field) => {
      const read = this.read(field, field);
      return read.type === "time" && !this.days ? millisecondsOf(read, this.dialect) : read.unguarded;
    });
    return values as never;
  }

  /** The condition that a field has no value that cannot be read. */
  isSound(field: string): Sql {
    return noIssue(invalidOnly(this.read(field, field).issues)) ?? raw("TRUE");
  }

  /** The column that orders the rows of a deal; `null` if the table has none. */
  get order(): Sql | null {
    const { order } = this.table;
    return order === undefined ? null : this.column({ from: order }, order);
  }
}

/** A null of the type of a view's times. */
export function noTime(dialect: Dialect, days: boolean): Sql {
  const nothing = raw(dialect.nullOf("time"));
  return days ? nothing : wrap((time) => dialect.epochMilliseconds(time, "date"), nothing);
}

/** How the columns of a view hold times. */
export interface ViewTimes {
  /** Whether all times are days, as opposed to instants. */
  readonly days: boolean;
  readonly never: Never;
  readonly sources: readonly TimeFields[];
}

/** How the time columns that a view reads hold times. Throws unless all hold days, or all hold instants. */
export function viewTimes(caller: string, sources: readonly TimeFields[]): ViewTimes {
  const columns = sources.flatMap(([table, ...fields]) =>
    fields.flatMap((field) => {
      const column = table && mappingOf(table, field);
      return column ? [{ path: `${table.shape.name}.${field}`, ...column }] : [];
    }),
  );
  const [day, instant] = [true, false].map((days) => columns.find(({ time }) => (time === "date") === days));
  if (day !== undefined && instant !== undefined)
    throw new SalesmetricsError(
      "not-in-sql",
      `${caller}: expected columns that all hold days, or all instants, got ${day.path} as date and ${instant.path} as ${instant.time ?? "instant"}: map columns of one kind`,
    );
  const policies = ["refused", "reported"] as const;
  const never = policies.find((policy) => columns.some((column) => column.never === policy)) ?? "missing";
  return { days: day !== undefined, never, sources };
}

/** Throws if a table is not of an entity. */
export function checkTable(caller: string, table: SqlTable, entity: string): void {
  const { shape } = having(caller, `a table of ${entity}`, table, "shape");
  if (shape.name !== entity) throw invalidArgument(caller, `a table of ${entity}`, shape.name);
}

export function viewTable<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  { days, never, sources }: ViewTimes,
  query: RowsQuery,
): SqlTable {
  const options = { times: days ? "date" : "milliseconds", never } as const;
  return { shape: entity[shapeOf], options, query, sources };
}
