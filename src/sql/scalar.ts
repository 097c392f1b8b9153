import { SalesmetricsError } from "../errors.js";
import { canonicalDecimal, type DecimalInput, isDecimal, multiplyDecimals } from "../exact/index.js";
import type { Scalar } from "../vectors/vector.js";
import { type Compiled, guarded, invalidOnly } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { type Sql, sql, written } from "./fragment.js";
import { millisecondsOf } from "./times.js";

/** What rows are grouped by as text that {@link scalarIn} reads. */
export function textOf({ type }: Compiled, dialect: Dialect): (value: Sql) => Sql {
  if (type === "text" || type === "flag") return (value) => value;
  return (value) => inText(value, dialect);
}

/** A number or a day as text. */
export function inText(value: Sql, dialect: Dialect): Sql {
  return written((text) => dialect.asText(text), value);
}

/** A value as what rows are grouped by: flags as words, instants in milliseconds. */
export function groupable(compiled: Compiled, dialect: Dialect): Sql {
  const { type, value, problems, kind } = compiled;
  if (type === "flag") {
    // A flag that was computed is false where it is null.
    const isField = problems.some(({ isInvalid }) => !isInvalid);
    const no = isField ? sql`WHEN NOT ${value} THEN 'false'` : sql`ELSE 'false'`;
    return guarded(sql`CASE WHEN ${value} THEN 'true' ${no} END`, invalidOnly(problems));
  }
  if (type === "time" && kind !== "date") return millisecondsOf({ ...compiled, plain: value }, { dialect });
  return value;
}

/** A number in units as the decimal that it stands for. */
export function decimalIn(text: string, per: number): DecimalInput {
  if (!isDecimal(text)) {
    throw new SalesmetricsError(
      "invalid-argument",
      `fromSql: expected a decimal, got ${JSON.stringify(text)}`,
    );
  }
  if (per === 1) return canonicalDecimal(text);
  const digits = Math.log10(per);
  if (Number.isInteger(digits)) return multiplyDecimals(text, `1e-${String(digits)}`);
  const units = BigInt(text);
  return units % BigInt(per) === 0n ? String(units / BigInt(per)) : Number(text) / per;
}

/** A value of its text. */
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
