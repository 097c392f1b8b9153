import { Slots } from "../vectors/slots.js";
import type { Problems } from "../vectors/problems.js";

/** How many rows were left out, by cell and by issue. */
export class Exclusions {
  readonly #problems: Problems;
  readonly #pairs = new Slots();
  readonly #counts: number[] = [];

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Throws where the issue is an error, which is so once it matters to a row. */
  add(cell: number, issue: number, count = 1): void {
    const pair = this.#pairs.at(cell, issue);
    if (this.#counts[pair] === undefined) this.#problems.textOf(issue);
    this.#counts[pair] = (this.#counts[pair] ?? 0) + count;
  }

  /** Adds what a cell left out to a record of why and how many. */
  addTo(record: Record<string, number>, cell: number): void {
    for (const pair of this.#pairs.startingWith(cell)) {
      const why = this.#problems.textOf(this.#pairs.seconds[pair]!);
      record[why] = (record[why] ?? 0) + this.#counts[pair]!;
    }
  }
}
