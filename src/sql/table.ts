import { invalidArgument } from "../errors.js";
import { type AnyEntity, type EntityShape, shapeOf } from "../expressions/shape.js";
import type { Dialect, TimeKind } from "./dialect.js";
import type { Sql } from "./fragment.js";

/**
 * SQL that stands as it is in a statement: a computed column, or a query in place of a table.
 *
 * *Gotchas*. It is code. Never make it of what users enter.
 *
 * @category SQL
 */
export interface SqlCode {
  readonly sql: string;
}

/**
 * What becomes of times in the year 9999, which stand for never: the whole question is refused when its results come
 * back, or they are missing, or the rows that have them are reported as invalid, as they are in memory.
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
  /** The column, or an expression on the table's columns; the field's name in snake case unless said. */
  readonly from?: string | SqlCode;
  /** How it holds a time, where that differs from the table's others. */
  readonly time?: TimeKind;
  /** What a time in the year 9999, which stands for never, is taken for, where that differs from the table's others. */
  readonly never?: Never;
  /** How many digits after the point a whole number stands for: 2 of a column that holds cents. */
  readonly scale?: number;
}

/**
 * What says where the rows of an entity are found.
 *
 * @category SQL
 */
export interface SqlTableOptions<Field extends string = string> {
  /** The table, a path such as `["crm", "deals"]`, or a query; the entity's name in snake case unless said. */
  readonly from?: string | readonly string[] | SqlCode;
  /** The columns of fields that are not named like them; `null` for a field that the table lacks. */
  readonly columns?: { readonly [Name in Field]?: string | SqlColumn | null };
  /** How its columns hold times: as the dialect's first kind unless said, which is `"instant"` where there is one. */
  readonly times?: TimeKind;
  /** What times in the year 9999 are taken for: `"refused"` unless said, which makes the shortest statements. */
  readonly never?: Never;
}

/** Rows that are made by a query, which gives columns for some fields. */
export type RowsQuery = (dialect: Dialect, fields: ReadonlySet<string>) => Sql;

/**
 * Where the rows of an entity are found in a database.
 *
 * @category SQL
 */
export interface SqlTable {
  /** @internal */
  readonly shape: EntityShape;
  /** @internal */
  readonly options: SqlTableOptions;
  /** @internal In place of a table, where a view makes the rows. */
  readonly query?: RowsQuery;
  /** @internal What a query calls the column by whose order the rows of a deal are in theirs. */
  readonly order?: string;
}

/**
 * Says where the rows of an entity are found in a database.
 *
 * *Details*. Tables and columns have the names of entities and fields in snake case, `stageVisits.enteredAt` is
 * `stage_visits.entered_at`, unless said otherwise. Names are quoted, so they may hold anything and their case counts.
 *
 * *Gotchas*. Numbers and amounts must be held exactly, as whole numbers or decimals. A column of floats is refused when
 * its sums come back; cast it: `{ amount: { from: { sql: "CAST(amount AS DECIMAL(18, 2))" } } }`.
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
  const shape = entity[shapeOf];
  const unknown = Object.keys(options.columns ?? {}).find((name) => !Object.hasOwn(shape.fields, name));
  if (unknown !== undefined)
    throw invalidArgument("sqlTable", `columns for fields of ${shape.name}`, unknown);
  return { shape, options: options };
}

/** What a table says of a field's column. */
export interface Mapping extends Required<Omit<SqlColumn, "time">> {
  /** How it holds a time; what is not said is up to the dialect, and never days. */
  readonly time: TimeKind | undefined;
}

/** What a table says of a field's column; `null` where it has none. */
export function mappingOf({ shape, options }: SqlTable, name: string): Mapping | null {
  const given = options.columns?.[name];
  if (given === null || !Object.hasOwn(shape.fields, name)) return null;
  const {
    from = snakeCase(name),
    time = options.times,
    never = options.never ?? "refused",
    scale = 0,
  } = typeof given === "string" ? { from: given } : (given ?? {});
  return { from, time, never, scale };
}

/** What is known of a field's column; `null` where the table has none. */
export function columnOf(
  table: SqlTable,
  name: string,
  { times: [first] }: Dialect,
): Required<SqlColumn> | null {
  const mapping = mappingOf(table, name);
  return mapping && { ...mapping, time: mapping.time ?? first };
}

/** A name as most databases write it: `closedAt` is `closed_at`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
