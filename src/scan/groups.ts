import type { Cells } from "../cube/cells.js";
import type { DimensionValue } from "../cube/cube.js";
import { SalesmetricsError } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Scope } from "../expressions/expression.js";
import { canonicalDecimal, type DecimalInput } from "../money/exact.js";
import type { Dictionary } from "../vectors/dictionary.js";
import { type Batch, type Live, scalarAt, type TextVector, type Vector } from "../vectors/vector.js";

/** Says which group each row of a batch belongs to. */
export function groupReader(
  entity: string,
  by: Dimensions,
  scope: Scope,
  cells: Cells,
): (batch: Batch, live: Live | null) => Int32Array {
  const firstCodes = new Int32Array(scope.capacity);
  const otherCodes = new Int32Array(scope.capacity);
  const nobody = new Int32Array(scope.capacity);
  const reads = Object.entries(by).map(([name, dimension]) => {
    const expression = "expressions" in dimension ? dimension.expressions[entity] : dimension;
    if (expression === undefined || (expression.entity !== null && expression.entity !== entity)) {
      throw new SalesmetricsError(
        "missing-dimension",
        `by.${name}: expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
      );
    }
    return scope.read(expression);
  });
  return (batch, live) => {
    let groups: Int32Array = nobody;
    for (const [place, read] of reads.entries()) {
      const codes = place === 0 ? firstCodes : otherCodes;
      encode(read(batch, live), batch.size, live, cells.dimensions[place]!, codes);
      groups = place === 0 ? codes : cells.refine(place, codes, batch.size, groups);
    }
    return groups;
  };
}

/** What cannot be read counts as unknown, so that groups still make the total. */
function encode(
  vector: Vector,
  size: number,
  live: Live | null,
  values: Dictionary<DimensionValue>,
  codes: Int32Array,
): void {
  const { issues } = vector;
  if (vector.type === "text") values.codesOf(vector, size, codes);
  else {
    const count = live === null ? size : live.count;
    for (let index = 0; index < count; index++) {
      const row = live === null ? index : live.rows[index]!;
      if (issues === null || issues[row] === 0) codes[row] = values.codeOf(valueAt(vector, row));
    }
  }
  if (issues === null) return;
  for (let row = 0; row < size; row++) if (issues[row] !== 0) codes[row] = values.codeOf(null);
}

/** 80, "80" and "80.0" are one value: a number where it prints as the decimal, else its text. */
function valueAt(vector: Vector, row: number): DimensionValue {
  const value = scalarAt(vector as TextVector, row) as DimensionValue;
  if (vector.type !== "number") return value;
  const text = canonicalDecimal(value as DecimalInput);
  return String(Number(text)) === text ? Number(text) : text;
}
