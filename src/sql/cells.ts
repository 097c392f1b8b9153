import { dateAt, dayOf, millisecondsPerDay } from "../calendar/dates.js";
import type { CalendarDate } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { Measure } from "../question/measure.js";
import type { ResultRow } from "./codes.js";
import type { Compiled } from "./compiled.js";
import { type DayRange, dayRangesOf } from "./day-ranges.js";
import type { TimeKind } from "./dialect.js";
import { type DimensionKey, groupByDimensions } from "./dimension-keys.js";
import { allOf, anyOf, integer, type Sql, sql, wrap } from "./fragment.js";
import type { GroupedSelect } from "./grouped-select.js";
import { anyIssue, invalid, type Issue, issuesExcept, missing } from "./issue.js";
import type { Relation } from "./relation.js";
import { momentAfter, momentAt, startOf, stepped } from "./times.js";
import { dayWithin } from "./zone-days.js";

/** The cell of the cube that the rows in a group of the result belong to. */
export interface RowCell extends DimensionKey {
  readonly ordinal: number | null;
  /** The issue of rows that have no period. */
  readonly undated: Issue | null;
}

/** How rows are grouped into cells. */
export interface CellGrouping {
  /** Whether rows have periods. Rows without one are only counted. */
  readonly areDated: boolean;
  /** The cell of a row of the result; `null` outside the question. */
  readonly of: (row: ResultRow) => RowCell | null;
  /** Issues of the time axis. None of them applies to rows that have a cell. */
  readonly issues: readonly Issue[];
}

/**
 * Groups rows by dimensions and by the periods of a time axis. Rows outside all periods are excluded by comparisons of
 * the time column, so that engines can skip them by index or partition. Rows without a time are read by
 * {@link groupUndated}, or, if the dialect isolates issues, together with all other rows with issues.
 */
export function groupByCell(select: GroupedSelect, relation: Relation, measure: Measure): CellGrouping {
  const dimensionsOf = groupByDimensions(select, relation);
  const axis = axisOf(relation, measure);
  const { periodOf, issues } = axis === null ? timeless : groupByPeriod(select, relation, axis);
  const of = (row: ResultRow): RowCell | null => {
    const period = periodOf(row);
    return period && { ...dimensionsOf(row), ...period };
  };
  return { areDated: true, of, issues };
}

/** Groups rows without a usable time by dimensions; `null` if {@link groupByCell} reads them. */
export function groupUndated(
  select: GroupedSelect,
  relation: Relation,
  measure: Measure,
): CellGrouping | null {
  const axis = axisOf(relation, measure);
  if (axis === null || axis.ranges === null || select.dialect.isolatesIssues) return null;
  const unusable = anyIssue([...axis.issues, ...axis.checks]);
  if (unusable === null) return null;
  select.where(unusable);
  const issueOf = select.codes.addIssues(axis.issues);
  const dimensionsOf = groupByDimensions(select, relation);
  const of = (row: ResultRow): RowCell => ({ ...dimensionsOf(row), ordinal: null, undated: issueOf(row) });
  return { areDated: false, of, issues: [] };
}

/** The time that decides the period of a row. */
interface TimeAxis extends Pick<Compiled, "unguarded" | "issues"> {
  readonly kind: TimeKind;
  readonly checks: readonly Issue[];
  readonly isPlanned: boolean;
  readonly ranges: readonly DayRange[] | null;
  /** The start of a day, to compare with the time. */
  readonly edge: (day: CalendarDate) => Sql;
}

function axisOf(relation: Relation, { at, carried }: Measure): TimeAxis | null {
  if (at === null) return null;
  const [{ unguarded, kind, issues }, checks] = relation.checksIn(() => relation.compile(at.definition));
  if (kind === undefined) throw new SalesmetricsError("invalid-argument", "at: expected a field of time");
  const { frame, dialect } = relation;
  const edge = (day: CalendarDate): Sql => startOf(day, kind, frame.zone, dialect);
  return {
    unguarded,
    kind,
    issues,
    checks,
    ranges: dayRangesOf(frame, carried !== undefined),
    edge,
    isPlanned: carried === "planned",
  };
}

interface PeriodGrouping extends Pick<CellGrouping, "issues"> {
  /** The period of a row of the result; `null` outside the question. */
  readonly periodOf: (row: ResultRow) => Pick<RowCell, "ordinal" | "undated"> | null;
}

