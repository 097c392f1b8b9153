import type { Arena } from "../../vectors/arena.js";
import { Dictionary } from "../dictionary.js";
import type { Problems } from "../problems.js";
import type { Read, TextVector } from "../vector.js";

/**
 * Reads texts as listed words; any other text is the problem `unknown word in` the field. `known` has the word of each
 * text that can be read.
 */
export function wordReader(
  read: Read,
  known: ReadonlyMap<string, string>,
  path: string,
  { problems, arena }: { readonly problems: Problems; readonly arena: Arena },
): Read<TextVector> {
  const unknown = problems.invalid(`unknown word in ${path}`);
  const words = [...new Set(known.values())];
  const places = Int32Array.from(known.values(), (word) => words.indexOf(word));
  // The first codes are those of the texts that can be read.
  const dictionary = new Dictionary();
  for (const text of known.keys()) dictionary.codeOf(text);
  let codes: Int32Array | null = null;
  let issues: Uint16Array | null = null;
  const isPlain = plainTexts(known);
  return (batch, subset) => {
    const vector = read(batch, subset) as TextVector;
    const { size } = batch;
    if (isPlain(vector, size)) return vector;
    codes ??= arena.int32();
    issues ??= arena.uint16();
    dictionary.codesOf(vector, size, codes);
    let found = 0;
    for (let row = 0; row < size; row++) {
      const place = codes[row]! < places.length ? places[codes[row]!]! : -1;
      const own = vector.issues === null ? 0 : vector.issues[row]!;
      const issue = own === 0 && place < 0 ? unknown : own;
      codes[row] = Math.max(place, 0);
      issues[row] = issue;
      found |= issue;
    }
    return { type: "text", issues: found === 0 ? null : issues, codes, words };
  };
}

/**
 * Returns a function that tells whether all texts of a batch are listed words as they stand; looks at each word of a
 * dictionary once. A missing text is blank, so a batch without blank texts has none of either.
 */
function plainTexts(known: ReadonlyMap<string, string>): (vector: TextVector, size: number) => boolean {
  let seen: readonly string[] | null = null;
  let [count, blank, others] = [0, -1, 0];
  return ({ codes, words }, size) => {
    if (codes === null) return false;
    if (words !== seen) [seen, count, blank, others] = [words, 0, -1, 0];
    for (; count < words.length; count++) {
      const word = words[count]!;
      if (known.get(word) === word) continue;
      if (word === "" && blank < 0) blank = count;
      else others++;
    }
    return others === 0 && (blank < 0 || !codes.subarray(0, size).includes(blank));
  };
}
