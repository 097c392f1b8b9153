import { fc, test as property } from "@fast-check/vitest";
import { eq, gt, gte, isNull, isPresent, lt, lte, money, month, ne, isOneOf, required } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decimals, fractionOf } from "../exact/oracle.js";
import { decide, Thing } from "./thing.js";

const operators = { eq, ne, lt, lte, gt, gte };
type Operator = keyof typeof operators;

/** What each operator says of two values, by whether the left is below, at or above the right. */
const expected: Record<Operator, readonly [below: boolean, same: boolean, above: boolean]> = {
  eq: [false, true, false],
  ne: [true, false, true],
  lt: [true, false, false],
  lte: [true, true, false],
  gt: [false, false, true],
  gte: [false, true, true],
};

/** All six operators on two fields of one row. */
function answers(left: keyof typeof Thing, right: keyof typeof Thing, fields: object, options = {}) {
  return Object.fromEntries(
    Object.entries(operators).map(([name, operator]) => [
      name,
      decide(operator(Thing[left] as never, Thing[right] as never), fields, options),
    ]),
  );
}

function expectedAt(order: number) {
  return Object.fromEntries(Object.entries(expected).map(([name, table]) => [name, table[order + 1]]));
}

describe("eq, ne, lt, lte, gt and gte", () => {
  test.each([
    ["abc", "abd", -1],
    ["a", "a", 0],
    ["Z", "a", -1],
    ["", "a", -1],
    ["10", "9", -1],
    ["__proto__", "__proto__", 0],
  ])("order text by its characters: %j and %j", (a, b, order) => {
    expect(answers("a", "b", { a, b })).toEqual(expectedAt(order));
    expect(answers("b", "a", { a, b })).toEqual(expectedAt(0 - order));
  });

  test.each([
    [false, true, -1],
    [true, true, 0],
    [false, false, 0],
  ])("order false before true: %j and %j", (f, g, order) => {
    expect(answers("f", "g", { f, g })).toEqual(expectedAt(order));
    expect(answers("g", "f", { f, g })).toEqual(expectedAt(0 - order));
  });

  test.each([
    ["1.50", 1.5, 0],
    ["1.50", "1.5", 0],
    ["-0", 0, 0],
    ["1e3", 1000, 0],
    ["0.30000000000000004", 0.3, 1],
    ["9007199254740993", "9007199254740992", 1],
    [-1, "-0.5", -1],
    [9, 10, -1],
    ["9", "10", -1],
  ])("compare numbers as the decimals they print as: %j and %j", (x, y, order) => {
    expect(answers("x", "y", { x, y })).toEqual(expectedAt(order));
    expect(answers("y", "x", { x, y })).toEqual(expectedAt(0 - order));
  });

  property.prop([decimals, decimals], { numRuns: 60 })(
    "compare any two decimals as exact fractions do",
    (x, y) => {
      expect(answers("x", "y", { x, y })).toEqual(expectedAt(fractionOf(x).compare(fractionOf(y))));
    },
  );

  test("compare amounts of one currency as decimals", () => {
    expect(answers("m", "k", { m: "1.50", k: 1.5, currency: "EUR" })).toEqual(expectedAt(0));
    expect(answers("m", "k", { m: "9", k: "10", currency: "EUR" })).toEqual(expectedAt(-1));
    expect(decide(gte(Thing.m, money("10", "EUR")), { m: "10.00", currency: "EUR" })).toBe(true);
    expect(decide(gt(Thing.m, money("10", "EUR")), { m: "10.00", currency: "EUR" })).toBe(false);
  });

  test.each(Object.values(operators))(
    "report amounts of another currency instead of comparing them: %o",
    (operator) => {
      expect(decide(operator(Thing.m, money("10", "EUR")), { m: 10, currency: "USD" })).toBe(
        "mixed currencies",
      );
    },
  );

  test.each([
    ["2025-03-30", "2025-03-31", -1],
    ["2025-03-31", "2025-03-31", 0],
    [new Date(0), new Date(1), -1],
    [new Date(5), new Date(5), 0],
  ])("order times of one kind: %s and %s", (t, u, order) => {
    expect(answers("t", "u", { t, u })).toEqual(expectedAt(order));
    expect(answers("u", "t", { t, u })).toEqual(expectedAt(0 - order));
  });

  test.each([
    // 2025-03-31 in Kolkata is from 18:30Z of the 30th to 18:30Z of the 31st.
    ["2025-03-30T18:29:59.999Z", "2025-03-31", -1],
    ["2025-03-30T18:30:00.000Z", "2025-03-31", 0],
    ["2025-03-31T18:29:59.999Z", "2025-03-31", 0],
    ["2025-03-31T18:30:00.000Z", "2025-03-31", 1],
  ])("compare an instant and a date as days in the zone of the question: %s and %s", (instant, u, order) => {
    const options = { during: month(2025, 3, { timeZone: "Asia/Kolkata" }) };
    expect(answers("t", "u", { t: new Date(instant), u }, options)).toEqual(expectedAt(order));
    expect(answers("u", "t", { t: new Date(instant), u }, options)).toEqual(expectedAt(0 - order));
  });

  test("need a zone where an instant meets a date", () => {
    expect(() => decide(lt(Thing.t, Thing.u), { t: new Date(0), u: "1970-01-01" })).toThrow(
      expect.objectContaining({ code: "missing-time-zone", message: expect.stringMatching(/^held: /) }),
    );
  });

  test.each([
    ["x", "y"],
    ["a", "b"],
    ["f", "g"],
    ["m", "k"],
    ["t", "u"],
  ] as const)(
    "find nothing equal to a missing value, and everything different from it: %s, %s",
    (left, right) => {
      const row = { currency: "EUR" };
      const missing = { eq: false, ne: true, lt: false, lte: false, gt: false, gte: false };
      expect(answers(left, right, row)).toEqual(missing);
      expect(answers(left, right, { ...row, [left]: null })).toEqual(missing);
    },
  );

  test.each([
    ["x", Number.NaN],
    ["x", Infinity],
    ["x", "12 EUR"],
    ["x", ""],
    ["x", true],
    ["x", {}],
    ["x", 5n],
    ["t", new Date(Number.NaN)],
    ["t", "2025-02-30"],
    ["t", "2025-03-31T00:00:00"],
    ["t", 1743379200000],
    ["f", "true"],
    ["f", 1],
    ["a", 5],
  ] as const)("report a row whose %s holds %s", (name, value) => {
    const other = { x: "y", t: "u", f: "g", a: "b" }[name] as keyof typeof Thing;
    const usable = { x: 1, y: 1, t: "2025-03-31", u: "2025-03-31", f: true, g: true, a: "a", b: "a" };
    const reported = Object.fromEntries(Object.keys(operators).map((each) => [each, `invalid ${name}`]));
    expect(answers(name, other, { ...usable, [name]: value })).toEqual(reported);
    expect(answers(other, name, { ...usable, [name]: value })).toEqual(reported);
  });

  test.each([
    [{ m: "ten", currency: "EUR" }, "invalid m"],
    [{ m: 10, currency: 978 }, "invalid currency"],
  ])("report an amount that cannot be read: %o", (row, why) => {
    expect(decide(gt(Thing.m, money("1", "EUR")), row)).toBe(why);
  });

  test("find an amount without a currency missing", () => {
    expect(decide(gt(Thing.m, money("1", "EUR")), { m: 10 })).toBe(false);
    expect(decide(ne(Thing.m, money("10", "EUR")), { m: 10 })).toBe(true);
  });
});

