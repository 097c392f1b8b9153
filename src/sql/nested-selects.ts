import { memoized } from "../memo.js";
import type { Dialect } from "./dialect.js";
import { identifier, isLonger, join, leavesOf, raw, type Sql, sql } from "./fragment.js";

/** A joined table, and its columns under the names that they get in the SELECT. */
export interface Join {
  readonly columns: ReadonlyMap<string, Sql>;
  /** `LEFT JOIN … ON …`, once all columns are known. */
  readonly clause: () => Sql;
}

/** A SELECT that adds columns to those of the SELECT within it. */
interface Level {
  readonly columns: Map<string, Sql>;
  readonly joins: Join[];
}

/** A longer piece of SQL becomes a column. */
const longest = 70;

/**
 * From here on the outermost SELECT is fenced: columns of columns of columns, written out, are what an optimizer chokes
 * on. Below, it may move WHERE inwards, which is faster over many rows.
 */
const deepest = 3;

/**
 * Adds columns to the rows of a table: long pieces of SQL, so that each is written and computed once, and columns of
 * joined tables. A column that is computed from an added column is in the SELECT around it.
 */
export class NestedSelects {
  readonly #levels: Level[] = [];
  readonly #columns = new Map<string, Sql>();
  /** The first level that can read a column. */
  readonly #levelOf = new Map<Sql["parts"][number], number>();

  constructor(
    readonly alias: string,
    readonly prefix: string,
    readonly dialect: Dialect,
  ) {}

  /** A column in place of a long piece of SQL; a short piece as it is. */
  columnFor(piece: Sql): Sql {
    return isLonger(piece, longest, this.dialect) ? this.addedColumn(piece) : piece;
  }

  /** A column in place of a piece of SQL. Equal pieces share one. */
  addedColumn(piece: Sql): Sql {
    return memoized(this.#columns, piece.identity, () => {
      const name = `${this.prefix}_${String(this.#columns.size + 1)}`;
      const level = this.levelOf(piece);
      this.#at(level).columns.set(name, piece);
      return this.column(name, level);
    });
  }

  join(join: Join, level: number): void {
    this.#at(level).joins.push(join);
  }

  column(name: string, level: number): Sql {
    const column = identifier(this.alias, name);
    this.#levelOf.set(column.parts[0]!, level + 1);
    return column;
  }

  /** The first level that can read all columns of a piece of SQL. */
  levelOf(piece: Sql): number {
    let level = 0;
    for (const leaf of leavesOf(piece)) level = Math.max(level, this.#levelOf.get(leaf) ?? 0);
    return level;
  }

  /** Rows with all added columns, for FROM. */
  over(rows: Sql): Sql {
    const alias = identifier(this.alias);
    return this.#levels.reduce((from, { columns, joins }, index) => {
      const all = [...columns, ...joins.flatMap((join) => [...join.columns])];
      const added = all.map(([name, value]) => sql`${value} AS ${identifier(name)}`);
      const tables = join([from, ...joins.map(({ clause }) => clause())], "\n    ");
      return sql`(
    SELECT ${join([sql`${alias}.*`, ...added], ",\n      ")}
    FROM ${tables}${this.#fenceAt(index)}
    ) AS ${alias}`;
    }, rows);
  }

  #fenceAt(index: number): Sql {
    const { fence } = this.dialect;
    return raw(
      fence === undefined || index < deepest || index < this.#levels.length - 1 ? "" : `\n    ${fence}`,
    );
  }

  #at(index: number): Level {
    while (this.#levels.length <= index) this.#levels.push({ columns: new Map(), joins: [] });
    return this.#levels[index]!;
  }
}
