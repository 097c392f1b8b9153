import { SalesmetricsError } from "../errors.js";
import { AliasedTable } from "./aliased-table.js";
import type { AddCheck } from "./field-columns.js";
import type { Compiled } from "./compiled.js";
import { identifier, join, type Sql, sql, wrap } from "./fragment.js";
import { guard, invalid, invalidOnly, type Issue, missing } from "./issue.js";
import type { NestedSelects } from "./nested-selects.js";
import { columnOf, type SqlTable } from "./table.js";

/** A table that rows refer to by a key: grouped by id, so that a join never multiplies rows. */
export class JoinedTable {
  readonly table: AliasedTable;
  /** The columns of the grouped table. */
  readonly #grouped = new Map<string, Sql>();
  /** The same as columns of the rows that refer to it. */
  readonly #columns = new Map<string, Sql>();
  readonly #level: number;

  constructor(
    table: SqlTable,
    readonly alias: string,
    readonly key: Compiled,
    readonly path: string,
    readonly selects: NestedSelects,
    readonly addCheck: AddCheck,
  ) {
    this.table = new AliasedTable(table, `${alias}_rows`, selects.dialect);
    this.#level = selects.levelOf(key.value);
    selects.join({ columns: this.#columns, clause: () => this.#clause() }, this.#level);
  }

  read(field: string): Compiled {
    const { key, path } = this;
    const { table, dialect } = this.table;
    const id = this.#add("id", this.#id());
    const dangling = { ...missing(id, `${path} not in ${table.shape.name}`), isInvalid: true, of: [] };
    // Where the key is missing, nothing is joined.
    const keys = key.issues.flatMap(({ of }) => of);
    const full = `${path}.${field}`;
    const given = this.table.read(field, full, ({ when, text }) =>
      this.addCheck(this.#ofAnyRow(`${field}_refused`, when, text)),
    );
    if (columnOf(table, field, dialect) === null)
      return { ...given, issues: [...key.issues, dangling, ...given.issues] };
    // Rows with one id must agree on the value. Flags are compared as numbers, because not every engine orders flags.
    const { value } = given;
    const comparable =
      given.type === "flag" ? sql`CASE WHEN ${value} THEN 1 WHEN NOT ${value} THEN 0 END` : value;
    const least = this.#add(`${field}_least`, sql`MIN(${comparable})`);
    const differs = this.#add(
      `${field}_differs`,
      sql`CASE WHEN MIN(${comparable}) <> MAX(${comparable}) THEN 1 END`,
    );
    const unusable = invalidOnly(given.issues).map(({ when, text }) =>
      this.#ofAnyRow(`${field}_unusable`, when, text, keys),
    );
    const issues = [
      ...key.issues,
      dangling,
      invalid(sql`${differs} IS NOT NULL`, `${full} is ambiguous`, keys, sql`${differs} IS NULL`),
      ...unusable,
      missing(least, `missing ${full}`),
    ];
    const unguarded = given.type === "flag" ? sql`${least} = 1` : least;
    const { words: _, ...rest } = given;
    return { ...rest, unguarded, value: guard(unguarded, invalidOnly(issues)), issues };
  }

  /** The issue that a condition is true of any row with the id. */
  #ofAnyRow(name: string, when: Sql, text: string, of: readonly Sql[] = []): Issue {
    const found = this.#add(name, sql`MAX(CASE WHEN ${when} THEN 1 END)`);
    return invalid(sql`${found} IS NOT NULL`, text, of, sql`${found} IS NULL`);
  }

  #id(): Sql {
    const { table, dialect } = this.table;
    const column = columnOf(table, "id", dialect);
    if (column === null)
      throw new SalesmetricsError(
        "missing-data",
        `expected ids of ${table.shape.name}, got no column of them`,
      );
    return wrap(dialect.exactText, this.table.column(column, "id"));
  }

  /** Adds a column of the grouped table, and gives it as a column of the rows that refer to it. */
  #add(name: string, value: Sql): Sql {
    const column = `${this.selects.prefix}_${this.alias}_${name}`;
    this.#grouped.set(name, value);
    this.#columns.set(column, identifier(this.alias, name));
    return this.selects.column(column, this.#level);
  }

  #clause(): Sql {
    const { nullable = (column: string) => column } = this.table.dialect;
    const columns = [...this.#grouped].map(
      ([name, value]) => sql`${wrap(nullable, value)} AS ${identifier(name)}`,
    );
    const alias = identifier(this.alias);
    const rows = sql`SELECT ${join(columns, ", ")} FROM ${this.table.from()} GROUP BY ${this.#id()}`;
    return sql`LEFT JOIN (${rows}) AS ${alias} ON ${alias}.[id] = ${this.key.value}`;
  }
}
