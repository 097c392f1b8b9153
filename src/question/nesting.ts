import { SalesmetricsError } from "../errors.js";
import { memoized } from "../vectors/memo.js";
import type { Readable } from "../expressions/expression.js";

/** The most operators inside one another. Thousands would fill the stack of the engine. */
const deepest = 250;

/** The most operators that are written out, one that occurs often counted as often: about 10 MB. */
export const mostWritten = 100_000;

/** How many operators something has, and how many inside one another. */
interface Size {
  readonly count: number;
  readonly height: number;
}

/** Refuses an expression or a formula with too many operators inside one another, or with more than `most` in all. */
export function checkNesting(readable: Readable, most = Infinity): void {
  const known = new Map<Readable, Size>();
  const sizeOf = (part: Readable, level: number): Size => {
    const size = level > deepest ? null : memoized(known, part, () => sizeFrom(part, level + 1));
    if (size === null || level + size.height > deepest)
      throw tooDeep(`${String(deepest)} operators inside one another`);
    return size;
  };
  const sizeFrom = (part: Readable, level: number): Size => {
    let [count, height] = [1, 0];
    for (const each of partsOf(part)) {
      const size = sizeOf(each, level);
      count += size.count;
      height = Math.max(height, size.height + 1);
    }
    return { count, height };
  };
  if (sizeOf(readable, 0).count > most) throw tooDeep(`${String(most)} operators in all`);
}

function tooDeep(most: string): SalesmetricsError {
  return new SalesmetricsError(
    "nested-too-deep",
    `expected at most ${most}, got more: pass all conditions to one and() or or(), or use isOneOf()`,
  );
}

function partsOf({ words }: Readable): readonly Readable[] {
  if (typeof words === "string") return [];
  return "parts" in words
    ? words.parts
    : [words.input, words.where, words.at].filter((part) => part !== null);
}
