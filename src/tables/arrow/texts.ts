import { Dictionary } from "../../vectors/dictionary.js";
import { batchSize } from "../../vectors/vector.js";
import type { TextColumn } from "../column.js";
import { manyWords } from "../column-builder.js";
import { missingOf } from "./buffers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";
import { wordReader } from "./words.js";

/** Whether values of a type are texts. */
export function isText({ typeId }: ArrowType): boolean {
  return typeId === typeIds.utf8 || typeId === typeIds.largeUtf8 || typeId === typeIds.utf8View;
}

/** A reader of the texts of batches. All share one dictionary, unless most texts are distinct. */
export function textReader(): (data: ArrowData) => TextColumn {
  const readWords = wordReader();
  const dictionary = new Dictionary();
  let length = 0;
  return (data) => {
    const places = { type: "text", marks: missingOf(data), unusable: new Map<number, unknown>() } as const;
    const { values } = dictionary;
    if (values.length > manyWords && values.length * 2 > length) {
      return { ...places, codes: null, words: readWords(data, 0, data.length) };
    }
    const codes = new Int32Array(data.length);
    for (let start = 0; start < data.length; start += batchSize) {
      const size = Math.min(batchSize, data.length - start);
      const words = readWords(data, start, size);
      dictionary.codesOf({ type: "text", issues: null, codes: null, words }, size, codes.subarray(start));
    }
    length += data.length;
    return { ...places, codes, words: values.length === 0 ? [""] : values };
  };
}
