import { type Accumulator, stepping } from "../aggregates/accumulator.js";
import type { Aggregate, AnyAggregate, BatchAggregate } from "../aggregates/aggregate.js";
import { countRows } from "../aggregates/count-rows.js";
import { type Measure, measureDefinition } from "../question/measure.js";
import type { TimeValue } from "../calendar/time.js";
import { having, knownOptionsIn, optionsIn, refusal } from "../errors.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  type Predicate,
  type ValueType,
} from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";
import { finish } from "../formulas/slice.js";
import type { Metric, MetricUnit } from "../formulas/metric.js";
import { askedPeriod } from "../question/periods-read.js";
import { oncePer } from "../memo.js";
import { unnamed } from "./metric.js";

/**
 * Which rows count, and what places them in time.
 *
 * @category Metrics
 */
export interface MeasureOptions<Data> {
  /** Only rows for which this is true. */
  readonly where?: Predicate<Data>;
  /**
   * The time axis. A row without this time is left out and reported. A metric without an axis covers all rows,
   * whatever the period.
   */
  readonly at?: Expression<Data, TimeValue>;
}

/**
 * A metric of an aggregate over an expression.
 *
 * *When to use*. For an aggregate of your own; the others have `count`, `sum`, `mean`, …
 *
 * @category Metrics
 */
export function measure<Data, Input, State, Result>(
  aggregate: Aggregate<Input, State, Result>,
  input: Expression<Data, unknown>,
  options: MeasureOptions<Data> & { readonly unit?: MetricUnit } = {},
): Metric<Data, Result> {
  having("measure", "an aggregate", aggregate, "init");
  const folded = expressionIn("measure", input);
  const { unit = "any", ...rows } = optionsIn("measure", options);
  const accumulator = () => aggregate.accumulator?.() ?? stepping(aggregate);
  return folding("measure", aggregate, accumulator, folded, rows, unit);
}

/** A metric that is one aggregate of an expression. `unitsOf` returns the input as it is folded. */
export function measured<Data, Input, State, Result>(
  caller: string,
  aggregate: BatchAggregate<Input, State, Result>,
  input: AnyExpression,
  options: MeasureOptions<never>,
  unit: MetricUnit,
  unitsOf?: () => AnyExpression,
): Metric<Data, Result> {
  return folding(caller, aggregate, () => aggregate.accumulator(), input, options, unit, unitsOf);
}

function folding<Data, Input, State, Result>(
  caller: string,
  aggregate: Aggregate<Input, State, Result>,
  accumulator: () => Accumulator<unknown>,
  input: AnyExpression,
  options: MeasureOptions<never>,
  unit: MetricUnit,
  unitsOf?: () => AnyExpression,
): Metric<Data, Result> {
  const whole = {
    ...rowsOf(caller, input.entity, options),
    // The engine passes states and inputs along without knowing their types.
    aggregate: aggregate as unknown as AnyAggregate,
    input,
    accumulator,
    ...(unitsOf && { units: unitsOf() }),
  };
  return unnamed(formulaOf(whole) as Formula<Result>, unit);
}

/** A metric that counts rows of an entity. */
export function counted<Data>(
  caller: string,
  entity: string | null,
  options: MeasureOptions<never>,
): Metric<Data, number> {
  const aggregate = countRows as unknown as AnyAggregate;
  return unnamed(
    formulaOf({ ...rowsOf(caller, entity, options), aggregate, input: null }) as Formula<number>,
    "count",
  );
}

/** The rows that options choose. */
function rowsOf(
  caller: string,
  entity: string | null,
  options: MeasureOptions<never>,
): Pick<Measure, "entity" | "where" | "at"> {
  const { where, at } = knownOptionsIn(caller, options, ["where", "at"]);
  if (entity === null) throw refusal(caller, "an expression on a field", "one that reads no rows");
  const check = (expression: AnyExpression | undefined, type: ValueType): void => {
    if (expression === undefined) return;
    const own = expressionIn(caller, expression, type).entity;
    if (own !== null && own !== entity)
      throw refusal(caller, `where and at on fields of ${entity}`, `one of ${own}`);
  };
  check(where, "flag");
  check(at, "time");
  return { entity, where: where ?? null, at: at ?? null };
}

const formulaOf = /*#__PURE__*/ oncePer((measure: Measure): Formula => ({
  definition: measureDefinition(measure),
  words: measure,
  measures: [measure],
  periodsRead: [askedPeriod],
  evaluate: (part) => finish(part, measure),
  withMeasures: (change) => change(measure, formulaOf),
}));
