import { invalidArgument, SalesmetricsError } from "../../errors.js";
import { type AnyEntity, shapeOf } from "../../expressions/shape.js";
import type { Dialect } from "../dialect.js";
import { type Sql, written } from "../fragment.js";
import { Source } from "../source.js";
import { mappingOf, type Never, type RowsQuery, type SqlTable } from "../table.js";
import { millisecondsOf } from "../times.js";

/** A table that a view reads. */
export class Input {
  readonly #source: Source;

  /** @param days - whether times are days; instants are read as epoch milliseconds, whatever columns hold */
  constructor(
    readonly table: SqlTable,
    alias: string,
    readonly dialect: Dialect,
    readonly days: boolean,
  ) {
    this.#source = new Source(table, alias, dialect);
  }

  has(name: string): boolean {
    return mappingOf(this.table, name) !== null;
  }

  /** The column of a field. */
  column(name: string): Sql {
    const read = this.#source.read(name, "", "");
    return read.type === "time" && !this.days ? millisecondsOf(read, this) : read.plain;
  }

  /** What has the rows of a deal in their order, where the table says. */
  get order(): Sql | null {
    const { order } = this.table;
    return order === undefined ? null : this.#source.column({ from: order }, order);
  }

  /** The table, as it stands after FROM, once all columns are known. */
  from(): Sql {
    return this.#source.from();
  }
}

/** No time, of the kind of a view's times. */
export function noTime(dialect: Dialect, days: boolean): Sql {
  const nothing = written(() => dialect.nothing("time"));
  return days ? nothing : written((time) => dialect.milliseconds(time, "date"), nothing);
}

/** A column that a view reads, where its table has it. */
export type Reading = readonly [table: SqlTable | undefined, name: string];

/** How a view holds its times. */
export interface ViewTimes {
  /** Whether all times are days, as opposed to instants. */
  readonly days: boolean;
  readonly never: Never;
}

/** How the times of a view are held, which it reads in some columns: all are days, or all are instants. */
export function viewTimes(caller: string, readings: readonly Reading[]): ViewTimes {
  const columns = readings.flatMap(([table, name]) => {
    const column = table && mappingOf(table, name);
    return column ? [{ path: `${table.shape.name}.${name}`, ...column }] : [];
  });
  const [day, instant] = [true, false].map((days) => columns.find(({ time }) => (time === "date") === days));
  if (day !== undefined && instant !== undefined)
    throw new SalesmetricsError(
      "not-in-sql",
      `${caller}: expected columns that all hold days, or all instants, got ${day.path} as date and ${instant.path} as ${instant.time ?? "instant"}: map columns of one kind`,
    );
  const is = (policy: Never): boolean => columns.some(({ never }) => never === policy);
  return {
    days: day !== undefined,
    never: is("refused") ? "refused" : is("reported") ? "reported" : "missing",
  };
}

/** Refuses a table of another entity than one that a view reads. */
export function checkTable(caller: string, table: SqlTable | undefined, entity: string): void {
  if (table === undefined || table.shape.name === entity) return;
  throw invalidArgument(caller, `a table of ${entity}`, table.shape.name);
}

/** A table of rows that a query makes. */
export function viewTable<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  { days, never }: ViewTimes,
  query: RowsQuery,
): SqlTable {
  return { shape: entity[shapeOf], options: { times: days ? "date" : "milliseconds", never }, query };
}
