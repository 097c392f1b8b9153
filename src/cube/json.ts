import { isRecord } from "../aggregates/state-checks.js";
import { ownOf } from "../vectors/own.js";

/** Where two pieces of plain data first differ, as `.name` and `[place]`; `null` if they are the same. */
export function firstDifference(expected: unknown, given: unknown): string | null {
  if (expected === given) return null;
  if (Array.isArray(expected) && Array.isArray(given)) {
    for (let place = 0; place < Math.max(expected.length, given.length); place++) {
      const difference = firstDifference(expected[place], given[place]);
      if (difference !== null) return `[${String(place)}]${difference}`;
    }
    return null;
  }
  if (!isRecord(expected) || !isRecord(given)) return "";
  // The order of names does not matter: a store may sort them.
  for (const name of new Set([...Object.keys(expected), ...Object.keys(given)])) {
    const difference = firstDifference(ownOf(expected, name), ownOf(given, name));
    if (difference !== null) return `.${name}${difference}`;
  }
  return null;
}

/** Whether plain data is nested deeper than a number of levels. */
export function isDeepJson(json: unknown, levels: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level
      .filter((part) => typeof part === "object" && part !== null)
      .flatMap((part) => Object.values(part) as unknown[]);
  }
  return false;
}
