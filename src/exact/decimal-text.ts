import { invalidArgument } from "../errors.js";

/**
 * A decimal number as callers write it: a number stands for the decimal it prints as (`0.1` is one tenth),
 * a string for its digits (`"12345678901234567890.01"`, `"-5"`, `"1.5e3"`).
 *
 * @category Money
 */
export type DecimalInput = number | string;

const PATTERN = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const LONGEST_TEXT = 10_000;
const GREATEST_EXPONENT = 10_000;

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
  return typeof value === "string" && value.length <= LONGEST_TEXT && matchDecimal(value) !== null;
}

/** The one way to write a decimal: no exponent, no needless zeros, no `+`, and zero is `"0"`. */
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
  if (typeof value !== "number" || !Number.isFinite(value))
    throw invalidArgument("decimal", "a decimal number", value);
  return String(value);
}

/** Without the limit on length, which is for callers' input: a result may be longer and is still a decimal. */
function matchDecimal(text: string): RegExpExecArray | null {
  const match = PATTERN.exec(text);
  return Math.abs(Number(match?.[4] ?? 0)) <= GREATEST_EXPONENT ? match : null;
}

/** The digits with their point after the first `point` of them. */
function plain(digits: string, point: number): string {
  if (point <= 0) return joined("0", "0".repeat(-point) + digits);
  return joined(digits.slice(0, point).padEnd(point, "0"), digits.slice(point));
}

/** Digits as canonical text: no needless zeros at either end. */
export function joined(integer: string, fraction: string): string {
  // A loop: the pattern /0+$/ takes quadratic time on a long run of zeros before another digit.
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === "0") end -= 1;
  const whole = integer.replace(/^0+(?=\d)/, "");
  return end === 0 ? whole : `${whole}.${fraction.slice(0, end)}`;
}
