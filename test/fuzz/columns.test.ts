import { expect, test } from "vitest";
import { fuzzColumns } from "./columns.js";

test("columns that were changed make a table or a typed error", () => {
  expect(() => {
    fuzzColumns(20_251_128, 5000);
  }).not.toThrow();
});
