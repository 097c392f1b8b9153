import { type Cells, noPeriod, outsidePeriods } from "../cube/cells.js";
import type { Scope } from "../expressions/expression.js";
import { asOfComparer } from "../expressions/moment.js";
import { missingZoneIssue } from "../expressions/times.js";
import type { Frame } from "../question/frame.js";
import type { Measure } from "../question/measure.js";
import { type BatchSpan, Verdict } from "../question/place-times.js";
import type { Batch, Read, TimeVector } from "../vectors/vector.js";
import { oncePerBatch } from "./scope.js";

/**
 * Finds the target of each row of a batch, given the group of each: the row's cell, or what keeps it out of all cells:
 * `Verdict.outside` (-1), or an issue, negated (-2 and less).
 */
export type Axis = (batch: Batch, groups: Int32Array) => Int32Array;

/** Finds the targets of rows by the time of a measure; without a time axis, in cells outside any period. */
export function axisOf(
  { at, carried }: Pick<Measure, "at" | "carried">,
  scope: Scope,
  { periods }: Frame,
  cells: Cells,
): Axis {
  const { arena, zone, asOf, problems } = scope;
  const targets = arena.int32();
  const ordinals = arena.int32().fill(noPeriod);
  const readTime = at && (scope.read(at) as Read<TimeVector>);
  if (readTime === null || (periods === null && asOf === null)) {
    return oncePerBatch((batch, groups) => {
      const issues = readTime === null ? null : readTime(batch, null).issues;
      cells.ofRows(groups, ordinals, batch.size, outsidePeriods, issues, targets);
      return targets;
    });
  }
  const latenessOf = asOf === null || carried === "planned" ? null : asOfComparer(scope, asOf);
  const afterAsOf = problems.invalid("after asOf");
  const missingZone = missingZoneIssue(problems);
  const verdicts = arena.int32();
  return oncePerBatch((batch, groups) => {
    const { size } = batch;
    const times = readTime(batch, null);
    const span: BatchSpan = periods?.place(times, size, ordinals, verdicts) ?? outsidePeriods;
    cells.ofRows(groups, ordinals, size, span, times.issues, targets);
    if (latenessOf === null && span.hasVerdicts !== true) return targets;
    replace(verdicts, size, Verdict.carriedOnly, carried !== undefined ? Verdict.counts : Verdict.outside);
    if (latenessOf !== null) excludeLate(verdicts, latenessOf(times, size), size, afterAsOf);
    if (zone === null) replace(verdicts, size, Verdict.noZone, -missingZone);
    keepOut(verdicts, size, targets);
    verdicts.fill(Verdict.counts, 0, size);
    return targets;
  });
}

function replace(verdicts: Int32Array, size: number, old: number, verdict: number): void {
  for (let row = 0; row < size; row++) if (verdicts[row] === old) verdicts[row] = verdict;
}

/** Replaces the verdict of rows that count but are later than `asOf`, or cannot be compared with it. */
function excludeLate(verdicts: Int32Array, lateness: Uint16Array, size: number, afterAsOf: number): void {
  for (let row = 0; row < size; row++) {
    const late = lateness[row]!;
    if (late !== 0 && verdicts[row] === Verdict.counts) verdicts[row] = late === 1 ? -afterAsOf : -late;
  }
}

/** Replaces the cells of rows that do not count by their verdict. The issue of a row goes first. */
function keepOut(verdicts: Int32Array, size: number, targets: Int32Array): void {
  for (let row = 0; row < size; row++) {
    const verdict = verdicts[row]!;
    if (verdict !== 0 && targets[row]! >= 0) targets[row] = verdict;
  }
}
