import type { EntityShape } from "../expressions/shape.js";
import { describe } from "./describe.js";
import { type FoundProblem, Problem } from "./issue.js";

/** Looks at a whole row, once its fields are read, and adds what does not fit together. */
export type Check = (row: Readonly<Record<string, unknown>>, found: FoundProblem[]) => void;

/** The fields of one row that follow one another in time. */
const successions: Readonly<Record<string, readonly (readonly [earlier: string, later: string])[]>> = {
  deals: [["createdAt", "closedAt"]],
  leads: [["createdAt", "convertedAt"]],
  quotes: [
    ["sentAt", "acceptedAt"],
    ["sentAt", "declinedAt"],
  ],
  reps: [["hiredAt", "leftAt"]],
  stageVisits: [["enteredAt", "leftAt"]],
};

/** The checks that an entity's rows undergo. All of them warn: none rejects a row. */
export function checksOf(shape: EntityShape): readonly Check[] {
  const checks = (successions[shape.name] ?? []).map(([earlier, later]) => succession(earlier, later));
  const amounts = Object.keys(shape.kinds).filter((name) => shape.kinds[name] === "money");
  if (amounts.length > 0) checks.push(currencyOf(amounts));
  if (shape.name === "deals") checks.push(closeOfDeal);
  return checks;
}

const closeOfDeal: Check = ({ status, closedAt }, found) => {
  if ((status !== "won" && status !== "lost") || closedAt !== null) return;
  const message = `expected closedAt for a ${status} deal, got nothing: it is left out of figures by closing date`;
  found.push({ field: "closedAt", value: null, problem: new Problem("missing-time", message, "warning") });
};

function currencyOf(amounts: readonly string[]): Check {
  return (row, found) => {
    if (row["currency"] !== null && row["currency"] !== undefined) return;
    const amount = amounts.find((name) => row[name] !== null);
    if (amount === undefined) return;
    const message = `expected a currency for ${amount}, got nothing: it is left out of sums of money`;
    found.push({
      field: "currency",
      value: null,
      problem: new Problem("missing-currency", message, "warning"),
    });
  };
}

function succession(earlier: string, later: string): Check {
  return (row, found) => {
    if (!isBefore(row[later], row[earlier])) return;
    const message = `expected ${later} not before ${earlier}, got ${describe(row[later])} and ${describe(row[earlier])}`;
    found.push({ field: later, value: row[later], problem: new Problem("time-order", message, "warning") });
  };
}

/** Only like times compare: an instant falls on a day in a zone only. */
function isBefore(later: unknown, earlier: unknown): boolean {
  if (later instanceof Date && earlier instanceof Date) return later < earlier;
  return typeof later === "string" && typeof earlier === "string" && later < earlier;
}