const timeless: PeriodGrouping = { periodOf: () => ({ ordinal: null, undated: null }), issues: [] };

function groupByPeriod(select: GroupedSelect, relation: Relation, axis: TimeAxis): PeriodGrouping {
  const { unguarded: time, kind, issues, checks, isPlanned, ranges, edge } = axis;
  const late = isPlanned ? [] : lateness(time, kind, relation);
  const all = [...issues, ...late];
  if (ranges === null) {
    const issueOf = select.codes.addIssues(all);
    return { periodOf: (row) => ({ ordinal: null, undated: issueOf(row) }), issues: all };
  }
  // The last range lies after the question, and the first one before it, if it has no ordinal.
  const inner = ranges.slice(ranges[0]!.ordinal === null ? 1 : 0, -1);
  const [from, to] = [inner[0]!.from, ranges.at(-1)!.from!];
  // A missing time is neither inside nor outside.
  const others = issuesExcept([...issues, ...checks], [missing(time, "")]);
  const inside = [...(from === null ? [] : [sql`${time} >= ${edge(from)}`]), sql`${time} < ${edge(to)}`];
  const sound = allOf([...inside, ...others.map(({ unless }) => unless)]);
  if (select.dialect.isolatesIssues) {
    const outside = [...(from === null ? [] : [sql`${time} < ${edge(from)}`]), sql`${time} >= ${edge(to)}`];
    const isOutside = sql`COALESCE(${anyOf(outside)!}, FALSE)`;
    select.where(sound, anyOf([sql`NOT ${isOutside}`, ...others.map(({ when }) => when)]));
  } else select.where(sound);
  const rangeOf = groupByRange(select, relation, axis, inner, to);
  const issueOf = select.codes.addIssues(select.dialect.isolatesIssues ? all : late);
  const periodOf: PeriodGrouping["periodOf"] = (row) => {
    const undated = issueOf(row);
    if (undated !== null && issues.includes(undated)) return { ordinal: null, undated };
    const { ordinal } = inner[rangeOf(row)]!;
    return ordinal === null ? null : { ordinal: undated === null ? ordinal : null, undated };
  };
  return { periodOf, issues: select.dialect.isolatesIssues ? all : [...all, ...checks] };
}

/** With more ranges than this, most of them single days, rows are grouped by day. */
const manyRanges = 60;

/** Groups by the index of the range that a time falls into, or by day; reads the index from rows of the result. */
function groupByRange(
  select: GroupedSelect,
  relation: Relation,
  { unguarded, kind, edge }: TimeAxis,
  ranges: readonly DayRange[],
  end: CalendarDate,
): (row: ResultRow) => number {
  const starts = ranges.slice(1).map(({ from }) => from!);
  const areDays = starts.length > manyRanges && dayOf(end) - dayOf(starts[0]!) < 2 * starts.length;
  const day = areDays ? dayWithin({ unguarded, kind }, starts[0]!, end, relation) : null;
  if (day === null) {
    const steps = ranges.map((_, index) => ({
      from: index === 0 ? null : edge(starts[index - 1]!),
      value: integer(index),
    }));
    return select.codes.addNumber(stepped(unguarded, steps), steps.length);
  }
  const value = sql`CASE WHEN ${unguarded} >= ${edge(starts[0]!)} THEN ${day} END`;
  const column = select.groupBy("day", value, (name) => wrap(relation.dialect.asText, name));
  const indexes = new Map<CalendarDate, number>();
  for (let [number, index] = [dayOf(starts[0]!), 0]; number < dayOf(end); number++) {
    const date = dateAt(number);
    if (date === starts[index]) index++;
    indexes.set(date, index);
  }
  return (row) => {
    const text = row[column];
    if (text === null || text === undefined) return 0;
    return indexes.get(kind === "date" ? (text as CalendarDate) : dateAt(Number(text) / millisecondsPerDay))!;
  };
}

/** The issue that a time is later than the question's asOf. */
function lateness(time: Sql, kind: TimeKind, { frame: { asOf, zone }, dialect }: Relation): readonly Issue[] {
  if (asOf === null) return [];
  const late = momentAt(momentAfter(asOf, kind, zone), kind, dialect);
  return [invalid(sql`${time} >= ${late}`, "after asOf", [time], sql`${time} < ${late}`)];
}
