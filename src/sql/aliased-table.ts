import { SalesmetricsError } from "../errors.js";
import { ownOf } from "../vectors/own.js";
import type { Compiled } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { absentColumn, type AddCheck, fieldColumn, wordColumn } from "./field-columns.js";
import { identifier, join, raw, type Sql, sql } from "./fragment.js";
import { type Column, columnOf, snakeCase, type SqlTable } from "./table.js";

/** A table under an alias, with its computed columns. */
export class AliasedTable {
  readonly #computed = new Map<string, string>();
  readonly #fields = new Set<string>();

  constructor(
    readonly table: SqlTable,
    readonly alias: string,
    readonly dialect: Dialect,
  ) {}

  /** A field as a column. `path` names it in the texts of its issues. */
  read(field: string, path: string, addCheck: AddCheck = () => undefined): Compiled {
    const { shape, query, base } = this.table;
    const kind = ownOf(shape.fields, field);
    if (kind === undefined)
      throw new SalesmetricsError("unknown-name", `expected a field of ${shape.name}, got ${field}`);
    const column = columnOf(this.table, field, this.dialect);
    if (column === null) return absentColumn(kind.type, path, this.dialect);
    const value = this.column(column, field);
    // The library's own queries write listed words only.
    const isOwn = query !== undefined && base === undefined;
    if (kind.rules.words !== undefined && !isOwn) return wordColumn(kind.rules, value, path, this.dialect);
    return fieldColumn(kind.type, column, value, path, this.dialect, addCheck);
  }

  column({ from }: Pick<Column, "from">, field: string): Sql {
    this.#fields.add(field);
    if (typeof from === "string") return identifier(this.alias, from);
    this.#computed.set(field, from.sql);
    return identifier(this.alias, computedName(field));
  }

  /** The table with its computed columns, for FROM, once all columns are known. */
  from(): Sql {
    const alias = identifier(this.alias);
    const base = this.#base();
    if (this.#computed.size === 0) return sql`${base} AS ${alias}`;
    const computed = [...this.#computed].map(
      ([field, code]) => sql`(${raw(code)}) AS ${identifier(computedName(field))}`,
    );
    return sql`(SELECT ${alias}.*, ${join(computed, ", ")} FROM ${base} AS ${alias}) AS ${alias}`;
  }

  /** The table by its name, or a query in its place. */
  #base(): Sql {
    const { options, shape, query } = this.table;
    if (query !== undefined) return sql`(${query(this.dialect, this.#fields)})`;
    const { from = snakeCase(shape.name) } = options;
    if (typeof from === "string") return identifier(from);
    return "sql" in from ? raw(`(${from.sql})`) : identifier(...from);
  }
}

export function computedName(field: string): string {
  return `salesmetrics_${snakeCase(field)}`;
}
