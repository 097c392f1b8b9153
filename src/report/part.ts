import type { Outcome, Presentation } from "../aggregates/aggregate.js";
import type { Measure } from "../aggregates/measure.js";
import type { Period } from "../calendar/time.js";
import type { Group } from "../cube/cells.js";
import type { CubeCell } from "../cube/cube.js";
import { mergeStates } from "../cube/merge.js";
import type { Frame, Span } from "../scan/frame.js";

/** What a scan found, laid out for questions. */
export interface Board {
  readonly frame: Frame;
  readonly groups: readonly Group[];
  readonly presentation: Presentation;
  /** The place of a measure's state in every cell. */
  readonly indexOf: (measure: Measure) => number;
}

/** The part of a board that one value is computed from: some groups over a span of periods, or over all time. */
export interface Part {
  readonly board: Board;
  readonly groups: readonly Group[];
  readonly span: Span | null;
  readonly period: Period | null;
  /** Whether its rows may be in several currencies, so that amounts have no meaning in it. */
  readonly mixes: boolean;
}

/** The whole of a board. */
export function wholeOf(board: Board, mixes: boolean): Part {
  const { periods, during } = board.frame;
  return { board, groups: board.groups, span: periods?.range ?? null, period: during, mixes };
}

/** The result of a measure over a part. */
export function finish(part: Part, measure: Measure): Outcome<unknown> {
  const { board } = part;
  const index = board.indexOf(measure);
  const { aggregate } = measure;
  const states: unknown[] = [];
  let isComplete = true;
  for (const { states: found, excluded } of cellsOf(part, measure)) {
    if (found[index] !== null) states.push(found[index]);
    // A row after asOf is out of the question; any other that was left out may have had an amount.
    if (Object.keys(excluded[index] ?? {}).some((why) => why !== "after asOf")) isComplete = false;
  }
  const { isZero, ...outcome } = aggregate.finish(
    states.length === 0 ? aggregate.init() : mergeAll(measure, states),
    board.presentation,
  );
  // Nothing was added up, but there was something: how much is not known.
  return isZero === true && isComplete ? { ...outcome, isZero } : outcome;
}

/** The cells that hold a measure's states. Rows without a period are in the cells for none. */
export function cellsOf({ board, groups, span }: Part, measure: Measure): CubeCell[] {
  const found: CubeCell[] = [];
  const { periods } = board.frame;
  for (const { cells } of groups) {
    if (measure.at === null || periods === null) push(found, cells.get(null));
    else if (span === null) found.push(...cells.values());
    else for (let ordinal = span.first; ordinal <= span.last; ordinal++) push(found, cells.get(ordinal));
  }
  return found;
}

function push(cells: CubeCell[], cell: CubeCell | undefined): void {
  if (cell !== undefined) cells.push(cell);
}

/** Merges in pairs, then pairs of pairs, so that states which grow are not copied once for each of the others. */
function mergeAll({ aggregate }: Measure, states: unknown[]): unknown {
  let level = states;
  while (level.length > 1) {
    const next: unknown[] = [];
    for (let index = 0; index < level.length; index += 2) {
      next.push(mergeStates(aggregate, level[index], level[index + 1] ?? null));
    }
    level = next;
  }
  return level[0];
}
