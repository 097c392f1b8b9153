import { expect, test } from "vitest";
import { fuzzParsers } from "./parsers.js";
import { fuzzQuestions } from "./questions.js";

// `npm run fuzz` does the same for longer, with other seeds.

test("20,000 malformed inputs are parsed or refused, and nothing of them is lost", () => {
  fuzzParsers(1, 20_000);
});

test("10,000 odd questions about odd rows are answered or refused", () => {
  const { answered } = fuzzQuestions(1, 10_000);
  expect(answered).toBeGreaterThan(4_000);
});
