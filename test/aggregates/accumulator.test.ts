import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { mergeAll, stepping } from "../../src/aggregates/accumulator.js";

/** Texts in brackets: a merge shows what was merged with what. */
const brackets = { merge: (left: string, right: string): string => `(${left}${right})` };

const letters = fc.array(fc.constantFrom(..."abcdefghij"), { maxLength: 40 });

describe("mergeAll", () => {
  test.prop([letters])("merges neighbours in their order, each state in about log n merges", (states) => {
    const merged = mergeAll(brackets, states);
    expect(merged?.replace(/[()]/g, "") ?? "").toBe(states.join(""));
    let [depth, deepest] = [0, 0];
    for (const character of merged ?? "") {
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    expect(deepest).toBe(Math.ceil(Math.log2(Math.max(states.length, 1))));
  });

  test("is nothing for no states, and the state itself for one", () => {
    expect(mergeAll(brackets, [])).toBeNull();
    expect(mergeAll(brackets, ["a"])).toBe("a");
  });

  test("asks mergeMany from three states on", () => {
    const both = { ...brackets, mergeMany: (states: readonly unknown[]): string => `[${states.join("")}]` };
    expect(mergeAll(both, [])).toBeNull();
    expect(mergeAll(both, ["a"])).toBe("a");
    expect(mergeAll(both, ["a", "b"])).toBe("(ab)");
    expect(mergeAll(both, ["a", "b", "c"])).toBe("[abc]");
  });
});

describe("stepping", () => {
  const listed = {
    init: (): string[] => [],
    step: (state: readonly string[], input: unknown): string[] => [...state, JSON.stringify(input)],
    merge: (left: readonly string[], right: readonly string[]): string[] => [...left, ...right],
  };
  const rows = (...pairs: readonly (readonly [row: number, cell: number])[]) => ({
    rows: Int32Array.from([...pairs.map(([row]) => row), 99]),
    cells: Int32Array.from([...pairs.map(([, cell]) => cell), 0]),
    count: pairs.length,
    cellCount: 5,
  });

  test("steps each row into its cell, batch after batch", () => {
    const accumulator = stepping(listed);
    const values = Uint8Array.of(1, 0, 1);
    accumulator.fold({ type: "flag", issues: null, values }, rows([0, 3], [2, 1], [1, 3]));
    accumulator.fold(null, rows([0, 1]));
    expect(accumulator.gather([3])).toEqual(["true", "false"]);
    expect(accumulator.gather([1, 0, 3])).toEqual(["true", "true", "true", "false"]);
    expect(accumulator.gather([0, 2, 4])).toBeNull();
  });

  test("hands a value on with its time", () => {
    const accumulator = stepping(listed);
    const at = { type: "time", issues: null, values: Float64Array.of(0, 86_400_000), dates: true } as const;
    const value = { type: "flag", issues: null, values: Uint8Array.of(0, 1) } as const;
    accumulator.fold({ type: "dated", issues: null, at, value }, rows([1, 0]));
    expect(accumulator.gather([0])).toEqual(['{"at":"1970-01-02","value":true}']);
  });
});
