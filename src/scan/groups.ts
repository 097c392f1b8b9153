import { type GroupNumbers, Groups, oneGroup } from "../cube/groups.js";
import type { DimensionValue } from "../cube/cube.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { type Dimensions, expressionFor } from "../expressions/dimension.js";
import type { Scope } from "../expressions/expression.js";
import { canonicalDecimal, type DecimalInput } from "../exact/index.js";
import type { Dictionary } from "../vectors/dictionary.js";
import { isInvalid, type Issues } from "../vectors/problems.js";
import { type Batch, type RowSubset, scalarAt, type TextVector, type Vector } from "../vectors/vector.js";

/** The group of each row of a batch, and the issues of dimension values that cannot be read. */
export interface Grouped {
  readonly groups: Int32Array;
  readonly unknown: Issues;
}

/** Finds the groups of the rows of a batch. */
export type ReadGroups = (batch: Batch, subset: RowSubset | null) => Grouped;

/** The groups of a question, and how those of the rows of an entity are found. */
export interface Grouping {
  readonly groups: GroupNumbers;
  reader(entity: string, scope: Scope): ReadGroups;
}

/** All rows in one group, as one number needs them. */
export const ungrouped: Grouping = {
  groups: oneGroup,
  reader: (_, { arena }) => {
    const grouped = { groups: arena.zeros, unknown: null };
    return () => grouped;
  },
};

/** Rows grouped by the values of dimensions. */
export function groupingBy(by: Dimensions): Grouping {
  const groups = new Groups(Object.keys(by).length);
  return { groups, reader: (entity, scope) => groupReader(entity, by, scope, groups) };
}

function groupReader(entity: string, by: Dimensions, scope: Scope, groups: Groups): ReadGroups {
  const firstCodes = scope.arena.int32();
  const otherCodes = scope.arena.int32();
  let unreadable: Uint16Array | null = null;
  const reads = Object.entries(by).map(([name, dimension]) => {
    const expression = expressionFor(dimension, entity);
    if (expression === null) {
      throw new SalesmetricsError(
        "missing-dimension",
        `by.${name}: expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
      );
    }
    return nameErrors(`by.${name}`, () => scope.read(expression));
  });
  return (batch, subset) => {
    let found = scope.arena.zeros;
    let unknown: Issues = null;
    for (const [place, read] of reads.entries()) {
      const codes = place === 0 ? firstCodes : otherCodes;
      const vector = read(batch, subset);
      encode(vector, batch.size, subset, groups.dimensions[place]!, codes);
      if (vector.issues !== null)
        unknown = unreadableOf(vector.issues, batch.size, unknown, (unreadable ??= scope.arena.uint16()));
      found = place === 0 ? codes : groups.refine(place, codes, batch.size, found);
    }
    return { groups: found, unknown };
  };
}

/** Adds to `known` the rows whose value is invalid, not just missing. The first issue of a row stays. */
function unreadableOf(issues: Uint16Array, size: number, known: Issues, unreadable: Uint16Array): Issues {
  if (known === null) unreadable.fill(0, 0, size);
  let found = 0;
  for (let row = 0; row < size; row++) {
    if (isInvalid(issues[row]!)) unreadable[row] ||= issues[row]!;
    found |= unreadable[row]!;
  }
  return found === 0 ? null : unreadable;
}

/** Writes the code of each value. One that cannot be read becomes `null`, so that the groups still add up to the total. */
function encode(
  vector: Vector,
  size: number,
  subset: RowSubset | null,
  values: Dictionary<DimensionValue>,
  codes: Int32Array,
): void {
  const { issues } = vector;
  if (vector.type === "text") {
    values.codesOf(vector, size, codes);
    joinBlanks(values, size, codes);
  } else {
    const count = subset === null ? size : subset.count;
    for (let index = 0; index < count; index++) {
      const row = subset === null ? index : subset.rows[index]!;
      if (issues === null || issues[row] === 0) codes[row] = values.codeOf(valueAt(vector, row));
    }
  }
  if (issues === null) return;
  for (let row = 0; row < size; row++) if (issues[row] !== 0) codes[row] = values.codeOf(null);
}

/** An empty text is a missing one, as it is where rows are parsed. */
function joinBlanks(values: Dictionary<DimensionValue>, size: number, codes: Int32Array): void {
  const blank = values.find("");
  if (blank < 0) return;
  for (let row = 0; row < size; row++) if (codes[row] === blank) codes[row] = values.codeOf(null);
}

/** The value of a row. 80, "80" and "80.0" are one: a number if that prints as the decimal, else its text. */
function valueAt(vector: Vector, row: number): DimensionValue {
  const value = scalarAt(vector as TextVector, row) as DimensionValue;
  if (vector.type !== "number") return value;
  const text = canonicalDecimal(value as DecimalInput);
  return String(Number(text)) === text ? Number(text) : text;
}