describe("isOneOf", () => {
  test.each([
    [isOneOf(Thing.a, ["p", "q"]), { a: "q" }, true],
    [isOneOf(Thing.a, ["p", "q"]), { a: "r" }, false],
    [isOneOf(Thing.a, []), { a: "p" }, false],
    [isOneOf(Thing.a, [""]), { a: "" }, true],
    [isOneOf(Thing.a, ["p"]), {}, false],
    [isOneOf(Thing.a, ["p"]), { a: 7 }, "invalid a"],
    [isOneOf(Thing.x, [1.5, 2]), { x: "2.00" }, true],
    [isOneOf(Thing.x, [1.5, 2]), { x: 2.01 }, false],
    [isOneOf(Thing.m, [money("5", "EUR")]), { m: "5.0", currency: "EUR" }, true],
    [isOneOf(Thing.t, ["2025-03-31"]), { t: "2025-03-31" }, true],
    [isOneOf(Thing.t, [new Date(7)]), { t: new Date(7) }, true],
    [isOneOf(Thing.f, [true]), { f: false }, false],
  ])("finds a value among those listed (case %#)", (condition, row, expectation) => {
    expect(decide(condition, row)).toBe(expectation);
  });
});

describe("isNull and isPresent", () => {
  const kept = { a: " ", x: 0, f: false, t: "2025-03-31", m: 0, currency: "EUR" };

  test("take an empty text for a missing one", () => {
    const row = { ...kept, a: "" };
    expect([decide(isPresent(Thing.a), row), decide(isNull(Thing.a), row)]).toEqual([false, true]);
    expect(decide(isPresent(required(Thing.a)), row)).toBe("missing a");
    expect(decide(isPresent(required(Thing.a)), kept)).toBe(true);
  });

  test.each(["a", "x", "f", "t", "m"] as const)("tell a missing %s from a blank or a zero", (name) => {
    expect([decide(isPresent(Thing[name]), kept), decide(isNull(Thing[name]), kept)]).toEqual([true, false]);
    for (const missing of [null, undefined]) {
      const row = { ...kept, [name]: missing };
      expect([decide(isPresent(Thing[name]), row), decide(isNull(Thing[name]), row)]).toEqual([false, true]);
    }
  });

  test.each([
    ["x", "n/a"],
    ["t", "soon"],
    ["f", "no"],
    ["a", 0],
  ] as const)("report a %s that cannot be read: %j", (name, value) => {
    expect(decide(isPresent(Thing[name]), { [name]: value })).toBe(`invalid ${name}`);
    expect(decide(isNull(Thing[name]), { [name]: value })).toBe(`invalid ${name}`);
  });

  property.prop([fc.anything()])("never find a value both missing and present", (value) => {
    const [present, missing] = [
      decide(isPresent(Thing.a), { a: value }),
      decide(isNull(Thing.a), { a: value }),
    ];
    if (typeof value === "string" && value !== "") expect([present, missing]).toEqual([true, false]);
    else if (value == null || value === "") expect([present, missing]).toEqual([false, true]);
    else expect([present, missing]).toEqual(["invalid a", "invalid a"]);
  });
});
