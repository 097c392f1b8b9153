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
  const check = (isFew: boolean, limit: number, where: string): void => {
    if (isFew) return;
    throw new SalesmetricsError(
      "nested-too-deep",
      `expected at most ${String(limit)} operators ${where}, got more: pass all conditions to one and() or or(), or use isOneOf()`,
    );
  };
  const sizeOf = (part: Readable, level: number): Size => {
    check(level <= deepest, deepest, "inside one another");
    const size = memoized(known, part, () => {
      const parts = partsOf(part).map((each) => sizeOf(each, level + 1));
      return {
        count: parts.reduce((sum, { count }) => sum + count, 1),
        height: parts.reduce((greatest, { height }) => Math.max(greatest, height + 1), 0),
      };
    });
    check(level + size.height <= deepest, deepest, "inside one another");
    return size;
  };
  check(sizeOf(readable, 0).count <= most, most, "in all");
}

function partsOf({ words }: Readable): readonly Readable[] {
  if (typeof words === "string") return [];
  return "parts" in words
    ? words.parts
    : [words.input, words.where, words.at].filter((part) => part !== null);
}
