import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { CellValues } from "../../src/aggregates/cell-values.js";
import { distinctValues } from "../../src/aggregates/count-distinct.js";
import { valueAndNext } from "../../src/aggregates/order-statistics.js";
import { quantiles } from "../../src/aggregates/quantile.js";
import { oneFraction } from "../../src/exact/index.js";
import { batchSize, type TextVector } from "../../src/vectors/vector.js";

const cellCount = 3;

const presentation = { currency: null, factorOf: () => oneFraction };
const rows = Int32Array.from({ length: batchSize }, (_, row) => row);

/** Enough batches for equal values to be merged several times. */
const batchCount = 2000;

function batchAt(batch: number): { readonly cells: Int32Array; readonly values: Int32Array } {
  return {
    cells: rows.map((row) => (row * 7 + batch) % cellCount),
    values: rows.map((row) => ((row % 13) * (row % 11) + (batch % 3)) % 97),
  };
}

function occurrences(): Map<number, number>[] {
  const found = Array.from({ length: cellCount }, () => new Map<number, number>());
  for (let batch = 0; batch < batchCount; batch++) {
    const { cells, values } = batchAt(batch);
    for (const row of rows) {
      const counts = found[cells[row]!]!;
      counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1);
    }
  }
  return found;
}

describe("values of cells", () => {
  const expected = occurrences();

  it("keeps how often each occurs, of millions", () => {
    const kept = new CellValues();
    for (let batch = 0; batch < batchCount; batch++) {
      const { cells, values } = batchAt(batch);
      kept.add(values, { rows, cells, count: batchSize, cellCount });
    }
    for (let cell = 0; cell < cellCount; cell++) {
      const found = new Map<number, number>();
      for (const { values, start, end } of kept.runsOf(cell))
        for (let place = start; place < end; place++)
          found.set(values[place]!, (found.get(values[place]!) ?? 0) + 1);
      expect(found).toEqual(expected[cell]);
    }
    expect(kept.runsOf(cellCount)).toEqual([]);
  });

  it("counts different texts of millions", () => {
    const words = Array.from({ length: 97 }, (_, code) => `word ${String(code)}`);
    const atLeast = 21_000;
    const accumulator = distinctValues(atLeast, false).accumulator();
    for (let batch = 0; batch < batchCount; batch++) {
      const { cells, values } = batchAt(batch);
      const texts: TextVector = { type: "text", issues: null, codes: values, words };
      accumulator.fold(texts, { rows, cells, count: batchSize, cellCount });
    }
    for (let cell = 0; cell < cellCount; cell++) {
      const often = [...expected[cell]!.values()].filter((count) => count >= atLeast).length;
      expect(often).toBeGreaterThan(0);
      expect(often).toBeLessThan(97);
      expect(accumulator.finish!([cell], presentation).value).toBe(often);
    }
    const together = new Map<number, number>();
    for (const counts of expected.slice(0, 2))
      for (const [value, count] of counts) together.set(value, (together.get(value) ?? 0) + count);
    expect(accumulator.finish!([0, 1], presentation).value).toBe(
      [...together.values()].filter((count) => count >= atLeast).length,
    );
  });
});

describe("different texts", () => {
  const cells = new Int32Array(batchSize);
  const customers = (...batches: TextVector[]): unknown => {
    const accumulator = distinctValues(1, false).accumulator();
    for (const texts of batches) accumulator.fold(texts, { rows, cells, count: rows.length, cellCount: 1 });
    return accumulator.finish!([0], presentation).value;
  };
  const listed = (...words: string[]): TextVector => ({
    type: "text",
    issues: null,
    codes: rows.map((row) => row % words.length),
    words,
  });
  const plain = (text: (row: number) => string): TextVector => ({
    type: "text",
    issues: null,
    codes: null,
    words: Array.from(rows, text),
  });

  it("are those of one list", () => expect(customers(listed("a", "b", "c"))).toBe(3));

  it("count once if two lists have them", () =>
    expect(customers(listed("a", "b", "c"), listed("c", "d"), listed("a", "b", "c"))).toBe(4));

  it("count once if they come with codes and without", () => {
    expect(
      customers(
        listed("a", "b"),
        plain((row) => (row === 7 ? "b" : "c")),
      ),
    ).toBe(3);
    expect(
      customers(
        plain((row) => (row === 7 ? "b" : "c")),
        listed("a", "b"),
      ),
    ).toBe(3);
  });

  it("of a list that grows are all counted", () => {
    const words = ["a"];
    const first = listed(...words);
    words.push("b");
    const all = { ...listed(...words), words };
    expect(customers({ ...first, words }, all, listed("b", "c"))).toBe(3);
  });
});

const weights = fc.array(
  fc.record({ value: fc.integer({ min: -9, max: 9 }), count: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 60 },
);

test.prop([weights, fc.nat()])("a value and its successor are those of the sorted list", (weighted, pick) => {
  const values = Float64Array.from(weighted.flatMap(({ value, count }) => Array<number>(count).fill(value)));
  const list = values.slice().sort();
  const rank = pick % list.length;
  const middle = (values.length * 3) >> 2;
  const runs = [
    { values, start: 0, end: middle },
    { values, start: middle, end: values.length },
  ];
  expect(valueAndNext(runs, rank)).toEqual([list[rank], list[rank + 1] ?? list[rank]]);
});

const extremes = fc.constantFrom(0, 5e-324, -5e-324, 1e-300, 1e308, -1e308, Number.MAX_VALUE, 1e15, 1 / 3);
const anyNumber = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), extremes, fc.integer());

test.prop([fc.array(anyNumber, { minLength: 1, maxLength: 40 }), fc.nat()])(
  "a value and its successor are found however far apart or close values are",
  (numbers, pick) => {
    const values = Float64Array.from(numbers, (number) => number + 0);
    const list = values.slice().sort();
    const rank = pick % list.length;
    const runs = [{ values, start: 0, end: values.length }];
    expect(valueAndNext(runs, rank)).toEqual([list[rank], list[rank + 1] ?? list[rank]]);
  },
);

it("finds a value among many that one of them dwarfs", () => {
  const values = Float64Array.from({ length: 100_001 }, (_, place) => (place * 7919) % 100_001);
  values[5] = 1e300;
  const list = values.slice().sort();
  for (const rank of [0, 49_999, 50_000, 99_999])
    expect(valueAndNext([{ values, start: 0, end: values.length }], rank)).toEqual([
      ...list.subarray(rank, rank + 2),
    ]);
});

test.prop([weights, fc.double({ min: 0, max: 1, noNaN: true })])(
  "a quantile needs only a value and its successor",
  (weighted, probability) => {
    const median = quantiles(probability);
    const kept = median.accumulator();
    const values = Float64Array.from(weighted, ({ value }) => value / 8);
    const cells = Int32Array.from(weighted, (_, row) => row % 2);
    const input = { type: "number", issues: null, decimals: { exceptions: null, values: () => values } };
    kept.fold(input as never, { rows, cells, count: values.length, cellCount: 2 });
    const factor = { numerator: "1", denominator: "1" };
    const of = (state: unknown) => median.find([{ state: state as never, factor }]);
    expect(of(kept.gatherCompact!([0, 1]))).toEqual(of(kept.gather([0, 1])));
  },
);
