import { describe, expectTypeOf, test } from "vitest";
import {
  add,
  and,
  asOf,
  calendarDays,
  choose,
  coalesce,
  type ConformedDimension,
  Customer,
  Deal,
  dimension,
  divide,
  earliest,
  elapsed,
  eq,
  type Expression,
  greatest,
  gt,
  happened,
  isEmail,
  isNull,
  isPresent,
  latest,
  Lead,
  least,
  lt,
  type Money,
  money,
  multiply,
  not,
  isOneOf,
  or,
  type Predicate,
  proportion,
  required,
  subtract,
  predicate,
  type TimeValue,
} from "salesmetrics";

interface Deals {
  deals: Deal;
}

describe("types of expressions", () => {
  test("a field carries its entity and the type of its value", () => {
    expectTypeOf(Deal.ownerId).toEqualTypeOf<Expression<Record<"deals", Deal>, string>>();
    expectTypeOf(Deal.amount).toEqualTypeOf<Expression<Record<"deals", Deal>, Money>>();
    expectTypeOf(Deal.probability).toEqualTypeOf<Expression<Record<"deals", Deal>, number>>();
    expectTypeOf(Deal.status).toEqualTypeOf<Expression<Record<"deals", Deal>, "open" | "won" | "lost">>();
    // @ts-expect-error: no such field
    void Deal.ownerName;
  });

  test("comparisons take the type of their field", () => {
    expectTypeOf(eq(Deal.status, "won")).toExtend<Predicate<Deals>>();
    expectTypeOf(isOneOf(Deal.status, ["won", "lost"])).toExtend<Predicate<Deals>>();
    // @ts-expect-error: not one of the words
    eq(Deal.status, "wonn");
    // @ts-expect-error: not one of the words
    isOneOf(Deal.status, ["won", "closed"]);
    // @ts-expect-error: an amount is compared with money
    lt(Deal.amount, 100);
    // @ts-expect-error: an amount is compared with money
    lt(Deal.amount, "100");
    expectTypeOf(lt(Deal.amount, money(100, "EUR"))).toExtend<Predicate<Deals>>();
    // @ts-expect-error: a number is no text
    gt(Deal.probability, "0.5");
    // @ts-expect-error: a time is a Date or a calendar date
    gt(Deal.closedAt, 1743379200000);
    gt(Deal.closedAt, "2025-03-31");
    gt(Deal.closedAt, new Date(0));
    gt(Deal.closedAt, asOf());
    // @ts-expect-error: text against a number
    eq(Deal.ownerId, Deal.probability);
    eq(Deal.ownerId, Deal.customerId);
    // @ts-expect-error: nothing equals null, which isNull finds
    eq(Deal.ownerId, null);
  });

  test("logic takes conditions only, and intersects what they read", () => {
    expectTypeOf(and(eq(Deal.status, "won"), isPresent(Deal.amount))).toExtend<Predicate<Deals>>();
    expectTypeOf(not(isNull(Deal.amount))).toExtend<Predicate<Deals>>();
    // @ts-expect-error: text is no condition
    and(Deal.ownerId);
    // @ts-expect-error: a number is no condition
    or(Deal.probability);
    // @ts-expect-error: text is no condition
    not(Deal.ownerId);
    // It reads deals and leads, which the call then refuses.
    expectTypeOf(and(isPresent(Deal.id), isPresent(Lead.id))).toExtend<
      Predicate<{ deals: Deal; leads: Lead }>
    >();
    expectTypeOf(and(isPresent(Deal.id), isPresent(Lead.id))).not.toExtend<Predicate<Deals>>();
  });

  test("arithmetic keeps the type of its value", () => {
    expectTypeOf(add(Deal.amount, money(1, "EUR"))).toExtend<Expression<Deals, Money>>();
    expectTypeOf(subtract(Deal.probability, 1)).toExtend<Expression<Deals, number>>();
    expectTypeOf(multiply(Deal.amount, proportion(Deal.probability))).toExtend<Expression<Deals, Money>>();
    // @ts-expect-error: a number is not added to money
    add(Deal.amount, 1);
    // @ts-expect-error: money is not multiplied with money
    multiply(Deal.amount, Deal.amount);
    // @ts-expect-error: text cannot be added
    add(Deal.ownerId, "x");
    // @ts-expect-error: an amount is no proportion
    proportion(Deal.amount);
    expectTypeOf(choose(eq(Deal.status, "won"), 1, Deal.probability)).toExtend<Expression<Deals, number>>();
    expectTypeOf(coalesce(Deal.ownerId, "none")).toExtend<Expression<Deals, string>>();
    expectTypeOf(coalesce(Deal.ownerId, Deal.source, "none")).toExtend<Expression<Deals, string>>();
    expectTypeOf(choose(eq(Deal.status, "won"), Deal.ownerId, "none")).toExtend<Expression<Deals, string>>();
    expectTypeOf(choose(eq(Deal.status, "won"), Deal.closedAt, asOf())).toEqualTypeOf(Deal.closedAt);
    expectTypeOf(choose(isNull(Deal.ownerId), Deal.closedAt, "2025-03-31")).toEqualTypeOf(Deal.closedAt);
    expectTypeOf(choose(isNull(Deal.ownerId), money(1, "EUR"), Deal.amount)).toEqualTypeOf(Deal.amount);
    // @ts-expect-error: both values are of one type
    choose(eq(Deal.status, "won"), Deal.ownerId, 0);
    // @ts-expect-error: both values are of one type
    choose(eq(Deal.status, "won"), Deal.amount, Deal.probability);
    expectTypeOf(least(Deal.amount, money(1, "EUR"))).toEqualTypeOf(Deal.amount);
    expectTypeOf(greatest(Deal.probability, 0, 1)).toEqualTypeOf(Deal.probability);
    expectTypeOf(earliest(Deal.closedAt, asOf(), "2025-03-31")).toExtend<Expression<Deals, TimeValue>>();
    expectTypeOf(divide(Deal.probability, 2)).toEqualTypeOf(Deal.probability);
    // @ts-expect-error: numbers are divided
    divide(Deal.amount, 2);
    // @ts-expect-error: an amount is compared with money
    least(Deal.amount, 5);
    // @ts-expect-error: times have an earliest
    least(Deal.closedAt, Deal.createdAt);
    // @ts-expect-error: numbers have a greatest
    latest(Deal.probability, 1);
    // @ts-expect-error: a fallback is of the same type
    coalesce(Deal.ownerId, 0);
    expectTypeOf(required(Deal.closedAt)).toEqualTypeOf(Deal.closedAt);
  });

  test("durations take times", () => {
    expectTypeOf(elapsed(Deal.createdAt, Deal.closedAt)).toExtend<Expression<Deals, number>>();
    expectTypeOf(calendarDays(Deal.createdAt, asOf())).toExtend<Expression<Deals, number>>();
    // @ts-expect-error: text is no time
    elapsed(Deal.ownerId, Deal.closedAt);
    // @ts-expect-error: no such unit
    elapsed(Deal.createdAt, Deal.closedAt, "weeks");
    // @ts-expect-error: text is no time
    happened(Deal.ownerId);
    // @ts-expect-error: a time is no text
    isEmail(Deal.closedAt);
  });

  test("a callback gets the row of its entity", () => {
    predicate(Deal, (deal) => {
      expectTypeOf(deal).toEqualTypeOf<Deal>();
      return true;
    });
    expectTypeOf(predicate(Deal, () => true)).toExtend<Predicate<Deals>>();
    // @ts-expect-error: the answer is true or false
    predicate(Deal, (deal) => deal.name);
    // @ts-expect-error: no such field
    predicate(Customer, (customer) => customer.status === "won");
  });

  test("a dimension has one type over all its entities", () => {
    expectTypeOf(dimension({ deals: Deal.ownerId, leads: Lead.ownerId })).toExtend<
      ConformedDimension<string>
    >();
    // @ts-expect-error: rows are not split by amounts
    dimension({ deals: Deal.amount });
    // @ts-expect-error: rows are not split by times
    dimension({ deals: Deal.closedAt });
  });
});
