import { checkCount } from "../calendar/arguments.js";
import type { DimensionValue } from "../cube/cube.js";
import { invalidArgument, knownOptionsIn, SalesmetricsError, unknownName } from "../errors.js";
import { evaluateSlice } from "../formulas/metric.js";
import type { TopGroups } from "./layout.js";
import type { AnyMetric, Metrics } from "../formulas/metric.js";
import { type CubeContext, type Slice, wholeSlice } from "../formulas/slice.js";
import { memoized } from "../memo.js";
import { ownOf } from "../vectors/own.js";

/** The top values of a dimension, the greatest first; equals are in the given order. */
export function topOf(
  context: CubeContext,
  dimension: number,
  order: readonly DimensionValue[],
  top: TopGroups,
  metrics: Metrics,
): DimensionValue[] {
  const { n, by } = knownOptionsIn("{ n, by }", top, ["n", "by", "other"]);
  checkCount("n", "groups", n);
  const metric = ownOf(metrics, by);
  if (metric === undefined) {
    throw unknownName(`a metric of this report, one of ${Object.keys(metrics).join(", ")}`, by);
  }
  const groups = groupsByValue(context, dimension);
  const whole = wholeSlice(context, false);
  const ranked = order
    .filter((value) => value !== null && groups.has(value))
    .map((value) => ({ value, rank: rankOf(by, metric, { ...whole, groups: groups.get(value)! }) }));
  // Sorting is stable: equals stay in their order.
  return ranked
    .sort((left, right) => compareRanks(right.rank, left.rank))
    .slice(0, n)
    .map(({ value }) => value);
}

function groupsByValue({ groups, store }: CubeContext, dimension: number): Map<DimensionValue, number[]> {
  const found = new Map<DimensionValue, number[]>();
  const { values } = store.groups.dimensions[dimension]!;
  for (const group of groups) {
    const value = values[store.groups.codesOf(group)[dimension]!]!;
    memoized(found, value, (): number[] => []).push(group);
  }
  return found;
}

/** What values are ranked by. */
export type Rank =
  number | { readonly amount: { comparedTo(other: unknown): number }; readonly currency: string } | null;

function rankOf(name: string, metric: AnyMetric, slice: Slice): Rank {
  return rankIn(name, evaluateSlice(name, metric, slice).value);
}

/** A value of a metric, to rank by. */
export function rankIn(name: string, value: unknown): Rank {
  if (value === null || typeof value === "number") return value;
  if (typeof value === "object" && "amount" in value && "currency" in value) return value as Rank;
  throw invalidArgument("by", "a metric of numbers or amounts", name);
}

export function compareRanks(left: Rank, right: Rank): number {
  if (left === null || right === null) return (left === null ? 0 : 1) - (right === null ? 0 : 1);
  if (typeof left === "number" || typeof right === "number") return Number(left) - Number(right);
  if (left.currency === right.currency) return left.amount.comparedTo(right.amount);
  throw new SalesmetricsError(
    "mixed-currencies",
    `expected amounts in one currency to rank by, got ${left.currency} and ${right.currency}: pass { currency, rates }`,
  );
}
