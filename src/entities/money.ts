import type { DecimalInput } from "../exact/index.js";
import type { FieldOptions, Kind, RequiredBy } from "../expressions/kind.js";
import { money as moneyKind } from "../expressions/kinds.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Decimal } from "../money/decimal.js";
import { type Money, money as amountOf } from "../money/money.js";

/**
 * The kind of an amount of money in an {@link entity}: a decimal, in the currency of the row's field `currency`.
 *
 * @category Entities
 */
export function money<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<DecimalInput, Money, RequiredBy<Options>>;
/**
 * An amount of money, made from a decimal and a currency.
 *
 * *Details*. Nothing is rounded; a number stands for the decimal it prints as. Throws `invalid-argument` for an amount
 * that is no finite decimal, and `unknown-currency` for a currency that is no ISO 4217 code in capitals.
 *
 * *Gotchas*. The amount is in the major unit. `fromMinorUnits` takes cents.
 *
 * @example
 * ```ts
 * import { money } from "salesmetrics";
 *
 * money("1234.50", "USD"); // => { amount: 1234.5, currency: "USD" }
 * money(0.1, "EUR"); // => { amount: 0.1, currency: "EUR" }
 * ```
 *
 * @see {@link fromMinorUnits}, {@link formatMoney}
 * @category Money
 */
export function money(amount: DecimalInput | Decimal, currency: CurrencyCode): Money;
export function money(
  first?: DecimalInput | Decimal | FieldOptions,
  currency?: CurrencyCode,
): Kind<DecimalInput, Money> | Money {
  return currency === undefined && isFieldOptions(first)
    ? moneyKind(first)
    : amountOf(first as DecimalInput, currency as CurrencyCode);
}

function isFieldOptions(first: unknown): first is FieldOptions | undefined {
  return first === undefined || (typeof first === "object" && first !== null && "required" in first);
}
