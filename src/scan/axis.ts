import { type Cells, noPeriod } from "../cube/cells.js";
import type { Measure } from "../question/measure.js";
import type { Scope } from "../expressions/expression.js";
import { latenessReader, withoutZone } from "../expressions/moment.js";
import type { Batch, Read, TimeVector } from "../vectors/vector.js";
import type { Frame } from "../question/frame.js";
import { type BatchSpan, Verdict } from "../question/place-times.js";

/** Says of each row of a batch which cell it belongs to, `Verdict.outside`, or, negated, the issue that keeps it out. */
export type Axis = (batch: Batch, groups: Int32Array) => Int32Array;

const timeless: BatchSpan = { first: noPeriod, last: noPeriod };

/** Places rows by the time of a measure, or all outside of periods; once for each batch, however many selections ask. */
export function axisOf(
  measure: Pick<Measure, "at" | "carried">,
  scope: Scope,
  frame: Frame,
  cells: Cells,
): Axis {
  const place = placing(measure, scope, frame, cells);
  let last: Batch | null = null;
  let targets: Int32Array;
  return (batch, groups) => {
    if (batch !== last) targets = place(batch, groups);
    last = batch;
    return targets;
  };
}

function placing(
  { at, carried }: Pick<Measure, "at" | "carried">,
  scope: Scope,
  { periods }: Frame,
  cells: Cells,
): Axis {
  const targets = new Int32Array(scope.capacity);
  const ordinals = new Int32Array(scope.capacity).fill(noPeriod);
  const noIssues = new Uint16Array(scope.capacity);
  if (at === null) {
    return ({ size }, groups) => {
      cells.place(groups, ordinals, size, timeless, noIssues, targets);
      return targets;
    };
  }
  const readTime = scope.read(at) as Read<TimeVector>;
  const latenessOf = scope.asOf === null ? null : latenessReader(scope, scope.asOf);
  const afterAsOf = scope.problems.invalid("after asOf");
  const withoutPlace = withoutZone(scope.problems);
  const verdicts = new Int32Array(scope.capacity);
  return (batch, groups) => {
    const { size } = batch;
    const times = readTime(batch, null);
    const issues = times.issues ?? noIssues;
    const span = periods?.place(times, size, ordinals, verdicts) ?? timeless;
    cells.place(groups, ordinals, size, span, issues, targets);
    if (latenessOf === null && !(span.hasVerdicts ?? false)) return targets;
    settleEarly(verdicts, size, carried === true ? 0 : Verdict.outside);
    const lateness = latenessOf?.(times, size);
    for (let row = 0; row < size && lateness !== undefined; row++) {
      const late = lateness[row]!;
      if (late !== 0 && verdicts[row] === 0) verdicts[row] = late === 1 ? -afterAsOf : -late;
    }
    for (let row = 0; row < size && scope.zone === null; row++) {
      if (verdicts[row] === Verdict.noZone) verdicts[row] = -withoutPlace;
    }
    keepOut(verdicts, size, targets);
    verdicts.fill(0, 0, size);
    return targets;
  };
}

/** Says of rows from before the question's periods whether they count. */
function settleEarly(verdicts: Int32Array, size: number, verdict: number): void {
  for (let row = 0; row < size; row++) if (verdicts[row] === Verdict.carriedOnly) verdicts[row] = verdict;
}

/** Puts the verdict on a row, where there is one, in place of its cell; an issue comes before it. */
function keepOut(verdicts: Int32Array, size: number, targets: Int32Array): void {
  for (let row = 0; row < size; row++) {
    const verdict = verdicts[row]!;
    if (verdict !== 0 && targets[row]! >= 0) targets[row] = verdict;
  }
}
