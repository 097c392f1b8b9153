/**
 * A text that is the same for two values only when they are the same to the last bit: `-0` is not `0`, a number is
 * not its text, and a Decimal is told by all its digits.
 */
export function strictText(value: unknown): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(strictText).join(",")}]`;
  if (value instanceof Map || value instanceof Set)
    return `(${Array.from<unknown>(value).map(strictText).join(",")})`;
  // Decimals, dates and periods say what they are by themselves.
  if ("toJSON" in value && typeof value.toJSON === "function")
    return `<${strictText((value as { toJSON(): unknown }).toJSON())}>`;
  const parts = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}:${strictText(held)}`);
  return `{${parts.sort().join(",")}}`;
}

/** A value as JSON that shows it to people, with what JSON lacks as texts. */
export function shownJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) => {
    if (typeof held === "bigint" || typeof held === "function" || Object.is(held, -0))
      return strictText(held);
    if (typeof held === "number" && !Number.isFinite(held)) return String(held);
    return held instanceof Map || held instanceof Set ? Array.from<unknown>(held) : held;
  });
}
