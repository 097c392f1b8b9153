import { defineConfig } from "tsup";
import { entryPoints } from "./entry-points.js";

const filesOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

// Chunks are loaded in the order of the entry points that share them, and gzip looks back 32 kB, the length of decimal.js.
// What calendars share comes after that package, not before it: half a kilobyte less for those who sum money.
const [calendars, others] = [true, false].map((wanted) =>
  entryPoints.filter((name) => name.startsWith("calendars/") === wanted),
);
const ordered = [...others!, ...calendars!];

export default defineConfig({
  // decimal.js and @date-fns/tz have no `sideEffects` field: their importers stay out of the chunks that others need.
  entry: filesOf([...ordered, "money/decimal", "calendar/zones"]),
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  // The sources are not shipped: maps of them would be twice as large as the code.
  sourcemap: false,
  clean: true,
  // Minified files lose their PURE marks, and with them the tree-shaking of every consumer.
  minify: false,
  dts: {
    entry: filesOf(entryPoints),
    // No Node types: a declaration that needs them would break in a browser project.
    compilerOptions: { ignoreDeprecations: "6.0", types: [] },
  },
});
