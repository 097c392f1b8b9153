import {
  add,
  and,
  choose,
  coalesce,
  Customer,
  Deal,
  dimension,
  divide,
  elapsed,
  calendarDays,
  eq,
  gt,
  Lead,
  lt,
  money,
  multiply,
  isOneOf,
  or,
  subtract,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { Thing } from "./thing.js";

const invalid = (message: string | RegExp) =>
  expect.objectContaining({ code: "invalid-argument", message: expect.stringMatching(message) }) as Error;

describe("operands", () => {
  test.each([
    ["text", 5, Thing.a],
    ["text", null, Thing.a],
    ["text", undefined, Thing.a],
    ["flag", "true", Thing.f],
    ["flag", 1, Thing.f],
    ["number", Number.NaN, Thing.x],
    ["number", Infinity, Thing.x],
    ["number", "five", Thing.x],
    ["number", true, Thing.x],
    ["number", 5n, Thing.x],
    ["money", 5, Thing.m],
    ["money", "5 EUR", Thing.m],
    ["money", { amount: 5, currency: "EUR" }, Thing.m],
    ["money", { amount: money(5, "EUR").amount }, Thing.m],
    ["time", "2025-02-30", Thing.t],
    ["time", "2025-03-31T00:00:00", Thing.t],
    ["time", 1743379200000, Thing.t],
    ["time", new Date(Number.NaN), Thing.t],
  ])("that are not a %s are refused when the expression is written: %s", (type, value, field) => {
    const message = `expected a ${type}, got `;
    expect(() => eq(field as never, value as never)).toThrow(invalid(`^eq: ${message}`));
    expect(() => isOneOf(field as never, [value as never])).toThrow(invalid(`^isOneOf: ${message}`));
    expect(() => coalesce(field as never, value as never)).toThrow(invalid(`^coalesce: ${message}`));
  });

  test("that are not numbers are refused by arithmetic and by choices", () => {
    expect(() => multiply(Thing.m, "two" as never)).toThrow(invalid('expected a number, got "two"'));
    expect(() => add(Thing.m, 5 as never)).toThrow(invalid("expected a money, got 5"));
    expect(() => choose(gt(Thing.x, 1), 1, Number.NaN)).toThrow(invalid("expected a number, got NaN"));
  });

  test.each([
    ["eq", () => eq(Deal.ownerId as never, Lead.ownerId as never)],
    ["lt", () => lt(Deal.createdAt as never, Lead.createdAt as never)],
    ["add", () => add(Deal.probability as never, Lead.score as never)],
    ["subtract", () => subtract(Deal.probability as never, Lead.score as never)],
    ["divide", () => divide(Deal.probability as never, Lead.score as never)],
    ["multiply", () => multiply(Deal.amount as never, Lead.score as never)],
    ["coalesce", () => coalesce(Deal.ownerId as never, Lead.ownerId as never)],
    ["elapsed days", () => elapsed(Lead.createdAt, Deal.closedAt)],
    ["elapsed hours", () => elapsed(Lead.createdAt, Deal.closedAt, "hours")],
    ["calendarDays", () => calendarDays(Lead.createdAt, Deal.closedAt)],
    ["and", () => and(eq(Deal.status, "won"), eq(Customer.country, "DE"))],
    ["or", () => or(eq(Deal.status, "won"), eq(Customer.country, "DE"))],
    ["choose", () => choose(eq(Deal.status, "won"), Lead.score as never, 0)],
  ])("of two entities are refused by %s", (name, write) => {
    expect(write).toThrow(
      invalid(new RegExp(`^${name}: expected fields of one entity, got fields of \\w+ and \\w+$`)),
    );
  });
});

describe("dimension", () => {
  test("refuses a field under another entity's name", () => {
    expect(() => dimension({ deals: Deal.ownerId, leads: Deal.ownerId })).toThrow(
      invalid("^dimension: expected a field of leads under leads, got one of deals$"),
    );
  });

  test("says in plain data what it is", () => {
    expect(dimension({ deals: Deal.ownerId, leads: Lead.ownerId }).definition).toEqual({
      dimension: { deals: { field: "deals.ownerId" }, leads: { field: "leads.ownerId" } },
    });
  });
});
