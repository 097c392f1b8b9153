import { Dictionary } from "../dictionary.js";
import type { Issues } from "../problems.js";
import type { FieldReader, MakeVector } from "../source.js";

/** From so many different texts on, a code for each costs more than it saves. */
const manyWords = 4096;

function makeTexts(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const codes = new Int32Array(issues.length);
  const words = new Array<string>(issues.length).fill("");
  const dictionary = new Dictionary();
  dictionary.codeOf("");
  return (places, count, size) => {
    const isCoded = dictionary.values.length < manyWords;
    let found = 0;
    issues.fill(0, 0, size);
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const value = values[place];
      const isText = typeof value === "string";
      if (isCoded) codes[place] = isText ? dictionary.codeOf(value) : 0;
      else words[place] = isText ? value : "";
      issues[place] = isText ? 0 : 1;
      found += isText ? 0 : 1;
    }
    const shown: Issues = found > 0 ? issues : null;
    return isCoded
      ? { name: "text", type: "text", issues: shown, codes, words: dictionary.values }
      : { name: "text", type: "text", issues: shown, codes: null, words };
  };
}

/** Reads texts. */
export const textReader: FieldReader = { name: "text", type: "text", vectors: makeTexts };
