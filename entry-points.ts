import { readFileSync } from "node:fs";

const { exports } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")) as {
  exports: Readonly<Record<string, unknown>>;
};

/** The entry points beside the main one, from `exports` in package.json: each is a folder of src with an index.ts. */
export const subpaths: readonly string[] = Object.keys(exports)
  .filter((key) => key !== "." && key !== "./package.json")
  .map((key) => key.slice("./".length));

/** Every entry point by the name of its built file: `index`, `sql/index`. */
export const entryPoints: readonly string[] = ["index", ...subpaths.map((subpath) => `${subpath}/index`)];
