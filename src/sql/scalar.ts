import { refusal } from "../errors.js";
import { canonicalDecimal, type DecimalInput, isDecimal, multiplyDecimals } from "../exact/index.js";
import type { Scalar } from "../vectors/vector.js";
import type { Compiled } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { type Sql, sql } from "./fragment.js";
import { guard, invalidOnly, missingOnly } from "./issue.js";
import { millisecondsOf } from "./times.js";

/** A value as a group key: flags as words, instants in milliseconds. */
export function groupKey(compiled: Compiled, dialect: Dialect): Sql {
  const { type, value, issues, kind } = compiled;
  if (type === "flag") {
    // A flag that was computed is false where it is null.
    const isField = missingOnly(issues).length > 0;
    const no = isField ? sql`WHEN NOT ${value} THEN 'false'` : sql`ELSE 'false'`;
    return guard(sql`CASE WHEN ${value} THEN 'true' ${no} END`, invalidOnly(issues));
  }
  if (type === "time" && kind !== "date") return millisecondsOf({ ...compiled, unguarded: value }, dialect);
  return value;
}

/** The decimal of a number in units, of which `per` make one. */
export function decimalIn(text: string, per: number): DecimalInput {
  if (!isDecimal(text)) throw refusal("fromSql", "a decimal", JSON.stringify(text));
  if (per === 1) return canonicalDecimal(text);
  const digits = Math.log10(per);
  if (Number.isInteger(digits)) return multiplyDecimals(text, `1e-${String(digits)}`);
  // An engine may write whole units with zeros after the point, where they were compared with decimals.
  const units = canonicalDecimal(text);
  const isMultiple = !units.includes(".") && BigInt(units) % BigInt(per) === 0n;
  return isMultiple ? String(BigInt(units) / BigInt(per)) : Number(units) / per;
}

export function scalarIn(text: string, { type, per, kind }: Compiled): Scalar {
  switch (type) {
    case "text":
      return text;
    case "flag":
      return text === "true";
    case "time":
      return kind === "date" ? text : Number(text);
    default:
      return decimalIn(text, per);
  }
}
