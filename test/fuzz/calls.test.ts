import { expect, test } from "vitest";
import { fuzzCalls, fuzzMethod, publicFunctions, publicMethods } from "./calls.js";

test("the functions are found", () => {
  expect(Object.keys(publicFunctions).length).toBeGreaterThan(250);
});

test.each(Object.keys(publicFunctions))("%s refuses wrong arguments with an error of the library", (name) => {
  fuzzCalls(name, 1, 150);
});

test.each(Object.keys(publicMethods))("%s refuses wrong arguments with an error of the library", (name) => {
  fuzzMethod(name, 1, 300);
});

test("the methods are found", () => {
  expect(Object.keys(publicMethods)).toContain("explain of a report");
  expect(Object.keys(publicMethods)).toContain("offset of a period");
});
