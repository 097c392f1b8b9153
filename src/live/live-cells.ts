import { Cells } from "../cube/cells.js";
import type { GroupNumbers } from "../cube/groups.js";

/** Cells that may become empty again: those in use are found from what they hold. */
export class LiveCells extends Cells {
  readonly #holds: (cell: number) => boolean;

  /** @param holds - whether rows that are there were folded into a cell, or are reported in it */
  constructor(groups: GroupNumbers, holds: (cell: number) => boolean) {
    super(groups);
    this.#holds = holds;
  }

  override used(): number[] {
    const found: number[] = [];
    for (let cell = 0; cell < this.size; cell++) if (this.#holds(cell)) found.push(cell);
    return found;
  }
}
