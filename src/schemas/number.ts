import { canonicalDecimal, compareDecimals, type DecimalInput, isDecimal } from "../exact/index.js";
import type { KindRules } from "../expressions/kind.js";
import { Problem, type ReadValue } from "./issue.js";
import type { NumberFormat } from "./formats.js";

/** The greatest power of ten of a JavaScript number. Text beyond it is a damaged code, not an amount. */
const greatestExponent = 308;

/** The form of most amounts. It is canonical, but for zeros at its end. */
const usualAmount = /^(?:0|-?[1-9]\d{0,14})(?:\.\d{1,14})?$/;

/** A reader of decimal numbers between the bounds of a kind. */
export function numberReader(
  { min, max }: KindRules,
  isAmount: boolean,
  format: NumberFormat | undefined,
): ReadValue {
  const readNumber = format?.reader(readPlain, isAmount) ?? readPlain;
  if (min === undefined && max === undefined) return readNumber;
  const isWithin = (value: DecimalInput): boolean =>
    (min === undefined || compareDecimals(value, min) >= 0) &&
    (max === undefined || compareDecimals(value, max) <= 0);
  return (value) => {
    const number = readNumber(value);
    if (number instanceof Problem && number.severity === "error") return number;
    // The error for the bounds replaces a warning for lost digits.
    const read = (number instanceof Problem ? number.instead : number) as DecimalInput;
    return isWithin(read) ? number : outOfRange(value, min, max);
  };
}

function outOfRange(value: unknown, min: DecimalInput | undefined, max: DecimalInput | undefined): Problem {
  const range =
    min === undefined ? `up to ${max!}` : max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
  const hint = min === 0 && max === 1 ? "; divide a percentage by 100" : "";
  return new Problem("out-of-range", `a number ${range}`, value, hint);
}

/** A number, or decimal text in its canonical form. */
const readPlain: ReadValue = (value) => {
  if (typeof value === "number") return Number.isFinite(value) ? readFinite(value) : notDecimal(value);
  if (typeof value === "bigint") return readDigits(String(value));
  return typeof value === "string" ? readDigits(value) : notDecimal(value);
};

function readFinite(value: number): number | Problem {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  const hint = ", which may have lost digits before it came here";
  return new Problem("imprecise-number", "text for a number above 2^53", value, hint, "warning", value);
}

function readDigits(text: string): string | Problem {
  if (usualAmount.test(text))
    return text.endsWith("0") && text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const digits = text.replace(/^([+-]?)\./, "$10.");
  // First of all, since it looks at the length.
  if (!isDecimal(digits)) return notDecimal(text);
  const [, exponent = 0] = digits.toLowerCase().split("e");
  if (Math.abs(Number(exponent)) > greatestExponent) return notDecimal(text);
  const canonical = canonicalDecimal(digits);
  return isDecimal(canonical) ? canonical : notDecimal(text);
}

function notDecimal(value: unknown): Problem {
  return new Problem("invalid-number", "a decimal number", value, hintFor(value));
}

function hintFor(value: unknown): string {
  return typeof value === "string" && /\d[.,'\s%A-Z]|[\WA-Z]\d/.test(value)
    ? ': pass { numbers: numberFormat("1,234.56") }'
    : "";
}
