import { invalidArgument, knownOptionsIn } from "../errors.js";
import { compareDecimals } from "../exact/index.js";
import { multiplesBelow } from "../vectors/decimal-arithmetic.js";
import type { MoneyVector, NumberVector, Read } from "../vectors/vector.js";
import { add, type Quantity, subtract } from "./arithmetic.js";
import { type Expression, operation } from "./expression.js";
import { type Constants, constantsOf, currencyChecker } from "./constants.js";

/**
 * The start of the bin that a number, an amount or a duration lies in: `origin + width × floor((value − origin) ÷
 * width)`.
 *
 * *Details*. 3250 in bins of 1000 is 3000. A bin includes its start and excludes its end. `origin` is 0 by default;
 * bins continue below it. The computation is exact. The start of a bin of amounts is a number, in the currency of the
 * width.
 *
 * *Gotchas*. An amount in another currency than the width is in no bin: the row is in the group `null`, and reported
 * with "mixed currencies".
 *
 * @example
 * ```ts
 * import { bin, Deal, elapsed, evaluate, wonDeals } from "salesmetrics";
 *
 * const won = { status: "won", createdAt: "2025-03-01" } as const;
 * const { rows } = evaluate(
 *   { wonDeals },
 *   {
 *     deals: [
 *       { id: "1", ...won, closedAt: "2025-03-07" },
 *       { id: "2", ...won, closedAt: "2025-03-08" },
 *       { id: "3", ...won, closedAt: "2025-03-20" },
 *     ],
 *   },
 *   { by: { days: bin(elapsed(Deal.createdAt, Deal.closedAt), 7) } },
 * );
 *
 * rows.map((row) => [row.days, row.wonDeals]); // => [[0, 1], [7, 1], [14, 1]]
 * ```
 *
 * @category Expressions
 */
export function bin<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  width: NoInfer<Value>,
  options: { readonly origin?: NoInfer<Value> } = {},
): Expression<Data, number> {
  const { origin } = knownOptionsIn("bin", options, ["origin"]);
  const constants = constantsOf("bin", value, origin === undefined ? [width] : [width, origin]);
  const [step, start] = constants.values;
  if (compareDecimals(step!, 0) <= 0) throw invalidArgument("bin", "a width above zero", step);
  const shifted = origin === undefined ? value : subtract<Data, Value>(value, origin);
  const whole = multiples<Data>(shifted, constants);
  const binned = start === undefined ? whole : add(whole, start as number);
  const parts = [value, ...constants.operands];
  return {
    ...binned,
    definition: { bin: parts.map(({ definition }) => definition) },
    words: {
      parts,
      as: origin === undefined ? "bin of {1} by {2}" : "bin of {1} by {2} from {3}",
    },
  };
}

/** The greatest multiple of the width up to the value. */
function multiples<Data>(value: Expression<Data, Quantity>, constants: Constants): Expression<Data, number> {
  const [step] = constants.values;
  return operation(
    "multiple",
    "{1}",
    [value, constants.operands[0]!],
    "number",
    ([read]: readonly Read[], scope) => {
      const { arena } = scope;
      const issuesOf = currencyChecker(constants.currency, scope);
      const below = multiplesBelow(step!, arena);
      return (batch, subset) => {
        const vector = read!(batch, subset) as NumberVector | MoneyVector;
        const decimals = vector.type === "money" ? vector.amounts : vector.decimals;
        const issues = issuesOf(vector, batch.size);
        return { type: "number", issues, decimals: below(decimals, batch.size, issues) };
      };
    },
  );
}
