import { invalidArgument, knownOptionsIn } from "../errors.js";
import { canonicalDecimal } from "../exact/index.js";
import { type AnyMetric, coreOf } from "../formulas/metric.js";
import type { Money } from "../money/money.js";
import { type FormatOptions, formatOptions, formatOptionsIn, languageOf } from "./format-options.js";
import { isolated } from "./isolated.js";
import { styleOf } from "./number-style.js";
import { isFiniteNumber, moneyIn } from "./quantities.js";
import { writtenMoney, writtenNumber, type Writing } from "./written.js";

/**
 * The value of a metric as a report has it, or as its JSON does.
 *
 * @category Formats
 */
export type FormattedValue =
  number | string | Money | { readonly amount: string | number; readonly currency: string };

/**
 * The value of a metric as text, in its unit and in a locale, by `Intl`.
 *
 * *Details*. Proportions and growth are percentages, differences of proportions percentage points, money has its currency and
 * all its digits, durations their unit. The most digits after the point are 0 for counts and ranks, 1 for percentages, points,
 * scores and durations, 2 for other numbers, those of the currency for money; ties go to even. Digits are those of the locale:
 * `"ar-EG"` has Arabic-Indic ones, `"ar-AE"` Latin ones. A missing value is its reason in the words of `language`, "–"
 * without a reason. A text, such as a value of `first`, stays as it is.
 *
 * *Gotchas*. Spaces and signs depend on the runtime: do not compare or parse the text. Percentage points and reasons need a
 * `language`; without one they are refused.
 *
 * @example
 * ```ts
 * import { bookings, medianSalesCycle, money, winRate } from "salesmetrics";
 * import { format } from "salesmetrics/describe";
 * import { en } from "salesmetrics/describe/en";
 *
 * format(0.4167, winRate, "en"); // => "41.7%"
 * format(0.4167, winRate, "ar-EG").replace(/[^٠-٩٫]/g, ""); // => "٤١٫٧"
 * format(money("1234567.5", "USD"), bookings, "en"); // => "$1,234,567.50"
 * format(money("1234567.5", "USD"), bookings, "en", { compact: true }); // => "$1.2M"
 * format(32, medianSalesCycle, "en"); // => "32 days"
 * format(null, winRate, "en", { reason: "empty", language: en }); // => "no rows"
 * ```
 *
 * @category Formats
 */
export function format(
  value: FormattedValue | null | undefined,
  metric: AnyMetric,
  locale: string,
  options: FormatOptions = {},
): string {
  const caller = "format";
  const known = formatOptionsIn(caller, locale, knownOptionsIn(caller, options, [...formatOptions]));
  const { unit } = coreOf(caller, metric);
  const style = styleOf(caller, metric);
  const text =
    value == null
      ? missingText(caller, known)
      : textOf(value, { caller, style, unit, locale, options: known, sign: "negative" });
  return known.isolate === true ? isolated(text) : text;
}

/** A missing value: its reason in words. */
export function missingText(caller: string, options: FormatOptions): string {
  const { reason } = options;
  return reason == null ? "–" : languageOf(caller, options, "a reason").reasons[reason];
}

/** A value as text; money is refused where the unit is a number, and the other way round. */
function textOf(value: unknown, writing: Writing): string {
  const { caller, style, unit } = writing;
  if (unit === "any" && typeof value === "string") return value;
  const isOfMoney = style === "money" || style === "perDay" || style === "perMonth";
  const amount = isOfMoney || unit === "any" ? moneyIn(value) : null;
  if (amount !== null) return writtenMoney(amount, { ...writing, style: isOfMoney ? style : "money" });
  if (isOfMoney) throw invalidArgument(caller, 'an amount, such as money("5", "USD"), or null', value);
  if (isFiniteNumber(value)) return writtenNumber(canonicalDecimal(value), writing);
  throw invalidArgument(caller, "a number or null", value);
}
