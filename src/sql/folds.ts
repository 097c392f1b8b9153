import type { AnyAggregate } from "../aggregates/aggregate.js";
import type { Measure } from "../question/measure.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { noDay } from "../expressions/convertible.js";
import { multiplyDecimals } from "../exact/index.js";
import type { Scalar } from "../vectors/vector.js";
import type { Asked } from "./asked.js";
import { type Compiled, type Problem, without } from "./compiled.js";
import { raw, type Sql, sql, written } from "./fragment.js";
import type { Grouping, ResultRow, ResultValue } from "./grouping.js";
import type { Rows } from "./rows.js";
import { decimalIn, inText, scalarIn } from "./scalar.js";

/** Adds the state of so many rows, or says why there is none. */
export interface Folded {
  readonly index: number;
  readonly add: (row: ResultRow, count: number, add: (state: unknown) => void) => string | null;
}

/** Folds the inputs of a measure of the rows for which a condition holds, apart by what is wrong with them. */
export function foldOf(
  { measure, index, name }: Asked,
  holds: Sql | null,
  query: Grouping,
  rows: Rows,
  settled: readonly Problem[],
): Folded {
  const { aggregate, input, units } = measure;
  if (input === null) return { index, add: (_, n, add) => (add(stateOfRows(aggregate, n)), null) };
  const compiled = rows.compile((units ?? input).definition);
  const problemOf = query.digit(without(compiled.problems, settled));
  const readKey = currencyOf(compiled, query, rows);
  const fold = foldedIn(compiled, measure, holds, query, rows);
  return {
    index,
    add: (row, n, add) => {
      const problem = problemOf(row);
      if (problem !== null) return problem.text;
      const currency = nameErrors(name, () => readKey(row));
      if (currency === null) return "unknown currency";
      const state = nameErrors(name, () => fold(row, n, currency));
      if (state !== undefined) add(state);
      return null;
    },
  };
}

function stateOfRows(aggregate: AnyAggregate, n: number): unknown {
  return aggregate.ofRows?.(n) ?? repeated(aggregate, true, n);
}

/** The state of the rows of a group, apart from what a branch of its own says; `undefined` where that says it all. */
function foldedIn(
  compiled: Compiled,
  { aggregate }: Measure,
  holds: Sql | null,
  query: Grouping,
  rows: Rows,
): (row: ResultRow, n: number, currency: string) => unknown {
  const { type, per, plain, multiple } = compiled;
  const decisive = decisiveIn(aggregate);
  const { dialect } = rows;
  const picked = (value = plain): Sql => {
    const column = query.name(query.column("of", value));
    return holds === null ? column : sql`CASE WHEN ${holds} THEN ${column} END`;
  };
  if (decisive === "first" || decisive === "last") return (_, n) => ({ n, chosen: null });
  if (aggregate.ofTotal !== undefined) {
    checkUnits(compiled);
    const total = written((value) => dialect.sum(value), picked(multiple?.of));
    const [sum, typeOf] = [query.fold(inText(total, dialect)), dialect.typeOf];
    const typeName = typeOf && query.fold(written((value) => typeOf(value), total));
    return (row, n, currency) => {
      checkExact(typeName && row[typeName], row[sum]);
      const units = decimalIn(String(row[sum]), per);
      const amount = multiple === undefined ? units : multiplyDecimals(units, multiple.by);
      return aggregate.ofTotal!(n, type === "money" ? { amount, currency } : amount);
    };
  }
  if (decisive !== null) {
    const name = query.fold(inText(sql`${raw(decisive.toUpperCase())}(${picked()})`, dialect));
    return (row, n, currency) => repeated(aggregate, valueIn(String(row[name]), compiled, currency), n);
  }
  return () => undefined;
}

function checkUnits({ per, isWhole = false }: Compiled): void {
  if (isWhole || Number.isInteger(Math.log10(per))) return;
  throw new SalesmetricsError(
    "not-in-sql",
    "expected a sum of whole numbers or decimals, got one of durations that were computed with: add them first",
  );
}

/** Sums of floats depend on the order of rows. */
function checkExact(type: ResultValue | undefined, sum: ResultValue | undefined): void {
  if (sum === null || sum === undefined)
    throw new SalesmetricsError(
      "not-in-sql",
      "fromSql: expected a sum, got none: it was too large for its type",
    );
  if (type === undefined || !/float|double|real/i.test(String(type))) return;
  throw new SalesmetricsError(
    "not-in-sql",
    `fromSql: expected a sum of whole numbers or decimals, got one of type ${String(type)}: cast the column in its table, { from: { sql: "CAST(amount AS DECIMAL(18, 2))" } }`,
  );
}

/** Reads under what key an amount is kept; `null` where its currency is none. */
export function currencyOf(
  compiled: Compiled,
  query: Grouping,
  rows: Rows,
): (row: ResultRow) => string | null {
  const { currency, rateDay, keyOf } = compiled;
  if (currency === undefined) return () => "";
  const name = query.key("currency", currency);
  const day = rateDay && query.key("rates", rateDay, (value) => inText(value, rows.dialect));
  return (row) => {
    const source = String(row[name]);
    const rateDay = day === undefined || row[day] === null ? noDay : Number(row[day]);
    return keyOf === undefined ? source : keyOf(source, rateDay);
  };
}

/** A value as an aggregate takes it. */
export function valueIn(text: string, compiled: Compiled, currency: string): Scalar {
  const value = scalarIn(text, compiled);
  return compiled.type === "money" ? { amount: value as string | number, currency } : value;
}

/** The state of one input so many times: twice as many with each merge. */
export function repeated(aggregate: AnyAggregate, input: unknown, times: number): unknown {
  let state: unknown = null;
  let power = aggregate.step(aggregate.init(), input);
  for (let rest = times; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) state = state === null ? power : aggregate.merge(state, power);
    if (rest > 1) power = aggregate.merge(power, power);
  }
  return state;
}

/** Which one of its inputs is enough to make the state of an ordered aggregate; `null` where that is not so. */
export function decisiveIn({
  class: kind,
  definition,
}: AnyAggregate): "min" | "max" | "first" | "last" | null {
  if (kind !== "ordered") return null;
  return (["min", "max", "first", "last"] as const).find((name) => name === definition) ?? null;
}

/** Whether a measure needs its inputs one by one, or those that came first or last. */
export function needsValues({ aggregate, input }: Measure): boolean {
  const decisive = decisiveIn(aggregate);
  return input !== null && aggregate.ofTotal === undefined && decisive !== "min" && decisive !== "max";
}
