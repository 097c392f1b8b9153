import { currencyExponent, isCurrency } from "../money/currencies.js";
import { issueOf, Problem, type RowIssue } from "./issue.js";

/** Twenty amounts without a fraction, none below 100, are hardly a coincidence. */
const leastCount = 20;
const leastAmount = 100;

/** Finds amounts that look like cents: all whole and large, in a currency with cents. */
export interface MinorUnits {
  /** Notes the amounts of a good row. */
  note(row: Readonly<Record<string, unknown>>): void;
  /** One warning for each field and currency. */
  issues(): RowIssue[];
}

export function minorUnits(amounts: readonly string[]): MinorUnits {
  /** How many amounts of each field look like cents, by currency; -Infinity if one does not. */
  const countsOf = new Map<unknown, number[]>();
  return {
    note(row) {
      const { currency } = row;
      let counts = countsOf.get(currency);
      if (counts === undefined) {
        const hasCents = isCurrency(currency) && currencyExponent(currency) > 0;
        countsOf.set(currency, (counts = amounts.map(() => (hasCents ? 0 : -Infinity))));
      }
      for (let place = 0; place < counts.length; place++) {
        if (counts[place] === -Infinity) continue;
        const amount = Math.abs(Number(row[amounts[place]!]));
        if (amount === 0) continue;
        counts[place]! += Number.isInteger(amount) && amount >= leastAmount ? 1 : -Infinity;
      }
    },
    issues: () =>
      [...countsOf].flatMap(([currency, counts]) =>
        counts.flatMap((count, place) => {
          if (count < leastCount) return [];
          const expected = `amounts of ${currency as string} in whole units`;
          const hint = " without a fraction: divide them if they are in cents";
          return issueOf(new Problem("minor-units", expected, count, hint, "warning"), amounts[place]!);
        }),
      ),
  };
}
