import type { EntityShape } from "../expressions/shape.js";
import { describe } from "./describe.js";
import { type FoundProblem, isError, Problem } from "./issue.js";

type Values = Readonly<Record<string, unknown>>;

/** The key of a row in messages: its key fields, separated by spaces. */
export function keyText(shape: EntityShape, row: Values): string | null {
  const parts = shape.key.map((name) => row[name]).filter((value) => value !== null && value !== undefined);
  return parts.length === 0
    ? null
    : parts.map((value) => (typeof value === "string" ? value : describe(value))).join(" ");
}

/** The indexes of the kept rows, by key. */
export class KeyIndex {
  readonly #first = new Map<unknown, number>();

  constructor(readonly shape: EntityShape) {}

  add(row: Values, index: number): void {
    this.#first.set(this.#keyOf(row), index);
  }

  /** Adds a problem if a kept row has the same key. */
  check(row: Values, found: FoundProblem[]): void {
    // A key field that could not be read is null, and would look like a missing one.
    if (found.some((one) => isError(one) && this.shape.key.includes(one.field ?? ""))) return;
    const first = this.#first.get(this.#keyOf(row));
    if (first === undefined) return;
    const [field = null] = this.shape.key;
    const message = `expected each ${this.shape.key.join(" and ")} once, got ${describe(keyText(this.shape, row))}, which row ${first} has`;
    found.push({ field, value: field && row[field], problem: new Problem("duplicate", message) });
  }

  #keyOf(row: Values): unknown {
    const [only = ""] = this.shape.key;
    return this.shape.key.length === 1 ? row[only] : JSON.stringify(this.shape.key.map((name) => row[name]));
  }
}
