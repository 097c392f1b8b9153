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
  // Into the smaller unit if the other is made of it: a product of both may be too large for an integer.
  const isMultiple = left.per % right.per === 0 || right.per % left.per === 0;
  const per = isMultiple ? Math.max(left.per, right.per) : left.per * right.per;
  return { first: times(first, per / left.per), second: times(second, per / right.per), per };
}

function times(value: Sql, factor: number): Sql {
  return factor === 1 ? value : sql`(${value} * ${parameter(factor, "integer")})`;
}

/** A constant in units, of which `per` make one. */
export function inUnits({ constant }: Compiled, per: number): Sql {
  return parameter(multiplyDecimals(constant as DecimalInput, per), "decimal");
}
