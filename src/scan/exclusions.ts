import type { Counts } from "../cube/cube.js";
import type { Problems } from "../vectors/problems.js";
import { Slots } from "../vectors/slots.js";

/** How many rows were left out, by cell and issue. */
export class Exclusions {
  readonly #problems: Problems;
  /** Made with the first exclusion: most questions have none. */
  #pairs: Slots | null = null;
  readonly #counts: number[] = [];

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Counts rows with an issue. Throws the issue if it is an error: now it matters to a row. */
  add(cell: number, issue: number, count = 1): void {
    const pair = (this.#pairs ??= new Slots()).at(cell, issue);
    if (this.#counts[pair] === undefined) this.#problems.textOf(issue);
    this.#counts[pair] = (this.#counts[pair] ?? 0) + count;
  }

  /** Adds the counts of a cell to a record by reason. */
  addTo(record: Record<string, number>, cell: number): void {
    if (this.#pairs === null) return;
    for (const pair of this.#pairs.startingWith(cell)) {
      const why = this.#problems.textOf(this.#pairs.seconds[pair]!);
      record[why] = (record[why] ?? 0) + this.#counts[pair]!;
    }
  }
}

/** How many rows some exclusions together have in a cell, by reason; `null` for none. */
export function countsIn(cell: number, ...exclusions: readonly Exclusions[]): Counts {
  const record: Record<string, number> = {};
  for (const each of exclusions) each.addTo(record, cell);
  return Object.keys(record).length === 0 ? null : record;
}
