import { expect, test } from "vitest";
import { run } from "./run.js";

const scripts = {
  "notebook.ts": [
    "│ 0       │ 'Amara Okafor'                        │ '28 of 60' │ '46.7%' │ '34.6%' │ '59.1%' │",
    "│ 3       │ '2025-Q4' │ 78  │ 'incomplete-period'  │ 39.5  │",
  ],
  "own-metric.ts": [
    "2025-Q1: $1,987,408.34, growth -33.0%, 9.6% big",
    "2025-Q4: $1,145,662.06, growth incomplete-period, 6.5% big",
  ],
  "time.ts": [
    "2025-10: 51 won, 70.0% on the year before; 39.0% of three months, 8.0 points; 543 open",
    "2025-11: 27 won, -6.9% on the year before (sameElapsed); 38.7% of three months, incomplete-period; 543 open",
  ],
  "shards.ts": ["Referral: 43.55% won, median cycle 47 days", "3 shards, 3007 deals: the same as one pass"],
};

test.concurrent.for(Object.entries(scripts))("%s prints its result", async ([script, expected]) => {
  const { code, stdout, stderr } = await run(script);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const lines = stdout.split("\n");
  for (const line of expected) expect(lines).toContain(line);
});
