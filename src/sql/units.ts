import { type DecimalInput, multiplyDecimals } from "../exact/index.js";
import type { Compiled } from "./compiled.js";
import { parameter, type Sql, sql } from "./fragment.js";

/** Two numbers in a common unit, of which `per` make one. */
export function inOneUnit(
  left: Compiled,
  right: Compiled,
  property: "value" | "unguarded",
): { readonly first: Sql; readonly second: Sql; readonly per: number } {
  const [first, second] = [left[property], right[property]];
  if (left.per === right.per) return { first, second, per: left.per };
  if (right.constant !== undefined) return { first, second: inUnits(right, left.per), per: left.per };
  return {
    first: sql`(${first} * ${parameter(right.per, "integer")})`,
    second: sql`(${second} * ${parameter(left.per, "integer")})`,
    per: left.per * right.per,
  };
}

/** A constant in units, of which `per` make one. */
export function inUnits({ constant }: Compiled, per: number): Sql {
  return parameter(multiplyDecimals(constant as DecimalInput, per), "decimal");
}
