import { millisecondsPerDay } from "../calendar/dates.js";
import { SalesmetricsError } from "../errors.js";
import type { ValueType } from "../expressions/expression.js";
import { type KindRules, wordsOf } from "../expressions/kind.js";
import { earliest, latest } from "../vectors/kinds/time.js";
import { ownOf } from "../vectors/own.js";
import { type Compiled, inPredicate, makeCompiled } from "./compiled.js";
import { notInSql } from "./compiler.js";
import type { Dialect, TimeKind } from "./dialect.js";
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
    const kind = ownOf(shape.fields, field);
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

/** A column as an expression. Values that the table refuses become checks. */
function compiledColumn(
  type: ValueType,
  held: Column,
  column: Sql,
  path: string,
  dialect: Dialect,
  addCheck: AddCheck,
): Compiled {
  const issues = [missing(column, `missing ${path}`)];
  if (type === "text") return makeCompiled(type, wrap(dialect.exactText, column), issues);
  if (type === "time") return timeColumn(held, column, path, dialect, addCheck);
  if (type !== "flag")
    return { ...makeCompiled(type === "money" ? "number" : type, column, issues), per: 10 ** held.scale };
  const number = wrap(dialect.flagNumber, column);
  const isKnown = sql`COALESCE(${number} IN (0, 1), TRUE)`;
  const text = `true and false, or 1 and 0, in ${path}, got other numbers: map what they mean, { from: { sql: "… <> 0" } }`;
  addCheck(invalid(sql`NOT ${isKnown}`, text, [column], isKnown));
  return makeCompiled(type, sql`(${number} = 1)`, issues);
}

/** A column of times. Those from the year 9999 on mean never; those before the year 1 cannot be used. */
function timeColumn(
  { time, never }: Column,
  column: Sql,
  path: string,
  dialect: Dialect,
  addCheck: AddCheck,
): Compiled {
  if (!dialect.timeKinds.includes(time)) throw otherTimes(time, dialect);
  // The limits of instants hold in every zone; those of days are a day further.
  const more = time === "date" ? millisecondsPerDay : 0;
  const [first, end] = [momentAt(earliest - more, time, dialect), momentAt(latest + more, time, dialect)];
  const isLate = sql`${column} >= ${end}`;
  const isEarly = sql`${column} < ${first}`;
  const hasEarly = dialect.startsLate !== true || time === "milliseconds";
  const beyond = (text: string): Issue =>
    hasEarly
      ? invalid(
          sql`(${isEarly} OR ${isLate})`,
          text,
          [column],
          sql`(${column} >= ${first} AND ${column} < ${end})`,
        )
      : invalid(isLate, text, [column], sql`${column} < ${end}`);
  const absent = missing(column, `missing ${path}`);
  if (never === "refused") {
    addCheck(
      beyond(
        `times from the year 1 to 9998 in ${path}, got others: the year 9999 and infinity stand for never, say what they are, sqlTable(…, { never: "missing" })`,
      ),
    );
    return { ...makeCompiled("time", column, [absent]), kind: time };
  }
  const reported = beyond(`invalid ${path}`);
  if (never === "reported")
    return {
      ...makeCompiled("time", column, [absent, reported]),
      value: guard(column, [reported]),
      kind: time,
    };
  const known = sql`CASE WHEN ${column} < ${end} THEN ${column} END`;
  const gone = missing(known, `missing ${path}`);
  if (!hasEarly) return { ...makeCompiled("time", known, [gone]), kind: time };
  const early = invalid(isEarly, `invalid ${path}`, [known], sql`${column} >= ${first}`);
  return { ...makeCompiled("time", known, [gone, early]), value: guard(known, [early]), kind: time };
}

function otherTimes(time: TimeKind, dialect: Dialect): SalesmetricsError {
  const kinds = dialect.timeKinds.map((kind) => (kind === "utc" ? `{ zone: "UTC" }` : `"${kind}"`));
  const what = time === "utc" ? "times without a zone" : `a column of times as "${time}"`;
  return notInSql({ dialect }, what, `let it hold ${kinds.join(" or ")}`);
}

/** A field that the table lacks: missing in every row. */
function absentColumn(type: ValueType, path: string, dialect: Dialect): Compiled {
  const value = raw(dialect.nullOf(type === "money" ? "number" : type));
  const issues = [missing(raw("NULL"), `missing ${path}`)];
  return { ...makeCompiled(type, value, issues), ...(type === "time" && { kind: "date" }) };
}
