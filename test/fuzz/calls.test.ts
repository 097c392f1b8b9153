import { expect, test } from "vitest";
import { fuzzCalls, publicFunctions } from "./calls.js";

test("the functions are found", () => {
  expect(Object.keys(publicFunctions).length).toBeGreaterThan(250);
});

test.each(Object.keys(publicFunctions))("%s refuses wrong arguments with an error of the library", (name) => {
  fuzzCalls(name, 1, 150);
});
