import type { AnyAggregate } from "../aggregates/aggregate.js";
import type { Measure } from "../aggregates/measure.js";
import type { CalendarDate } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import { naming, SalesmetricsError } from "../errors.js";
import { noDay } from "../expressions/convertible.js";
import type { Dimension } from "../expressions/dimension.js";
import type { AnyExpression } from "../expressions/expression.js";
import { canonicalDecimal } from "../money/exact.js";
import type { Scalar } from "../vectors/vector.js";
import { type Compiled, invalid, invalidOnly, type Problem, without } from "./compiled.js";
import type { TimeKind } from "./dialect.js";
import { allOf, anyOf, identityOf, joined, raw, type Sql, sql, written } from "./fragment.js";
import { Grouping, type ResultRow, type ResultValue, type RowsWith } from "./grouping.js";
import { Rows, type Shared } from "./rows.js";
import { decimalIn, groupable, scalarIn, textOf } from "./scalar.js";
import { segmentsOf } from "./segments.js";
import type { Sink } from "./sink.js";
import { momentAfter, momentAt, startOf, stepped } from "./times.js";

/** A measure of a question, with its place among all and the metric that asked for it. */
export interface Asked {
  readonly measure: Measure;
  readonly index: number;
  readonly name: string;
}

/** One SELECT of a statement, and what its rows say. */
export interface Branch {
  readonly results: ReadonlyMap<string, Sql>;
  readonly body: Sql;
  read(row: ResultRow, sink: Sink): void;
}

/** Where the rows of a result are, and what of them cannot be said. */
interface Place {
  readonly key: readonly DimensionValue[];
  readonly ordinal: number | null;
  /** Why they have no period. */
  readonly unplaced: Problem | null;
  /** Why what splits them could not be read. */
  readonly unknown: Problem | null;
}

/** Reads the place of a row of a result, `null` where the question is not about it. */
interface Places {
  readonly of: (row: ResultRow) => Place | null;
  /** What keeps rows from a place: of those that have one, nothing of it is true. */
  readonly problems: readonly Problem[];
}

/** Groups rows by the dimensions and the periods of one time axis. Of rows that the question is not about nothing is said. */
function placesOf(query: Grouping, rows: Rows, measure: Measure): Places {
  const readKey = dimensionsOf(query, rows);
  const { timeOf, problems } = axisOf(query, rows, measure);
  const of = (row: ResultRow): Place | null => {
    const time = timeOf(row);
    return time && { ...readKey(row), ...time };
  };
  return { of, problems };
}

interface AxisPlaces extends Pick<Places, "problems"> {
  /** `null` where the question is not about a row. */
  readonly timeOf: (row: ResultRow) => TimePlace | null;
}

type TimePlace = Pick<Place, "ordinal" | "unplaced">;

function axisOf(query: Grouping, rows: Rows, { at, carried }: Measure): AxisPlaces {
  if (at === null) return { timeOf: () => ({ ordinal: null, unplaced: null }), problems: [] };
  const { plain, kind, problems } = rows.compile(at.definition);
  if (kind === undefined) throw new SalesmetricsError("invalid-argument", "at: expected a field of time");
  const { frame, dialect } = rows;
  const all = [...problems, ...latenessOf(plain, kind, rows)];
  const problemOf = query.digit(all);
  const segments = segmentsOf(frame, carried === true);
  if (segments === null)
    return { timeOf: (row) => ({ ordinal: null, unplaced: problemOf(row) }), problems: all };
  const edge = (day: CalendarDate | null): Sql => startOf(day!, kind, frame.zone, dialect);
  const inner = segments.slice(segments[0]!.ordinal === null ? 1 : 0, -1);
  const conditions = [sql`${plain} < ${edge(segments.at(-1)!.from)}`];
  if (inner[0]!.from !== null) conditions.unshift(sql`${plain} >= ${edge(inner[0]!.from)}`);
  query.where(allOf(conditions), anyOf([allOf(conditions)!, ...problems.map(({ when }) => when)]));
  const steps = inner.map(({ from }, place) => ({
    from: place === 0 ? null : edge(from),
    value: raw(String(place)),
  }));
  const placeOf = query.number(stepped(plain, steps), steps.length);
  const timeOf = (row: ResultRow): TimePlace | null => {
    const unplaced = problemOf(row);
    if (unplaced !== null && problems.includes(unplaced)) return { ordinal: null, unplaced };
    const { ordinal } = inner[placeOf(row)]!;
    if (ordinal === null) return null;
    return unplaced === null ? { ordinal, unplaced } : { ordinal: null, unplaced };
  };
  return { timeOf, problems: all };
}

