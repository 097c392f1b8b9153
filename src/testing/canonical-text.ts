/**
 * A text that is equal for two values only if they are identical to the last bit: `-0` differs from `0`, a number from
 * its text, and a Decimal shows all its digits.
 */
export function canonicalText(value: unknown): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value instanceof Map || value instanceof Set)
    return `(${Array.from<unknown>(value).map(canonicalText).join(",")})`;
  // Decimals, dates and periods.
  if ("toJSON" in value && typeof value.toJSON === "function")
    return `<${canonicalText((value as { toJSON(): unknown }).toJSON())}>`;
  const parts = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}:${canonicalText(held)}`);
  return `{${parts.sort().join(",")}}`;
}

/** A value as JSON for messages; values that JSON lacks, such as bigints and Infinity, become texts. */
export function readableJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) => {
    if (typeof held === "bigint" || typeof held === "function" || Object.is(held, -0))
      return canonicalText(held);
    if (typeof held === "number" && !Number.isFinite(held)) return String(held);
    return held instanceof Map || held instanceof Set ? Array.from<unknown>(held) : held;
  });
}

/** A value after it was sent as JSON. */
export function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
