import { Lead } from "../../entities/lead.js";
import { invalidArgument } from "../../errors.js";
import { isNull, ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";

/** A lead of its own: not merged into another, and no test record. */
export function isLead() {
  return and(isNull(Lead.mergedIntoId), ne(Lead.test, true));
}

export function checkPositive(name: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw invalidArgument(name, "a number above 0", value);
}
