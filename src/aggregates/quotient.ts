import { addDecimals, compareDecimals, divideToNumber, multiplyDecimals } from "../exact/index.js";
import type { Factor } from "./aggregate.js";

/** An exact fraction: a decimal over a positive decimal. */
export interface Quotient {
  readonly numerator: string;
  readonly denominator: string;
}

/** The factor that changes nothing. */
export const one: Factor = { numerator: "1", denominator: "1" };

/** A decimal over a count, times a factor. */
export function quotient(numerator: string, denominator: string, factor: Factor): Quotient {
  if (factor.numerator === "1" && factor.denominator === "1") return { numerator, denominator };
  if (denominator === "1" && factor.numerator === "1") return { numerator, denominator: factor.denominator };
  return {
    numerator: multiplyDecimals(numerator, factor.numerator),
    denominator: multiplyDecimals(denominator, factor.denominator),
  };
}

/** The exact sum of fractions, over one denominator. */
export function addQuotients(left: Quotient, right: Quotient): Quotient {
  if (left.denominator === right.denominator) {
    return { numerator: addDecimals(left.numerator, right.numerator), denominator: left.denominator };
  }
  return {
    numerator: addDecimals(
      multiplyDecimals(left.numerator, right.denominator),
      multiplyDecimals(right.numerator, left.denominator),
    ),
    denominator: multiplyDecimals(left.denominator, right.denominator),
  };
}

/** Orders fractions by value. */
export function compareQuotients(left: Quotient, right: Quotient): number {
  return compareDecimals(
    multiplyDecimals(left.numerator, right.denominator),
    multiplyDecimals(right.numerator, left.denominator),
  );
}

/** The number nearest to a fraction. */
export function quotientNumber({ numerator, denominator }: Quotient): number {
  return divideToNumber(numerator, denominator);
}
