import { defineConfig } from "tsup";
import { entryPoints } from "./entry-points.js";

const filesOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

// Bundles hold the chunks in an order that depends on that of the entry points, and gzip looks back 32 kB, the length of
// decimal.js. In this order, found by trying, that package comes before all else; elsewhere it parts what is alike, and
// those who sum money pay 0.6 kB more.
const early = ["index", "testing", "calendars", "sql", "workers", "schemas", "tables"].map((name) =>
  name === "index" ? name : `${name}/index`,
);
// test/package/shrink.ts builds the texts, each a file of its own, and all files for CommonJS.
const late = entryPoints.filter((name) => !early.includes(name) && !/^describe\/(ar|en)\//.test(name));

export default defineConfig({
  // decimal.js and @date-fns/tz have no `sideEffects` field: their importers stay out of the chunks that others need.
  entry: filesOf(["money/decimal", ...early, ...late, "calendar/zones"]),
  format: ["esm"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  // The sources are not shipped: maps of them would be twice as large as the code.
  sourcemap: false,
  clean: true,
  // Minified files lose their PURE marks, and with them the tree-shaking of every consumer.
  minify: false,
  // The notes are built with the texts; the types of all exports are those of the package.
  external: ["./about/index.js", "salesmetrics"],
  // The declarations that `npm run build` wrote: test/package/tsconfig.declarations.json.
  dts: {
    entry: Object.fromEntries(entryPoints.map((name) => [name, `test/.tmp/declarations/${name}.d.ts`])),
    compilerOptions: { ignoreDeprecations: "6.0", types: [] },
  },
});
