import type { Language } from "../../describe/language.js";
import type { Dimensions } from "../../expressions/dimension.js";
import type { Metrics } from "../../formulas/metric.js";
import type { Ask } from "../../live/live.js";
import type { Report } from "../../report/report.js";

/**
 * What is shown of a board now: its language, and its reports of what the reader has chosen.
 *
 * @category Dashboards
 */
export interface DashboardView<
  M extends Metrics = Metrics,
  By extends Dimensions = Dimensions,
  Every = unknown,
> {
  readonly language: Language;
  /** The name of what to compare with, one of `comparisons` of the options; `undefined` for nothing. */
  readonly comparison: string | undefined;
  /** The report of the board, of what the reader has chosen. */
  readonly report: Report<M, By, Every>;
  /**
   * The report of another question, of what the reader has chosen. What it does not say, of `during`, `asOf`, `zone`,
   * `currency` and `rates`, is that of the board.
   */
  readonly ask: Ask<M>;
}
