import type { EntityShape } from "../expressions/shape.js";
import { currencyExponent, isCurrency } from "../money/currencies.js";
import { columnWarning, type RowIssue } from "./issue.js";

/** Twenty amounts without a fraction, none below 100, are hardly a coincidence. */
const leastCount = 20;
const leastAmount = 100;

/** Finds amounts that look like cents: all whole and large, in a currency with cents. */
export class MinorUnits {
  /** How many amounts of a field and a currency look like cents; -Infinity if one does not. */
  readonly #counts = new Map<string, number>();
  readonly #fields: readonly string[];

  constructor({ fields }: EntityShape) {
    this.#fields = Object.keys(fields).filter((name) => fields[name]!.type === "money");
  }

  /** Notes the amounts of a good row. */
  note(row: Readonly<Record<string, unknown>>): void {
    const { currency } = row;
    if (!isCurrency(currency) || currencyExponent(currency) === 0) return;
    for (const field of this.#fields) {
      const amount = Math.abs(Number(row[field] ?? 0));
      if (amount === 0) continue;
      const key = `${field} ${currency}`;
      const looksMinor = Number.isInteger(amount) && amount >= leastAmount;
      this.#counts.set(key, looksMinor ? (this.#counts.get(key) ?? 0) + 1 : -Infinity);
    }
  }

  /** One warning for each field and currency. */
  issues(): RowIssue[] {
    const found = [...this.#counts].filter(([, count]) => count >= leastCount);
    return found.map(([key, count]) => {
      const message = `expected amounts of ${key.slice(-3)} in whole units, got ${count} without a fraction: divide them if they are in cents`;
      return columnWarning(key.slice(0, -4), "minor-units", message, null);
    });
  }
}
