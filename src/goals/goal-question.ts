import type { TimeValue, Zone } from "../calendar/time.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Rates } from "../money/rates.js";
import type { Only } from "../question/only.js";

/**
 * What goals are asked with. The goals themselves say the periods, and the currencies of their targets.
 *
 * @category Goals
 */
export interface GoalQuestion<
  M extends Metrics = Metrics,
  By extends Dimensions = Dimensions,
  Where extends Only<never> = Only<never>,
> {
  /** The metrics by the names that goals use. */
  readonly metrics: M;
  /** The dimensions by the names that segments use. */
  readonly by?: By | undefined;
  /** The day, or the moment, that is asked for. */
  readonly asOf: TimeValue;
  readonly where?: Where | undefined;
  /** The zone of instants, if the periods have none. */
  readonly zone?: Zone | undefined;
  readonly rates?: Rates | undefined;
  /** The currency of amounts within a metric of numbers. */
  readonly currency?: CurrencyCode | undefined;
}
