import { nameErrors, refusal } from "../errors.js";
import {
  type AnyExpression,
  type DataOf,
  expressionIn,
  type Predicate,
  type Typed,
} from "../expressions/expression.js";
import { formulaText } from "../expressions/formula-text.js";
import { allHold } from "../expressions/logic.js";
import { type AskedCondition, conditionText } from "./condition-text.js";
import { type Measure, restricted } from "./measure.js";
import { checkNesting, mostWritten } from "./nesting.js";

/**
 * The rows that a question is about, from {@link only}.
 *
 * @category Engine
 */
export interface Only<in Data> extends Typed<Data, boolean> {
  /**
   * The conditions, as they were passed.
   *
   * @internal
   */
  readonly conditions: readonly AnyExpression[];
  /**
   * The measures over these rows alone; those of entities without a condition stay as they are.
   *
   * @internal
   */
  restrict(measures: readonly Measure[]): readonly Measure[];
  /**
   * The conditions on the entities that the measures read, as plain data.
   *
   * @internal
   */
  asked(measures: readonly Measure[]): readonly AskedCondition[];
  /**
   * Tells the conditions on the rows that measures read, of those that all measures of a question read.
   *
   * @internal
   */
  words(all: readonly Measure[]): (measures: readonly Measure[]) => string;
}

/** The rows that a `where` reads; any rows if the compiler does not know them. */
export type DataOfWhere<Where> = [DataOf<Where>] extends [never] ? unknown : DataOf<Where>;

/**
 * The `where` of a question: only the rows for which conditions hold, for all its metrics.
 *
 * *When to use*. For the filters of a dashboard: one place says which rows count, and lists, tables and metrics stay as
 * they are. For one metric of several, there is `where(metric, condition)`.
 *
 * *Details*. Each metric is over the rows that hold the conditions on their entity, as `where(metric, condition)` would
 * say it; several conditions on one entity must all hold. A metric that reads an entity without a condition is
 * unchanged. Without conditions all rows count. `explain` has the conditions in its formula.
 *
 * *Gotchas*. A condition on an entity that none of the metrics reads is refused: it would change nothing.
 *
 * @example
 * ```ts
 * import { Deal, eq, evaluate, Lead, leadsCreated, only, wonDeals } from "salesmetrics";
 *
 * const data = {
 *   deals: [
 *     { id: "d1", status: "won", source: "web", closedAt: "2025-03-03" },
 *     { id: "d2", status: "won", source: "fair", closedAt: "2025-03-04" },
 *   ],
 *   leads: [{ id: "l1", source: "fair", createdAt: "2025-03-01" }],
 * } as const;
 * const metrics = { leadsCreated, wonDeals };
 *
 * const ofWeb = evaluate(metrics, data, { where: only(eq(Deal.source, "web")) });
 * [ofWeb.total.wonDeals, ofWeb.total.leadsCreated]; // => [1, 1]
 *
 * const both = evaluate(metrics, data, { where: only(eq(Deal.source, "web"), eq(Lead.source, "web")) });
 * [both.total.wonDeals, both.total.leadsCreated]; // => [1, 0]
 * ```
 *
 * @category Engine
 */
export function only<const Conditions extends readonly Predicate<never>[]>(
  ...conditions: Conditions
): Only<DataOf<Conditions[number]>> {
  for (const condition of conditions as readonly AnyExpression[]) {
    expressionIn("only", condition, "flag");
    nameErrors("only", () => checkNesting(condition, mostWritten));
  }
  const asked = (measures: readonly Measure[]): AskedCondition[] =>
    Array.from(conditionsOn(entitiesOf(measures), conditions), ([entity, condition]) => ({
      entity,
      definition: condition.definition,
      words: formulaText(condition),
    }));
  return {
    conditions,
    asked,
    words: (measures) => conditionText(asked(measures)),
    restrict: (measures) => {
      const joined = conditionsOn(entitiesOf(measures), conditions);
      return measures.map((measure) => {
        const condition = joined.get(measure.entity);
        return condition === undefined ? measure : restricted(measure, condition);
      });
    },
  };
}

function entitiesOf(measures: readonly Measure[]): readonly string[] {
  return [...new Set(measures.map(({ entity }) => entity))];
}

/** The condition on each entity that has one. A condition that reads no rows is on all. */
function conditionsOn(
  entities: readonly string[],
  conditions: readonly AnyExpression[],
): ReadonlyMap<string, AnyExpression> {
  const unread = conditions.find(({ entity }) => entity !== null && !entities.includes(entity));
  if (unread !== undefined) {
    const read = entities.join(" or ") || "no rows";
    throw refusal("where", `conditions on what these metrics read, ${read}`, `one on ${unread.entity!}`);
  }
  const joined = entities.map((entity) => {
    const own = conditions.filter((condition) => condition.entity === null || condition.entity === entity);
    return [entity, allHold(...own)] as const;
  });
  return new Map(joined.filter((each): each is [string, AnyExpression] => each[1] !== null));
}
