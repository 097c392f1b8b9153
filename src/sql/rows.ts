import { SalesmetricsError } from "../errors.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { pathOf } from "../expressions/via.js";
import type { Frame } from "../scan/frame.js";
import type { Query } from "../scan/query.js";
import {
  type Compiled,
  distinct,
  guarded,
  invalid,
  invalidOnly,
  missing,
  plainly,
  type Problem,
} from "./compiled.js";
import { type Compiler, type DefinitionOf, notInSql } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import { joined, raw, type Sql, sql, written } from "./fragment.js";
import { literalOf } from "./literal.js";
import { operatorOf } from "./operators/index.js";
import { columnOf, snakeCase, type SqlColumn, type SqlTable } from "./table.js";
import { momentAt } from "./times.js";

/** What the statements of a question have in common. */
export interface Shared extends Pick<Compiler, "dialect" | "frame" | "query" | "factors" | "notes"> {
  readonly frame: Frame;
  readonly query: Query;
  readonly tables: ReadonlyMap<string, SqlTable>;
}

/** The rows of an entity that a part of a statement reads: its table, and those that it refers to. */
export class Rows implements Compiler {
  readonly dialect: Dialect;
  readonly frame: Frame;
  readonly query: Query;
  readonly factors: Compiler["factors"];
  readonly notes: Compiler["notes"];
  readonly #base: Source;
  readonly #references = new Map<string, Reference>();
  readonly #checks: Problem[] = [];
  readonly #check: Check = (problem) => this.#checks.push(problem);

  constructor(
    readonly entity: string,
    readonly shared: Shared,
  ) {
    ({
      dialect: this.dialect,
      frame: this.frame,
      query: this.query,
      factors: this.factors,
      notes: this.notes,
    } = shared);
    this.#base = new Source(tableOf(entity, shared), entity, shared.dialect);
  }

  /** An expression of its definition; a literal takes the type of what stands beside it. */
  readonly compile = (definition: Json, beside: ValueType = "text"): Compiled => {
    const [name, operands] = Object.entries(definition as DefinitionOf)[0]!;
    if (name === "literal") return literalOf(operands, beside);
    if (name === "field") return this.#field(operands as string);
    if (name === "via") return this.#referred(operands as readonly Json[]);
    const operator = operatorOf(name);
    if (operator !== undefined)
      return operator(operands as readonly Json[], this, definition as DefinitionOf);
    throw notInSql(this, `${name}`, "compute it where the rows are made, and map it as a field");
  };

  #field(path: string): Compiled {
    const [, name] = split(path);
    const read = (field: string): Compiled =>
      this.#base.read(field, `missing ${field}`, `invalid ${field}`, this.#check);
    return withCurrency(this.#base, name, read);
  }

  #referred([key, field]: readonly Json[]): Compiled {
    const identity = JSON.stringify(key);
    const [entity, name] = split(String((field as { readonly field: string }).field));
    let reference = this.#references.get(identity);
    if (reference === undefined) {
      const compiled = this.compile(key!);
      reference = new Reference(
        tableOf(entity, this.shared),
        `r${String(this.#references.size + 1)}`,
        compiled,
        pathOf(key!),
        this.dialect,
        this.#check,
      );
      this.#references.set(identity, reference);
    }
    const found = reference;
    return withCurrency(found.source, name, (each) => found.read(each));
  }

  /** What must not be true of any row that matters, once all that is asked of them is known. */
  get checks(): readonly Problem[] {
    return distinct(this.#checks);
  }

  /** What some work makes, and what must not be true of the rows that it reads. */
  checksIn<Made>(work: () => Made): readonly [Made, readonly Problem[]] {
    const known = this.#checks.length;
    return [work(), distinct(this.#checks.slice(known))];
  }

  /** The tables, as they stand after FROM. */
  from(): Sql {
    return joined(
      [this.#base.from(), ...[...this.#references.values()].map((each) => each.join())],
      "\n    ",
    );
  }
}

function withCurrency({ table }: Source, name: string, read: (field: string) => Compiled): Compiled {
  if (table.shape.kinds[name] !== "money" || !Object.hasOwn(table.shape.kinds, "currency")) return read(name);
  const [amount, currency] = [read(name), read("currency")];
  return {
    ...amount,
    type: "money",
    currency: currency.plain,
    problems: [...amount.problems, ...currency.problems],
  };
}

function split(path: string): readonly [entity: string, field: string] {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function tableOf(entity: string, { tables }: Shared): SqlTable {
  const table = tables.get(entity);
  if (table !== undefined) return table;
  throw new SalesmetricsError(
    "missing-data",
    `expected a table of ${entity}, { tables: [sqlTable(…)] }, got ${[...tables.keys()].join(", ") || "none"}`,
  );
}

/** Is told what must not be true of any row. */
type Check = (problem: Problem) => void;

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
  return `computed_${snakeCase(name)}`;
}

function typeOf({ shape }: SqlTable, name: string): Exclude<ValueType, "money"> | "money" {
  const kind = shape.kinds[name];
  if (kind === undefined)
    throw new SalesmetricsError("unknown-name", `expected a field of ${shape.name}, got ${name}`);
  return typeof kind === "string" ? kind : "text";
}

/** A column as an expression; what of it must not be is one of the checks. */
function compiledColumn(
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
function absentColumn(type: ValueType, problems: readonly Problem[], dialect: Dialect): Compiled {
  const nothing = written(() => dialect.nothing(type === "money" ? "number" : type));
  return { ...plainly(type, nothing, problems), ...(type === "time" && { kind: "date" }) };
}

/** The rows of a table by their ids, one for each, joined to the rows that refer to them. */
class Reference {
  readonly source: Source;
  readonly #columns = new Map<string, Sql>();

  constructor(
    table: SqlTable,
    readonly alias: string,
    readonly key: Compiled,
    readonly path: string,
    readonly dialect: Dialect,
    readonly check: Check,
  ) {
    this.source = new Source(table, `${alias}_rows`, dialect);
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
    this.#columns.set(name, value);
    return raw(`${this.dialect.identifier(this.alias)}.${this.dialect.identifier(name)}`);
  }

  join(): Sql {
    const { dialect } = this;
    const columns = [...this.#columns].map(([name, value]) => {
      const kept = written((column) => dialect.joined?.(column) ?? column, value);
      return sql`${kept} AS ${raw(dialect.identifier(name))}`;
    });
    const alias = raw(dialect.identifier(this.alias));
    const rows = sql`SELECT ${joined(columns, ", ")} FROM ${this.source.from()} GROUP BY ${this.#id()}`;
    return sql`LEFT JOIN (${rows}) AS ${alias} ON ${alias}.${raw(dialect.identifier("id"))} = ${this.key.value}`;
  }
}
