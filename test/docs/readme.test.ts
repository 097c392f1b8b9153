import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("README.md is short enough to be read", () => {
  expect(readFileSync(join(import.meta.dirname, "../../README.md")).length).toBeLessThanOrEqual(12_288);
});
