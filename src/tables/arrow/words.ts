import { numbersIn } from "./buffers.js";
import { type ArrowData, typeIds } from "./structure.js";

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** Makes the texts of some values of a batch, from a place on; of those that are null, any. */
export type ReadWords = (data: ArrowData, start: number, size: number) => string[];

/** What makes texts of UTF-8. */
export function wordReader(): ReadWords {
  // Every engine has it, though the language does not.
  const { TextDecoder } = globalThis as unknown as {
    TextDecoder: new (encoding: string, options: { ignoreBOM: boolean }) => Decoder;
  };
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (data, start, size) =>
    data.type.typeId === typeIds.utf8View
      ? viewedWords(decoder, data, start, size)
      : offsetWords(decoder, data, start, size);
}

/** Texts one after another in one buffer. What Arrow leaves away at the end, being null, is empty. */
function offsetWords(decoder: Decoder, data: ArrowData, start: number, size: number): string[] {
  const bytes = data.values as Uint8Array;
  const offsets = data.valueOffsets as Int32Array | BigInt64Array;
  const edges = Array.from({ length: size + 1 }, (_, row) => Number(offsets[start + row] ?? 0));
  const first = edges[0]!;
  // Not the last edge: after a text that Arrow has left away there may be any.
  const all = bytes.subarray(
    first,
    edges.reduce((end, edge) => Math.max(end, edge)),
  );
  const text = decoder.decode(all);
  // With a character for each byte, characters stand where bytes stood: one text is cut up, which is much faster.
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

/** Texts of up to 12 bytes in their views, and longer ones in the buffers that their views name. */
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
  // Of a null, a view may say anything.
  const buffer = buffers[view.getInt32(8, true)] ?? views.subarray(0, 0);
  return buffer.subarray(from, from + length);
}
