import { SalesmetricsError } from "../errors.js";
import type { ValueType } from "../expressions/expression.js";
import { type KindRules, wordsOf } from "../expressions/kind.js";
import { type Compiled, inPredicate, makeCompiled } from "./compiled.js";
import { notInSql } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import { caseOf, identifier, join, parameter, raw, type Sql, sql, wrap } from "./fragment.js";
import { guard, invalid, type Issue, missing } from "./issue.js";
import { columnOf, snakeCase, type Column, type SqlTable } from "./table.js";
import { momentAt } from "./times.js";

/** Receives a condition that must not be true of any row. */
export type AddCheck = (issue: Issue) => void;

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
    const kind = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    if (kind === undefined)
      throw new SalesmetricsError("unknown-name", `expected a field of ${shape.name}, got ${field}`);
    const column = columnOf(this.table, field, this.dialect);
    if (column === null) return absentColumn(kind.type, path, this.dialect);
    const value = this.column(column, field);
    // The library's own queries write listed words only.
    const isOwn = query !== undefined && base === undefined;
    if (kind.rules.words !== undefined && !isOwn) return wordColumn(kind.rules, value, path, this.dialect);
    return compiledColumn(kind.type, column, value, path, this.dialect, addCheck);
  }

  /** The column of a field. */
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

/** The name of the column of a computed field. */
export function computedName(field: string): string {
  return `salesmetrics_${snakeCase(field)}`;
}

/** A column of listed words: a declared spelling is read as its word, and any other text is an issue. */
function wordColumn(rules: KindRules, column: Sql, path: string, dialect: Dialect): Compiled {
  const text = wrap(dialect.exactText, column);
  const known = [...wordsOf(rules)];
  const isKnown = inPredicate({ subject: text, choices: known.map(([each]) => parameter(each, "text")) });
  const unless = sql`COALESCE(${isKnown}, TRUE)`;
  const unknown = invalid(sql`NOT ${unless}`, `unknown word in ${path}`, [column], unless);
  const spelt = known
    .filter(([each, word]) => each !== word)
    .map((pair) => pair.map((each) => parameter(each, "text")) as unknown as readonly [Sql, Sql]);
  const word = spelt.length === 0 ? text : caseOf(spelt, { subject: text, otherwise: text });
  const textsOf = (listed: unknown): string[] =>
    known.filter(([, word]) => word === listed).map(([each]) => each);
  return {
    ...makeCompiled("text", word, [missing(column, `missing ${path}`), unknown]),
    value: guard(word, [unknown]),
    words: { text, textsOf },
  };
}

/** A column as an expression. Times in the year 9999 become a check where the table refuses them. */
function compiledColumn(
  type: ValueType,
  { time, never, scale }: Column,
  column: Sql,
  path: string,
  dialect: Dialect,
  addCheck: AddCheck,
): Compiled {
  const issues = [missing(column, `missing ${path}`)];
  if (type === "text") return makeCompiled(type, wrap(dialect.exactText, column), issues);
  if (type !== "time")
    return { ...makeCompiled(type === "money" ? "number" : type, column, issues), per: 10 ** scale };
  if (!dialect.timeKinds.includes(time))
    throw notInSql(
      { dialect },
      time === "utc" ? "times without a zone" : `a column of times as "${time}"`,
      `let it hold ${dialect.timeKinds.map((kind) => (kind === "utc" ? `{ zone: "UTC" }` : `"${kind}"`)).join(" or ")}`,
    );
  const limit = momentAt(time === "date" ? firstNever : firstNeverInstant, time, dialect);
  const beyond = invalid(sql`${column} >= ${limit}`, `invalid ${path}`, [column], sql`${column} < ${limit}`);
  if (never === "refused") {
    addCheck(beyond);
    return { ...makeCompiled(type, column, issues), kind: time };
  }
  const known = guard(column, [beyond]);
  if (never === "missing")
    return { ...makeCompiled(type, known, [missing(known, `missing ${path}`)]), kind: time };
  return { ...makeCompiled(type, column, [...issues, beyond]), value: known, kind: time };
}

/** Times from 9999-01-01 on mean never. For instants the limit is a day earlier, so that it holds in every zone. */
const firstNever = 253_370_764_800_000;
const firstNeverInstant = 253_370_678_400_000;

/** A field that the table lacks: missing in every row. */
function absentColumn(type: ValueType, path: string, dialect: Dialect): Compiled {
  const value = raw(dialect.nullOf(type === "money" ? "number" : type));
  const issues = [missing(raw("NULL"), `missing ${path}`)];
  return { ...makeCompiled(type, value, issues), ...(type === "time" && { kind: "date" }) };
}
