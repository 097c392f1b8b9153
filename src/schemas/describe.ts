import { shown } from "../errors.js";

const mostNames = 4;

/** A value as an issue shows it. */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "object" ? describeObject(value) : shown(value);
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isDate(value)) return Number.isNaN(value.getTime()) ? "an invalid date" : value.toISOString();
  const names = Object.keys(value);
  if (names.length === 0) return "an object without fields";
  return `an object with ${names.slice(0, mostNames).join(", ")}${names.length > mostNames ? ", …" : ""}`;
}

/** Whether a value is a real `Date`, of this realm or of another. */
export function isDate(value: unknown): value is Date {
  try {
    Date.prototype.getTime.call(value as Date);
    return true;
  } catch {
    return false;
  }
}
