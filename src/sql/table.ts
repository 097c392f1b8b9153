import { invalidArgument, optionsIn } from "../errors.js";
import { type AnyEntity, type EntityShape, shapeIn } from "../expressions/shape.js";
import { ownOf } from "../vectors/own.js";
import type { Dialect, TimeKind } from "./dialect.js";
import type { Sql } from "./fragment.js";

/**
 * How a column holds times: as days, as instants, or as epoch milliseconds.
 *
 * @category SQL
 */
export type ColumnTime = Exclude<TimeKind, "utc">;

/**
 * SQL that is copied into a statement as it is: a computed column, or a query in place of a table.
 *
 * *Gotchas*. It is code. Never build it from user input.
 *
 * @category SQL
 */
export interface SqlCode {
  readonly sql: string;
}

/**
 * How a time in the year 9999, which means never, is treated. `"refused"`: `fromSql` throws if the question reads such a
 * row. `"missing"`: as if it were null. `"reported"`: the row is excluded and reported as invalid, as in memory.
 *
 * @category SQL
 */
export type Never = "refused" | "missing" | "reported";

/**
 * Where a field is found in a table.
 *
 * @category SQL
 */
export interface SqlColumn {
  /** The column, or an expression on the table's columns; by default the field's name in snake case. */
  readonly from?: string | SqlCode;
  /** How it holds a time; by default as the table's `times`. */
  readonly time?: ColumnTime;
  /** The zone of instants whose type has none, such as `TIMESTAMP`; by default as the table's `zone`. */
  readonly zone?: "UTC";
  /** How a time in the year 9999 is treated; by default as the table's `never`. */
  readonly never?: Never;
  /** For whole numbers of a small unit: the digits after the point, 2 for cents. */
  readonly scale?: number;
}

/**
 * Where the rows of an entity are in a database, where that differs from the defaults.
 *
 * @category SQL
 */
export interface SqlTableOptions<Field extends string = string> {
  /** The table, a path such as `["crm", "deals"]`, or a query; by default the entity's name in snake case. */
  readonly from?: string | readonly string[] | SqlCode;
  /** Columns that differ from the defaults; `null` for a field that the table lacks. */
  readonly columns?: { readonly [Name in Field]?: string | SqlColumn | null };
  /** How its columns hold times; by default `"instant"`, in SQLite `"milliseconds"`. */
  readonly times?: ColumnTime;
  /** The zone of instants whose type has none, such as `TIMESTAMP`; without it, `fromSql` refuses such columns. */
  readonly zone?: "UTC";
  /** How times in the year 9999 are treated; by default `"refused"`, which makes the shortest statements. */
  readonly never?: Never;
}

/** Writes a query with columns for the given fields. */
export type RowsQuery = (dialect: Dialect, fields: ReadonlySet<string>) => Sql;

/**
 * Where the rows of an entity are in a database, made by {@link sqlTable}.
 *
 * @category SQL
 */
export interface SqlTable {
  /** @internal */
  readonly shape: EntityShape;
  /** @internal */
  readonly options: SqlTableOptions;
  /** @internal The query of a view, in place of a table. */
  readonly query?: RowsQuery;
  /** @internal A column of the query that orders the rows of a deal. */
  readonly order?: string;
  /** @internal The columns of times that the query reads. */
  readonly sources?: readonly TimeFields[];
  /** @internal The table whose columns the query passes on. */
  readonly base?: SqlTable;
}

/** Fields of time of a table. */
export type TimeFields = readonly [table: SqlTable | undefined, ...fields: readonly string[]];

/**
 * A table for {@link toSql}: where the rows of an entity are in a database.
 *
 * *Details*. By default, tables and columns have the names of entities and fields in snake case: `stageVisits.enteredAt`
 * is `stage_visits.entered_at`. Names are quoted, so they may contain any character, and their case counts.
 *
 * *Gotchas*. Numbers and amounts must be exact: whole numbers or decimals. `fromSql` refuses sums of floats; cast the
 * column: `{ amount: { from: { sql: "CAST(amount AS DECIMAL(18, 2))" } } }`.
 *
 * @example
 * ```ts
 * import { Deal, wonDeals } from "salesmetrics";
 * import { postgres, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const deals = sqlTable(Deal, {
 *   from: ["crm", "opportunities"],
 *   columns: { status: { from: { sql: "lower(outcome)" } }, amount: { from: "amount_cents", scale: 2 } },
 *   times: "date",
 * });
 * const { statements } = toSql({ wonDeals }, {}, { dialect: postgres, tables: [deals] });
 *
 * statements[0]!.text.includes(`FROM "crm"."opportunities" AS "deals"`); // => true
 * ```
 *
 * @category SQL
 */
export function sqlTable<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  options: SqlTableOptions<keyof RowType & string> = {},
): SqlTable {
  const shape = shapeIn("sqlTable", entity);
  const { columns = {} } = optionsIn("sqlTable", options);
  const unknown = Object.keys(columns).find((name) => !Object.hasOwn(shape.fields, name));
  if (unknown !== undefined)
    throw invalidArgument("sqlTable", `columns for fields of ${shape.name}`, unknown);
  return { shape, options };
}

export interface Mapping extends Required<Omit<SqlColumn, "time" | "zone">> {
  /** `undefined`: the dialect's default, which is never `"date"`. */
  readonly time: ColumnTime | undefined;
  readonly zone: "UTC" | undefined;
}

export interface Column extends Omit<Mapping, "time" | "zone"> {
  readonly time: TimeKind;
}

/** The column of a field, with the table's defaults; `null` if the table lacks it. */
export function mappingOf({ shape, options }: SqlTable, name: string): Mapping | null {
  const given = ownOf(options.columns ?? {}, name);
  if (given === null || !Object.hasOwn(shape.fields, name)) return null;
  const {
    from = snakeCase(name),
    time = options.times,
    zone = options.zone,
    never = options.never ?? "refused",
    scale = 0,
  } = typeof given === "string" ? { from: given } : (given ?? {});
  return { from, time, zone, never, scale };
}

/** The column of a field, with the defaults of table and dialect; `null` if the table lacks it. */
export function columnOf(table: SqlTable, name: string, { timeKinds }: Dialect): Column | null {
  const mapping = mappingOf(table, name);
  if (mapping === null) return null;
  const { time = timeKinds[0] === "milliseconds" ? "milliseconds" : "instant", zone, ...rest } = mapping;
  return { ...rest, time: time === "instant" && zone === "UTC" ? "utc" : time };
}

/** A name in snake case: `closedAt` is `closed_at`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
