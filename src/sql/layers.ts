import type { Dialect } from "./dialect.js";
import { identityOf, joined, lengthOf, raw, type Sql, sql } from "./fragment.js";

/** A table that is joined to rows, and of it the columns that are read, under names of their own. */
export interface Join {
  readonly columns: ReadonlyMap<string, Sql>;
  /** `LEFT JOIN … ON …`, once all columns are known. */
  readonly clause: () => Sql;
}

/** SELECTs one within the other: each adds columns to those of the one within. */
interface Layer {
  readonly columns: Map<string, Sql>;
  readonly joins: Join[];
}

/** So long is a piece that is not named. */
const longest = 240;

/**
 * What rows get beside the columns of their table: long pieces of SQL, each written and computed once, and columns of
 * tables that they refer to. What is made of others stands in a layer above them.
 */
export class Layers {
  readonly #layers: Layer[] = [];
  readonly #named = new Map<string, Sql>();
  /** The layers from which on columns can be read. */
  readonly #levels = new Map<Sql["parts"][number], number>();

  constructor(
    readonly alias: string,
    readonly prefix: string,
    readonly dialect: Dialect,
  ) {}

  /** A column in place of a long piece of SQL. */
  named(piece: Sql): Sql {
    if (lengthOf(piece) <= longest) return piece;
    const identity = identityOf(piece);
    const known = this.#named.get(identity);
    if (known !== undefined) return known;
    const name = `${this.prefix}_${String(this.#named.size + 1)}`;
    const level = this.levelOf(piece);
    this.#at(level).columns.set(name, piece);
    const column = this.column(name, level);
    this.#named.set(identity, column);
    return column;
  }

  /** Joins a table in a layer. */
  join(join: Join, level: number): void {
    this.#at(level).joins.push(join);
  }

  /** A column of a layer. */
  column(name: string, level: number): Sql {
    const column = `${this.dialect.identifier(this.alias)}.${this.dialect.identifier(name)}`;
    this.#levels.set(column, level + 1);
    return raw(column);
  }

  /** The first layer that can read all of a piece of SQL. */
  levelOf({ parts }: Sql): number {
    return parts.reduce((level, part) => Math.max(level, this.#levels.get(part) ?? 0), 0);
  }

  /** Rows with all columns, as they stand after FROM. */
  over(rows: Sql): Sql {
    const alias = raw(this.dialect.identifier(this.alias));
    return this.#layers.reduce((from, { columns, joins }) => {
      const all = [...columns, ...joins.flatMap((join) => [...join.columns])];
      const added = all.map(([name, value]) => sql`${value} AS ${raw(this.dialect.identifier(name))}`);
      const tables = joined([from, ...joins.map(({ clause }) => clause())], "\n    ");
      return sql`(
    SELECT ${joined([sql`${alias}.*`, ...added], ",\n      ")}
    FROM ${tables}
    ) AS ${alias}`;
    }, rows);
  }

  #at(level: number): Layer {
    while (this.#layers.length <= level) this.#layers.push({ columns: new Map(), joins: [] });
    return this.#layers[level]!;
  }
}
