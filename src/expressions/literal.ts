import type { Arena } from "../vectors/arena.js";
import { invalidArgument } from "../errors.js";
import { isCalendarDate } from "../calendar/dates.js";
import { epochOf } from "../calendar/instants.js";
import type { TimePoint } from "../calendar/time.js";
import { type DecimalInput, isDecimal } from "../exact/index.js";
import { Decimals, plainResult } from "../vectors/decimals.js";
import {
  midnightOf,
  type RowMoney,
  type Scalar,
  type TextVector,
  type TimeVector,
  type Vector,
} from "../vectors/vector.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  type Json,
  type ValueType,
} from "./expression.js";

/** An operand as an expression of a type: a value becomes a constant. */
export function operandOf(caller: string, value: unknown, type: ValueType): AnyExpression {
  return isExpression(value) ? expressionIn(caller, value, type) : literal(caller, value, type);
}

/** Whether a value is an expression. */
export function isExpression(value: unknown): value is AnyExpression {
  return typeof value === "object" && value !== null && "opaque" in value;
}

function literal(caller: string, value: unknown, type: ValueType): Expression<unknown, unknown> {
  const scalar = scalarOf(caller, value, type);
  const plain = asJson(scalar, type);
  const words =
    typeof scalar === "object" ? `${String(scalar.amount)} ${scalar.currency}` : JSON.stringify(plain);
  return constant(type, plain, words, (arena) => constantVector(scalar, type, arena));
}

/** A text as an expression. */
export function textLiteral(text: string): Expression<unknown, string> {
  return constant("text", text, JSON.stringify(text), (arena) => constantText(text, arena));
}

function constant(
  type: ValueType,
  plain: Json,
  words: string,
  vectorOf: (arena: Arena) => Vector,
): Expression<unknown, never> {
  return {
    type,
    entity: null,
    definition: { literal: plain },
    words,
    opaque: false,
    bind: ({ arena }) => {
      const vector = vectorOf(arena);
      return () => vector;
    },
  };
}

/** A vector with one time in every row. */
export function constantTime(time: TimePoint, arena: Arena): TimeVector {
  const values = arena.float64().fill(typeof time === "number" ? time : midnightOf(time));
  return { type: "time", issues: null, values, dates: typeof time === "string" };
}

function constantVector(scalar: Scalar, type: ValueType, arena: Arena): Vector {
  switch (type) {
    case "text":
      return constantText(scalar as string, arena);
    case "flag":
      return { type, issues: null, values: arena.uint8().fill(scalar === true ? 1 : 0) };
    case "number":
      return { type, issues: null, decimals: constantDecimals(scalar, arena) };
    case "time":
      return constantTime(scalar as TimePoint, arena);
    case "money": {
      const { amount, currency } = scalar as RowMoney;
      const currencies = constantText(currency, arena);
      return { type, issues: null, amounts: constantDecimals(amount, arena), currencies };
    }
  }
}

/** A vector with one text in every row. */
export function constantText(text: string, arena: Arena): TextVector {
  return { type: "text", issues: null, codes: arena.zeros, words: [text] };
}

function constantDecimals(value: unknown, arena: Arena): Decimals {
  const plain = plainResult(value as DecimalInput);
  if (typeof plain === "number") return new Decimals().takeNumbers(arena.float64().fill(plain), arena.size);
  const exceptions = new Map(Array.from({ length: arena.size }, (_, row) => [row, plain]));
  return new Decimals().takeNumbers(arena.float64().fill(Number.NaN), arena.size, exceptions);
}

function asJson(scalar: Scalar, type: ValueType): Json {
  if (type === "time" && typeof scalar === "number") return new Date(scalar).toISOString();
  return typeof scalar === "object" ? { amount: String(scalar.amount), currency: scalar.currency } : scalar;
}

function scalarOf(caller: string, value: unknown, type: ValueType): Scalar {
  if (type === "text" && typeof value === "string") return value;
  if (type === "flag" && typeof value === "boolean") return value;
  if (type === "number" && isDecimal(value)) return value;
  if (type === "time" && isCalendarDate(value)) return value;
  if (type === "time" && !Number.isNaN(epochOf(value))) return epochOf(value);
  if (type === "money" && isMoneyLike(value))
    return { amount: value.amount.toFixed(), currency: value.currency };
  throw invalidArgument(caller, `a ${type}`, value);
}

/** A `Money`, recognised by its shape, so that this file does not import the decimal library. */
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
