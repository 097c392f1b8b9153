import { expectTypeOf, test } from "vitest";
import { Deal, eq, evaluate, mergeCubes, month, only, report, scan, winRate, wonDeals } from "salesmetrics";
import { live } from "salesmetrics/live";

declare const deals: Deal[];
const metrics = { winRate, wonDeals };
const top = { rep: { n: 3, by: "wonDeals" } } as const;
const question = { by: { rep: Deal.ownerId }, every: month() } as const;

test("a board has the report of evaluate, and the cube of scan", () => {
  const board = live(metrics, { deals }, { ...question, top });
  expectTypeOf(board.report()).toEqualTypeOf(evaluate(metrics, { deals }, { ...question, top }));
  expectTypeOf(board.cube()).toEqualTypeOf(scan(metrics, { deals }, question));
  const merged = mergeCubes(metrics, [board.cube()]);
  expectTypeOf(report(metrics, merged, { top }).rows).toEqualTypeOf(board.report().rows);
});

test("another question decides the types of its rows", () => {
  const board = live(metrics, { deals }, question);
  const asked = { by: { source: Deal.source }, where: only(eq(Deal.source, "web")) } as const;
  expectTypeOf(board.ask(asked)).toEqualTypeOf(evaluate(metrics, { deals }, asked));
  // @ts-expect-error no metric of the board
  board.ask({ by: { source: Deal.source }, top: { source: { n: 1, by: "bookings" } } });
});
