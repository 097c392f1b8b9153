import type { Json } from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";

/**
 * Whether a metric adds up: whether its total is the sum of its rows, up to rounding.
 *
 * *Details*. It is derived from the formula, and false where the formula does not promise it. A row without a value adds
 * nothing.
 *
 * *Gotchas*. `difference`, `plus` and `averageOver` have no value in a row where all amounts of a part were left out, but
 * the total has the other parts. Such a row is `null`, and its `explain` lists what was left out.
 *
 * @category Metrics
 */
export interface Additivity {
  /** Over groups that no row is in twice, as those of any dimension. */
  readonly overGroups: boolean;
  /** Over the periods of a report. A stock, and what looks back, adds up over groups alone: it is semi-additive. */
  readonly overPeriods: boolean;
}

const never: Additivity = { overGroups: false, overPeriods: false };

/** What the aggregates and the operators of a formula promise. */
export function additivityOf({ definition, measures }: Formula): Additivity {
  if (measures.some(({ aggregate }) => aggregate.class !== "additive")) return never;
  const { overGroups, overPeriods } = ofDefinition(definition);
  return { overGroups, overPeriods: overPeriods && measures.every(({ at }) => at !== null) };
}

/** The operators whose first operand is the metric that they move to another period. */
const looking = [
  "averageOver",
  "balance",
  "cumulative",
  "prior",
  "spreadToDate",
  "stock",
  "toDate",
  "trailing",
];

function ofDefinition(definition: Json): Additivity {
  const parts = definition as Readonly<Record<string, Json>>;
  if ("aggregate" in parts) {
    // An application's own aggregate may merge its states and yet have no values to add.
    const isSum = parts["aggregate"] === "count" || parts["aggregate"] === "sum";
    return { overGroups: isSum, overPeriods: isSum };
  }
  const [[operator, operands] = ["", null]] = Object.entries(parts);
  if (!Array.isArray(operands)) return never;
  const [first, second] = operands as readonly Json[];
  if (looking.includes(operator)) return { ...ofDefinition(first!), overPeriods: false };
  switch (operator) {
    case "difference":
    case "plus":
      return operands.map(ofDefinition).reduce(together);
    case "product":
      return isLiteral(second!) ? ofDefinition(first!) : never;
    case "spread":
    case "withOpen":
      return ofDefinition(first!);
    default:
      return never;
  }
}

function together(one: Additivity, other: Additivity): Additivity {
  return {
    overGroups: one.overGroups && other.overGroups,
    overPeriods: one.overPeriods && other.overPeriods,
  };
}

function isLiteral(definition: Json): boolean {
  return typeof definition === "object" && definition !== null && "literal" in definition;
}
