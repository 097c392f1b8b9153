import { SalesmetricsError } from "../errors.js";
import type { ValueType } from "../expressions/expression.js";
import { type Compiled, guarded, invalid, missing, plainly, type Problem } from "./compiled.js";
import { notInSql } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import { joined, raw, type Sql, sql, written } from "./fragment.js";
import { columnOf, snakeCase, type SqlColumn, type SqlTable } from "./table.js";
import { momentAt } from "./times.js";

/** Is told what must not be true of any row. */
export type Check = (problem: Problem) => void;

/** A table of a statement under a name, and the columns of it that are computed. */
export class Source {
  readonly #computed = new Map<string, string>();
  readonly #fields = new Set<string>();

  constructor(
    readonly table: SqlTable,
    readonly alias: string,
    readonly dialect: Dialect,
  ) {}

  /** A field as a column of the table, with the problems that it is missing or cannot be used. */
  read(name: string, absent: string, unusable: string, check: Check = () => undefined): Compiled {
    const type = typeOf(this.table, name);
    const column = columnOf(this.table, name, this.dialect);
    if (column === null) return absentColumn(type, [missing(raw("NULL"), absent)], this.dialect);
    const value = this.column(column, name);
    return compiledColumn(type, column, value, [absent, unusable], this.dialect, check);
  }

  /** A column by its name with that of the table; what is computed has a name made of its field's. */
  column({ from }: Pick<Required<SqlColumn>, "from">, name: string): Sql {
    this.#fields.add(name);
    if (typeof from !== "string") this.#computed.set(name, from.sql);
    const column = typeof from === "string" ? from : computedName(name);
    return raw(`${this.dialect.identifier(this.alias)}.${this.dialect.identifier(column)}`);
  }

  from(): Sql {
    const { dialect } = this;
    const alias = raw(dialect.identifier(this.alias));
    const base = this.#base();
    if (this.#computed.size === 0) return sql`${base} AS ${alias}`;
    const computed = [...this.#computed].map(([name, code]) =>
      raw(`(${code}) AS ${dialect.identifier(computedName(name))}`),
    );
    return sql`(SELECT ${alias}.*, ${joined(computed, ", ")} FROM ${base} AS ${alias}) AS ${alias}`;
  }

  /** The table by its name, or a query in its place. */
  #base(): Sql {
    const { dialect } = this;
    const { options, shape, query } = this.table;
    if (query !== undefined) return sql`(${query(dialect, this.#fields)})`;
    const { from = snakeCase(shape.name) } = options;
    const path = typeof from === "string" ? [from] : from;
    return raw("sql" in path ? `(${path.sql})` : path.map((part) => dialect.identifier(part)).join("."));
  }
}

/** The column that a table has for a computed field. */
export function computedName(name: string): string {
  return `salesmetrics_${snakeCase(name)}`;
}

/** The type of a field of a table. */
export function typeOf({ shape }: SqlTable, name: string): ValueType {
  const kind = shape.fields[name];
  if (kind === undefined)
    throw new SalesmetricsError("unknown-name", `expected a field of ${shape.name}, got ${name}`);
  return kind.type;
}

/** A column as an expression; what of it must not be is one of the checks. */
export function compiledColumn(
  type: ValueType,
  { time, never, scale }: Required<SqlColumn>,
  column: Sql,
  [absent, unusable]: readonly [absent: string, unusable: string],
  dialect: Dialect,
  check: Check,
): Compiled {
  const problems = [missing(column, absent)];
  if (type === "text")
    return plainly(
      type,
      written((text) => dialect.exactly(text), column),
      problems,
    );
  if (type !== "time")
    return { ...plainly(type === "money" ? "number" : type, column, problems), per: 10 ** scale };
  if (!dialect.times.includes(time))
    throw notInSql(
      { dialect },
      `a column of times as "${time}"`,
      `let it hold ${dialect.times.join(" or ")}`,
    );
  const limit = momentAt(time === "date" ? firstNever : firstNeverInstant, time, dialect);
  const beyond = invalid(sql`${column} >= ${limit}`, unusable, [column], sql`${column} < ${limit}`);
  if (never === "refused") {
    check(beyond);
    return { ...plainly(type, column, problems), kind: time };
  }
  const known = guarded(column, [beyond]);
  if (never === "missing") return { ...plainly(type, known, [missing(known, absent)]), kind: time };
  return { ...plainly(type, column, [...problems, beyond]), value: known, kind: time };
}

/** The year 9999 stands for never; instants end a day before, so that they are in no zone in that year. */
const firstNever = 253_370_764_800_000;
const firstNeverInstant = 253_370_678_400_000;

/** A field that a table lacks, which is missing in every row. */
export function absentColumn(type: ValueType, problems: readonly Problem[], dialect: Dialect): Compiled {
  const nothing = written(() => dialect.nothing(type === "money" ? "number" : type));
  return { ...plainly(type, nothing, problems), ...(type === "time" && { kind: "date" }) };
}
