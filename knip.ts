import type { KnipConfig } from "knip";
import { entryPoints } from "./entry-points.js";

const config: KnipConfig = {
  entry: [
    ...entryPoints.map((name) => `src/${name}.ts`),
    "test/**/*.{test,test-d,bench}.ts",
    "test/docs/check.ts",
    "test/engines/install.ts",
    "test/scan/many-questions.ts",
    "test/schemas/read-in-zone.ts",
    "test/bench/{everyday,parsing,subscriptions,timing}/worker.ts",
    "test/bench/contenders/pool-worker.ts",
    "test/dashboard/{ages,browser}/main.ts",
    "test/mutation/{seed,vitest.config}.ts",
    "examples/**/*.{ts,tsx}",
  ],
  project: ["src/**/*.ts", "test/**/*.ts", "examples/**/*.{ts,tsx}"],
  ignore: ["test/consumers/**"],
  // Programs that are called by name, and what only examples of the docs import.
  ignoreDependencies: ["@arethetypeswrong/cli", "publint", "drizzle-orm"],
  // Of Debian: the engine tests install it.
  ignoreBinaries: ["Rscript", "chromium"],
  ignoreExportsUsedInFile: true,
};

export default config;
