import { invalidArgument, knownOptionsIn, optionsIn, SalesmetricsError } from "../errors.js";
import { canonicalDecimal, compareDecimals, divideToNumber, subtractDecimals } from "../exact/index.js";
import { type AnyMetric, coreOf, type Direction } from "../formulas/metric.js";
import { amountText, type Money, money } from "../money/money.js";
import type { FormattedValue } from "./format.js";
import { missingText } from "./format.js";
import { type FormatOptions, formatOptions, formatOptionsIn } from "./format-options.js";
import { isolated } from "./isolated.js";
import type { ChangeMeaning } from "./language.js";
import { styleOf } from "./number-style.js";
import { isFiniteNumber, moneyIn } from "./quantities.js";
import { writtenMoney, writtenNumber, type Writing } from "./written.js";

/**
 * The options of {@link formatChange}.
 *
 * @category Formats
 */
export interface ChangeOptions extends FormatOptions {
  /** Whether the change is a percentage of the value before; `false` by default. */
  readonly relative?: boolean | undefined;
}

/**
 * A change as text, and what it means.
 *
 * @category Formats
 */
export interface FormattedChange {
  readonly text: string;
  /** -1 for a fall, 0 for none, 1 for a rise; `null` where a value is missing. */
  readonly sign: -1 | 0 | 1 | null;
  readonly meaning: ChangeMeaning;
}

/**
 * The change of a metric from one value to another: as text with its sign, and as data whether that is better or worse.
 *
 * *Details*. The change is computed exactly. Of a percentage it is in percentage points; with `relative`, a percentage of the
 * value before, which must be above zero: otherwise the text is the reason `no-base`. Where a target range is the direction,
 * better is nearer to it.
 *
 * *Gotchas*. Amounts in two currencies are refused with `mixed-currencies`.
 *
 * @example
 * ```ts
 * import { lossRate, winRate } from "salesmetrics";
 * import { formatChange } from "salesmetrics/describe";
 * import { en } from "salesmetrics/describe/en";
 *
 * formatChange({ before: 0.4, after: 0.45 }, winRate, "en", { language: en });
 * // => { text: "+5 points", sign: 1, meaning: "better" }
 * formatChange({ before: 0.4, after: 0.45 }, lossRate, "en", { language: en }).meaning; // => "worse"
 * formatChange({ before: 0.4, after: 0.45 }, winRate, "en", { relative: true }).text; // => "+12.5%"
 * ```
 *
 * @category Formats
 */
export function formatChange(
  values: {
    readonly before: FormattedValue | null | undefined;
    readonly after: FormattedValue | null | undefined;
  },
  metric: AnyMetric,
  locale: string,
  options: ChangeOptions = {},
): FormattedChange {
  const caller = "formatChange";
  const known = knownOptionsIn(caller, options, [...formatOptions, "relative"]);
  formatOptionsIn(caller, locale, known);
  const { direction, unit } = coreOf(caller, metric);
  const { before, after } = optionsIn(caller, values);
  const style = styleOf(caller, metric);
  const wrap = (text: string): string => (known.isolate === true ? isolated(text) : text);
  if (before == null || after == null)
    return { text: wrap(missingText(caller, known)), sign: null, meaning: "unknown" };
  const [from, to] = [quantityIn(caller, before), quantityIn(caller, after)];
  if (from.currency !== to.currency) throw mixed(caller, from, to);
  const isMoney = style === "money" || style === "perDay" || style === "perMonth";
  if (isMoney !== (from.currency !== null))
    throw invalidArgument(caller, isMoney ? "amounts of money" : "numbers", before);
  const writing: Writing = { caller, style, unit, locale, options: known, sign: "exceptZero" };
  return {
    text: wrap(known.relative === true ? relativeText(from, to, writing) : absoluteText(from, to, writing)),
    sign: compareDecimals(to.decimal, from.decimal),
    meaning: meaningOf(from.decimal, to.decimal, direction),
  };
}

/** A number, or an amount in a currency, as an exact decimal. */
interface Quantity {
  readonly decimal: string;
  readonly currency: Money["currency"] | null;
}

function quantityIn(caller: string, value: unknown): Quantity {
  if (isFiniteNumber(value)) return { decimal: canonicalDecimal(value), currency: null };
  const amount = moneyIn(value);
  if (amount !== null) return { decimal: amountText(caller, amount), currency: amount.currency };
  throw invalidArgument(caller, "two numbers or two amounts, before and after", value);
}

function mixed(caller: string, from: Quantity, to: Quantity): SalesmetricsError {
  const given = [from, to].map(({ currency }) => currency ?? "a number").join(" and ");
  return new SalesmetricsError(
    "mixed-currencies",
    `${caller}: expected amounts of one currency, got ${given}`,
  );
}

function absoluteText(from: Quantity, to: Quantity, writing: Writing): string {
  const change = subtractDecimals(to.decimal, from.decimal);
  if (to.currency !== null) return writtenMoney(money(change, to.currency), writing);
  return writtenNumber(
    change,
    writing.style === "percent" ? { ...writing, style: "points", unit: "points" } : writing,
  );
}

function relativeText(from: Quantity, to: Quantity, writing: Writing): string {
  if (compareDecimals(from.decimal, 0) <= 0)
    return missingText(writing.caller, { ...writing.options, reason: "no-base" });
  const growth = divideToNumber(subtractDecimals(to.decimal, from.decimal), from.decimal);
  return writtenNumber(canonicalDecimal(growth), { ...writing, style: "percent", unit: "proportion" });
}

function meaningOf(from: string, to: string, direction: Direction): ChangeMeaning {
  const sign = compareDecimals(to, from);
  if (sign === 0) return "same";
  if (direction === "up") return sign > 0 ? "better" : "worse";
  if (direction === "down") return sign > 0 ? "worse" : "better";
  if (typeof direction !== "object") return "neutral";
  const nearer = compareDecimals(distanceFrom(direction.range, to), distanceFrom(direction.range, from));
  return nearer === 0 ? "same" : nearer < 0 ? "better" : "worse";
}

/** How far a value is outside a range; 0 inside. */
function distanceFrom([low, high]: readonly [low: number, high: number], value: string): string {
  if (compareDecimals(value, low) < 0) return subtractDecimals(low, value);
  return compareDecimals(value, high) > 0 ? subtractDecimals(value, high) : "0";
}
