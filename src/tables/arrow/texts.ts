import { Dictionary } from "../../vectors/dictionary.js";
import { batchSize } from "../../vectors/vector.js";
import type { TextColumn } from "../column.js";
import { manyWords } from "../column-builder.js";
import { missingOf, numbersIn } from "./buffers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";

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

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** The `size` texts of a batch from `start` on. The text of a null can be anything. */
type ReadWords = (data: ArrowData, start: number, size: number) => string[];

/** A decoder of UTF-8 texts. */
function wordReader(): ReadWords {
  // Every engine has it, but it is not part of the language.
  const { TextDecoder } = globalThis as unknown as {
    TextDecoder: new (encoding: string, options: { ignoreBOM: boolean }) => Decoder;
  };
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (data, start, size) =>
    data.type.typeId === typeIds.utf8View
      ? viewedWords(decoder, data, start, size)
      : offsetWords(decoder, data, start, size);
}

/** Texts one after another in one buffer. Arrow can omit nulls at the end: they become empty. */
function offsetWords(decoder: Decoder, data: ArrowData, start: number, size: number): string[] {
  const bytes = data.values as Uint8Array;
  const offsets = data.valueOffsets as Int32Array | BigInt64Array;
  const edges = Array.from({ length: size + 1 }, (_, row) => Number(offsets[start + row] ?? 0));
  const first = edges[0]!;
  // Not the last edge: the edges after omitted texts can be anything.
  const all = bytes.subarray(
    first,
    edges.reduce((end, edge) => Math.max(end, edge)),
  );
  const text = decoder.decode(all);
  // With one character per byte, cutting up the decoded text is right, and much faster.
  const isPlain = text.length === all.length;
  return Array.from({ length: size }, (_, row) => {
    const [from, to] = [edges[row]!, edges[row + 1]!];
    return isPlain
      ? text.slice(from - first, Math.max(to - first, 0))
      : decoder.decode(bytes.subarray(from, to));
  });
}

const viewBytes = 16;
const longestInView = 12;

/** Texts of up to 12 bytes inside their views, longer ones in the buffers that the views point to. */
function viewedWords(decoder: Decoder, data: ArrowData, start: number, size: number): string[] {
  const views = numbersIn<Uint8Array>(data, viewBytes);
  const { variadicBuffers = [] } = data;
  return Array.from({ length: size }, (_, row) =>
    decoder.decode(bytesAt(views, (start + row) * viewBytes, variadicBuffers)),
  );
}

function bytesAt(views: Uint8Array, start: number, buffers: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(views.buffer, views.byteOffset + start, viewBytes);
  const length = view.getInt32(0, true);
  if (length <= longestInView) return views.subarray(start + 4, start + 4 + length);
  const from = view.getInt32(12, true);
  // The view of a null can point anywhere.
  const buffer = buffers[view.getInt32(8, true)] ?? views.subarray(0, 0);
  return buffer.subarray(from, from + length);
}
