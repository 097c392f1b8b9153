import { describe } from "./describe.js";
import { Problem, type ReadValue } from "./issue.js";

/** Text as it is; a whole number, as databases give ids, by its digits. */
export const readText: ReadValue = (value) => {
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  const hint = typeof value === "number" ? "; send ids above 2^53 and codes with a point as text" : "";
  return new Problem("invalid-text", `expected text, got ${describe(value)}${hint}`);
};
