import { SalesmetricsError } from "../errors.js";
import { dateAt, millisecondsPerDay } from "../calendar/dates.js";
import type { TimeValue } from "../calendar/time.js";
import type { AnyExpression, Expression, Predicate } from "../expressions/expression.js";
import { frameOf } from "../question/frame.js";
import { scopeOf } from "../scan/scope.js";
import { isInvalid, Problems } from "../vectors/problems.js";
import { rowSource } from "../vectors/row-source.js";
import {
  type FlagVector,
  isDateAt,
  type Read,
  textAt,
  type TextVector,
  type TimeVector,
} from "../vectors/vector.js";
import type { Cohort, Started } from "./cohort.js";

/**
 * The events of cohorts, and the rows that are none and why.
 *
 * @category Cohorts
 */
export interface CohortEvents<Row> {
  readonly rows: (Row & Started)[];
  readonly excluded: { readonly row: unknown; readonly why: string }[];
}

/**
 * Adds to each event when its member entered its cohort: with its first event or, where members have rows of their
 * own, by their row.
 *
 * *Details*. Rows that the cohort's `where` does not hold for are no events. Those without a member or a time, of a member
 * that has no row, or from before the member entered, come back in `excluded`. The order of rows does not matter. A
 * calendar date counts as its midnight in UTC when it meets an instant. No row is changed: new ones are made.
 *
 * *Gotchas*. Give it all events there are, not those of a period: the first one makes the cohort. Split the rows into
 * shards afterwards.
 *
 * @example
 * ```ts
 * import { month, Order } from "salesmetrics";
 * import { cohort, cohortEvents } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const { rows } = cohortEvents(buyers, [
 *   { id: "1", customerId: "ann", placedAt: "2025-02-10" },
 *   { id: "2", customerId: "ann", placedAt: "2025-01-10" },
 * ]);
 *
 * rows.map((row) => [row.id, row.cohortStart]); // => [["1", "2025-01-10"], ["2", "2025-01-10"]]
 * ```
 *
 * @category Cohorts
 */
export function cohortEvents<Data, Members>(
  cohort: Cohort<Data, Members>,
  events: readonly NoInfer<Data>[keyof Data][],
  ...[members]: unknown extends Members ? [] : [members: readonly NoInfer<Members>[keyof Members][]]
): CohortEvents<Data[keyof Data]> {
  const { options } = cohort;
  const excluded: CohortEvents<never>["excluded"] = [];
  const found = entriesOf(options, events, excluded);
  const isOwn = options.members !== undefined;
  const starts = firstOf(isOwn ? entriesOf(options.members, members ?? [], excluded) : found);
  const rows: (Data[keyof Data] & Started)[] = [];
  for (const { row, member, time } of found) {
    const start = starts.get(member);
    if (start === undefined) excluded.push({ row, why: "unknown member" });
    else if (isBefore(time, start)) excluded.push({ row, why: "before its member entered" });
    else rows.push({ ...(row as Data[keyof Data]), cohortStart: valueOf(start) });
  }
  return { rows, excluded };
}

/** A time of either kind: milliseconds, and whether it stands for a day. */
interface Time {
  readonly milliseconds: number;
  readonly isDate: boolean;
}

interface Entry {
  readonly row: unknown;
  readonly member: string;
  readonly time: Time;
}

interface Source {
  readonly member: Expression<never, string>;
  readonly at: Expression<never, TimeValue>;
  readonly where?: Predicate<never>;
}

/** The rows that name a member and a time. */
function entriesOf(
  { member, at, where }: Source,
  rows: readonly unknown[],
  excluded: CohortEvents<never>["excluded"],
): Entry[] {
  for (const row of rows)
    if (typeof row !== "object" || row === null) excluded.push({ row, why: "not a row" });
  const problems = new Problems();
  const source = rowSource(rows);
  const common = { problems, factors: {}, rows: withoutOthers, shared: new Map<string, unknown>() };
  const scope = scopeOf(source, frameOf({}, []), {}, common, { subset: null });
  const read = (expression: AnyExpression): Read => scope.read(expression);
  const [readMember, readTime] = [read(member) as Read<TextVector>, read(at) as Read<TimeVector>];
  const readHolds = where === undefined ? null : (read(where) as Read<FlagVector>);
  const entries: Entry[] = [];
  for (const batch of source.batches()) {
    const holds = readHolds?.(batch, null) ?? null;
    const [members, times] = [readMember(batch, null), readTime(batch, null)];
    for (let index = 0; index < batch.size; index++) {
      const row = source.row(batch, index);
      const undecided = holds?.issues?.[index] ?? 0;
      if (undecided === 0 ? holds?.values[index] === 0 : !isInvalid(undecided)) continue;
      const issue = undecided || members.issues?.[index] || times.issues?.[index] || 0;
      if (issue !== 0) excluded.push({ row, why: problems.textOf(issue) });
      else {
        const time = { milliseconds: times.values[index]!, isDate: isDateAt(times, index) };
        entries.push({ row, member: textAt(members, index), time });
      }
    }
  }
  return entries;
}

/** The first time of each member. */
function firstOf(entries: readonly Entry[]): Map<string, Time> {
  const firsts = new Map<string, Time>();
  for (const { member, time } of entries) {
    const known = firsts.get(member);
    if (known === undefined || isBefore(time, known)) firsts.set(member, time);
  }
  return firsts;
}

/** Of a day and an instant at its midnight, the day comes first. */
function isBefore(time: Time, other: Time): boolean {
  const difference = time.milliseconds - other.milliseconds;
  return difference < 0 || (difference === 0 && time.isDate && !other.isDate);
}

function valueOf({ milliseconds, isDate }: Time): TimeValue {
  return isDate ? dateAt(milliseconds / millisecondsPerDay) : new Date(milliseconds);
}

/** A view has the rows of one entity: an expression that refers to others has nothing to look in. */
function withoutOthers(entity: string): never {
  throw new SalesmetricsError(
    "missing-data",
    `cohortEvents: expected expressions on the fields of the events, got one that refers to ${entity}`,
  );
}
