import type { EntityShape } from "../expressions/shape.js";
import { describe } from "./describe.js";
import { type FoundProblem, type IssueCode, Problem } from "./issue.js";

/** Checks the fields of a row against each other, and adds problems to `found`. */
export type Check = (row: Readonly<Record<string, unknown>>, found: FoundProblem[]) => void;

/** The checks that an entity declares for its rows. They only warn; none rejects a row. */
export function checksOf({ fields }: EntityShape): readonly Check[] {
  const entries = Object.entries(fields);
  const amounts = entries.filter(([, { type }]) => type === "money").map(([name]) => name);
  return [
    ...entries.flatMap(([name, { rules }]) => (rules.after ?? []).map((earlier) => order(earlier, name))),
    ...(amounts.length > 0 ? [currencyOf(amounts)] : []),
    ...entries.flatMap(([name, { rules }]) =>
      Object.entries(rules.expectedWhen ?? {}).map(([other, words]) => presence(name, other, words)),
    ),
  ];
}

function presence(name: string, other: string, words: readonly string[]): Check {
  return (row, found) => {
    const word = row[other];
    if (row[name] !== null || typeof word !== "string" || !words.includes(word)) return;
    warn(found, name, null, "missing-time", [
      `expected ${name} where ${other} is ${word}, got nothing`,
      `it is left out of figures by ${name}`,
    ]);
  };
}

function currencyOf(amounts: readonly string[]): Check {
  return (row, found) => {
    if (row["currency"] !== null && row["currency"] !== undefined) return;
    const amount = amounts.find((name) => row[name] !== null);
    if (amount === undefined) return;
    warn(found, "currency", null, "missing-currency", [
      `expected a currency for ${amount}, got nothing`,
      "it is left out of sums of money",
    ]);
  };
}

function order(earlier: string, later: string): Check {
  return (row, found) => {
    if (!isBefore(row[later], row[earlier])) return;
    warn(found, later, row[later], "time-order", [
      `expected ${later} not before ${earlier}, got ${describe(row[later])} and ${describe(row[earlier])}`,
    ]);
  };
}

function warn(
  found: FoundProblem[],
  field: string,
  value: unknown,
  code: IssueCode,
  message: readonly string[],
): void {
  found.push({ field, value, problem: new Problem(code, message.join(": "), "warning") });
}

/** An instant and a calendar date do not compare: without a zone an instant is on no day. */
function isBefore(later: unknown, earlier: unknown): boolean {
  if (later instanceof Date && earlier instanceof Date) return later < earlier;
  return typeof later === "string" && typeof earlier === "string" && later < earlier;
}
