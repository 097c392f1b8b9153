import { defineConfig } from "tsup";

const entryPoints = {
  index: "src/index.ts",
  "calendars/index": "src/calendars/index.ts",
  "analysis/index": "src/analysis/index.ts",
  "schemas/index": "src/schemas/index.ts",
  "sql/index": "src/sql/index.ts",
  "tables/index": "src/tables/index.ts",
  "testing/index": "src/testing/index.ts",
};

export default defineConfig({
  // decimal.js and @date-fns/tz have no `sideEffects` field: their importers stay out of the chunks that others need.
  entry: {
    ...entryPoints,
    "money/decimal": "src/money/decimal.ts",
    "calendar/zones": "src/calendar/zones.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  clean: true,
  // Minified files lose their PURE marks, and with them the tree-shaking of every consumer.
  minify: false,
  dts: {
    entry: entryPoints,
    // No Node types: a declaration that needs them would break in a browser project.
    compilerOptions: { ignoreDeprecations: "6.0", types: [] },
  },
});
