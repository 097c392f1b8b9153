import { invalidArgument, listIn, knownOptionsIn } from "../errors.js";
import type { TimeValue } from "../calendar/time.js";
import { coalesce } from "../expressions/arithmetic.js";
import { isPresent, lte } from "../expressions/comparison.js";
import { elapsed } from "../expressions/duration.js";
import { type Expression, expressionIn, type Predicate } from "../expressions/expression.js";
import { and, not, or } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import type { AnyEntity } from "../expressions/shape.js";
import type { Metric } from "../formulas/metric.js";
import { count } from "./count.js";
import { meanTime, quantileTime } from "./numeric-metrics.js";
import { ratioOfNumbers } from "./ratio.js";

/**
 * The metrics of one step of a {@link funnel}. For the first step the conversion is 1 and the times are 0.
 *
 * @category Funnel
 */
export interface FunnelStep<Data> {
  /** How many rows reached the step, by the date of entry. */
  readonly reached: Metric<Data, number>;
  /** How many reached it and no later one yet, by the date of entry. */
  readonly waiting: Metric<Data, number>;
  /** Those that reached it ÷ those that reached the step before, by the date of entry. */
  readonly conversion: Metric<Data, number>;
  /** Those that reached it ÷ those that entered, by the date of entry. */
  readonly cumulative: Metric<Data, number>;
  /** The mean number of days since the step before, by the date of the step. */
  readonly meanTime: Metric<Data, number>;
  /** The median number of days since the step before, by the date of the step. */
  readonly medianTime: Metric<Data, number>;
}

/**
 * The steps of a funnel over the dates of an entity's rows.
 *
 * *When to use*. For rows with a date for each step, such as leads. For stages of deals, which may be entered again, use
 * `stageReaches` and `stageStays`.
 *
 * *Details*. A row has reached a step if it has the date of that step or of a later one; with `inOrder`, if it has the
 * dates of that step and of all earlier ones, in order. It enters at the date of the first step, or of the first that it
 * has. Dates after `asOf` have not happened. Times need the dates of both steps; a row with the later date
 * before the earlier one is reported with "negative duration", or left out with `inOrder`.
 *
 * *Gotchas*. Young cohorts look worse than they will be, since they have had less time. Times leave out the rows that are
 * still waiting.
 *
 * @example
 * ```ts
 * import { evaluate, funnel, Lead } from "salesmetrics";
 *
 * const [created, qualified, converted] = funnel(Lead, [Lead.createdAt, Lead.qualifiedAt, Lead.convertedAt]);
 * const leads = [
 *   { id: "1", createdAt: "2025-03-01", qualifiedAt: "2025-03-03", convertedAt: "2025-03-10" },
 *   { id: "2", createdAt: "2025-03-02", qualifiedAt: "2025-03-08" },
 *   { id: "3", createdAt: "2025-03-03", convertedAt: "2025-03-04" },
 *   { id: "4", createdAt: "2025-03-04" },
 * ] as const;
 *
 * created.reached({ leads }); // => 4
 * qualified.conversion({ leads }); // => 0.75
 * converted.cumulative({ leads }); // => 0.5
 * qualified.meanTime({ leads }); // => 4
 * ```
 *
 * @see HubSpot, the funnels of any and of all stages
 * @category Funnel
 */
export function funnel<
  Name extends string,
  RowType,
  const Steps extends readonly Expression<Record<Name, RowType>, TimeValue>[],
>(
  entity: AnyEntity<Name, RowType>,
  steps: Steps,
  options: { readonly inOrder?: boolean } = {},
): { readonly [Place in keyof Steps]: FunnelStep<Record<Name, RowType>> } {
  const { inOrder = false } = knownOptionsIn("funnel", options, ["inOrder"]);
  if (listIn("funnel", "a list of dates", steps).length === 0)
    throw invalidArgument("funnel", "the dates of at least one step", steps.length);
  for (const step of steps) expressionIn("funnel", step, "time");
  const hasReached = steps.map((_, place) => (inOrder ? hasAllUpTo(steps, place) : hasAnyFrom(steps, place)));
  const at = inOrder ? steps[0]! : steps.reduceRight((later, step) => coalesce(step, later));
  const reached = hasReached.map((condition) => count(entity, { where: condition, at }));
  return steps.map((step, place): FunnelStep<Record<Name, RowType>> => {
    const before = Math.max(0, place - 1);
    const hasBoth = inOrder ? hasReached[place]! : and(isPresent(steps[before]!), isPresent(step));
    const [time, options] = [elapsed(steps[before]!, step), { where: hasBoth, at: step }];
    const further = hasReached[place + 1];
    const isWaiting = further === undefined ? hasReached[place]! : and(hasReached[place]!, not(further));
    return {
      reached: reached[place]!,
      waiting: count(entity, { where: isWaiting, at }),
      conversion: rate(reached[place]!, reached[before]!),
      cumulative: rate(reached[place]!, reached[0]!),
      meanTime: meanTime(time, options),
      medianTime: quantileTime(0.5, time, options),
    };
  }) as never;
}

type Dates<Data> = readonly Expression<Data, TimeValue>[];

function hasAnyFrom<Data>(steps: Dates<Data>, place: number): Predicate<Data> {
  const conditions = steps.slice(place).map((step) => happened(step));
  return or<Predicate<Data>[]>(...conditions);
}

function hasAllUpTo<Data>(steps: Dates<Data>, place: number): Predicate<Data> {
  const reached = steps.slice(0, place + 1);
  const ordered = reached.slice(1).map((step, index) => lte(reached[index]!, step));
  return and<Predicate<Data>[]>(...reached.map((step) => happened(step)), ...ordered);
}

function rate<Data>(reached: Metric<Data, number>, of: Metric<Data, number>): Metric<Data, number> {
  return ratioOfNumbers(reached, of, { unit: "proportion", direction: "up" });
}
