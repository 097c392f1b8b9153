import { isCurrency } from "../money/currencies.js";
import { describe } from "./describe.js";
import { Problem, type ReadValue } from "./issue.js";

/** An ISO 4217 code in any case, made capital. */
export const readCurrency: ReadValue = (value) => {
  const code = typeof value === "string" ? value.toUpperCase() : value;
  if (isCurrency(code)) return code;
  return new Problem("unknown-currency", `expected an ISO 4217 code such as "USD", got ${describe(value)}`);
};
