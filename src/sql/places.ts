import type { Measure } from "../question/measure.js";
import { dateAt, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import type { Dimension } from "../expressions/dimension.js";
import type { AnyExpression } from "../expressions/expression.js";
import { canonicalDecimal } from "../exact/index.js";
import {
  type Compiled,
  hasProblem,
  invalid,
  invalidOnly,
  missing,
  type Problem,
  without,
} from "./compiled.js";
import type { TimeKind } from "./dialect.js";
import { allOf, anyOf, raw, type Sql, sql } from "./fragment.js";
import type { Grouping, ResultRow, ResultValue } from "./grouping.js";
import type { Rows } from "./rows.js";
import { groupable, inText, scalarIn, textOf } from "./scalar.js";
import { type Segment, segmentsOf } from "./segments.js";
import { momentAfter, momentAt, startOf, stepped } from "./times.js";
import { dayWithin } from "./zone-days.js";

/** Where the rows of a result are, and what of them cannot be said. */
export interface Place {
  readonly key: readonly DimensionValue[];
  readonly ordinal: number | null;
  /** Why they have no period. */
  readonly unplaced: Problem | null;
  /** Why what splits them could not be read. */
  readonly unknown: Problem | null;
}

/** Reads the place of a row of a result, `null` where the question is not about it. */
export interface Places {
  /** Whether rows may have a place; of those that have none nothing is folded. */
  readonly isPlaced: boolean;
  readonly of: (row: ResultRow) => Place | null;
  /** What keeps rows from a place: of those that have one, nothing of it is true. */
  readonly problems: readonly Problem[];
}

/**
 * Groups rows by the dimensions and the periods of a time axis. Rows in no period are left out by the plainest of
 * conditions, for which engines do not even read them; those that have no time are asked for by {@link unplacedOf},
 * unless all rows with problems are asked for by themselves.
 */
export function placesOf(query: Grouping, rows: Rows, measure: Measure): Places {
  const readKey = dimensionsOf(query, rows);
  const axis = axisOf(rows, measure);
  const { timeOf, problems } = axis === null ? untimed : periodsOf(query, rows, axis);
  const of = (row: ResultRow): Place | null => {
    const time = timeOf(row);
    return time && { ...readKey(row), ...time };
  };
  return { isPlaced: true, of, problems };
}

/** Groups rows by the dimensions that have no time where the question needs one; `null` where others have them too. */
export function unplacedOf(query: Grouping, rows: Rows, measure: Measure): Places | null {
  const axis = axisOf(rows, measure);
  if (axis === null || axis.segments === null || query.isSplit) return null;
  const unusable = hasProblem([...axis.problems, ...axis.checks]);
  if (unusable === null) return null;
  query.where(unusable);
  const problemOf = query.digit(axis.problems);
  const readKey = dimensionsOf(query, rows);
  const of = (row: ResultRow): Place => ({ ...readKey(row), ordinal: null, unplaced: problemOf(row) });
  return { isPlaced: false, of, problems: [] };
}

/** A time that places rows. */
interface Axis extends Pick<Compiled, "plain" | "problems"> {
  readonly kind: TimeKind;
  /** What must not be true of it in any row. */
  readonly checks: readonly Problem[];
  readonly segments: readonly Segment[] | null;
}

function axisOf(rows: Rows, { at, carried }: Measure): Axis | null {
  if (at === null) return null;
  const [{ plain, kind, problems }, checks] = rows.checksIn(() => rows.compile(at.definition));
  if (kind === undefined) throw new SalesmetricsError("invalid-argument", "at: expected a field of time");
  return { plain, kind, problems, checks, segments: segmentsOf(rows.frame, carried === true) };
}

interface AxisPlaces extends Pick<Places, "problems"> {
  /** `null` where the question is not about a row. */
  readonly timeOf: (row: ResultRow) => Pick<Place, "ordinal" | "unplaced"> | null;
}

const untimed: AxisPlaces = { timeOf: () => ({ ordinal: null, unplaced: null }), problems: [] };

function periodsOf(
  query: Grouping,
  rows: Rows,
  { plain, kind, problems, checks, segments }: Axis,
): AxisPlaces {
  const { frame, dialect } = rows;
  const late = latenessOf(plain, kind, rows);
  const all = [...problems, ...late];
  if (segments === null) {
    const problemOf = query.digit(all);
    return { timeOf: (row) => ({ ordinal: null, unplaced: problemOf(row) }), problems: all };
  }
  const edge = (day: CalendarDate | null): Sql => startOf(day!, kind, frame.zone, dialect);
  const inner = segments.slice(segments[0]!.ordinal === null ? 1 : 0, -1);
  const [from, to] = [inner[0]!.from, segments.at(-1)!.from];
  // A time that is missing is neither within nor outside.
  const others = without([...problems, ...checks], [missing(plain, "")]);
  const within = [...(from === null ? [] : [sql`${plain} >= ${edge(from)}`]), sql`${plain} < ${edge(to)}`];
  const sound = allOf([...within, ...others.map(({ unless }) => unless)]);
  if (query.isSplit) {
    const outside = [...(from === null ? [] : [sql`${plain} < ${edge(from)}`]), sql`${plain} >= ${edge(to)}`];
    const isOutside = sql`COALESCE(${anyOf(outside)!}, FALSE)`;
    query.where(sound, anyOf([sql`NOT ${isOutside}`, ...others.map(({ when }) => when)]));
  } else query.where(sound);
  const placeOf = stretchesOf(query, rows, { plain, kind }, inner, to!);
  const problemOf = query.digit(query.isSplit ? all : late);
  const timeOf: AxisPlaces["timeOf"] = (row) => {
    const unplaced = problemOf(row);
    if (unplaced !== null && problems.includes(unplaced)) return { ordinal: null, unplaced };
    const { ordinal } = inner[placeOf(row)]!;
    return ordinal === null ? null : { ordinal: unplaced === null ? ordinal : null, unplaced };
  };
  return { timeOf, problems: query.isSplit ? all : [...all, ...checks] };
}

/** So many stretches are told by their edges, and more where they are of several days. */
const manyStretches = 60;

/** Reads which of some stretches of days rows are in: a number, or, where most are of one day, the day. */
function stretchesOf(
  query: Grouping,
  rows: Rows,
  { plain, kind }: Pick<Axis, "plain" | "kind">,
  stretches: readonly Segment[],
  end: CalendarDate,
): (row: ResultRow) => number {
  const { dialect, frame } = rows;
  const edge = (day: CalendarDate): Sql => startOf(day, kind, frame.zone, dialect);
  const starts = stretches.slice(1).map(({ from }) => from!);
  const areDays = starts.length > manyStretches && dayOf(end) - dayOf(starts[0]!) < 2 * starts.length;
  const day = areDays ? dayWithin({ plain, kind }, starts[0]!, end, rows) : null;
  if (day === null) {
    const steps = stretches.map((_, place) => ({
      from: place === 0 ? null : edge(starts[place - 1]!),
      value: raw(String(place)),
    }));
    return query.number(stepped(plain, steps), steps.length);
  }
  const value = sql`CASE WHEN ${plain} >= ${edge(starts[0]!)} THEN ${day} END`;
  const column = query.key("day", value, (name) => inText(name, dialect));
  const places = new Map<CalendarDate, number>();
  for (let [number, place] = [dayOf(starts[0]!), 0]; number < dayOf(end); number++) {
    const date = dateAt(number);
    if (date === starts[place]) place++;
    places.set(date, place);
  }
  return (row) => {
    const text = row[column];
    if (text === null || text === undefined) return 0;
    return places.get(kind === "date" ? (text as CalendarDate) : dateAt(Number(text) / millisecondsPerDay))!;
  };
}

/** The problem that a time is later than the moment of the question. */
function latenessOf(time: Sql, kind: TimeKind, { frame: { asOf, zone }, dialect }: Rows): readonly Problem[] {
  if (asOf === null) return [];
  const late = momentAt(momentAfter(asOf, kind, zone), kind, dialect);
  return [invalid(sql`${time} >= ${late}`, "after asOf", [time], sql`${time} < ${late}`)];
}

function dimensionsOf(query: Grouping, rows: Rows): (row: ResultRow) => Pick<Place, "key" | "unknown"> {
  const parts = Object.entries(rows.query.by ?? {}).map(([name, dimension]) =>
    nameErrors(`by.${name}`, () => {
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
