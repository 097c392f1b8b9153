import { and, count, Deal, eq, evaluate, gt, not, or } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decide, Thing } from "./thing.js";

// Kleene's strong logic: false is 0, undecided one half, true 1; `and` is the least, `or` the greatest, `not` what
// is left to 1. A flag without a value counts as false.
const weights = [
  [true, 1],
  [false, 0],
  [null, 0],
  ["maybe", 0.5],
] as const;
const pairs = weights.flatMap(([f, first]) => weights.map(([g, second]) => [f, g, first, second] as const));

/** Zero and one as answers; a half is a row that is reported. */
const answer = (weight: number, why: string) => (weight === 0.5 ? why : weight === 1);

describe("and", () => {
  test.each(pairs)("is the least of %j and %j", (f, g, first, second) => {
    const why = f === "maybe" ? "invalid f" : "invalid g";
    if (f === "maybe" && g === "maybe")
      return expect(decide(and(Thing.f, Thing.g), { f, g })).toMatch(/^invalid [fg]$/);
    expect(decide(and(Thing.f, Thing.g), { f, g })).toBe(answer(Math.min(first, second), why));
  });

  test("is true without conditions", () => {
    expect(decide(and(), {})).toBe(true);
  });
});

describe("or", () => {
  test.each(pairs)("is the greatest of %j and %j", (f, g, first, second) => {
    const why = f === "maybe" ? "invalid f" : "invalid g";
    if (f === "maybe" && g === "maybe")
      return expect(decide(or(Thing.f, Thing.g), { f, g })).toMatch(/^invalid [fg]$/);
    // A missing flag says so on the way, and is not what leaves the row undecided.
    if (f === "maybe" && g === null)
      return expect(decide(or(Thing.f, Thing.g), { f, g })).not.toBeTypeOf("boolean");
    expect(decide(or(Thing.f, Thing.g), { f, g })).toBe(answer(Math.max(first, second), why));
  });

  test("is false without conditions", () => {
    expect(decide(or(), {})).toBe(false);
  });
});

describe("not", () => {
  test.each(weights)("turns %j round", (f, weight) => {
    expect(decide(not(Thing.f), { f })).toBe(answer(1 - weight, "invalid f"));
  });

  test("leaves an undecided condition undecided, so that neither side takes the row", () => {
    const isBig = gt(Thing.x, 10);
    const metrics = { big: count(Deal, { where: isBig }), small: count(Deal, { where: not(isBig) }) };
    const deals = [{ x: 11 }, { x: 9 }, { x: "ten" }, {}].map((row, index) => ({
      id: String(index),
      status: "open",
      ...row,
    }));
    const answered = evaluate(metrics, { deals } as never);
    expect([answered.total.big, answered.total.small]).toEqual([1, 2]);
    const reported = [{ entity: "deals", why: "invalid x", count: 1 }];
    expect(answered.explain(answered.total, "big").excluded).toEqual(reported);
    expect(answered.explain(answered.total, "small").excluded).toEqual(reported);
  });
});

describe("conditions in conditions", () => {
  test.each([
    [{ a: "p", x: 1, f: true }, true],
    [{ a: "p", x: 0, f: true }, true],
    [{ a: "q", x: 1, f: true }, false],
    [{ a: "p", x: 0, f: false }, false],
  ])("hold as written: %o", (row, expected) => {
    const condition = and(eq(Thing.a, "p"), or(eq(Thing.x, 1), and(Thing.f, not(eq(Thing.x, 1)))));
    expect(decide(condition, row)).toBe(expected);
  });
});
