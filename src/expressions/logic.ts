import { invalidArgument } from "../errors.js";
import { isInvalid } from "../vectors/problems.js";
import { ascending, Arena } from "../vectors/arena.js";
import { type Batch, type FlagVector, type RowSubset, type Read } from "../vectors/vector.js";
import { conditionOn } from "./flags.js";
import { isExpression } from "./literal.js";
import { type AnyExpression, type DataOf, type Expression, operation, type Predicate } from "./expression.js";

/**
 * True when every condition is true.
 *
 * *Details*. A condition may be undecided for a row, because of an invalid date for example. Then the whole is
 * undecided, unless another condition is false, and the row is reported. Without conditions it is true.
 *
 * @example
 * ```ts
 * import { and, count, Deal, eq } from "salesmetrics";
 *
 * const wonByAnn = count(Deal, { where: and(eq(Deal.status, "won"), eq(Deal.ownerId, "ann")) });
 *
 * wonByAnn({ deals: [{ id: "1", status: "won", ownerId: "ann" }] }); // => 1
 * ```
 *
 * @category Expressions
 */
export function and<const Conditions extends readonly Predicate<never>[]>(
  ...conditions: Conditions
): Predicate<DataOf<Conditions[number]>> {
  return connective("and", conditions, false);
}

/**
 * True when at least one condition is true.
 *
 * *Details*. When a condition is undecided for a row, the whole is undecided, unless another condition is true.
 * Without conditions it is false.
 *
 * @category Expressions
 */
export function or<const Conditions extends readonly Predicate<never>[]>(
  ...conditions: Conditions
): Predicate<DataOf<Conditions[number]>> {
  return connective("or", conditions, true);
}

/** The conditions that are not `null`, joined by `and`; `null` if there are none. */
export function allHold(...conditions: readonly (AnyExpression | null)[]): AnyExpression | null {
  const [first = null, ...others] = conditions.filter((condition) => condition !== null);
  return others.length === 0 ? first : and(...([first, ...others] as Predicate<never>[]));
}

function connective<Data>(
  name: string,
  conditions: readonly AnyExpression[],
  decisive: boolean,
): Predicate<Data> {
  const operands = conditions.map((condition) => conditionOf(name, condition));
  return operation(name, name, operands, "flag", (reads: Read<FlagVector>[], { arena }) => {
    const values = arena.uint8();
    const issues = arena.uint16();
    const rows = arena.int32();
    const [settled, unsettled] = decisive ? [1, 0] : [0, 1];
    return (batch, subset) => {
      const { size } = batch;
      values.fill(unsettled, 0, size);
      let hasIssues = false;
      for (const [place, read] of reads.entries()) {
        const vector = read(
          batch,
          operands[place]!.opaque ? undecided(values, settled, subset ?? all(batch), rows) : subset,
        );
        if (vector.issues === null) {
          if (decisive) unite(values, vector.values, size);
          else intersect(values, vector.values, size);
          continue;
        }
        if (!hasIssues) issues.fill(0, 0, size);
        hasIssues = true;
        for (let row = 0; row < size; row++) {
          const issue = vector.issues[row]!;
          if (issue === 0 ? vector.values[row] === settled : !isInvalid(issue) && !decisive)
            values[row] = settled;
          else if (isInvalid(issue)) issues[row] ||= issue;
        }
      }
      if (!hasIssues) return { type: "flag", values, issues: null };
      for (let row = 0; row < size; row++) if (values[row] === settled) issues[row] = 0;
      return { type: "flag", values, issues };
    };
  });
}

function unite(values: Uint8Array, others: Uint8Array, size: number): void {
  for (let row = 0; row < size; row++) values[row]! |= others[row]!;
}

function intersect(values: Uint8Array, others: Uint8Array, size: number): void {
  for (let row = 0; row < size; row++) values[row]! &= others[row]!;
}

/** The rows not yet settled by a condition; callbacks run only for these. */
function undecided(values: Uint8Array, settled: number, subset: RowSubset, rows: Int32Array): RowSubset {
  let count = 0;
  for (let index = 0; index < subset.count; index++) {
    const row = subset.rows[index]!;
    if (values[row] !== settled) rows[count++] = row;
  }
  return { rows, count };
}

function all({ size }: Batch): RowSubset {
  return { rows: ascending(new Arena(size)), count: size };
}

function conditionOf(name: string, condition: unknown): AnyExpression {
  if (isExpression(condition) && condition.type === "flag") return condition;
  throw invalidArgument(name, 'conditions, such as eq(Deal.status, "won")', condition);
}

/**
 * True when the condition is false or has no value.
 *
 * @category Expressions
 */
export function not<Data>(condition: Expression<Data, boolean>): Predicate<Data> {
  const operands = [conditionOf("not", condition)];
  return conditionOn("not", "not ({1})", operands, 1, () => ({ values }: FlagVector, size, answers) => {
    for (let row = 0; row < size; row++) answers[row] = 1 - values[row]!;
  });
}
