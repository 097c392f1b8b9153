import type { Outcome } from "../aggregates/outcome.js";
import { invalidArgument, SalesmetricsError } from "../errors.js";
import type { DecimalInput } from "../exact/index.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { FieldOptions, Kind, RequiredBy } from "../expressions/kind.js";
import { share as shareKind } from "../expressions/kinds.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import { evaluateOnce } from "../formulas/formula.js";
import { sharedSlice, type Slice } from "../formulas/slice.js";
import { memoized } from "../memo.js";
import { reformed } from "./metric.js";
import { ratio } from "./ratio.js";

/**
 * A metric over all groups of a report in the same period, or over all values of some dimensions.
 *
 * *Details*. In a report by region and rep, `overall(bookings)` is of all rows, and `overall(bookings, "rep")` of all
 * reps of the row's region. Without groups it is the metric itself.
 *
 * *Gotchas*. A name that is not a dimension of the report is refused with `unknown-name`.
 *
 * @category Metrics
 */
export function overall<Data, Value>(
  metric: Metric<Data, Value>,
  ...dimensions: readonly string[]
): Metric<Data, Value> {
  for (const name of dimensions)
    if (typeof name !== "string") throw invalidArgument("overall", "names of dimensions", name);
  return reformed("overall", metric, (formula) => overallFormula(formula, dimensions));
}

function overallFormula<Value>(formula: Formula<Value>, dimensions: readonly string[]): Formula<Value> {
  const evaluate = (slice: Slice): Outcome<Value> => {
    const over =
      dimensions.length === 0
        ? slice.context.dimensions
        : [...new Set([...(slice.over ?? []), ...dimensions])];
    const groups = groupsOver(slice, over);
    return evaluateOnce(formula, sharedSlice({ ...slice, groups, over }));
  };
  return {
    ...formula,
    definition: { overall: [formula.definition, ...dimensions] },
    words: { parts: [formula], as: `{1} over all ${dimensions.join(", ") || "groups"}` },
    evaluate,
    withMeasures: (change) => overallFormula(formula.withMeasures(change), dimensions),
  };
}

/** The groups of a context that agree with those of a slice in all dimensions but some. */
export function groupsOver({ context, groups }: Slice, dimensions: readonly string[]): readonly number[] {
  if (dimensions === context.dimensions || context.dimensions.length === 0) return context.groups;
  for (const name of dimensions) {
    if (context.dimensions.includes(name)) continue;
    throw new SalesmetricsError(
      "unknown-name",
      `overall: expected dimensions of the report (${context.dimensions.join(", ")}), got ${name}`,
    );
  }
  const keyOf = (group: number): string => {
    const codes = context.store.groups.codesOf(group);
    return context.dimensions
      .map((name, place) => (dimensions.includes(name) ? "" : codes[place]!))
      .join(" ");
  };
  const families = memoized(context.memo, `over ${JSON.stringify(dimensions)}`, () => {
    const found = new Map<unknown, unknown>();
    for (const group of context.groups) memoized(found, keyOf(group), (): number[] => []).push(group);
    return found;
  });
  return memoized(families, groups, () => {
    const keys = [...new Set(groups.map(keyOf))];
    const found = keys.map((key) => (families.get(key) ?? []) as readonly number[]);
    return found.length === 1 ? found[0]! : found.flat();
  });
}

/**
 * The kind of a number from 0 to 1, such as a probability, in an {@link entity}.
 *
 * @category Entities
 */
export function share<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<DecimalInput, number, RequiredBy<Options>>;
/**
 * The share of each group in a metric over all groups: a mix.
 *
 * *Details*. Rows without a value of the dimension are a group too: the shares of a count or a sum add up to 1. In a
 * report by region and rep, `share(bookings, "rep")` is each rep's share of the region. Without groups it is 1.
 *
 * @example
 * ```ts
 * import { evaluate, Lead, leadsCreated, share } from "salesmetrics";
 *
 * const { rows } = evaluate(
 *   { share: share(leadsCreated) },
 *   {
 *     leads: [
 *       { id: "1", source: "web", createdAt: "2025-03-01" },
 *       { id: "2", source: "web", createdAt: "2025-03-02" },
 *       { id: "3", source: "fair", createdAt: "2025-03-03" },
 *       { id: "4", createdAt: "2025-03-04" },
 *     ],
 *   },
 *   { by: { source: Lead.source } },
 * );
 *
 * rows.map((row) => [row.source, row.share]); // => [["fair", 0.25], ["web", 0.5], [null, 0.25]]
 * ```
 *
 * @category Metrics
 */
export function share<Data>(
  metric: Metric<Data, Quantity>,
  ...dimensions: readonly string[]
): Metric<Data, number>;
export function share<Data>(
  first?: Metric<Data, Quantity> | FieldOptions,
  ...dimensions: readonly string[]
): Metric<Data, number> | Kind<DecimalInput, number> {
  if (typeof first !== "function") return shareKind(first);
  return ratio(first, overall(first, ...dimensions), { unit: "proportion" }) as Metric<Data, number>;
}
