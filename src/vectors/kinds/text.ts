import { Dictionary } from "../dictionary.js";
import type { FieldReader } from "../source.js";

/** From this number of different texts on, codes cost more than they save. */
const manyWords = 4096;

/** Reads texts. */
export const textReader: FieldReader = {
  name: "text",
  type: "text",
  vectors(values, arena) {
    const codes = arena.int32();
    const issues = arena.uint16();
    let words: string[] = [];
    const dictionary = new Dictionary();
    dictionary.codeOf("");
    return (places, count, size) => {
      const isCoded = dictionary.values.length < manyWords;
      if (!isCoded && words.length === 0) words = new Array<string>(arena.size).fill("");
      let found = 0;
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        const value = values[place];
        const isText = typeof value === "string";
        if (isCoded) codes[place] = isText ? dictionary.codeOf(value) : 0;
        else words[place] = isText ? value : "";
        if (isText) continue;
        if (found++ === 0) issues.fill(0, 0, size);
        issues[place] = 1;
      }
      const foundIssues = found > 0 ? issues : null;
      return isCoded
        ? { type: "text", issues: foundIssues, codes, words: dictionary.values }
        : { type: "text", issues: foundIssues, codes: null, words };
    };
  },
};
