import { nameErrors, SalesmetricsError } from "../errors.js";
import type { Asked } from "./asked.js";
import { type Problem, without } from "./compiled.js";
import { allOf, joined, raw, type Sql, sql } from "./fragment.js";
import { currencyOf, decisiveIn, type Folded, foldOf, repeated, valueIn } from "./folds.js";
import { Grouping, type ResultRow, type RowsWith } from "./grouping.js";
import { type Place, type Places, placesOf, unplacedOf } from "./places.js";
import { Rows, type Shared } from "./rows.js";
import { groupable, inText, scalarIn, textOf } from "./scalar.js";
import { type Selection, selectionsOf } from "./selections.js";
import type { Sink } from "./sink.js";

/** One SELECT of a statement, and what its rows say. */
export interface Branch {
  readonly results: ReadonlyMap<string, Sql>;
  readonly body: Sql;
  read(row: ResultRow, sink: Sink): void;
}

/** Counts, sums and extremes of all measures with one time axis, and what none of them can use. */
export function mainBranches(entity: string, asked: readonly Asked[], shared: Shared): Branch[] {
  return [...branchesOf(entity, asked, shared, placesOf), ...branchesOf(entity, asked, shared, unplacedOf)];
}

/** Those of rows with a place, or of rows without one, which are only counted. */
function branchesOf(
  entity: string,
  asked: readonly Asked[],
  shared: Shared,
  placesIn: typeof placesOf | typeof unplacedOf,
): Branch[] {
  const rows = new Rows(entity, shared);
  const query = new Grouping(shared.dialect);
  const places = placesIn(query, rows, asked[0]!.measure);
  if (places === null) return [];
  const readers = selectionsOf(query, rows, asked).map((each) => readerOf(each, query, rows, places));
  const checkOf = query.digit(without(rows.checks, places.problems));
  const read: Branch["read"] = (row, sink) => {
    const failed = checkOf(row);
    if (failed !== null) throw beyondTime(entity, failed);
    const place = places.of(row);
    if (place !== null) for (const readOf of readers) readOf(row, place, sink);
  };
  const mayFail: RowsWith[] = query.isSplit ? ["none", "problems"] : ["any"];
  const each: RowsWith[] = query.mayFail ? mayFail : ["none"];
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

/** What a row of a result says of the measures of a selection. */
type Reader = (row: ResultRow, place: Place, sink: Sink) => void;

function readerOf(
  { holds, problems, asked }: Selection,
  query: Grouping,
  rows: Rows,
  { isPlaced, problems: settled }: Places,
): Reader {
  const counted = holds === null ? raw("COUNT(*)") : sql`COUNT(CASE WHEN ${holds} THEN 1 END)`;
  const count = query.fold(inText(counted, rows.dialect));
  const undecidedOf = query.digit(problems);
  const all = problems.length === 0 ? count : query.fold(inText(raw("COUNT(*)"), rows.dialect));
  const parts = asked.map((each): Folded =>
    isPlaced
      ? nameErrors(each.name, () => foldOf(each, holds, query, rows, settled))
      : { index: each.index, add: () => null },
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

/** How often each value occurs, or, of those that came first or last, the values. */
export function valuesBranch(entity: string, asked: readonly Asked[], shared: Shared): Branch {
  const { dialect } = shared;
  const rows = new Rows(entity, shared);
  const query = new Grouping(dialect);
  const [{ measure, name }] = asked as [Asked];
  const places = placesOf(query, rows, measure);
  const { where, input, units, aggregate } = measure;
  const compiled = nameErrors(name, () => rows.compile((units ?? input!).definition));
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
  const count = query.fold(inText(raw("COUNT(*)"), dialect));
  const order = held && rankOf(query, value, heldAt!, decisiveIn(aggregate) === "last");
  const read = (row: ResultRow, sink: Sink): void => {
    const place = places.of(row);
    if (place === null) return;
    const currency = nameErrors(name, () => readKey(row));
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
