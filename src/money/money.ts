import { invalidArgument } from "../errors.js";
import { checkCurrencyCode, type CurrencyCode, isCurrency } from "./currencies.js";
import { inspected } from "../exact/inspected.js";
import { Decimal } from "./decimal.js";
import { canonicalDecimal, type DecimalInput, type Fraction, isDecimal } from "../exact/index.js";

/**
 * An exact amount in a currency, in its major unit: `{ amount: 12.34, currency: "USD" }` is twelve dollars and
 * thirty-four cents.
 *
 * @category Money
 */
export interface Money {
  readonly amount: Decimal;
  readonly currency: CurrencyCode;
  /** `"12.34 USD"`, with six decimals at most. */
  toString(): string;
}

/** An amount of money, made from a decimal and a currency; the public `money` is in the room of entities. */
export function money(amount: DecimalInput | Decimal, currency: CurrencyCode): Money {
  const text = decimalText("money", amount);
  checkCurrencyCode("money", currency);
  return fromText(text, currency);
}

/**
 * Whether a value is an amount of money: an object with a finite decimal.js number (of any copy of decimal.js) and a
 * currency.
 *
 * *Gotchas*. Money read by `JSON.parse` is not money yet, because its amount is a text: pass it to `money`.
 *
 * @example
 * ```ts
 * import { isMoney, money } from "salesmetrics";
 *
 * isMoney(money("5", "USD")); // => true
 * isMoney({ amount: "5", currency: "USD" }); // => false
 * ```
 *
 * @category Money
 */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== "object" || value === null) return false;
  const { amount, currency } = value as Partial<Record<keyof Money, unknown>>;
  return isFiniteDecimal(amount) && isCurrency(currency);
}

/** The exact amount as canonical text. Throws `invalid-argument` unless the value is money. */
export function amountText(functionName: string, value: Money): string {
  if (!isMoney(value)) throw invalidArgument(functionName, "money", value);
  // The exponential form of a huge number is short; canonicalDecimal then refuses it.
  return canonicalDecimal(value.amount.toExponential());
}

/** A decimal or decimal.js number as canonical text. Throws `invalid-argument` for anything else. */
export function decimalText(functionName: string, value: DecimalInput | Decimal): string {
  const text = isFiniteDecimal(value) ? value.toExponential() : value;
  if (isDecimal(text)) return canonicalDecimal(text);
  throw invalidArgument(functionName, "a decimal number", value);
}

/** Money of canonical text of any length, unchecked. */
export function fromText(amount: string, currency: CurrencyCode): Money {
  return moneyOf(new Decimal(amount), currency);
}

/** Money of a fraction: exact if the denominator is 1, else divided to 40 significant digits. */
export function fromFraction({ numerator, denominator }: Fraction, currency: string): Money {
  const amount = new Decimal(numerator);
  return moneyOf(denominator === "1" ? amount : amount.div(denominator), currency);
}

/** Money of a number of the library's own, unchecked. It prints as people read it, with six decimals at most. */
export const moneyOf = /*#__PURE__*/ (() => {
  class Amount implements Money {
    constructor(
      readonly amount: Decimal,
      readonly currency: CurrencyCode,
    ) {}

    toString(): string {
      return `${this.amount.toDP(6).toString()} ${this.currency}`;
    }

    [inspected](): string {
      return this.toString();
    }
  }
  return (amount: Decimal, currency: string): Money => new Amount(amount, currency as CurrencyCode);
})();

/** Checks the shape and not the class, which differs between copies and clones of decimal.js. */
function isFiniteDecimal(value: unknown): value is Decimal {
  if (typeof value !== "object" || value === null) return false;
  const { toStringTag, isFinite, toExponential } = value as Partial<Decimal> & {
    readonly toStringTag?: unknown;
  };
  if (toStringTag !== "[object Decimal]" || typeof isFinite !== "function") return false;
  return typeof toExponential === "function" && (value as Decimal).isFinite();
}
