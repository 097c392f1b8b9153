import { Lead } from "../../entities/lead.js";
import { isNull, ne } from "../../expressions/comparison.js";
import type { Predicate } from "../../expressions/expression.js";
import { allHold, and } from "../../expressions/logic.js";
import { invalidArgument } from "../../errors.js";

/** Leads by creation date, neither merged into another nor a test record, for which a condition holds. */
export function created(condition: Predicate<{ leads: Lead }> | null = null) {
  return { where: allHold(isLead(), condition) as Predicate<{ leads: Lead }>, at: Lead.createdAt };
}

/** Neither merged into another lead nor a test record. */
export function isLead() {
  return and(isNull(Lead.mergedIntoId), ne(Lead.test, true));
}

export function checkPositive(name: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw invalidArgument(name, "a number above 0", value);
}
