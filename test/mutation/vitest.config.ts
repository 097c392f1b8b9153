import { mergeConfig } from "vitest/config";
import config from "../../vitest.config.js";

// The unit tests that run in one process: not those that start others, or ask databases. They are too slow to be asked
// about thousands of mutants.
const { projects, ...shared } = config.test!;
const unit = projects!.find(
  (each) => typeof each === "object" && "test" in each && each.test?.name === "unit",
);

export default mergeConfig(
  { ...config, test: shared },
  {
    test: {
      ...(unit as { test: object }).test,
      include: [
        "test/{aggregates,analysis,calendar,calendars,dimensions,entities,exact,expressions}/**/*.test.ts",
        "test/{metrics,money,report,scan,tables,views}/**/*.test.ts",
        "test/catalog/**/*.test.ts",
      ],
    },
  },
);
