import type { EntityShape } from "../expressions/shape.js";
import { describe } from "./describe.js";
import { type FoundProblem, Problem } from "./issue.js";

type Values = Readonly<Record<string, unknown>>;

/** The key of a row in messages: its key fields, separated by spaces. */
export function keyText({ key }: EntityShape, row: Values): string | null {
  const parts = key.map((name) => row[name]).filter((value) => value !== null && value !== undefined);
  return parts.length === 0
    ? null
    : parts.map((value) => (typeof value === "string" ? value : describe(value))).join(" ");
}

/** The indexes of the kept rows, by key. */
export interface KeyIndex {
  add(row: Values, index: number): void;
  /** Whether a kept row has the same key; then adds a problem. */
  repeats(row: Values, found: FoundProblem[]): boolean;
}

export function keyIndex(shape: EntityShape): KeyIndex {
  const { key } = shape;
  const first = key[0]!;
  const indexes = new Map<unknown, number>();
  const keyOf = (row: Values): unknown =>
    key.length === 1 ? row[first] : JSON.stringify(key.map((name) => row[name]));
  return {
    add(row, index) {
      indexes.set(keyOf(row), index);
    },
    repeats(row, found) {
      const index = indexes.get(keyOf(row));
      if (index === undefined) return false;
      const expected = `each ${key.join(" and ")} once`;
      const problem = new Problem("duplicate", expected, keyText(shape, row), `, which row ${index} has`);
      found.push({ field: first, value: row[first], problem });
      return true;
    },
  };
}
