import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Problem } from "../problem.js";

/** The text of a file piece by piece, without its byte order mark; what is no text file is refused. */
export async function* textOf(path: string, encoding: string): AsyncGenerator<string> {
  await checkFile(path);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    if (decoder === null) {
      checkStart(path, chunk);
      decoder = new TextDecoder(markedEncoding(chunk) ?? encoding, { fatal: true });
    }
    const text = decode(path, decoder, chunk);
    if (text.includes("\0")) throw new Problem(`${path}: is a binary file, not text`);
    if (text !== "") yield text;
  }
  if (decoder === null) throw new Problem(`${path}: is empty`);
  const rest = decode(path, decoder);
  if (rest !== "") yield rest;
}

async function checkFile(path: string): Promise<void> {
  if (path === "") throw new Problem("expected the name of a file, got nothing");
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new Problem(`${path}: is a directory, not a file`);
    // Nothing else has an end to wait for, but a pipe may well carry CSV.
    if (!found.isFile() && !found.isFIFO()) throw new Problem(`${path}: is not a file`);
  } catch (error) {
    throw fileProblem(path, error);
  }
}

function fileProblem(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR") return new Problem(`${path}: no such file`);
  if (code === "EACCES" || code === "EPERM") return new Problem(`${path}: may not be read`);
  return error;
}

function checkStart(path: string, [first, second]: Uint8Array): void {
  if (first === 0x50 && second === 0x4b) {
    throw new Problem(
      `${path}: is a binary file, a spreadsheet or other zip archive; export it as CSV first`,
    );
  }
}

/** The encoding that the byte order mark tells, as spreadsheets write it before UTF-16. */
function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decode(path: string, decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    // A text in an old encoding has few bytes that no text has; a picture or a program has them all over.
    const isBinary = chunk?.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) ?? false;
    throw new Problem(
      isBinary
        ? `${path}: is a binary file, not text`
        : `${path}: is not ${decoder.encoding} text; say what it is, for example --encoding windows-1252`,
    );
  }
}
