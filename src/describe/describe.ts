import { definitionOf } from "salesmetrics";
import { refusal, SalesmetricsError } from "../errors.js";
import type { Json } from "../expressions/expression.js";
import type { AnyMetric, Direction, MetricUnit } from "../formulas/metric.js";
import type { Additivity } from "../metrics/additivity.js";
import { ownOf } from "../vectors/own.js";
import { notes } from "./about/index.js";
import { type FieldsByEntity, fieldsRead } from "./fields-read.js";
import { type AdditivityWord, type Language, languageIn, type Timing } from "./language.js";
import { metricIn } from "./metric-in.js";
import type { AnyFamily } from "./names.js";
import type { MetricNotes, MetricText } from "./text.js";
import { timesOf, timingOf } from "./timing.js";

/**
 * What a metric is called, means, reads and promises, as plain data.
 *
 * @category Texts
 */
export interface Description extends Required<MetricText>, Required<MetricNotes> {
  readonly id: string;
  /** What its family made it with. */
  readonly parameters: readonly Json[];
  /** The id with the parameters: `"responseSlaRate(24)"`. */
  readonly label: string;
  /** The formula down to the fields of rows, as `definitionOf` writes it. */
  readonly formulaText: string;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly additivity: Additivity;
  readonly timing: Timing;
  /** The times that place rows in periods or in a stock: `["deals.closedAt"]`. */
  readonly times: readonly string[];
  /** The fields that it cannot do without, by entity. */
  readonly needs: FieldsByEntity;
  /** The fields that only leave rows out, such as test records: rows may lack them. */
  readonly optional: FieldsByEntity;
  /** Changes when the meaning changes; see `definitionOf`. */
  readonly hash: string;
  /** Unit, direction, additivity, timing and entities in the words of the language. */
  readonly inWords: {
    readonly unit: string;
    readonly direction: string;
    readonly additivity: string;
    readonly timing: string;
    readonly entities: readonly string[];
  };
}

/**
 * What a metric is called, means, reads and promises, in a language.
 *
 * *When to use*. For a column heading and its tooltip, a page of definitions, a picker of metrics.
 *
 * *Details*. Of a family, such as `responseSlaRate`, one of its metrics stands for all; `parameters` says which. A metric
 * of your own needs a text of your own: {@link withTexts}. Without one, `unknown-name` shows the line to write.
 *
 * @example
 * ```ts
 * import { winRate } from "salesmetrics";
 * import { describe } from "salesmetrics/describe";
 * import { ar } from "salesmetrics/describe/ar";
 * import { en } from "salesmetrics/describe/en";
 *
 * describe(winRate, ar).name; // => "معدل الفوز"
 * const { name, needs, inWords } = describe(winRate, en);
 * name; // => "Win rate"
 * needs; // => { deals: ["status", "closedAt"] }
 * inWords.direction; // => "more is better"
 * ```
 *
 * @see {@link definitionOf}
 * @category Texts
 */
export function describe(metric: AnyMetric | AnyFamily, language: Language): Description {
  const described = metricIn("describe", metric);
  const words = languageIn("describe", language);
  const { id, label, text: formulaText, formula: _, ...definition } = definitionOf(described);
  const text = textOf(id, words);
  const { formula } = described.core();
  const { needed, optional } = fieldsRead(formula);
  const timing = timingOf(formula);
  return {
    id: id!,
    label: label!,
    ...{ synonyms: [], caveats: [], ...text },
    ...{ variants: [], vendors: [], sources: [], ...ownOf<MetricNotes>(notes, id!) },
    ...definition,
    formulaText,
    timing,
    times: timesOf(formula),
    needs: needed,
    optional,
    inWords: {
      unit: words.units[definition.unit],
      direction: words.directions[typeof definition.direction === "object" ? "range" : definition.direction],
      additivity: words.additivity[additivityWord(definition.additivity)],
      timing: words.timings[timing],
      entities: Object.keys(needed).map((name) => ownOf<string>(words.entities, name) ?? name),
    },
  };
}

function textOf(id: string | null, { metrics }: Language): MetricText {
  const text = id === null ? undefined : ownOf<MetricText>(metrics, id);
  if (text !== undefined) return text;
  if (id === null)
    throw refusal("describe", 'a metric with a name: metric("myRate", () => …)', "one without a name");
  throw new SalesmetricsError(
    "unknown-name",
    `describe: expected a text for ${id}, got none: withTexts(language, { ${id}: { name: "…", definition: "…", formula: "…" } })`,
  );
}

function additivityWord({ overGroups, overPeriods }: Additivity): AdditivityWord {
  if (!overGroups) return "notAdditive";
  return overPeriods ? "additive" : "semiAdditive";
}
