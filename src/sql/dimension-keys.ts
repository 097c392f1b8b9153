import type { DimensionValue } from "../cube/cube.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { canonicalDecimal } from "../exact/index.js";
import type { Dimension } from "../expressions/dimension.js";
import type { AnyExpression } from "../expressions/expression.js";
import { ownOf } from "../vectors/own.js";
import type { ResultRow, ResultValue } from "./codes.js";
import type { Compiled } from "./compiled.js";
import type { GroupedSelect } from "./grouped-select.js";
import { invalidOnly, type Issue } from "./issue.js";
import type { Relation } from "./relation.js";
import { scalarIn } from "./scalar.js";

/** The dimension values of the rows in a group of the result. */
export interface DimensionKey {
  readonly key: readonly DimensionValue[];
  /** The issue of a dimension that could not be read. */
  readonly unknown: Issue | null;
}

/** Groups by the dimensions of the question, and reads their values from rows of the result. */
export function groupByDimensions(
  select: GroupedSelect,
  relation: Relation,
): (row: ResultRow) => DimensionKey {
  const dimensions = Object.entries(relation.query.by ?? {}).map(([name, dimension]) =>
    nameErrors(`by.${name}`, () => {
      const compiled = relation.compile(expressionOf(dimension, relation.entity).definition);
      const column = select.groupByScalar("by", compiled);
      return { compiled, column, issueOf: select.codes.addIssues(invalidOnly(compiled.issues)) };
    }),
  );
  return (row) => ({
    key: dimensions.map(({ compiled, column }) => dimensionValue(row[column], compiled)),
    unknown: dimensions.map(({ issueOf }) => issueOf(row)).find((issue) => issue !== null) ?? null,
  });
}

function expressionOf(dimension: Dimension<unknown>, entity: string): AnyExpression {
  const expression = "expressions" in dimension ? ownOf(dimension.expressions, entity) : dimension;
  if (expression !== undefined && (expression.entity === null || expression.entity === entity))
    return expression;
  throw new SalesmetricsError(
    "missing-dimension",
    `expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
  );
}

/** A value of a dimension. An empty text is a missing one. 80 and 80.0 are the number 80; a decimal that no number prints is a text. */
function dimensionValue(value: ResultValue | undefined, compiled: Compiled): DimensionValue {
  if (value === null || value === undefined || value === "") return null;
  const scalar = scalarIn(String(value), compiled) as DimensionValue;
  if (compiled.type !== "number") return scalar;
  const text = canonicalDecimal(scalar as string | number);
  return String(Number(text)) === text ? Number(text) : text;
}
