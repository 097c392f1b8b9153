import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { CellValues } from "../../src/aggregates/cell-values.js";
import { distinctValues } from "../../src/aggregates/count-distinct.js";
import { condense, valueAndNext } from "../../src/aggregates/order-statistics.js";
import { quantiles } from "../../src/aggregates/quantile.js";
import { batchSize, type TextVector } from "../../src/vectors/vector.js";

const cellCount = 3;
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
    const kept = new CellValues(condense);
    for (let batch = 0; batch < batchCount; batch++) {
      const { cells, values } = batchAt(batch);
      kept.add(values, { rows, cells, count: batchSize, cellCount });
    }
    for (let cell = 0; cell < cellCount; cell++) {
      const { values, counts, start, end } = kept.runOf(cell);
      const found = new Map<number, number>();
      for (let place = start; place < end; place++)
        found.set(values[place]!, (found.get(values[place]!) ?? 0) + (counts?.[place] ?? 1));
      expect(found).toEqual(expected[cell]);
    }
    const { values } = kept.runOf(0);
    expect(values.length).toBeLessThan(1_500_000);
    expect(kept.runOf(cellCount)).toMatchObject({ start: 0, end: 0 });
  });

  it("counts different texts of millions", () => {
    const words = Array.from({ length: 97 }, (_, code) => `word ${String(code)}`);
    const atLeast = 21_000;
    const accumulator = distinctValues(atLeast, false).accumulator!();
    for (let batch = 0; batch < batchCount; batch++) {
      const { cells, values } = batchAt(batch);
      const texts: TextVector = { type: "text", issues: null, codes: values, words };
      accumulator.fold(texts, { rows, cells, count: batchSize, cellCount });
    }
    for (let cell = 0; cell < cellCount; cell++) {
      const often = [...expected[cell]!.values()].filter((count) => count >= atLeast).length;
      expect(often).toBeGreaterThan(0);
      expect(often).toBeLessThan(97);
      expect(accumulator.finish!([cell]).value).toBe(often);
    }
    const together = new Map<number, number>();
    for (const counts of expected.slice(0, 2))
      for (const [value, count] of counts) together.set(value, (together.get(value) ?? 0) + count);
    expect(accumulator.finish!([0, 1]).value).toBe(
      [...together.values()].filter((count) => count >= atLeast).length,
    );
  });
});

const weights = fc.array(
  fc.record({ value: fc.integer({ min: -9, max: 9 }), count: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 60 },
);

test.prop([weights, fc.nat()])("a value and its successor are those of the sorted list", (weighted, pick) => {
  const list = weighted.flatMap(({ value, count }) => Array<number>(count).fill(value));
  list.sort((left, right) => left - right);
  const rank = pick % list.length;
  const values = Float64Array.from(weighted, ({ value }) => value);
  const counts = Float64Array.from(weighted, ({ count }) => count);
  expect(valueAndNext(values, counts, rank)).toEqual([list[rank], list[rank + 1] ?? list[rank]]);
});

test.prop([weights, fc.double({ min: 0, max: 1, noNaN: true })])(
  "a quantile needs only a value and its successor",
  (weighted, probability) => {
    const median = quantiles(probability);
    const kept = median.accumulator!();
    const values = Float64Array.from(weighted, ({ value }) => value / 8);
    const cells = Int32Array.from(weighted, (_, row) => row % 2);
    const input = { type: "number", issues: null, decimals: { exceptions: null, values: () => values } };
    kept.fold(input as never, { rows, cells, count: values.length, cellCount: 2 });
    const factor = { numerator: "1", denominator: "1" };
    const of = (state: unknown) => median.find([{ state: state as never, factor }]);
    expect(of(kept.gatherCompact!([0, 1]))).toEqual(of(kept.gather([0, 1])));
  },
);
