import { expect, test } from "vitest";
import { fuzzCubes } from "./cubes.js";

test("a cube that was changed makes a report or a typed error, and none hangs", () => {
  expect(() => {
    fuzzCubes(20_251_128, 5000);
  }).not.toThrow();
});
