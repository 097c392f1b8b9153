import { test as property } from "@fast-check/vitest";
import {
  type AnyExpression,
  coalesce,
  count,
  Deal,
  definitionOf,
  earliest,
  eq,
  greatest,
  latest,
  least,
  money,
  sum,
  timeZone,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decimals, fractionOf } from "../exact/oracle.js";
import { decide, read, Thing } from "./thing.js";

describe("least and greatest", () => {
  test.each([
    [1, 2, 1, 2],
    [-1, "-1.5", -1.5, -1],
    [0.1, "0.10", 0.1, 0.1],
    ["0.30000000000000000001", 0.3, 0.3, "0.30000000000000000001"],
    ["9007199254740993", 9007199254740992, 9007199254740992, "9007199254740993"],
    [0, 0, 0, 0],
  ])("compare numbers as exact decimals: %j and %j", (x, y, lesser, greater) => {
    const row = { x, y };
    expect(decide(eq(least(Thing.x, Thing.y), lesser), row)).toBe(true);
    expect(decide(eq(greatest(Thing.x, Thing.y), greater as number), row)).toBe(true);
  });

  property.prop([decimals, decimals], { numRuns: 100 })(
    "are what BigInt fractions say, in any order of the operands",
    (x, y) => {
      const isOrdered = fractionOf(x).compare(fractionOf(y)) <= 0;
      const [lesser, greater] = (isOrdered ? [x, y] : [y, x]) as [number, number];
      for (const [one, other] of [
        [Thing.x, Thing.y],
        [Thing.y, Thing.x],
      ] as const) {
        expect(decide(eq(least(one, other), lesser), { x, y })).toBe(true);
        expect(decide(eq(greatest(one, other), greater), { x, y })).toBe(true);
      }
    },
  );

  test("take any number of operands", () => {
    const row = { x: 3, y: 1 };
    expect(read(least(Thing.x, Thing.y, 2), row)).toBe(1);
    expect(read(greatest(Thing.x, Thing.y, 2, 7, 5), row)).toBe(7);
    expect(read(least(Thing.x), row)).toBe(3);
  });

  test("compare amounts in one currency, and report others", () => {
    const row = { m: "10.50", k: 9, currency: "EUR" };
    expect(read(least(Thing.m, Thing.k), row)).toBe("9 EUR");
    expect(read(greatest(Thing.m, money("10.49", "EUR")), row)).toBe("10.5 EUR");
    expect(read(least(Thing.m, money("1", "USD")), row)).toBe("mixed currencies");
    expect(read(greatest(Thing.m, Thing.k, money("1", "USD")), row)).toBe("mixed currencies");
  });

  test.each([
    [{ x: 1 }, "missing y"],
    [{ y: 1 }, "missing x"],
    [{}, "missing x"],
    [{ x: 1, y: "one" }, "invalid y"],
    [{ x: "?", y: 1 }, "invalid x"],
  ])("have no value where an operand has none: %o", (row, why) => {
    expect(read(least(Thing.x, Thing.y), row)).toBe(why);
    expect(read(greatest(Thing.x, Thing.y), row)).toBe(why);
  });

  test("pass over what is missing where coalesce says so", () => {
    const capped = least(Thing.x, coalesce(Thing.y, Thing.x));
    expect(read(capped, { x: 5 })).toBe(5);
    expect(read(capped, { x: 5, y: 2 })).toBe(2);
  });
});

describe("earliest and latest", () => {
  const zone = { zone: timeZone("America/New_York") };
  // Three o'clock in the morning in UTC: still the day before in New York.
  const instant = new Date("2025-03-02T03:00:00Z");
  const isAt = (time: AnyExpression, at: Date | string, row: object) =>
    decide(eq(time as never, at as never), row, zone);

  test.each([
    ["2025-03-01", "2025-03-02"],
    [new Date("2025-03-01T00:00:00Z"), new Date("2025-03-01T00:00:00.001Z")],
    ["2025-02-28", instant],
    [instant, "2025-03-02"],
  ])("compare times: %s before %s", (first, second) => {
    for (const row of [
      { t: first, u: second },
      { t: second, u: first },
    ]) {
      expect(isAt(earliest(Thing.t, Thing.u), first, row)).toBe(true);
      expect(isAt(latest(Thing.t, Thing.u), second, row)).toBe(true);
    }
  });

  test("take the first of a date and an instant on that day", () => {
    const isInstant = (time: AnyExpression): boolean | string =>
      decide(eq(time as never, new Date(instant) as never), { t: instant, u: "2025-03-01" }, zone);
    const later = new Date(instant.getTime() + 3_600_000);
    for (const extreme of [earliest, latest]) {
      expect(isInstant(extreme(Thing.t, Thing.u))).toBe(true);
      // A date equals each instant of its day; an instant only itself.
      expect(isAt(extreme(Thing.u, Thing.t), later, { t: instant, u: "2025-03-01" })).toBe(true);
      expect(isAt(extreme(Thing.t, Thing.u), later, { t: instant, u: "2025-03-01" })).toBe(false);
    }
  });

  test("need a zone between a date and an instant", () => {
    const metric = count(Deal, { at: latest(Deal.createdAt, "2025-03-01") });
    const deals = [{ id: "1", status: "open", createdAt: instant }] as const;
    expect(() => metric({ deals })).toThrow(expect.objectContaining({ code: "missing-time-zone" }) as Error);
  });

  test.each([
    [{ t: "2025-03-01" }, "missing u"],
    [{ u: "2025-03-01" }, "missing t"],
    [{ t: "2025-03-01", u: "soon" }, "invalid u"],
  ])("have no value where an operand has none: %o", (row, why) => {
    const counted = (time: AnyExpression) => decide(eq(time as never, "2025-03-01"), row);
    const expected = why.startsWith("invalid") ? why : false;
    expect(counted(earliest(Thing.t, Thing.u))).toBe(expected);
    expect(counted(latest(Thing.t, Thing.u))).toBe(expected);
  });
});

test("least and greatest read as phrases", () => {
  expect(definitionOf(sum(least(Deal.probability, 0.5))).text).toBe(
    "sum(least of (probability, 0.5) of deals)",
  );
});
