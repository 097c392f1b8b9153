import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { firstDifference, isDeepJson } from "../../src/cube/json.js";

/** The same data with the names of its objects in the opposite order, as a store may keep them. */
function turned(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(turned);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([name, part]) => [name, turned(part)]),
  );
}

describe("the first difference", () => {
  property.prop([fc.jsonValue()])("of data and a copy is none, whatever the order of names", (json) => {
    const plain = JSON.parse(JSON.stringify(json)) as unknown;
    expect(firstDifference(plain, turned(plain))).toBeNull();
  });

  test.each<[place: string, expected: unknown, given: unknown]>([
    ["", 1, 2],
    ["", 1, "1"],
    ["", null, undefined],
    ["", null, {}],
    ["", {}, null],
    ["", [], {}],
    ["", {}, []],
    ["[1]", [1, 2, 3], [1, 3, 2]],
    ["[2]", [1, 2], [1, 2, 3]],
    ["[1]", [1, 2], [1]],
    [".a", { a: 1 }, { a: 2 }],
    [".b", { a: 1 }, { a: 1, b: 1 }],
    [".b", { a: 1, b: 1 }, { a: 1 }],
    [".constructor", {}, { constructor: 1 }],
    [".constructor", { constructor: Object }, {}],
    [".a[1].b", { a: [1, { b: 2, c: 3 }] }, { a: [1, { b: 3, c: 4 }] }],
  ])("is at %j of %j and %j", (place, expected, given) => {
    expect(firstDifference(expected, given)).toBe(place);
  });
});

describe("data is deep", () => {
  const nested = (levels: number, wrap: (part: unknown) => unknown) => {
    let made: unknown = null;
    for (let level = 0; level < levels; level++) made = wrap(made);
    return made;
  };

  test.each<[string, (part: unknown) => unknown]>([
    ["objects", (part) => ({ first: 1, part })],
    ["lists", (part) => ["text", part, null]],
  ])("from the level after the last that is allowed on, in %s", (_, wrap) => {
    expect(isDeepJson(nested(0, wrap), 0)).toBe(false);
    expect(isDeepJson(nested(5, wrap), 5)).toBe(false);
    expect(isDeepJson(nested(6, wrap), 5)).toBe(true);
  });

  test("in any of its parts", () => {
    expect(isDeepJson([[], [[[1]]], []], 3)).toBe(true);
    expect(isDeepJson([[], [[1], {}], []], 3)).toBe(false);
  });
});
