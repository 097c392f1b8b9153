import type { Factor } from "../aggregates/aggregate.js";
import type { Measure } from "../aggregates/measure.js";
import { SalesmetricsError } from "../errors.js";
import { cellAt, compareKeys, exclude, type Group, Groups } from "./cells.js";
import type { Cube, CubeCell } from "./cube.js";

/** Merges cubes of one question, cell by cell. The measures give the code that the cubes' plain states lack. */
export function mergeCells(measures: readonly Measure[], cubes: readonly [Cube, ...Cube[]]): Cube {
  const [{ question }] = cubes;
  const asked = JSON.stringify(question);
  const groups = new Groups();
  for (const cube of cubes) {
    if (JSON.stringify(cube.question) !== asked) {
      throw new SalesmetricsError(
        "unlike-cubes",
        `mergeCubes: expected cubes of one question, got ${asked} and ${JSON.stringify(cube.question)}`,
      );
    }
    for (const cell of cube.cells)
      mergeInto(cellAt(groups.at(cell.key), cell.ordinal, measures.length), cell, measures);
  }
  const factors: Record<string, Factor> = {};
  for (const cube of cubes) Object.assign(factors, cube.factors);
  return { version: 1, question, cells: sortedCells(groups.list), factors };
}

/** The cells of all groups, in an order that does not depend on the rows'. */
export function sortedCells(groups: readonly Group[]): CubeCell[] {
  return groups
    .flatMap((group) => [...group.cells.values()])
    .sort(
      (left, right) =>
        compareKeys(left.key, right.key) || (left.ordinal ?? -Infinity) - (right.ordinal ?? -Infinity) || 0,
    );
}

function mergeInto(target: CubeCell, cell: CubeCell, measures: readonly Measure[]): void {
  for (const [index, { aggregate }] of measures.entries()) {
    target.states[index] = mergeStates(aggregate, target.states[index] ?? null, cell.states[index] ?? null);
    for (const [why, count] of Object.entries(cell.excluded[index] ?? {})) exclude(target, index, why, count);
  }
}

/** Merges two states, either of which may not be there. */
export function mergeStates(aggregate: Measure["aggregate"], left: unknown, right: unknown): unknown {
  if (left === null || right === null) return left ?? right;
  return aggregate.merge(left, right);
}
