import { memoized } from "../memo.js";

/** The pairs that there is room for at first. A small array is made several times faster than one of over 64 bytes. */
const fewest = 8;

/** Gives each distinct pair (whole number, number) a slot: 0, 1, 2 … A hash table in flat arrays. */
export class Slots {
  size = 0;
  /** The pair of each slot. */
  firsts = new Int32Array(fewest);
  seconds = new Float64Array(fewest);
  #table = new Int32Array(2 * fewest);
  /** The first `#sortedSize` slots by first number. */
  #byFirst = new Map<number, number[]>();
  #sortedSize = 0;

  /** The slot of a pair, which is added if it is new. */
  at(first: number, second: number): number {
    const place = this.#placeOf(first, second);
    const slot = this.#table[place]! - 1;
    return slot >= 0 ? slot : this.#add(first, second, place);
  }

  /** The slot of a pair, or -1. */
  find(first: number, second: number): number {
    return this.#table[this.#placeOf(first, second)]! - 1;
  }

  /** The slots of all pairs with this first number, in order. */
  startingWith(first: number): readonly number[] {
    for (; this.#sortedSize < this.size; this.#sortedSize++)
      memoized(this.#byFirst, this.firsts[this.#sortedSize]!, (): number[] => []).push(this.#sortedSize);
    return this.#byFirst.get(first) ?? [];
  }

  #placeOf(first: number, second: number): number {
    const table = this.#table;
    const last = table.length - 1;
    // The whole part below and above 2^32, and 32 bits of the fraction.
    const [low, high] = [second | 0, (second / 4_294_967_296) | 0];
    const fraction = ((second - Math.trunc(second)) * 4_294_967_296) | 0;
    let hash = Math.imul(low ^ Math.imul(high ^ Math.imul(fraction, 0x27d4eb2f), 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(first, 0xc2b2ae35), 0x27d4eb2f);
    let place = (hash ^ (hash >>> 15)) & last;
    for (;;) {
      const slot = table[place]! - 1;
      if (slot < 0 || (this.firsts[slot] === first && this.seconds[slot] === second)) return place;
      place = (place + 1) & last;
    }
  }

  #add(first: number, second: number, place: number): number {
    const slot = this.size++;
    if (slot === this.firsts.length) {
      this.firsts = grown(this.firsts, slot + 1);
      this.seconds = grown(this.seconds, slot + 1);
    }
    this.firsts[slot] = first;
    this.seconds[slot] = second;
    this.#table[place] = slot + 1;
    if (this.size * 2 > this.#table.length) this.#rehash();
    return slot;
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    for (let slot = 0; slot < this.size; slot++) {
      this.#table[this.#placeOf(this.firsts[slot]!, this.seconds[slot]!)] = slot + 1;
    }
  }
}

/** The slots of some first numbers, by their second number. */
export function slotsBySecond(slots: Slots, firsts: ArrayLike<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let index = 0; index < firsts.length; index++) {
    for (const slot of slots.startingWith(firsts[index]!))
      memoized(found, slots.seconds[slot]!, (): number[] => []).push(slot);
  }
  return found;
}

/** An array with room for at least `size` numbers; a longer one at least doubles. */
export function grown<Numbers extends Int32Array | Float64Array | Uint8Array>(
  numbers: Numbers,
  size: number,
): Numbers {
  if (size <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(
    Math.max(size, numbers.length * 2),
  );
  larger.set(numbers);
  return larger;
}
