import { expect, test } from "vitest";
import { run } from "../examples/run.js";

// A process of its own, with workers.

test.for(["2", "3"])("%s workers that share a table make the report of one pass", async (workers) => {
  const { code, stdout, stderr } = await run("workers.ts", "6100", workers);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const lines = stdout.split("\n");
  expect(lines).toContain(`${workers} workers: the same report as one pass`);
  expect(lines.some((line) => line.startsWith("speed-up: "))).toBe(true);
});
