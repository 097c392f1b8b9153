import { SalesmetricsError } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";

/** The error for two quantities that are not in one currency, or not both money. */
export function mixedCurrencies(left: Quantity, right: Quantity): SalesmetricsError {
  return new SalesmetricsError(
    "mixed-currencies",
    `expected amounts of one currency, got ${currencyOf(left)} and ${currencyOf(right)}`,
  );
}

function currencyOf(quantity: Quantity): string {
  return typeof quantity === "number" ? "a number" : quantity.currency;
}