/** The problem that a time is later than the moment of the question. */
function latenessOf(time: Sql, kind: TimeKind, { frame: { asOf, zone }, dialect }: Rows): readonly Problem[] {
  if (asOf === null) return [];
  const late = momentAt(momentAfter(asOf, kind, zone), kind, dialect);
  return [invalid(sql`${time} >= ${late}`, "after asOf", [time], sql`${time} < ${late}`)];
}

/** A number or a day as text. */
function textIn({ dialect }: Pick<Rows, "dialect">, value: Sql): Sql {
  return written((text) => dialect.asText(text), value);
}

function dimensionsOf(query: Grouping, rows: Rows): (row: ResultRow) => Pick<Place, "key" | "unknown"> {
  const parts = Object.entries(rows.query.by ?? {}).map(([name, dimension]) =>
    naming(`by.${name}`, () => {
      const compiled = rows.compile(expressionOf(dimension, rows.entity).definition);
      const column = query.key("by", groupable(compiled, rows.dialect), textOf(compiled, rows.dialect));
      return { compiled, column, problemOf: query.digit(invalidOnly(compiled.problems)) };
    }),
  );
  return (row) => ({
    key: parts.map(({ compiled, column }) => dimensionValue(row[column], compiled)),
    unknown: parts.map(({ problemOf }) => problemOf(row)).find((problem) => problem !== null) ?? null,
  });
}

