import { compareMoney, type Money } from "salesmetrics";
import { bar } from "../layout/format.js";

export function largestOf(amounts: readonly (Money | null)[]): Money | null {
  let largest: Money | null = null;
  for (const amount of amounts) {
    if (amount !== null && (largest === null || compareMoney(amount, largest) > 0)) largest = amount;
  }
  return largest;
}

/** An amount as a bar, beside the largest of its column. */
export function barOf(amount: Money | null, largest: Money | null): string {
  if (amount === null || largest === null || largest.amount.isZero()) return "";
  return bar(amount.amount.div(largest.amount).toNumber(), 14);
}
