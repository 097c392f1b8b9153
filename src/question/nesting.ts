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

/** The size of something; throws if it is too deep. */
const sizeOf = /*#__PURE__*/ (() => {
  const known = new WeakMap<Readable, Size>();
  const sizeAt = (part: Readable, level: number): Size => {
    if (typeof part.words === "string") return leaf;
    if (level > deepest) throw tooMany(deepest, "inside one another");
    let size = known.get(part);
    if (size === undefined) {
      let [count, height] = [1, 0];
      for (const each of partsOf(part)) {
        const inner = sizeAt(each, level + 1);
        count += inner.count;
        height = Math.max(height, inner.height + 1);
      }
      known.set(part, (size = { count, height }));
    }
    if (level + size.height > deepest) throw tooMany(deepest, "inside one another");
    return size;
  };
  return (readable: Readable) => sizeAt(readable, 0);
})();

function tooMany(limit: number, where: string): SalesmetricsError {
  return new SalesmetricsError(
    "nested-too-deep",
    `expected at most ${String(limit)} operators ${where}, got more: pass all conditions to one and() or or(), or use isOneOf()`,
  );
}

function partsOf({ words }: Readable): readonly Readable[] {
  if (typeof words === "string") return [];
  return "parts" in words
    ? words.parts
    : [words.input, words.where, words.at].filter((part) => part !== null);
}
