import { SalesmetricsError } from "../errors.js";
import { type Compiled, guarded, invalid, invalidOnly, missing, type Problem } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { joined, raw, type Sql, sql, written } from "./fragment.js";
import { absentColumn, type Check, compiledColumn, Source, typeOf } from "./source.js";
import type { Layers } from "./layers.js";
import { columnOf, type SqlTable } from "./table.js";

/** The rows of a table by their ids, one for each, joined to the rows that refer to them. */
export class Reference {
  readonly source: Source;
  /** What is found of the rows with an id. */
  readonly #folds = new Map<string, Sql>();
  /** The columns that rows have of it. */
  readonly #columns = new Map<string, Sql>();
  readonly #level: number;

  constructor(
    table: SqlTable,
    readonly alias: string,
    readonly key: Compiled,
    readonly path: string,
    readonly layers: Layers,
    readonly check: Check,
  ) {
    this.source = new Source(table, `${alias}_rows`, layers.dialect);
    this.#level = layers.levelOf(key.value);
    layers.join({ columns: this.#columns, clause: () => this.#clause() }, this.#level);
  }

  get dialect(): Dialect {
    return this.layers.dialect;
  }

  read(name: string): Compiled {
    const { dialect, key, path, source } = this;
    const { shape } = source.table;
    const id = this.#keep("id", this.#id());
    const dangling = invalid(sql`${id} IS NULL`, `${path} not in ${shape.name}`, [], sql`${id} IS NOT NULL`);
    // Where the key is missing, nothing is joined.
    const joins = key.problems.flatMap(({ of }) => of);
    const full = `${path}.${name}`;
    const type = typeOf(source.table, name);
    const column = columnOf(source.table, name, dialect);
    if (column === null)
      return absentColumn(
        type,
        [...key.problems, dangling, missing(raw("NULL"), `missing ${full}`)],
        dialect,
      );
    const given = compiledColumn(
      type,
      column,
      source.column(column, name),
      [`missing ${full}`, `invalid ${full}`],
      dialect,
      ({ when, text }) => this.check(this.#found(`${name}_beyond`, when, text)),
    );
    // Rows with one id are one, and must agree on what they have; flags are compared as numbers.
    const { value } = given;
    const usable = type === "flag" ? sql`CASE WHEN ${value} THEN 1 WHEN NOT ${value} THEN 0 END` : value;
    const least = this.#keep(`${name}_least`, sql`MIN(${usable})`);
    const differs = this.#keep(`${name}_differs`, sql`CASE WHEN MIN(${usable}) <> MAX(${usable}) THEN 1 END`);
    const unusable = invalidOnly(given.problems).map(({ when, text }) =>
      this.#found(`${name}_unusable`, when, text, joins),
    );
    const problems = [
      ...key.problems,
      dangling,
      invalid(sql`${differs} IS NOT NULL`, `${full} is ambiguous`, joins, sql`${differs} IS NULL`),
      ...unusable,
      missing(least, `missing ${full}`),
    ];
    const plain = type === "flag" ? sql`${least} = 1` : least;
    return { ...given, plain, value: guarded(plain, invalidOnly(problems)), problems };
  }

  /** The problem that something is true of any of the rows with an id. */
  #found(name: string, when: Sql, text: string, of: readonly Sql[] = []): Problem {
    const found = this.#keep(name, sql`MAX(CASE WHEN ${when} THEN 1 END)`);
    return invalid(sql`${found} IS NOT NULL`, text, of, sql`${found} IS NULL`);
  }

  #id(): Sql {
    const { source, dialect } = this;
    const column = columnOf(source.table, "id", dialect);
    if (column === null)
      throw new SalesmetricsError(
        "missing-data",
        `expected ids of ${source.table.shape.name}, got no column of them`,
      );
    return written((text) => dialect.exactly(text), source.column(column, "id"));
  }

  #keep(name: string, value: Sql): Sql {
    const { alias, dialect, layers } = this;
    const column = `${layers.prefix}_${alias}_${name}`;
    this.#folds.set(name, value);
    this.#columns.set(column, raw(`${dialect.identifier(alias)}.${dialect.identifier(name)}`));
    return layers.column(column, this.#level);
  }

  #clause(): Sql {
    const { dialect } = this;
    const columns = [...this.#folds].map(([name, value]) => {
      const kept = written((column) => dialect.joined?.(column) ?? column, value);
      return sql`${kept} AS ${raw(dialect.identifier(name))}`;
    });
    const alias = raw(dialect.identifier(this.alias));
    const rows = sql`SELECT ${joined(columns, ", ")} FROM ${this.source.from()} GROUP BY ${this.#id()}`;
    return sql`LEFT JOIN (${rows}) AS ${alias} ON ${alias}.${raw(dialect.identifier("id"))} = ${this.key.value}`;
  }
}
