import { expect, test } from "vitest";
import { run } from "./run.js";

const scripts = {
  "win-rate-by-rep.ts": [
    "Amara Okafor: 28 of 59 won, 47.5% (35.3% to 60.0%)",
    "Everybody: 130 of 335 won, 38.8% (33.7% to 44.1%)",
  ],
  "own-metric.ts": [
    "2025-Q1: $1,987,408.34, growth -33.0%, 9.6% big",
    "2025-Q4: $1,145,662.06, growth incomplete-period, 6.5% big",
  ],
  "time.ts": [
    "2025-10: 51 won, 75.9% on the year before; 39.4% of three months, 8.2 points; 542 open",
    "2025-11: 27 won, -6.9% on the year before (sameElapsed); 39.0% of three months, incomplete-period; 542 open",
  ],
  "shards.ts": ["Referral: 43.69% won, median cycle 46 days", "3 shards, 2987 deals: the same as one pass"],
};

test.concurrent.for(Object.entries(scripts))("%s prints its result", async ([script, expected]) => {
  const { code, stdout, stderr } = await run(script);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const lines = stdout.split("\n");
  for (const line of expected) expect(lines).toContain(line);
});
