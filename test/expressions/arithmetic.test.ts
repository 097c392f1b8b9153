import { test as property } from "@fast-check/vitest";
import {
  type AnyExpression,
  add,
  choose,
  coalesce,
  count,
  Deal,
  eq,
  gt,
  isPresent,
  money,
  multiply,
  proportion,
  required,
  subtract,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decimals } from "../exact/oracle.js";
import { decide, read, Thing } from "./thing.js";

describe("add and subtract", () => {
  test.each([
    [0.1, 0.2, 0.3, -0.1],
    ["0.10", "0.2", 0.3, -0.1],
    [1.1, 2.2, 3.3, -1.1],
    [0, 0, 0, 0],
    ["9007199254740993", "-9007199254740992", 1, 18014398509481984],
    [1e21, 1, 1e21, 1e21],
  ])("are exact over numbers: %j and %j", (x, y, sum, difference) => {
    expect(read(add(Thing.x, Thing.y), { x, y })).toBe(sum);
    expect(read(subtract(Thing.x, Thing.y), { x, y })).toBe(difference);
  });

  property.prop([decimals, decimals], { numRuns: 60 })("undo each other to the last digit", (x, y) => {
    expect(decide(eq(subtract(add(Thing.x, Thing.y), Thing.y), Thing.x), { x, y })).toBe(true);
    expect(decide(eq(add(subtract(Thing.x, Thing.y), Thing.y), Thing.x), { x, y })).toBe(true);
  });

  test("are exact over money of one currency", () => {
    const row = { m: "0.1", k: 0.2, currency: "EUR" };
    expect(read(add(Thing.m, Thing.k), row)).toBe("0.3 EUR");
    expect(read(subtract(Thing.m, Thing.k), row)).toBe("-0.1 EUR");
    expect(read(add(Thing.m, money("5", "EUR")), row)).toBe("5.1 EUR");
  });

  test("report amounts of two currencies instead of adding them", () => {
    const row = { m: 50, currency: "USD" };
    expect(read(add(Thing.m, money("50", "EUR")), row)).toBe("mixed currencies");
    expect(read(subtract(Thing.m, money("50", "EUR")), row)).toBe("mixed currencies");
  });

  test.each([
    [{ x: 1 }, "missing y"],
    [{ y: 1 }, "missing x"],
    [{ x: null, y: 1 }, "missing x"],
    [{ x: 1, y: "one" }, "invalid y"],
    [{ x: Number.NaN, y: 1 }, "invalid x"],
  ])("have no value where a side has none: %o", (row, why) => {
    expect(read(add(Thing.x, Thing.y), row)).toBe(why);
    expect(read(subtract(Thing.x, Thing.y), row)).toBe(why);
  });
});

describe("multiply", () => {
  test.each([
    [0.1, 3, 0.3],
    ["1.10", "1.1", 1.21],
    [-2, 0.5, -1],
    [7, 0, 0],
  ])("is exact over numbers: %j times %j", (x, y, product) => {
    expect(read(multiply(Thing.x, Thing.y), { x, y })).toBe(product);
  });

  test("scales money exactly", () => {
    expect(read(multiply(Thing.m, 0.1), { m: "0.3", currency: "KWD" })).toBe("0.03 KWD");
    expect(read(multiply(Thing.m, Thing.x), { m: "78.43", x: 100, currency: "USD" })).toBe("7843 USD");
  });

  property.prop([decimals, decimals], { numRuns: 40 })("does not mind the order of two decimals", (x, y) => {
    expect(decide(eq(multiply(Thing.x, Thing.y), multiply(Thing.y, Thing.x)), { x, y })).toBe(true);
  });

  test.each([
    [{ x: 1 }, "missing y"],
    [{ y: 1 }, "missing x"],
    [{ x: "?", y: 1 }, "invalid x"],
  ])("has no value where a side has none: %o", (row, why) => {
    expect(read(multiply(Thing.x, Thing.y), row)).toBe(why);
  });
});

describe("coalesce", () => {
  test.each([
    [{ x: 1, y: 2 }, 1],
    [{ x: 0, y: 2 }, 0],
    [{ x: null, y: 2 }, 2],
    [{ y: "2.5" }, 2.5],
    [{ x: "??", y: 2 }, "invalid x"],
    [{ y: "??" }, "invalid y"],
  ])("takes the first value that is not missing: %o", (row, expected) => {
    expect(read(coalesce(Thing.x, Thing.y), row)).toBe(expected);
  });

  test("takes the first of any number", () => {
    const first = coalesce(Thing.x, Thing.y, 7);
    expect(read(first, { x: 1, y: 2 })).toBe(1);
    expect(read(first, { y: 2 })).toBe(2);
    expect(read(first, {})).toBe(7);
    expect(read(first, { x: "?", y: 2 })).toBe("invalid x");
    expect(read(first, { x: 1, y: "?" })).toBe(1);
    expect(read(coalesce(Thing.x), {})).toBe("missing x");
    expect(decide(coalesce(Thing.f, Thing.g, true), { g: false })).toBe(false);
  });

  test("takes a value as well as a field", () => {
    expect(read(coalesce(Thing.x, 7), {})).toBe(7);
    expect(read(coalesce(Thing.m, money("0", "EUR")), { currency: "EUR" })).toBe("0 EUR");
    expect(decide(eq(coalesce(Thing.a, "none"), "none"), {})).toBe(true);
    expect(decide(eq(coalesce(Thing.t, "2025-03-31"), "2025-03-31"), {})).toBe(true);
  });
});

