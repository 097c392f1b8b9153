import { invalidArgument } from "../errors.js";
import { isCalendarDate } from "../calendar/dates.js";
import { isDecimal } from "../money/exact.js";
import type { AnyExpression, Expression, Json, Scalar, ValueType } from "./expression.js";

/** Turns what a caller wrote as an operand into an expression: an expression stays what it is. */
export function operandOf(value: unknown, type: ValueType): AnyExpression {
  if (!isExpression(value)) return literal(value, type);
  if (value.type === type) return value;
  throw invalidArgument("expression", `a ${type}`, `a ${value.type}`);
}

/** Whether a value is an expression. */
export function isExpression(value: unknown): value is AnyExpression {
  return typeof value === "object" && value !== null && "bind" in value && "definition" in value;
}

function literal(value: unknown, type: ValueType): Expression<unknown, unknown> {
  const scalar = scalarOf(value, type);
  return {
    type,
    entity: null,
    definition: { literal: asJson(scalar, type) },
    opaque: false,
    bind: () => () => scalar,
  };
}

function asJson(scalar: Scalar, type: ValueType): Json {
  if (type === "time" && typeof scalar === "number") return new Date(scalar).toISOString();
  return typeof scalar === "object" ? { amount: String(scalar.amount), currency: scalar.currency } : scalar;
}

function scalarOf(value: unknown, type: ValueType): Scalar {
  if (type === "text" && typeof value === "string") return value;
  if (type === "flag" && typeof value === "boolean") return value;
  if (type === "number" && isDecimal(value)) return value;
  if (type === "time" && isCalendarDate(value)) return value;
  if (type === "time" && value instanceof Date && !Number.isNaN(value.getTime())) return value.getTime();
  if (type === "money" && isMoneyLike(value))
    return { amount: value.amount.toFixed(), currency: value.currency };
  throw invalidArgument("expression", `a ${type}`, value);
}

/** A `Money`, told by its shape so that comparing amounts does not bring the decimal library along. */
interface MoneyLike {
  readonly amount: { toFixed(): string };
  readonly currency: string;
}

function isMoneyLike(value: unknown): value is MoneyLike {
  if (typeof value !== "object" || value === null || !("amount" in value) || !("currency" in value))
    return false;
  const { amount, currency } = value;
  return typeof amount === "object" && amount !== null && "toFixed" in amount && typeof currency === "string";
}
