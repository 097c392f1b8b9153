import { millisecondsPerDay } from "../calendar/dates.js";
import type { SalesmetricsError } from "../errors.js";
import type { ValueType } from "../expressions/expression.js";
import { type KindRules, wordsOf } from "../expressions/kind.js";
import { earliest, latest } from "../vectors/kinds/time.js";
import { type Compiled, inPredicate, makeCompiled } from "./compiled.js";
import { notInSql } from "./compiler.js";
import type { Dialect, TimeKind } from "./dialect.js";
import { caseOf, parameter, raw, type Sql, sql, wrap } from "./fragment.js";
import { guard, invalid, invalidOnly, type Issue, missing } from "./issue.js";
import type { Column } from "./table.js";
import { momentAt } from "./times.js";

/** Receives a condition that must not be true of any row. */
export type AddCheck = (issue: Issue) => void;

/** A column of listed words: a declared spelling is read as its word, and any other text is an issue. */
export function wordColumn(rules: KindRules, column: Sql, path: string, dialect: Dialect): Compiled {
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
export function fieldColumn(
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
  const early = (of: Sql): Issue =>
    invalid(sql`${column} < ${first}`, `invalid ${path}`, [of], sql`${column} >= ${first}`);
  const late = invalid(sql`${column} >= ${end}`, `invalid ${path}`, [column], sql`${column} < ${end}`);
  const hasEarly = dialect.startsLate !== true || time === "milliseconds";
  const beyond = hasEarly ? eitherOf(early(column), late) : late;
  const absent = missing(column, `missing ${path}`);
  const made = (value: Sql, issues: readonly Issue[]): Compiled => {
    const refused = invalidOnly(issues);
    return { ...makeCompiled("time", value, issues), value: guard(value, refused), kind: time };
  };
  if (never === "reported") return made(column, [absent, beyond]);
  if (never === "refused") {
    const text = `times from the year 1 to 9998 in ${path}, got others: the year 9999 and infinity stand for never, say what they are, sqlTable(…, { never: "missing" })`;
    addCheck({ ...beyond, text });
    return made(column, [absent]);
  }
  const known = sql`CASE WHEN ${late.unless} THEN ${column} END`;
  return made(known, [missing(known, `missing ${path}`), ...(hasEarly ? [early(known)] : [])]);
}

/** The issue that one of two applies. */
function eitherOf(first: Issue, second: Issue): Issue {
  const when = sql`(${first.when} OR ${second.when})`;
  return { ...second, when, unless: sql`(${first.unless} AND ${second.unless})` };
}

function otherTimes(time: TimeKind, dialect: Dialect): SalesmetricsError {
  const kinds = dialect.timeKinds.map((kind) => (kind === "utc" ? `{ zone: "UTC" }` : `"${kind}"`));
  const what = time === "utc" ? "times without a zone" : `a column of times as "${time}"`;
  return notInSql({ dialect }, what, `let it hold ${kinds.join(" or ")}`);
}

/** A field that the table lacks: missing in every row. */
export function absentColumn(type: ValueType, path: string, dialect: Dialect): Compiled {
  const value = raw(dialect.nullOf(type === "money" ? "number" : type));
  const issues = [missing(raw("NULL"), `missing ${path}`)];
  return { ...makeCompiled(type, value, issues), ...(type === "time" && { kind: "date" }) };
}