describe("choose", () => {
  const chosen = choose(gt(Thing.x, 10), Thing.y, -1);

  test.each([
    [{ x: 11, y: 5 }, 5],
    [{ x: 10, y: 5 }, -1],
    [{ y: 5 }, -1],
    [{ x: 11 }, "missing y"],
    [{ x: 11, y: "five" }, "invalid y"],
    [{ x: "eleven", y: 5 }, "invalid x"],
    [{ x: 1, y: "five" }, -1],
  ])("takes one number where the condition holds and the other elsewhere: %o", (row, expected) => {
    expect(read(chosen, row)).toBe(expected);
  });
});

describe("choose of any type", () => {
  const isLarge = gt(Thing.x, 10);

  test.each([
    [{ x: 11, a: "a", f: true, m: 5, t: "2025-03-01", currency: "EUR" }, true],
    [{ x: 9, b: "b", g: true, k: 5, u: "2025-03-01", currency: "EUR" }, true],
    [{ x: 11, b: "b", g: true, k: 5, u: "2025-03-01", currency: "EUR" }, false],
    [{ a: "a", f: true, m: 5, t: "2025-03-01", currency: "EUR" }, false],
  ])("has the value of one side: %o", (row, isThere) => {
    for (const chosen of [
      choose(isLarge, Thing.a, Thing.b),
      choose(isLarge, Thing.f, Thing.g),
      choose(isLarge, Thing.m, Thing.k),
      choose(isLarge, Thing.t, Thing.u),
    ])
      expect(decide(isPresent(chosen as AnyExpression as typeof Thing.a), row)).toBe(isThere);
  });

  test("takes constants on both sides", () => {
    for (const [x, label] of [
      [11, "large"],
      [1, "small"],
    ]) {
      expect(decide(eq(choose(isLarge, "large", "small"), label as string), { x })).toBe(true);
      expect(decide(choose(isLarge, true, false), { x })).toBe(x === 11);
      expect(read(choose(isLarge, money(1, "EUR"), money(2, "USD")), { x })).toBe(
        x === 11 ? "1 EUR" : "2 USD",
      );
    }
  });

  test("takes a date beside an instant, and keeps both as they are", () => {
    const chosen = choose(isLarge, Thing.t, "2025-03-31");
    expect(decide(eq(chosen, "2025-03-31"), { x: 1, t: new Date(0) })).toBe(true);
    expect(decide(eq(chosen, new Date(0)), { x: 11, t: new Date(0) })).toBe(true);
  });

  test("refuses two types, and two instants that stand beside no field", () => {
    expect(() => choose(isLarge, Thing.a, 1 as never)).toThrow("choose: expected a text, got 1");
    expect(() => choose(isLarge, Thing.a, Thing.x as never)).toThrow("choose: expected a text, got a number");
    expect(() => choose(isLarge, new Date(0), new Date(1))).toThrow(
      "choose: expected a field of times beside a constant time, got two constants",
    );
    expect(() => choose(isLarge, null, null)).toThrow("choose: expected a money, got null");
  });
});

describe("proportion", () => {
  test.each([
    [0, 0],
    [1, 1],
    ["1.000", 1],
    ["0.25", 0.25],
    [-0.01, "not between 0 and 1"],
    ["1.0000000000000000000000000001", "not between 0 and 1"],
    [25, "not between 0 and 1"],
    [null, "missing x"],
    ["25%", "invalid x"],
  ])("takes %j as %j", (x, expected) => {
    expect(read(proportion(Thing.x), { x })).toBe(expected);
  });
});

describe("required", () => {
  test("reports a row without the value, where a condition would be false", () => {
    expect(decide(gt(Thing.x, 1), {})).toBe(false);
    expect(decide(gt(required(Thing.x), 1), {})).toBe("missing x");
    expect(decide(gt(required(Thing.x), 1), { x: 2 })).toBe(true);
    expect(decide(gt(required(Thing.x), 1), { x: 0 })).toBe(false);
    expect(decide(gt(required(Thing.x), 1), { x: "?" })).toBe("invalid x");
    expect(decide(isPresent(required(Thing.a)), { a: "" })).toBe("missing a");
  });
});

test("a long amount without a currency is not compared", () => {
  const deals = [{ id: "1", status: "won", amount: "12345678901234567890.123" }] as const;
  const equal = count(Deal, { where: eq(multiply(Deal.amount, 1), Deal.amount) });
  expect(equal({ deals })).toBe(0);
});
