import { invalidArgument, listIn } from "../errors.js";
import { canonicalDecimal, compareDecimals, type DecimalInput } from "../exact/index.js";
import type { Decimals } from "../vectors/decimals.js";
import type { MoneyVector, NumberVector, Read } from "../vectors/vector.js";
import type { Quantity } from "./arithmetic.js";
import { type Expression, type Json, operation } from "./expression.js";
import { type Constants, constantsOf, currencyChecker } from "./constants.js";

/**
 * The label of the band that a number, an amount or a duration lies in: below the first edge, from one edge up to the
 * next, or from the last edge on.
 *
 * *Details*. A value equal to an edge belongs to the band that starts there. Values and edges are compared as exact
 * decimals. There is one label more than edges; the default labels are made from the edges. Reports list bands in the
 * order of their edges.
 *
 * *Gotchas*. An amount in another currency than the edges is in no band: the row is in the group `null`, and reported
 * with "mixed currencies".
 *
 * @example
 * ```ts
 * import { band, Deal, evaluate, money, wonDeals } from "salesmetrics";
 *
 * const size = band(Deal.amount, [money(1000, "EUR"), money(10000, "EUR")], ["small", "medium", "large"]);
 * const won = { status: "won", closedAt: "2025-03-03", currency: "EUR" } as const;
 * const { rows } = evaluate(
 *   { wonDeals },
 *   {
 *     deals: [
 *       { id: "1", ...won, amount: "999.99" },
 *       { id: "2", ...won, amount: 1000 },
 *       { id: "3", ...won, amount: 25000 },
 *     ],
 *   },
 *   { by: { size } },
 * );
 *
 * rows.map((row) => [row.size, row.wonDeals]); // => [["small", 1], ["medium", 1], ["large", 1]]
 * ```
 *
 * @category Expressions
 */
export function band<
  Data,
  Value extends Quantity,
  const Labels extends readonly string[] = readonly string[],
>(
  value: Expression<Data, Value>,
  edges: readonly NoInfer<Value>[],
  labels?: Labels,
): Expression<Data, Labels[number]> {
  const constants = constantsOf("band", value, edges);
  const words = labels === undefined ? labelsOf(constants) : listIn("band", "a list of labels", labels);
  checkBands(constants, words);
  const made = operation<Data, Labels[number], readonly Read[]>(
    "band",
    "band of {1} at {…}",
    [value, ...constants.operands],
    "text",
    ([read], scope) => {
      const codes = scope.arena.int32();
      const issuesOf = currencyChecker(constants.currency, scope);
      const edges = constants.values.map(edgeOf);
      return (batch, subset) => {
        const vector = read!(batch, subset) as NumberVector | MoneyVector;
        countEdges(vector.type === "money" ? vector.amounts : vector.decimals, batch.size, edges, codes);
        return { type: "text", issues: issuesOf(vector, batch.size), codes, words };
      };
    },
  );
  return {
    ...made,
    order: words,
    definition: { ...(made.definition as { readonly [name: string]: Json }), order: words },
  };
}

function checkBands({ values }: Constants, labels: readonly string[]): void {
  const isAscending = values.every((value, at) => at === 0 || compareDecimals(values[at - 1]!, value) < 0);
  if (values.length === 0 || !isAscending)
    throw invalidArgument("band", "one or more edges in ascending order", values.join(", "));
  if (labels.length !== values.length + 1 || new Set(labels).size < labels.length)
    throw invalidArgument(
      "band",
      `${String(values.length + 1)} different labels, one more than edges`,
      labels.join(", "),
    );
}

function labelsOf({ values, currency }: Constants): string[] {
  const unit = currency === null ? "" : ` ${currency}`;
  const texts = values.map(canonicalDecimal);
  const between = texts.slice(1).map((text, place) => `${texts[place]!} to ${text}${unit}`);
  return [`under ${texts[0]!}${unit}`, ...between, `${texts.at(-1)!}${unit} and more`];
}

/** An edge, the double nearest to it, and whether that double, as the decimal it prints as, is at or above it. */
interface Edge {
  readonly decimal: DecimalInput;
  readonly double: number;
  readonly isReached: boolean;
}

function edgeOf(decimal: DecimalInput): Edge {
  const double = Number(decimal);
  return { decimal, double, isReached: !Number.isFinite(double) || compareDecimals(double, decimal) >= 0 };
}

/** Writes how many edges each decimal is at or above. */
function countEdges(decimals: Decimals, size: number, edges: readonly Edge[], codes: Int32Array): void {
  const values = decimals.values();
  codes.fill(0, 0, size);
  for (const { double, isReached } of edges) {
    if (isReached) countFrom(values, size, double, codes);
    else countBeyond(values, size, double, codes);
  }
  for (const [row, long] of decimals.exceptions ?? [])
    if (row < size) codes[row] = edges.filter(({ decimal }) => compareDecimals(long, decimal) >= 0).length;
}

function countFrom(values: Float64Array, size: number, edge: number, codes: Int32Array): void {
  for (let row = 0; row < size; row++) codes[row]! += values[row]! >= edge ? 1 : 0;
}

function countBeyond(values: Float64Array, size: number, edge: number, codes: Int32Array): void {
  for (let row = 0; row < size; row++) codes[row]! += values[row]! > edge ? 1 : 0;
}
