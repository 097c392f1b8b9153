import { invalidArgument } from "../errors.js";
import { powersOfTen } from "./powers-of-ten.js";

/**
 * A decimal number as an argument: a number means the decimal it prints as (`0.1` is one tenth), a string its digits
 * (`"12345678901234567890.01"`, `"-5"`, `"1.5e3"`).
 *
 * @category Money
 */
export type DecimalInput = number | string;

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const longestText = 10_000;
const greatestExponent = 10_000;

/**
 * Whether a value is a decimal number: a finite number, or a string of an optional sign, digits, an optional
 * fraction and an optional exponent.
 *
 * *Details*. A string has at most 10,000 characters and an exponent between -10,000 and 10,000, so that
 * `"1e999999999"` cannot fill the memory.
 *
 * *Gotchas*. Blanks, `""`, `".5"`, `"5."`, `"1,000"`, `"0x10"`, `"NaN"` and `"Infinity"` are not decimals,
 * nor is a `bigint`.
 *
 * @example
 * ```ts
 * import { isDecimal } from "salesmetrics";
 *
 * isDecimal("1234.50"); // => true
 * isDecimal(" 1"); // => false
 * isDecimal(Number.NaN); // => false
 * ```
 *
 * @category Money
 */
export function isDecimal(value: unknown): value is DecimalInput {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && value.length <= longestText && matchDecimal(value) !== null;
}

/** The canonical text of a decimal: no exponent, no leading or trailing zeros, no `+`, and zero is `"0"`. */
export function canonicalDecimal(value: DecimalInput): string {
  const text = printed(value);
  // A number prints canonically unless it is very large or very small.
  if (typeof value === "number" && !text.includes("e")) return text;
  const match = matchDecimal(text);
  if (match === null) throw invalidArgument("decimal", "a decimal number", value);
  const [, sign, integer = "", fraction = "", exponent = "0"] = match;
  const magnitude = plain(integer + fraction, integer.length + Number(exponent));
  return sign === "-" && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

function printed(value: DecimalInput): string {
  if (typeof value === "string") return value;
  // False for what is no number at all, too.
  if (!Number.isFinite(value)) throw invalidArgument("decimal", "a decimal number", value);
  return String(value);
}

/** Has no limit on length, unlike `isDecimal`: results of arithmetic may be longer than what callers may pass. */
function matchDecimal(text: string): RegExpExecArray | null {
  const match = decimalPattern.exec(text);
  return Math.abs(Number(match?.[4] ?? 0)) <= greatestExponent ? match : null;
}

/** Digits with the point after the first `point` of them, as canonical text. */
function plain(digits: string, point: number): string {
  if (point <= 0) return joined("0", "0".repeat(-point) + digits);
  return joined(digits.slice(0, point).padEnd(point, "0"), digits.slice(point));
}

/** The canonical text of the digits before and after the point. */
export function joined(integer: string, fraction: string): string {
  // A loop: the pattern /0+$/ takes quadratic time on a long run of zeros before another digit.
  let end = fraction.length;
  while (fraction[end - 1] === "0") end -= 1;
  const whole = integer.replace(/^0+(?=\d)/, "");
  return end === 0 ? whole : `${whole}.${fraction.slice(0, end)}`;
}

const longestShortText = 15;
const codeOfZero = 48;
/** The character code of the point, less that of the zero. */
const pointDigit = -2;

/** The number, or the double of a short text; NaN for a longer text. */
export function shortNumber(value: DecimalInput): number {
  return typeof value === "number" ? value : shortTextNumber(value);
}

/**
 * The double of a decimal text of at most 15 characters without an exponent; NaN for anything else. Three times as fast
 * as a check and `Number`.
 *
 * Texts that differ in value give different doubles, and each double prints as its text: they have at most 15
 * significant digits, and none is so small that it would round to zero.
 */
export function shortTextNumber(text: unknown): number {
  if (typeof text !== "string" || text.length > longestShortText) return Number.NaN;
  const start = text.startsWith("-") ? 1 : 0;
  const end = text.length;
  let units = 0;
  let point = end;
  for (let place = start; place < end; place += 1) {
    const digit = text.charCodeAt(place) - codeOfZero;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === pointDigit && point === end) point = place;
    else return Number.NaN;
  }
  // A decimal has a digit on both sides of its point.
  if (point === start || point === end - 1) return Number.NaN;
  const magnitude = units / (powersOfTen[end - point - 1] ?? 1);
  return start === 0 ? magnitude : -magnitude;
}
