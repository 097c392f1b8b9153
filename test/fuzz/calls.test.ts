import { expect, test } from "vitest";
import { fuzzCalls, fuzzMethod, publicFunctions, publicMethods } from "./calls.js";

const builtIns = [
  Object,
  Array,
  Function,
  String,
  Number,
  BigInt,
  Date,
  RegExp,
  Map,
  Set,
  Promise,
  Error,
] as const;
const writtenNames = (): readonly PropertyKey[][] => [
  Reflect.ownKeys(globalThis),
  ...builtIns.flatMap((each) => [Reflect.ownKeys(each), Reflect.ownKeys(each.prototype)]),
];
const namesBefore = writtenNames();

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

test("no call has written to globals or to the prototypes of the language", () => {
  expect(writtenNames()).toEqual(namesBefore);
});
