import type { Reason } from "../aggregates/outcome.js";
import { knownOptionsIn } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import type { Explanation } from "./explanation.js";

/**
 * What the JSON of a report holds besides its values and reasons.
 *
 * @category Engine
 */
export interface ReportJsonOptions<Name extends string = string> {
  /** The metrics whose values are sent with their explanations. */
  readonly explain?: readonly Name[] | undefined;
}

/**
 * A report as JSON. `readReport` reads it.
 *
 * *Details*. `version` changes if the meaning of a property does. Amounts of money are texts, instants ISO texts, and
 * periods `{ label, start, end, timeZone }`.
 *
 * @category Engine
 */
export interface ReportJson<out Row = unknown, out Total = unknown> {
  readonly version: 1;
  readonly dimensions: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Total;
  /** One for each value that is `null`, and for each value of a metric whose explanations were asked for. */
  readonly explanations: readonly ExplanationJson[];
}

/**
 * What the JSON of a report says about one value: the reason, and the rest where it was asked for.
 *
 * @category Engine
 */
export interface ExplanationJson extends Partial<Omit<Explanation, "reason">> {
  /** The place of the row; `null` for the total. */
  readonly row: number | null;
  readonly metric: string;
  readonly reason: Reason | null;
}

/** A report of any metrics. */
interface AnyReport {
  readonly dimensions: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: Readonly<Record<string, unknown>>;
  readonly explain: (row: Readonly<Record<string, unknown>>, name: string) => Explanation;
}

/** The JSON of a report. `JSON.stringify` passes a text for `options`. */
export function reportJson(
  { dimensions, rows, total, explain }: AnyReport,
  metrics: Metrics,
  options: ReportJsonOptions | string,
): ReportJson {
  const { explain: asked = [] } = knownOptionsIn("toJSON", typeof options === "string" ? {} : options, [
    "explain",
  ]);
  const explanations: ExplanationJson[] = [];
  for (const metric of new Set([...asked, ...Object.keys(metrics)])) {
    for (const [place, line] of [...rows, total].entries()) {
      const isAsked = asked.includes(metric);
      if (!isAsked && line[metric] !== null) continue;
      const { reason, ...others } = explain(line, metric);
      explanations.push({ row: line === total ? null : place, metric, reason, ...(isAsked && others) });
    }
  }
  return { version: 1, dimensions, rows, total, explanations };
}
