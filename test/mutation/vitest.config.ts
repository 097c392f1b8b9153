import { mergeConfig } from "vitest/config";
import config from "../../vitest.config.js";

// The unit tests of the folders that `run.ts` names.
const { projects, ...shared } = config.test!;
const unit = projects!.find(
  (each) => typeof each === "object" && "test" in each && each.test?.name === "unit",
);
const folders = process.env["MUTATION_TESTS"]!.split(",");

export default mergeConfig(
  { ...config, test: shared },
  {
    test: {
      ...(unit as { test: object }).test,
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      setupFiles: ["test/mutation/seed.ts"],
    },
  },
);
