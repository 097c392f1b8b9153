import { expect, test } from "vitest";
import { decimalIn } from "../../src/sql/scalar.js";

const day = 86_400_000;

test.each([
  ["86400000", day, "1"],
  ["-172800000", day, "-2"],
  ["60480000", day, 0.7],
  // What was compared with decimals has their zeros.
  ["60480000.0000", day, 0.7],
  ["172800000.0000", day, "2"],
  ["0.0000", day, "0"],
  ["43200000.5", day, 43_200_000.5 / day],
  ["12345", 10_000, "1.2345"],
  ["12345.50", 1, "12345.5"],
])("%s units, of which %d make one, are %s", (text, per, expected) => {
  expect(String(decimalIn(text, per))).toBe(String(expected));
});
