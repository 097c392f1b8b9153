import { Lead } from "../../entities/lead.js";
import { isNull, ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { invalidArgument } from "../../errors.js";

/** Leads by creation date: not merged into another lead, and not a test record. */
export function created() {
  return { where: isLead(), at: Lead.createdAt };
}

/** Neither merged into another lead nor a test record. */
export function isLead() {
  return and(isNull(Lead.mergedIntoId), ne(Lead.test, true));
}

export function checkPositive(name: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw invalidArgument(name, "a number above 0", value);
}
