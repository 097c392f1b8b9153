import type { EntityShape } from "../expressions/shape.js";
import { currencyExponent, isCurrency } from "../money/currencies.js";
import type { RowIssue } from "./issue.js";

/** So many amounts, none of them a fraction or below 100, are hardly a coincidence. */
const leastCount = 20;
const leastAmount = 100;

/** The amounts of one field in one currency. */
interface Amounts {
  readonly field: string;
  readonly currency: string;
  count: number;
  looksMinor: boolean;
}

/** Finds amounts that look like cents: all whole and large, in a currency with cents. */
export class MinorUnits {
  readonly #amounts = new Map<string, Amounts>();
  readonly #fields: readonly string[];

  constructor({ fields }: EntityShape) {
    this.#fields = Object.keys(fields).filter((name) => fields[name]!.type === "money");
  }

  /** Notes the amounts of a good row. */
  note(row: Readonly<Record<string, unknown>>): void {
    const { currency } = row;
    if (!isCurrency(currency) || currencyExponent(currency) === 0) return;
    for (const field of this.#fields) {
      const amount = Number(row[field] ?? 0);
      if (amount === 0) continue;
      const key = `${field} ${currency}`;
      let known = this.#amounts.get(key);
      if (known === undefined)
        this.#amounts.set(key, (known = { field, currency, count: 0, looksMinor: true }));
      known.count++;
      known.looksMinor &&= Number.isInteger(amount) && Math.abs(amount) >= leastAmount;
    }
  }

  /** One warning for each field and currency. */
  issues(): RowIssue[] {
    const found = [...this.#amounts.values()].filter((each) => each.looksMinor && each.count >= leastCount);
    return found.map(({ field, currency, count }) => ({
      row: null,
      key: null,
      field,
      code: "minor-units",
      message: `expected amounts of ${currency} in whole units, got ${count} of ${leastAmount} and more without a fraction: if they are in minor units, such as cents, divide them`,
      value: null,
      severity: "warning",
    }));
  }
}
