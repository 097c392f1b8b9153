import { Deal } from "salesmetrics";
import { tableFromColumns } from "salesmetrics/tables";
import { expect, test } from "vitest";
import { fuzzColumns } from "./columns.js";

test("columns that were changed make a table or a typed error", () => {
  expect(() => {
    fuzzColumns(20_251_128, 5000);
  }).not.toThrow();
});

test("a posted column of texts that has lost its words is refused by name", () => {
  const ownerId = { type: "text", marks: null, codes: null, nonRows: 0 };
  expect(() => tableFromColumns(Deal, { id: ["1"], ownerId } as never)).toThrow(
    expect.objectContaining({
      code: "invalid-argument",
      message: expect.stringContaining("ownerId") as string,
    }),
  );
});
