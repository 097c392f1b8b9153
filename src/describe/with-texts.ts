import { having, refusal } from "../errors.js";
import { type Language, languageIn } from "./language.js";
import type { MetricText } from "./text.js";

/**
 * A language with the texts of metrics of your own.
 *
 * *When to use*. Before {@link describe} and {@link search}, once for each language. A text of a metric of the catalogue
 * replaces the library's: where your company calls it something else.
 *
 * @param texts - by the name of the metric
 *
 * @example
 * ```ts
 * import { lostDeals, metric, ratio, wonDeals } from "salesmetrics";
 * import { describe, withTexts } from "salesmetrics/describe";
 * import { en } from "salesmetrics/describe/en";
 *
 * const wonPerLost = metric("wonPerLost", () => ratio(wonDeals, lostDeals), { direction: "up" });
 * const language = withTexts(en, {
 *   wonPerLost: {
 *     name: "Won per lost deal",
 *     definition: "How many deals are won for each one lost, by closing date.",
 *     formula: "won deals ÷ lost deals",
 *   },
 * });
 *
 * describe(wonPerLost, language).name; // => "Won per lost deal"
 * ```
 *
 * @category Texts
 */
export function withTexts(language: Language, texts: Readonly<Record<string, MetricText>>): Language {
  const { metrics } = languageIn("withTexts", language);
  for (const [id, text] of Object.entries(having("withTexts", "texts by the name of their metric", texts)))
    checkText(id, text);
  return { ...language, metrics: { ...metrics, ...texts } };
}

function checkText(id: string, text: MetricText): void {
  having("withTexts", `a text for ${id}`, text);
  for (const part of ["name", "definition", "formula"] as const)
    if (typeof text[part] !== "string" || text[part] === "")
      throw refusal(
        "withTexts",
        `a ${part} in the text of ${id}`,
        text[part] === "" ? "an empty one" : "none",
      );
  for (const part of ["synonyms", "caveats"] as const)
    if (text[part] !== undefined && !isListOfTexts(text[part]))
      throw refusal("withTexts", `a list of texts as ${part} of ${id}`, typeof text[part]);
}

export function isListOfTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every((text) => typeof text === "string");
}
