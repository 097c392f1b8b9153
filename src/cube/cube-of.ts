import type { Frame } from "../question/frame.js";
import { type Measure, measureDefinition } from "../question/measure.js";
import type { Query } from "../question/query.js";
import { noPeriod } from "./cells.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Counts, Cube, CubeCell, CubeQuestion, NamedDimension } from "./cube.js";
import { compareKeys } from "./groups.js";
import type { Store } from "./store.js";

/** The cells of a store as plain data, with the question that they answer. */
export function cubeOf(measures: readonly Measure[], store: Store, query: Query, frame: Frame): Cube {
  const { factors } = store;
  return { version: 1, question: questionOf(measures, query, frame), cells: plainCells(store), factors };
}

/** The question of a cube as plain data. */
export function questionOf(
  measures: readonly Measure[],
  { by, where, currency, rates }: Query,
  { every, during, asOf, zone }: Frame,
): CubeQuestion {
  return {
    measures: measures.map((measure) => measureDefinition(measure)),
    by: namedDimensions(by),
    ...(where && { where: where.asked(measures) }),
    every: every?.definition ?? null,
    during: during && { ...during.toJSON(), grain: during.grain?.definition ?? null },
    asOf: typeof asOf === "number" ? new Date(asOf).toISOString() : asOf,
    ...(zone !== null && every === null && during === null && { timeZone: zone.name }),
    currency: currency ?? null,
    rates: rates?.definition ?? null,
  };
}

/** The dimensions of a question as plain data, in the order of the values in every key. */
export function namedDimensions(by: Dimensions | undefined): NamedDimension[] {
  return Object.entries(by ?? {}).map(([name, dimension]) => {
    const { definition } = dimension;
    const order = orderOf(dimension);
    return { name, definition, ...(order && { order }) };
  });
}

/** The listed values of a dimension; of several entities only if all list the same. */
function orderOf(dimension: Dimensions[string]): readonly string[] | undefined {
  const expressions = "expressions" in dimension ? Object.values(dimension.expressions) : [dimension];
  const [first, ...others] = expressions.map(({ order }) => order);
  return others.every((each) => String(each) === String(first)) ? first : undefined;
}

function plainCells(store: Store): CubeCell[] {
  const { cells, groups, measures } = store;
  const found = cells.used().map((cell): CubeCell => {
    const ordinal = cells.ordinalOf(cell);
    return {
      key: groups.keyOf(cells.groupOf(cell)),
      ordinal: ordinal === noPeriod ? null : ordinal,
      states: measures.map((_, index) => store.gather(index, [cell])),
      excluded: measures.map((_, index) => store.excluded(index, cell)),
      ...withUnknown(measures.map((_, index) => store.unknown(index, cell))),
    };
  });
  return found.sort(compareCells);
}

/** The `unknown` property of a cell; left out if there is nothing in it. */
export function withUnknown(unknown: readonly Counts[]): Pick<CubeCell, "unknown"> {
  return unknown.every((counts) => counts === null) ? {} : { unknown };
}

/** The order of cells in a cube: it does not depend on the order of the rows. */
export function compareCells(left: CubeCell, right: CubeCell): number {
  return compareKeys(left.key, right.key) || (left.ordinal ?? -Infinity) - (right.ordinal ?? -Infinity) || 0;
}
