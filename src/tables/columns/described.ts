/** The type of a value, or the value itself where it is short, as messages show it. */
export function described(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return String(value);
  const name = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return name === "Object" ? `{ ${Object.keys(value).join(", ")} }` : name;
}
