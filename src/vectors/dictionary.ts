import { SalesmetricsError } from "../errors.js";
import type { TextVector } from "./vector.js";

/** A list of at most this many words is adopted whole, even if some do not occur. */
const fewWords = 4096;

/** No `Map` holds more than 2^24 keys. */
const mostValues = 16_777_216;

/** Gives each distinct value a code: 0, 1, 2 … in order of appearance. */
export class Dictionary<Value = string> {
  readonly values: Value[] = [];
  readonly #codes = new Map<Value, number>();
  #adopted: readonly string[] | null = null;
  #adoptedLength = 0;
  #known: readonly string[] | null = null;
  #table = new Int32Array(0);

  codeOf(value: Value): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      if (this.values.length === mostValues) throw tooMany();
      code = this.values.push(value) - 1;
      this.#codes.set(value, code);
    }
    return code;
  }

  /** The code of a value; -1 if it has none. */
  find(value: Value): number {
    return this.#codes.get(value) ?? -1;
  }

  /** Writes the code of every row's text to `found`. Texts that already have codes are looked up once per word. */
  codesOf(
    this: Dictionary<string | Value>,
    { codes, words }: TextVector,
    size: number,
    found: Int32Array,
  ): void {
    if (codes === null) {
      for (let row = 0; row < size; row++) found[row] = this.codeOf(words[row]!);
      return;
    }
    if (this.#adopts(words)) {
      found.set(codes.subarray(0, size));
      return;
    }
    if (words !== this.#known || words.length > this.#table.length) {
      this.#known = words;
      this.#table = new Int32Array(words.length + 16).fill(-1);
    }
    const table = this.#table;
    for (let row = 0; row < size; row++) {
      const code = codes[row]!;
      let known = table[code]!;
      if (known === -1) table[code] = known = this.codeOf(words[code]!);
      found[row] = known;
    }
  }

  /** Whether the codes of `words` are the codes of this dictionary. An empty dictionary adopts a short list. */
  #adopts(this: Dictionary<string | Value>, words: readonly string[]): boolean {
    if (this.values.length === 0 && words.length <= fewWords) {
      for (const word of words) this.codeOf(word);
      if (this.values.length === words.length) this.#adopted = words;
      this.#adoptedLength = words.length;
    }
    return words === this.#adopted && words.length === this.#adoptedLength;
  }
}

function tooMany(): SalesmetricsError {
  return new SalesmetricsError(
    "too-many-values",
    `expected at most ${String(mostValues)} different values to count or to split by, got more: scan shards of the rows`,
  );
}
