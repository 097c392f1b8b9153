import { SalesmetricsError } from "../errors.js";
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
  if (sizeOf(readable).count > most) throw tooMany(most, "in all");
}

const leaf: Size = { count: 1, height: 0 };

/** The size of something, at a level of another; throws if it is too deep. */
const sizeOf = /*#__PURE__*/ (() => {
  const known = new WeakMap<Readable, Size>();
  const sizeAt = (part: Readable, level = 0): Size => {
    const { words } = part;
    if (typeof words === "string") return leaf;
    if (level > deepest) throw tooMany(deepest, "inside one another");
    let size = known.get(part);
    if (size === undefined) {
      let [count, height] = [1, 0];
      const parts = "parts" in words ? words.parts : [words.input, words.where, words.at];
      for (const each of parts) {
        if (each === null) continue;
        const inner = sizeAt(each, level + 1);
        count += inner.count;
        height = Math.max(height, inner.height + 1);
      }
      known.set(part, (size = { count, height }));
    }
    if (level + size.height > deepest) throw tooMany(deepest, "inside one another");
    return size;
  };
  return sizeAt;
})();

function tooMany(limit: number, where: string): SalesmetricsError {
  return new SalesmetricsError(
    "nested-too-deep",
    `expected at most ${String(limit)} operators ${where}, got more: pass all conditions to one and() or or(), or use isOneOf()`,
  );
}