function expressionOf(dimension: Dimension<unknown>, entity: string): AnyExpression {
  const expression = "expressions" in dimension ? dimension.expressions[entity] : dimension;
  if (expression !== undefined && (expression.entity === null || expression.entity === entity))
    return expression;
  throw new SalesmetricsError(
    "missing-dimension",
    `expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
  );
}

/** 80 and 80.0 are one value: a number where it prints as the decimal, else its text. */
function dimensionValue(value: ResultValue | undefined, compiled: Compiled): DimensionValue {
  if (value === null || value === undefined) return null;
  const scalar = scalarIn(String(value), compiled) as DimensionValue;
  if (compiled.type !== "number") return scalar;
  const text = canonicalDecimal(scalar as string | number);
  return String(Number(text)) === text ? Number(text) : text;
}

/** The rows for which a condition holds. */
interface Selection {
  readonly holds: Sql | null;
  readonly problems: readonly Problem[];
  readonly asked: readonly Asked[];
}

/** What a row of a result says of the measures of a selection. */
type Reader = (row: ResultRow, place: Place, sink: Sink) => void;

/** Counts, sums and extremes of all measures with one time axis, and what none of them can use. */
export function mainBranches(entity: string, asked: readonly Asked[], shared: Shared): Branch[] {
  const rows = new Rows(entity, shared);
  const query = new Grouping(shared.dialect);
  const places = placesOf(query, rows, asked[0]!.measure);
  const selections = selectionsOf(asked, rows);
  const holding = selections.map(({ holds }) => holds).filter((holds) => holds !== null);
  if (holding.length === selections.length) query.where(anyOf(distinctly(holding)), filterOf(selections));
  const [sole] = selections;
  const isSole = selections.length === 1 && sole!.problems.length === 0;
  const readers = selections.map((selection): Reader => {
    const holds = isSole || selection.holds === null ? null : query.name(query.column("is", selection.holds));
    return readerOf(selection, holds, query, rows, places);
  });
  const checkOf = query.alsoWhere(rows.checks);
  const read: Branch["read"] = (row, sink) => {
    const failed = checkOf(row);
    if (failed !== null) throw beyondTime(entity, failed);
    const place = places.of(row);
    if (place !== null) for (const readOf of readers) readOf(row, place, sink);
  };
  const isApart = shared.dialect.groupsByGuess === true && query.mayFail;
  const each: RowsWith[] = isApart ? ["none", "problems"] : [query.mayFail ? "any" : "none"];
  return each.map((rowsWith) => branchOf(query, rows, rowsWith, read));
}

function beyondTime(entity: string, { text }: Problem): SalesmetricsError {
  return new SalesmetricsError(
    "invalid-rows",
    `fromSql: expected times of ${entity} before the year 9999, which stands for never, got ${text}: say what they are, sqlTable(…, { never: "missing" })`,
  );
}

function branchOf(query: Grouping, rows: Rows, rowsWith: RowsWith, read: Branch["read"], rank?: Sql): Branch {
  return { results: query.resultsOf(rowsWith), body: query.body(rows.from(), rowsWith, rank), read };
}

function selectionsOf(asked: readonly Asked[], rows: Rows): Selection[] {
  const selections = new Map<string, Asked[]>();
  for (const each of asked) {
    const key = JSON.stringify(each.measure.where?.definition ?? null);
    selections.set(key, [...(selections.get(key) ?? []), each]);
  }
  return [...selections.values()].map((asked) => {
    const [{ measure, name }] = asked as [Asked];
    const where = measure.where && naming(name, () => rows.compile(measure.where!.definition));
    return { holds: where?.value ?? null, problems: invalidOnly(where?.problems ?? []), asked };
  });
}

/** The rows that matter to any selection. */
function filterOf(selections: readonly Selection[]): Sql | null {
  const each = selections.flatMap(({ holds, problems }) => [holds!, ...problems.map(({ when }) => when)]);
  return anyOf(distinctly(each));
}

function distinctly(conditions: readonly Sql[]): Sql[] {
  return [...new Map(conditions.map((condition) => [identityOf(condition), condition])).values()];
}

function readerOf(
  selection: Selection,
  holds: Sql | null,
  query: Grouping,
  rows: Rows,
  { problems }: Places,
): Reader {
  const counted = holds === null ? raw("COUNT(*)") : sql`COUNT(CASE WHEN ${holds} THEN 1 END)`;
  const count = query.fold(textIn(rows, counted));
  const undecidedOf = query.digit(selection.problems);
  const all = selection.problems.length === 0 ? count : query.fold(textIn(rows, raw("COUNT(*)")));
  const parts = selection.asked.map((each) =>
    naming(each.name, () => foldOf(each, holds, query, rows, problems)),
  );
  return (row, { key, ordinal, unplaced, unknown }, sink) => {
    const undecided = undecidedOf(row);
    const n = Number(row[undecided === null ? count : all]);
    if (n === 0) return;
    const cell = sink.at(key, unplaced === null ? ordinal : null);
    const why = unplaced ?? undecided;
    for (const { index, add } of parts) {
      if (why !== null) cell.exclude(index, why.text, n);
      else {
        if (unknown !== null) cell.misplace(index, unknown.text, n);
        const problem = add(row, n, (state) => {
          cell.add(index, state);
        });
        if (problem !== null) cell.exclude(index, problem, n);
      }
    }
  };
}

/** Adds the state of so many rows, or says why there is none. */
interface Folded {
  readonly index: number;
  readonly add: (row: ResultRow, count: number, add: (state: unknown) => void) => string | null;
}

function foldOf(
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
      const currency = naming(name, () => readKey(row));
      if (currency === null) return "unknown currency";
      const state = naming(name, () => fold(row, n, currency));
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
  const { type, per, plain } = compiled;
  const decisive = decisiveIn(aggregate);
  const { dialect } = rows;
  const picked = (): Sql => {
    const column = query.name(query.column("of", plain));
    return holds === null ? column : sql`CASE WHEN ${holds} THEN ${column} END`;
  };
  if (decisive === "first" || decisive === "last") return (_, n) => ({ n, chosen: null });
  if (aggregate.ofTotal !== undefined) {
    checkUnits(compiled);
    const total = written((value) => dialect.sum(value), picked());
    const [sum, typeOf] = [query.fold(textIn(rows, total)), dialect.typeOf];
    const typeName = typeOf && query.fold(written((value) => typeOf(value), total));
    return (row, n, currency) => {
      checkExact(typeName && row[typeName], row[sum]);
      const amount = decimalIn(String(row[sum]), per);
      return aggregate.ofTotal!(n, type === "money" ? { amount, currency } : amount);
    };
  }
  if (decisive !== null) {
    const name = query.fold(textIn(rows, sql`${raw(decisive.toUpperCase())}(${picked()})`));
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
function currencyOf(compiled: Compiled, query: Grouping, rows: Rows): (row: ResultRow) => string | null {
  const { currency, rateDay, keyOf } = compiled;
  if (currency === undefined) return () => "";
  const name = query.key("currency", currency);
  const day = rateDay && query.key("rates", rateDay, (value) => textIn(rows, value));
  return (row) => {
    const source = String(row[name]);
    const rateDay = day === undefined || row[day] === null ? noDay : Number(row[day]);
    return keyOf === undefined ? source : keyOf(source, rateDay);
  };
}

/** A value as an aggregate takes it. */
function valueIn(text: string, compiled: Compiled, currency: string): Scalar {
  const value = scalarIn(text, compiled);
  return compiled.type === "money" ? { amount: value as string | number, currency } : value;
}

/** The state of one input so many times: twice as many with each merge. */
function repeated(aggregate: AnyAggregate, input: unknown, times: number): unknown {
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

/** How often each value occurs, or, of those that came first or last, the values. */
export function valuesBranch(entity: string, asked: readonly Asked[], shared: Shared): Branch {
  const { dialect } = shared;
  const rows = new Rows(entity, shared);
  const query = new Grouping(dialect);
  const [{ measure, name }] = asked as [Asked];
  const places = placesOf(query, rows, measure);
  const { where, input, units, aggregate } = measure;
  const compiled = naming(name, () => rows.compile((units ?? input!).definition));
  query.where(where && rows.compile(where.definition).value);
  query.where(
    allOf([...places.problems, ...without(compiled.problems, places.problems)].map(({ unless }) => unless)),
  );
  const value = query.key(
    "value",
    groupable({ ...compiled, value: compiled.plain }, dialect),
    textOf(compiled, dialect),
  );
  const readKey = currencyOf(compiled, query, rows);
  const held = compiled.at;
  const heldAt =
    held && query.key("at", groupable({ ...held, value: held.plain }, dialect), textOf(held, dialect));
  const count = query.fold(textIn(rows, raw("COUNT(*)")));
  const order = held && rankOf(query, value, heldAt!, decisiveIn(aggregate) === "last");
  const read = (row: ResultRow, sink: Sink): void => {
    const place = places.of(row);
    if (place === null) return;
    const currency = naming(name, () => readKey(row));
    if (currency === null) return;
    const scalar = valueIn(String(row[value]), compiled, currency);
    for (const { index, measure } of asked) {
      const state =
        held === undefined
          ? repeated(measure.aggregate, scalar, Number(row[count]))
          : { n: 0, chosen: { at: scalarIn(String(row[heldAt!]), held), value: scalar } };
      sink.at(place.key, place.ordinal).add(index, state);
    }
  };
  return branchOf(query, rows, "none", read, order);
}

/** Ranks rows by when a value held, apart for all that rows are grouped by but the value and that time. */
function rankOf(query: Grouping, value: string, at: string, isLast: boolean): Sql {
  const keys = query
    .keysOf("none")
    .filter((name) => name !== value && name !== at)
    .map((name) => query.name(name));
  const apart = keys.length === 0 ? raw("") : sql`PARTITION BY ${joined(keys, ", ")} `;
  return sql`RANK() OVER (${apart}ORDER BY ${query.name(at)}${raw(isLast ? " DESC" : "")})`;
}
