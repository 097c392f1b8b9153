import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { Cells, noPeriod } from "../../src/cube/cells.js";

/** Stands behind the rows of a batch, where nothing may be read or written. */
const beyond = 7;

const ofLength = (numbers: readonly number[]) => Int32Array.of(...numbers, beyond);

const batchOf = fc.record({
  newGroups: fc.nat(3),
  // Periods near one another, some far away, and no period: the flat table cannot cover them all.
  first: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(2_000_000, -700_000, noPeriod)),
  width: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(400_000)),
  rows: fc.array(fc.record({ group: fc.nat(), place: fc.nat(), issue: fc.constantFrom(0, 0, 1, 9) })),
  hasIssues: fc.boolean(),
});

property.prop([fc.array(batchOf, { minLength: 1, maxLength: 6 })], { numRuns: 400 })(
  "cells are numbered by group and period as a map numbers them, whatever the batches",
  (batches) => {
    const groups = { count: 1 };
    const cells = new Cells(groups);
    const expected = new Map<string, number>();
    const ordinals = new Set<number>();
    for (const { newGroups, first, width, rows, hasIssues } of batches) {
      groups.count += newGroups;
      const last = first === noPeriod ? first : first + width - 1;
      const asked = rows.map(({ group, place, issue }) => ({
        group: group % groups.count,
        ordinal: first + (place % (last - first + 1)),
        issue: hasIssues ? issue : 0,
      }));
      const found = ofLength(rows.map(() => 0));
      cells.ofRows(
        ofLength(asked.map(({ group }) => group)),
        ofLength(asked.map(({ ordinal }) => ordinal)),
        asked.length,
        { first, last },
        hasIssues ? Uint16Array.of(...asked.map(({ issue }) => issue), 0) : null,
        found,
      );
      const numbered = asked.map(({ group, ordinal, issue }) => {
        if (issue !== 0) return -issue;
        const key = JSON.stringify([group, ordinal]);
        if (!expected.has(key)) expected.set(key, expected.size);
        ordinals.add(ordinal);
        return expected.get(key)!;
      });
      expect([...found]).toEqual([...numbered, beyond]);
      expect(cells.size).toBe(expected.size);
    }
    for (const [key, cell] of expected) {
      const [group, ordinal] = JSON.parse(key) as [number, number];
      expect([cells.groupOf(cell), cells.ordinalOf(cell), cells.at(group, ordinal)]).toEqual([
        group,
        ordinal,
        cell,
      ]);
    }
    const all = [...expected].map(([key, cell]) => [...(JSON.parse(key) as [number, number]), cell] as const);
    for (let group = 0; group < groups.count; group++) {
      expect([...cells.of(group)].sort()).toEqual(
        all
          .filter(([of]) => of === group)
          .map(([, , cell]) => cell)
          .sort(),
      );
    }
    const allGroups = Array.from({ length: groups.count }, (_, group) => group);
    for (const ordinal of ordinals) {
      const span = { first: ordinal - 2, last: ordinal + 2 };
      const inside = all.filter(([, at]) => span.first <= at && at <= span.last).map(([, , cell]) => cell);
      expect(cells.within(allGroups, span).sort()).toEqual(inside.sort());
      expect(cells.within([0], { first: ordinal, last: ordinal })).toEqual(
        all.filter(([group, at]) => group === 0 && at === ordinal).map(([, , cell]) => cell),
      );
    }
  },
);

test("cells that were marked are listed, in their order", () => {
  const cells = new Cells({ count: 1 });
  expect(cells.used()).toEqual([]);
  for (let ordinal = 0; ordinal < 20; ordinal++) cells.at(0, ordinal);
  for (const cell of [17, 3, 0, 17]) cells.use(cell);
  expect(cells.used()).toEqual([0, 3, 17]);
});
