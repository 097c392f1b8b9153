import { formatMoney } from "salesmetrics";
import type { MetricUnit } from "../formulas/metric.js";
import { multiplyDecimals } from "../exact/index.js";
import type { Money } from "../money/money.js";
import { type FormatOptions, languageOf } from "./format-options.js";
import { isolated } from "./isolated.js";
import { mostDigits, type NumberStyle } from "./number-style.js";

/** Whether a plus stands before what is above zero. */
export type Sign = "negative" | "exceptZero";

/** How one number is written: in a style, with the digits of a unit, in a locale. */
export interface Writing {
  readonly caller: string;
  readonly style: NumberStyle;
  readonly unit: MetricUnit;
  readonly locale: string;
  readonly options: FormatOptions;
  readonly sign: Sign;
}

/** A number as text. It is passed to `Intl` as a decimal, so that all of its digits count. */
export function writtenNumber(decimal: string, writing: Writing): string {
  const { style, locale } = writing;
  if (style === "points") return writtenPoints(decimal, writing);
  const settings = settingsOf(writing);
  if (style === "percent") return formatted(decimal, locale, { ...settings, style: "percent" });
  if (style === "number") return formatted(decimal, locale, settings);
  const unitDisplay = writing.options.compact === true ? "short" : "long";
  return formatted(decimal, locale, { ...settings, style: "unit", unit: style, unitDisplay });
}

/** An amount as text; of an amount by day or month, with that after a stroke. */
export function writtenMoney(amount: Money, writing: Writing): string {
  const { style, locale, options, sign } = writing;
  const { maximumFractionDigits, compact } = options;
  const text = formatMoney(amount, locale, {
    ...(maximumFractionDigits !== undefined && { maximumFractionDigits }),
    ...(compact === true && { notation: "compact" }),
    signDisplay: sign as "exceptZero",
  });
  if (style === "money") return text;
  const name = new Intl.DisplayNames(locale, { type: "dateTimeField" }).of(
    style === "perDay" ? "day" : "month",
  );
  return `${isolated(text)}/${isolated(name!)}`;
}

function settingsOf({ style, unit, options, sign }: Writing): Intl.NumberFormatOptions {
  const usual = mostDigits[style === "percent" ? "proportion" : unit];
  const { maximumFractionDigits = usual, compact } = options;
  return {
    ...(compact === true && options.maximumFractionDigits === undefined ? {} : { maximumFractionDigits }),
    ...(compact === true && { notation: "compact" }),
    signDisplay: sign as "exceptZero",
    ...({ roundingMode: "halfEven" } as object),
  };
}

/** The types of ES2022 know no decimal texts. */
function formatted(decimal: string, locale: string, settings: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, settings).format(decimal as unknown as bigint);
}

/** A difference of proportions in percentage points: 0.05 is 5. */
function writtenPoints(decimal: string, writing: Writing): string {
  const { points, code, direction } = languageOf(writing.caller, writing.options, "percentage points");
  const settings = settingsOf(writing);
  const hundredfold = multiplyDecimals(decimal, 100);
  const number = formatted(hundredfold, writing.locale, settings);
  const { maximumFractionDigits } = settings;
  const rules = new Intl.PluralRules(
    code,
    maximumFractionDigits === undefined ? {} : { maximumFractionDigits },
  );
  const phrase = points[rules.select(Math.abs(Number(hundredfold)))] ?? points.other;
  return phrase.replace("{n}", () => (direction === "rtl" ? isolated(number) : number));
}
