import { listIn, SalesmetricsError } from "../errors.js";
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
import { type Cohort, cohortIn, type Started } from "./cohort.js";
import { timeAt } from "./instants.js";

/**
 * The events of cohorts, and the rows left out.
 *
 * @category Cohorts
 */
export interface CohortEvents<Row> {
  readonly rows: (Row & Started)[];
  readonly excluded: { readonly row: unknown; readonly why: string }[];
}

/**
 * The events of cohorts: each row with `cohortStart`, the time its member entered. A member enters with its first event
 * or, with `members`, at the time in its row of `members`.
 *
 * *Details*. Rows for which the cohort's `where` is false are not events. Left out, in `excluded`: rows without a member
 * or a valid time, events of members without a row, and events before the member entered. The order of rows does not
 * matter. A calendar date compares with an instant as its midnight in UTC. The rows are new; the given ones stay as they
 * are.
 *
 * *Gotchas*. Pass all events, not those of one period: the first event decides the cohort. Split into shards only after
 * that.
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
  const { options } = cohortIn("cohortEvents", cohort);
  const excluded: CohortEvents<never>["excluded"] = [];
  const found = entriesOf(options, events, excluded);
  const entries = options.members === undefined ? found : entriesOf(options.members, members ?? [], excluded);
  const starts = firstTimes(entries);
  const rows: (Data[keyof Data] & Started)[] = [];
  for (const { row, member, time } of found) {
    const start = starts.get(member);
    if (start === undefined) excluded.push({ row, why: "unknown member" });
    else if (isBefore(time, start)) excluded.push({ row, why: "before its member entered" });
    else rows.push({ ...(row as Data[keyof Data]), cohortStart: timeAt(start.milliseconds, start.isDate) });
  }
  return { rows, excluded };
}

/** An instant or, as its midnight in UTC, a calendar date. */
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

/** The rows with a member and a valid time; the others of the source go to `excluded`. */
function entriesOf(
  { member, at, where }: Source,
  rows: readonly unknown[],
  excluded: CohortEvents<never>["excluded"],
): Entry[] {
  for (const row of listIn("cohortEvents", "a list of rows", rows))
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
function firstTimes(entries: readonly Entry[]): Map<string, Time> {
  const firsts = new Map<string, Time>();
  for (const { member, time } of entries) {
    const known = firsts.get(member);
    if (known === undefined || isBefore(time, known)) firsts.set(member, time);
  }
  return firsts;
}

/** Whether a time is before another; a calendar date is before the instant at its midnight. */
function isBefore(time: Time, other: Time): boolean {
  const difference = time.milliseconds - other.milliseconds;
  return difference < 0 || (difference === 0 && time.isDate && !other.isDate);
}

/** The expressions of a view can read only its own rows: the view has no rows of other entities. */
function withoutOthers(entity: string): never {
  throw new SalesmetricsError(
    "missing-data",
    `cohortEvents: expected expressions on the fields of the events, got one that refers to ${entity}`,
  );
}
