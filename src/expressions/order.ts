import { compareDecimals } from "../exact/index.js";
import type { Decimals } from "../vectors/decimals.js";
import {
  type FlagVector,
  type MoneyVector,
  type NumberVector,
  textAt,
  type TextVector,
  type TimeVector,
  type Vector,
} from "../vectors/vector.js";
import type { Scope, ValueType } from "./expression.js";
import { compareTimes, missingZoneIssue } from "./times.js";

/** The order of two values that cannot be compared: amounts in two currencies, a date and an instant without a zone. */
export const undecided = 3;

/**
 * Compares two vectors row by row: writes 0 (less), 1 (equal), 2 (greater) or `undecided` into `orders`, and returns
 * the issue of undecided rows.
 */
type Order = (left: Vector, right: Vector, size: number, orders: Uint8Array) => number;

/** Returns the comparison of two vectors of a type. */
export function orderOf(type: ValueType, { zone, problems }: Scope): Order {
  if (type === "text") {
    return ((left: TextVector, right: TextVector, size, orders) => {
      for (let row = 0; row < size; row++) orders[row] = orderTexts(textAt(left, row), textAt(right, row));
      return 0;
    }) as Order;
  }
  if (type === "time") {
    const issue = missingZoneIssue(problems);
    return ((left: TimeVector, right: TimeVector, size, orders) => {
      compareTimes(left, right, size, zone, orders);
      return issue;
    }) as Order;
  }
  if (type === "money") {
    const issue = problems.invalid("mixed currencies");
    return ((left: MoneyVector, right: MoneyVector, size, orders) => {
      orderDecimals(left.amounts, right.amounts, size, orders);
      for (let row = 0; row < size; row++)
        if (textAt(left.currencies, row) !== textAt(right.currencies, row)) orders[row] = undecided;
      return issue;
    }) as Order;
  }
  return ((left: NumberVector | FlagVector, right: NumberVector | FlagVector, size, orders) => {
    if (left.type === "number" && right.type === "number")
      orderDecimals(left.decimals, right.decimals, size, orders);
    else orderNumbers(left as FlagVector, right as FlagVector, size, orders);
    return 0;
  }) as Order;
}

function orderNumbers(
  { values: lefts }: { readonly values: ArrayLike<number> },
  { values: rights }: { readonly values: ArrayLike<number> },
  size: number,
  orders: Uint8Array,
): void {
  for (let row = 0; row < size; row++) {
    const [left, right] = [lefts[row]!, rights[row]!];
    orders[row] = 1 + (left > right ? 1 : 0) - (left < right ? 1 : 0);
  }
}

/** Compares decimals as doubles; those that no double stands for are compared digit by digit. */
function orderDecimals(left: Decimals, right: Decimals, size: number, orders: Uint8Array): void {
  orderNumbers({ values: left.values() }, { values: right.values() }, size, orders);
  const rows = new Set([...(left.exceptions?.keys() ?? []), ...(right.exceptions?.keys() ?? [])]);
  for (const row of rows) if (row < size) orders[row] = 1 + compareDecimals(left.at(row), right.at(row));
}

/** 0, 1 or 2 for less, equal or greater. */
export function orderTexts(left: string, right: string): number {
  return left === right ? 1 : left < right ? 0 : 2;
}
