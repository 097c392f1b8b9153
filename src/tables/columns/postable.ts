import { described } from "./described.js";

/** A value, or, where `postMessage` would refuse it, a text that says what it was. */
export function postable(value: unknown): unknown {
  if (typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol") return value;
  // Where there is no such function, nothing is known of what can be posted.
  const { structuredClone: clone } = globalThis as { structuredClone?: (value: unknown) => unknown };
  try {
    clone?.(value);
    return value;
  } catch {
    return described(value);
  }
}
