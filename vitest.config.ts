import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { subpaths } from "./entry-points.js";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Starts the longest files first, so that no worker waits for one at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean =>
      /(in-duckdb|in-pglite|in-sqlite|shards|spark\.engine)\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^salesmetrics$/, replacement: source("index.ts") },
      {
        find: new RegExp(`^salesmetrics/(${subpaths.join("|")})$`),
        replacement: source("$1/index.ts"),
      },
    ],
  },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // To stop takes longer on a busy machine.
    teardownTimeout: 900_000,
    coverage: { provider: "v8", include: ["src/**"] },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/**/*.engine.test.ts", "test/.tmp/**"],
          // Nothing in src keeps state or touches a global: each worker loads it once, not once for every file.
          isolate: false,
          pool: "threads",
          // Ends a test that hangs; a busy machine does not come near it.
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["test/**/*.test-d.ts"],
            // TypeScript 7, which takes a third of the processor time of 6.
            checker: "tsc",
            tsconfig: "tsconfig.json",
            spawnTimeout: 900_000,
          },
        },
      },
      {
        extends: true,
        // Servers are started for these.
        test: {
          name: "engines",
          include: ["test/engines/**/*.engine.test.ts"],
          globalSetup: "test/engines/setup.ts",
          testTimeout: 900_000,
          hookTimeout: 1_800_000,
        },
      },
      {
        // These read the built package: `npm run build` comes first.
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
