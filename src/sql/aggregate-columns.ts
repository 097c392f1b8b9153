import { stateOfRepeated } from "../aggregates/accumulator.js";
import type { AnyAggregate } from "../aggregates/aggregate.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { multiplyDecimals } from "../exact/index.js";
import { noDay } from "../expressions/convertible.js";
import type { Measure } from "../question/measure.js";
import type { Scalar } from "../vectors/vector.js";
import type { ResultRow, ResultValue } from "./codes.js";
import type { Compiled, CurrencyKey } from "./compiled.js";
import { identifier, raw, type Sql, sql, wrap } from "./fragment.js";
import type { GroupedSelect } from "./grouped-select.js";
import { type Issue, issuesExcept } from "./issue.js";
import { ofEachKey, type PlannedMeasure } from "./planned-measure.js";
import type { Relation } from "./relation.js";
import { decimalIn, scalarIn } from "./scalar.js";

/** Adds the state of a group of `count` rows, or returns why the rows have none. */
export type StateReader = (row: ResultRow, count: number, add: (state: unknown) => void) => string | null;

/** Adds the aggregate functions of a measure, over the rows for which a condition holds, to a SELECT. */
export function aggregateColumns(
  { measure, name }: PlannedMeasure,
  holds: Sql | null,
  select: GroupedSelect,
  relation: Relation,
  settled: readonly Issue[],
): StateReader {
  const each = ofEachKey(measure);
  const { aggregate, input, units } = each;
  const stateOf = (count: number): unknown =>
    aggregate.ofRows?.(count) ?? stateOfRepeated(aggregate, true, count);
  if (input === null) return (_, count, add) => (add(stateOf(count)), null);
  const compiled = relation.compile((units ?? input).definition);
  const issueOf = select.codes.addIssues(issuesExcept(compiled.issues, settled));
  const currencyKey = currencyKeyOf(compiled, select);
  const inputsOf = stateReader(compiled, each, holds, select);
  return (row, count, add) => {
    const issue = issueOf(row);
    if (issue !== null) return issue.text;
    const currency = nameErrors(name, () => currencyKey(row));
    if (typeof currency !== "string") return currency.why;
    const state = nameErrors(name, () => inputsOf(row, count, currency));
    if (state !== undefined) add(state);
    return null;
  };
}

/** Reads the state of a group; `undefined` if the state needs the SELECT of values. */
function stateReader(
  compiled: Compiled,
  { aggregate }: Measure,
  holds: Sql | null,
  select: GroupedSelect,
): (row: ResultRow, count: number, currency: string) => unknown {
  const { type, per, unguarded, multiple } = compiled;
  const { sum, typeOf } = select.dialect;
  const kept = keptInput(aggregate);
  const inputColumn = (value = unguarded): Sql => {
    const column = identifier(select.column("of", value));
    return holds === null ? column : sql`CASE WHEN ${holds} THEN ${column} END`;
  };
  if (kept === "first" || kept === "last") return (_, n) => ({ n, chosen: null });
  if (aggregate.ofTotal !== undefined) {
    checkUnits(compiled);
    const total = wrap(sum, inputColumn(multiple?.of));
    const totalName = select.aggregate(total);
    const typeName = select.output(wrap(typeOf, total));
    return (row, count, currency) => {
      checkExact(row[typeName], row[totalName]);
      const units = decimalIn(String(row[totalName]), per);
      const amount = multiple === undefined ? units : multiplyDecimals(units, multiple.by);
      return aggregate.ofTotal!(count, type === "money" ? { amount, currency } : amount);
    };
  }
  if (kept !== null) {
    const name = select.aggregate(sql`${raw(kept.toUpperCase())}(${inputColumn()})`);
    return (row, count, currency) =>
      stateOfRepeated(aggregate, valueIn(String(row[name]), compiled, currency), count);
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

/** Refuses a sum that overflowed, and a sum of floats, which depends on the order of rows. */
function checkExact(type: ResultValue | undefined, sum: ResultValue | undefined): void {
  if (sum === null || sum === undefined)
    throw new SalesmetricsError(
      "not-in-sql",
      "fromSql: expected a sum, got none: it was too large for its type",
    );
  if (!/float|double|real/i.test(String(type))) return;
  throw new SalesmetricsError(
    "not-in-sql",
    `fromSql: expected a sum of whole numbers or decimals, got one of type ${String(type)}: cast the column in its table, { from: { sql: "CAST(amount AS DECIMAL(18, 2))" } }`,
  );
}

/** Groups by currency and by the day of the rate; reads the key of an amount. */
export function currencyKeyOf(compiled: Compiled, select: GroupedSelect): (row: ResultRow) => CurrencyKey {
  const { currency, rateDay, keyOf } = compiled;
  if (currency === undefined) return () => "";
  const name = select.groupBy("currency", currency);
  const day = rateDay && select.groupBy("rates", rateDay, (value) => wrap(select.dialect.asText, value));
  return (row) => {
    const source = String(row[name]);
    const rateDay = day === undefined || row[day] === null ? noDay : Number(row[day]);
    return keyOf === undefined ? source : keyOf(source, rateDay);
  };
}

export function valueIn(text: string, compiled: Compiled, currency: string): Scalar {
  const value = scalarIn(text, compiled);
  return compiled.type === "money" ? { amount: value as string | number, currency } : value;
}

/** Which input an ordered aggregate keeps; `null` if its state needs more than one input. */
export function keptInput({
  class: kind,
  definition,
}: AnyAggregate): "min" | "max" | "first" | "last" | null {
  if (kind !== "ordered") return null;
  return (["min", "max", "first", "last"] as const).find((name) => name === definition) ?? null;
}

/** Whether a measure needs the SELECT of values: each different input, or the inputs that were first or last. */
export function needsValues(measure: Measure): boolean {
  const { aggregate, input } = ofEachKey(measure);
  const kept = keptInput(aggregate);
  return input !== null && aggregate.ofTotal === undefined && kept !== "min" && kept !== "max";
}
