/** The bytes of a block for each row of a batch. */
const bytesPerRow = 64;

/**
 * Makes arrays with a place for each row of a batch, all 0. They are cut from a few blocks of memory: one large block
 * is made many times faster than many arrays.
 */
export class Arena {
  #block: ArrayBuffer | null = null;
  #used = 0;
  #zeros: Int32Array | null = null;

  /** @param size - the most rows that a batch has */
  constructor(readonly size: number) {}

  /** The same zeros for all who only read them: the codes of a literal, the groups of one number. */
  get zeros(): Int32Array {
    return (this.#zeros ??= this.int32());
  }

  uint8(): Uint8Array {
    return new Uint8Array(...this.#cut(1));
  }

  uint16(): Uint16Array {
    return new Uint16Array(...this.#cut(2));
  }

  int32(): Int32Array {
    return new Int32Array(...this.#cut(4));
  }

  float64(): Float64Array {
    return new Float64Array(...this.#cut(8));
  }

  #cut(width: number): [block: ArrayBuffer, start: number, length: number] {
    // Every array begins at a multiple of 8 bytes.
    const bytes = Math.ceil((this.size * width) / 8) * 8;
    if (this.#block === null || this.#used + bytes > this.#block.byteLength) {
      this.#block = new ArrayBuffer(Math.max(bytes, this.size * bytesPerRow));
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += bytes;
    return [this.#block, start, this.size];
  }
}

/** The numbers 0, 1, 2 … of a batch: all its rows as a list. */
export function ascending(arena: Arena): Int32Array {
  const numbers = arena.int32();
  for (let row = 0; row < numbers.length; row++) numbers[row] = row;
  return numbers;
}
