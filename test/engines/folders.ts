import { mkdirSync, mkdtempSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../.tmp/engines/", import.meta.url));

/** Where the virtual environment of Python is. */
export const environment = `${root}venv`;
export const python = `${environment}/bin/python`;

/** Where other versions of Node, Bun, Deno and other compilers are. */
export const runtimes = `${root}runtimes`;

/** A new folder for the files of an engine. */
export function newFolder(name: string): string {
  mkdirSync(root, { recursive: true });
  return mkdtempSync(`${root}${name}-`);
}
