import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a hundred thousand different questions leave nothing behind", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", "--import", "tsx", "test/scan/many-questions.ts"],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  const [afterSome, afterMany] = stdout.trim().split("\n").map(Number) as [number, number];
  // Sixteen bytes for each of the eighty thousand between would be more.
  expect(afterMany - afterSome).toBeLessThan(1_200_000);
});
