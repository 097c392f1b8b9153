import { ofKey } from "../aggregates/keyed.js";
import type { DimensionValue } from "../cube/cube.js";
import { nameErrors, SalesmetricsError } from "../errors.js";
import { canonicalDecimal } from "../exact/index.js";
import { type Dimension, expressionFor } from "../expressions/dimension.js";
import type { AnyExpression } from "../expressions/expression.js";
import { type Measure, noKey } from "../question/measure.js";
import type { ResultRow, ResultValue } from "./codes.js";
import type { Compiled } from "./compiled.js";
import type { GroupedSelect } from "./grouped-select.js";
import { invalidOnly, type Issue, issuesExcept } from "./issue.js";
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
  const expression = expressionFor(dimension, entity);
  if (expression !== null) return expression;
  throw new SalesmetricsError(
    "missing-dimension",
    `expected an expression for ${entity} too, which these metrics read: use dimension({ ${entity}: … })`,
  );
}

/** The key of the rows in a group of the result, for a keyed measure. */
export interface KeyGrouping {
  readonly issues: readonly Issue[];
  /** Why the rows have no key; `null` if they have one. */
  readonly whyNone: (row: ResultRow) => string | null;
  /** The state of a measure, under its key if it has one. */
  readonly stateOf: (row: ResultRow, state: unknown) => unknown;
}

export const keyless: KeyGrouping = { issues: [], whyNone: () => null, stateOf: (_, state) => state };

/** Groups by the key of a keyed measure; a measure without one stays as it is. `settled` issues do not apply. */
export function groupByKeyOf(
  select: GroupedSelect,
  relation: Relation,
  { keyed }: Measure,
  settled: readonly Issue[],
): KeyGrouping {
  if (keyed === undefined) return keyless;
  const compiled = relation.compile(keyed.by.definition);
  const issues = issuesExcept(compiled.issues, settled);
  const column = select.groupByScalar("key", compiled);
  const issueOf = select.codes.addIssues(issues);
  const keyOf = (row: ResultRow): DimensionValue => dimensionValue(row[column], compiled);
  return {
    issues,
    whyNone: (row) => issueOf(row)?.text ?? (keyOf(row) === null ? noKey(keyed.by) : null),
    stateOf: (row, state) => ofKey(String(keyOf(row)), state),
  };
}

/** A value of a dimension. An empty text is a missing one. 80 and 80.0 are the number 80; a decimal that no number prints is a text. */
function dimensionValue(value: ResultValue | undefined, compiled: Compiled): DimensionValue {
  if (value === null || value === undefined || value === "") return null;
  const scalar = scalarIn(String(value), compiled) as DimensionValue;
  if (compiled.type !== "number") return scalar;
  const text = canonicalDecimal(scalar as string | number);
  return String(Number(text)) === text ? Number(text) : text;
}
