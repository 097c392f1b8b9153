import { canonicalDecimal } from "../exact/index.js";
import { styles } from "../describe/number-style.js";
import { writtenNumber } from "../describe/written.js";
import type { MetricUnit } from "../formulas/metric.js";
import type { FigureTexts } from "./figure-options.js";

type Texts = FigureTexts & { readonly locale: string };

/** A share as a percentage. */
export function writtenShare({ language, locale }: Texts, share: number): string {
  const writing = { caller: "figure", locale, options: { language }, sign: "negative" } as const;
  return writtenNumber(canonicalDecimal(share), { ...writing, style: "percent", unit: "proportion" });
}

/** A number in the unit of a lifetime. */
export function writtenAge({ language, locale }: Texts, age: number, unit: MetricUnit): string {
  const writing = { caller: "figure", locale, options: { language }, sign: "negative" } as const;
  return writtenNumber(canonicalDecimal(age), { ...writing, style: styles[unit], unit });
}
