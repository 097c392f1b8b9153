import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deal, mergeCubes, report } from "salesmetrics";
import { live } from "salesmetrics/live";
import { dealsOf } from "../laws/deals.js";
import { metrics, plainReport, questions, refused, saidOf } from "../tables/reports.js";

const byShard = fc.array(fc.array(dealsOf({ times: "both" }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

/** Deals with ids, and in each shard some that replace others. */
const numbered = (shard: readonly (readonly Deal[])[]): Deal[] =>
  shard.flat().map((deal, place) => ({ ...deal, id: String(place % 30) }));

describe("cubes of boards", () => {
  it("are merged to the report over the rows of all of them", () => {
    let answered = 0;
    fc.assert(
      fc.property(byShard, questions, (shards, question) => {
        const changes = shards.map(numbered);
        const remaining = changes.flatMap((deals) => [
          ...new Map(deals.map((deal) => [deal.id, deal])).values(),
        ]);
        const expected = saidOf({ deals: remaining }, question);
        if (expected === refused) return;
        answered++;
        const cubes = changes.map((deals) => {
          const board = live(metrics, { deals: [] as Deal[] }, question);
          for (const deal of deals) board.upsert({ deals: [deal] });
          return board.cube();
        });
        const merged = mergeCubes(metrics, cubes);
        expect(plainReport(report(metrics, merged))).toEqual(expected);
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(answered).toBeGreaterThan(5);
  });

  it("stay what they were", () => {
    const board = live(metrics, {
      deals: [{ id: "1", status: "won", closedAt: "2025-03-03", amount: 1, currency: "USD" }],
    });
    const cube = board.cube();
    const before = JSON.stringify(cube);
    board.upsert({ deals: [{ id: "2", status: "won", closedAt: "2025-03-03", amount: 2, currency: "USD" }] });
    board.report();
    expect(JSON.stringify(cube)).toBe(before);
  });
});
