import type { TimeValue } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import type { Explanation } from "../report/explanation.js";
import type { AlertAmount } from "./rule.js";

/**
 * A report of `evaluate`, `report` or `readReport`, as alerts read it.
 *
 * @category Alerts
 */
export interface AlertReport {
  readonly dimensions: readonly string[];
  readonly rows: readonly object[];
  readonly total: object;
  /** How a value of a row, or of the total, came about. */
  readonly explain: (row: never, metric: never) => Explanation;
}

/**
 * A bound that comes with a report: one for all instances, or a list with the dimension values of each and its `value`.
 *
 * @category Alerts
 */
export type GivenBound =
  AlertAmount | readonly { readonly [name: string]: DimensionValue | AlertAmount | undefined }[];

/**
 * What a rule is stepped with: a report, a report with bounds, or why there is none.
 *
 * @category Alerts
 */
export type Observation =
  | AlertReport
  | { readonly report: AlertReport; readonly given?: Readonly<Record<string, GivenBound>> | undefined }
  | { readonly error: string; readonly asOf: TimeValue };
