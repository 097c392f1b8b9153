import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import type { DimensionValue } from "../../src/cube/cube.js";
import { compareKeys, compareValues, Groups, oneGroup } from "../../src/cube/groups.js";

const value = fc.constantFrom<DimensionValue>(null, "", "1", "a", "constructor", 1, 0, -2.5, true, false);
const keysOf = (dimensions: number) =>
  fc.array(fc.array(value, { minLength: dimensions, maxLength: dimensions }));

property.prop([fc.integer({ min: 1, max: 4 }).chain((n) => fc.tuple(fc.constant(n), keysOf(n)))])(
  "groups are numbered as a map numbers their keys, by value or by code",
  ([dimensions, keys]) => {
    const groups = new Groups(dimensions);
    const expected = new Map<string, number>();
    for (const key of keys) {
      const text = JSON.stringify(key);
      if (!expected.has(text)) expected.set(text, expected.size);
      const group = groups.at(key);
      expect(group).toBe(expected.get(text));
      expect(groups.keyOf(group)).toEqual(key);
      expect(groups.ofCodes(groups.codesOf(group))).toBe(group);
    }
  },
);

property.prop([keysOf(3)])("the groups of a batch are those of its rows, one by one", (keys) => {
  const size = keys.length;
  const [byRow, byBatch] = [new Groups(3), new Groups(3)];
  const codes = [0, 1, 2].map((place) =>
    Int32Array.of(...keys.map((key) => byBatch.dimensions[place]!.codeOf(key[place]!)), 99),
  );
  const found = codes[0]!;
  for (const place of [1, 2]) byBatch.refine(place, codes[place]!, size, found);
  // What stands behind the rows of a batch is no row.
  expect([...found]).toEqual([...keys.map((key) => byRow.at(key)), 99]);
  expect(byBatch.count).toBe(byRow.count);
});

test("without dimensions there is one group, with and without code for more", () => {
  const groups = new Groups(0);
  for (const each of [groups, oneGroup]) {
    expect([each.count, each.at([]), each.keyOf(0), each.codesOf(0), each.dimensions]).toEqual([
      1,
      0,
      [],
      [],
      [],
    ]);
  }
});

test("values are in reading order: flags, numbers, texts, and none at the end", () => {
  const ordered: readonly DimensionValue[] = [false, true, -2.5, 0, 9, 10, "", "10", "9", "a", null];
  const places = ordered.map((_, place) => place);
  for (const left of places)
    for (const right of places)
      expect(compareValues(ordered[left]!, ordered[right]!)).toBe(Math.sign(left - right));
});

test("keys are in the order of the first value that differs", () => {
  const ordered: readonly (readonly DimensionValue[])[] = [
    [false, null, 3],
    [1, "a", 2],
    [1, "a", 10],
    [1, "b", 1],
    [1, null, 0],
    ["1", "a", 0],
    [null, "a", 0],
  ];
  for (const [left, one] of ordered.entries())
    for (const [right, other] of ordered.entries())
      expect(compareKeys(one, other)).toBe(Math.sign(left - right));
  expect(compareKeys([], [])).toBe(0);
});
