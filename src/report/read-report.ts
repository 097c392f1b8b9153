import type { Reason } from "../aggregates/outcome.js";
import { period } from "../calendar/period.js";
import type { PeriodJson } from "../calendar/time.js";
import { having, listIn, refusal, SalesmetricsError, shown } from "../errors.js";
import { money, type Money } from "../money/money.js";
import type { Explanation } from "./explanation.js";
import { keyOfLines } from "./line-key.js";
import type { ExplanationJson, ReportJson } from "./report-json.js";

/**
 * A report that was read from JSON.
 *
 * @category Engine
 */
export interface ReadReport<out Row, out Total> {
  readonly dimensions: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Total;
  /** Why a value of a row, or of the total, is `null`; `null` where there is a value. */
  readonly reason: (row: object, metric: string) => Reason | null;
  /** How a value came about, if its explanation was sent; else throws `unknown-name`. */
  readonly explain: (row: object, metric: string) => Explanation;
}

/**
 * The report of a JSON value that `report.toJSON` made, with amounts as `Money`, periods as `Period` and instants as
 * `Date`.
 *
 * *When to use*. To show, in a browser, a report of a server. It needs none of the metrics.
 *
 * *Details*. A row that is spread, cloned or sent on is still found by its dimension values and its period.
 *
 * *Gotchas*. Periods are made by `period`: their neighbours have as many days. JSON of another version, or of something
 * else, throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { type Deal, evaluate, month, readReport, winRate } from "salesmetrics";
 *
 * const deals: Deal[] = [{ id: "1", status: "won", closedAt: "2025-03-03" }];
 * const report = evaluate({ winRate }, { deals }, { every: month() });
 * const sent = JSON.stringify(report.toJSON({ explain: ["winRate"] }));
 *
 * const read = readReport(JSON.parse(sent) as ReturnType<typeof report.toJSON>);
 * read.rows.map((row) => [row.period.label, row.winRate]); // => [["2025-03", 1]]
 * read.explain(read.rows[0]!, "winRate").denominator; // => 1
 * ```
 *
 * @category Engine
 */
export function readReport<Row, Total>(json: ReportJson<Row, Total>): ReadReport<Row, Total> {
  const expected = "the JSON of a report, version 1";
  const { version, dimensions, total } = having("readReport", expected, json, "version");
  if (version !== 1) throw refusal("readReport", expected, `version ${shown(version)}`);
  const names = listIn("readReport", "a list of dimensions", dimensions);
  const sent = [...listIn("readReport", "a list of rows", json.rows), total];
  const lines = sent.map((line) => restoredFields(line, names) as Row & Total);
  const keyOf = keyOfLines(names);
  const places = new Map(sent.map((line, place) => [keyOf(line), place] as const).reverse());
  const placeOf = (line: object): number | undefined =>
    line === lines.at(-1)
      ? sent.length - 1
      : places.get(keyOf(having("explain", "a row of this report", line)));
  const explanations = new Map<string, ExplanationJson>();
  for (const each of listIn("readReport", "a list of explanations", json.explanations)) {
    const { row, metric } = having("readReport", "explanations", each);
    explanations.set(`${row ?? sent.length - 1} ${metric}`, restoredFields(each, ["row"]) as ExplanationJson);
  }
  const explanationOf = (line: object, metric: string): ExplanationJson | undefined =>
    explanations.get(`${placeOf(line)} ${metric}`);
  return {
    dimensions,
    rows: lines.slice(0, -1),
    total: lines.at(-1)!,
    reason: (line, metric) => explanationOf(line, metric)?.reason ?? null,
    explain: (line, metric) => {
      const found = explanationOf(line, metric);
      if (found?.formula !== undefined) {
        const { row: _, metric: __, ...explanation } = found;
        return explanation as Explanation;
      }
      throw new SalesmetricsError(
        "unknown-name",
        `explain: expected a row and a metric whose explanation was sent, as toJSON({ explain: ["winRate"] }) does, got ${placeOf(line) === undefined ? "another row" : shown(metric)}`,
      );
    },
  };
}

/** An object whose fields are as they were before they became JSON, but for those that are JSON already. */
function restoredFields(line: unknown, plain: readonly string[]): unknown {
  const fields = Object.entries(having("readReport", "rows", line) as object) as [string, unknown][];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, plain.includes(name) ? value : restored(value)]),
  );
}

/** What `toJSON` of `Date` writes. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A value as it was before it became JSON. */
function restored(value: unknown): unknown {
  if (typeof value === "string") return instantPattern.test(value) ? new Date(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(restored);
  const { amount, currency, label, start, end } = value as Partial<Record<string, unknown>>;
  if (typeof amount === "string" && typeof currency === "string")
    return money(amount, currency as Money["currency"]);
  if ([label, start, end].every((each) => typeof each === "string")) return period(value as PeriodJson);
  return restoredFields(value, []);
}
