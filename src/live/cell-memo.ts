/** What was computed from single cells, until a row comes to them or goes. */
export class CellMemo {
  /** By cell, then by what it is. */
  #known: (unknown[] | null)[] = [];

  /** What is known of a cell under a number; made and kept the first time. */
  recall<Value>(cell: number, what: number, make: () => Value): Value {
    const known = (this.#known[cell] ??= []);
    return (known[what] ??= make()) as Value;
  }

  /** Forgets the first `count` of some cells. */
  forget(cells: Int32Array, count: number): void {
    for (let index = 0; index < count; index++) this.#known[cells[index]!] = null;
  }

  /** Forgets all cells. */
  clear(): void {
    this.#known = [];
  }
}
