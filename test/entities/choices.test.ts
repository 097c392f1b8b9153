import {
  bookings,
  choiceOf,
  Deal,
  dimensionsOf,
  evaluate,
  extend,
  flag,
  grain,
  Lead,
  number,
  period,
  text,
  time,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, expectTypeOf, test } from "vitest";

describe("dimensionsOf", () => {
  test("has the texts, words and flags of an entity", () => {
    const { status, ownerId, ...others } = dimensionsOf(Deal);
    expect([status, ownerId]).toEqual([Deal.status, Deal.ownerId]);
    for (const name of ["id", "amount", "createdAt", "probability"]) expect(others).not.toHaveProperty(name);
    expect(Object.keys(dimensionsOf(Lead))).toContain("source");
  });

  test("has those of an extended entity", () => {
    const Own = extend(Deal, { region: text(), isKey: flag(), seats: number(), signedAt: time() });
    const own = dimensionsOf(Own);
    expect(own.region).toBe(Own.region);
    expect(own.isKey).toBe(Own.isKey);
    expect(own).not.toHaveProperty("seats");
    // @ts-expect-error: a time is no dimension
    expect(own.signedAt).toBeUndefined();
  });

  test("refuses what is no entity", () => {
    expect(() => dimensionsOf(wonDeals as never)).toThrow("dimensionsOf: expected an entity, such as Deal");
  });
});

describe("choiceOf", () => {
  const metrics = { bookings, winRate, wonDeals };
  const deals: Deal[] = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-01" }];

  test("makes a report of texts, with types", () => {
    const asked = { metric: "wonDeals", by: "ownerId", every: "quarter", during: "2025-Q1" };
    const { rows } = evaluate(
      { value: choiceOf(metrics, asked.metric, "metric") },
      { deals },
      {
        by: { group: choiceOf(dimensionsOf(Deal), asked.by, "by") },
        every: grain(asked.every),
        during: period(asked.during),
      },
    );
    expect(rows.map(({ group, period: { label }, value }) => [group, label, value])).toEqual([
      ["ann", "2025-Q1", 1],
    ]);
    expectTypeOf(rows[0]!.group).toEqualTypeOf<string | null>();
  });

  test.each([
    ["winrate", '"winrate" (perhaps winRate)'],
    ["won", '"won" (perhaps wonDeals)'],
    ["Bookings ", '"Bookings " (perhaps bookings)'],
    ["toString", '"toString"'],
    ["", '""'],
    [undefined, "undefined"],
    [5, "5"],
    [{}, "object"],
  ])("refuses %j and says what there is", (name, got) => {
    expect(() => choiceOf(metrics, name as string, "metric")).toThrow(
      expect.objectContaining({
        code: "unknown-name",
        message: `metric: expected one of bookings, winRate, wonDeals, got ${got}`,
      }),
    );
  });

  test("refuses what has no names", () => {
    for (const choices of [null, undefined, "winRate", 5])
      expect(() => choiceOf(choices as never, "x")).toThrow(
        "choiceOf: expected choices by name, such as { winRate }",
      );
    expect(() => choiceOf({}, "winRate")).toThrow("choiceOf: expected");
  });
});
