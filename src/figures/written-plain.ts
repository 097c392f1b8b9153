import { canonicalDecimal } from "../exact/index.js";
import { writtenNumber } from "../describe/written.js";
import type { MetricUnit } from "../formulas/metric.js";
import type { FigureTexts } from "./figure-options.js";

type Texts = FigureTexts & { readonly locale: string };

/** A share as a percentage. */
export function writtenShare({ language, locale }: Texts, share: number): string {
  const writing = { caller: "figure", locale, options: { language }, sign: "negative" } as const;
  return writtenNumber(canonicalDecimal(share), { ...writing, style: "percent", unit: "proportion" });
}

const durations = {
  months: "month",
  days: "day",
  hours: "hour",
  minutes: "minute",
  seconds: "second",
} as const;

/** A number in a unit of time, or without one. */
export function writtenAge({ language, locale }: Texts, age: number, unit: MetricUnit): string {
  const writing = { caller: "figure", locale, options: { language }, sign: "negative" } as const;
  const style = unit in durations ? durations[unit as keyof typeof durations] : "number";
  return writtenNumber(canonicalDecimal(age), { ...writing, style, unit });
}
