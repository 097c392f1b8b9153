import { SalesmetricsError } from "../errors.js";
import { memoized } from "../vectors/memo.js";
import type { Readable } from "../expressions/expression.js";

/** The most operators inside one another. Thousands would fill the stack of the engine. */
const deepest = 250;

/** The most operators that are written out, one that occurs often counted as often: about 10 MB. */
const mostWritten = 100_000;

/** Refuses an expression or a formula whose operators are nested too deep to be computed. */
export function checkNesting(readable: Readable): void {
  if (isNestedDeeper(readable, deepest, partsOf))
    throw tooDeep(`${String(deepest)} operators inside one another`);
}

/** Refuses an expression or a formula whose definition is too long to be written out. It is not nested too deep. */
export function checkLength(readable: Readable): void {
  const counts = new Map<Readable, number>();
  const countIn = (part: Readable): number =>
    memoized(counts, part, () => partsOf(part).reduce((sum, each) => sum + countIn(each), 1));
  if (countIn(readable) > mostWritten) throw tooDeep(`${String(mostWritten)} operators in all`);
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

/** Whether something is nested deeper than a number of levels. A part that occurs often is looked at once a level. */
export function isNestedDeeper<Node>(
  root: Node,
  levels: number,
  partsOf: (node: Node) => readonly Node[],
): boolean {
  let level: ReadonlySet<Node> = new Set([root]);
  for (let depth = 0; level.size > 0; depth++) {
    if (depth > levels) return true;
    const next = new Set<Node>();
    for (const node of level) for (const part of partsOf(node)) next.add(part);
    level = next;
  }
  return false;
}
