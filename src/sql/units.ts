import { type DecimalInput, multiplyDecimals } from "../exact/index.js";
import type { Compiled } from "./compiled.js";
import { parameter, type Sql, sql } from "./fragment.js";

/** Two numbers in units of one size, and how many of those make one. */
export function inOneUnit(
  left: Compiled,
  right: Compiled,
  pick: (number: Compiled) => Sql,
): { readonly first: Sql; readonly second: Sql; readonly per: number } {
  if (left.per === right.per) return { first: pick(left), second: pick(right), per: left.per };
  // A constant takes the unit of the other.
  if (right.constant !== undefined)
    return { first: pick(left), second: inUnits(right, left.per), per: left.per };
  const first = sql`(${pick(left)} * ${parameter(right.per, "integer")})`;
  const second = sql`(${pick(right)} * ${parameter(left.per, "integer")})`;
  return { first, second, per: left.per * right.per };
}

/** A constant in units of which so many make one. */
export function inUnits({ constant }: Compiled, per: number): Sql {
  return parameter(multiplyDecimals(constant as DecimalInput, per), "decimal");
}
