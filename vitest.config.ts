import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^salesmetrics$/, replacement: source("index.ts") },
      {
        find: /^salesmetrics\/(analysis|calendars|schemas|sql|tables|testing)$/,
        replacement: source("$1/index.ts"),
      },
    ],
  },
  test: {
    maxWorkers: 2,
    coverage: { provider: "v8", include: ["src/**"] },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Properties over two centuries of days take seconds, and more on a busy machine.
          testTimeout: 60_000,
          // Loading an engine takes long on a busy machine.
          hookTimeout: 120_000,
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/**/*.engine.test.ts", "test/.tmp/**"],
          typecheck: {
            enabled: true,
            include: ["test/**/*.test-d.ts"],
            tsconfig: "tsconfig.json",
            ignoreSourceErrors: true,
          },
        },
      },
      {
        extends: true,
        // Servers are started for these, one engine at a time.
        test: {
          name: "engines",
          include: ["test/engines/**/*.engine.test.ts"],
          globalSetup: "test/engines/setup.ts",
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 1_800_000,
        },
      },
      {
        // These read the built package: `npm run build` comes first.
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
