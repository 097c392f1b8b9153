import { describe, expectTypeOf, test } from "vitest";
import {
  count,
  Deal,
  eq,
  type Expression,
  extend,
  flag,
  type Money,
  money,
  number,
  oneOf,
  type RowOf,
  sum,
  predicate,
  text,
  winRate,
} from "salesmetrics";

const Own = extend(Deal, {
  region: text(),
  seats: number(),
  cost: money(),
  vip: flag(),
  tier: oneOf(["gold", "silver"]),
});

type OwnDeal = RowOf<typeof Own>;

describe("types of extend", () => {
  test("the new fields have the type of their kind", () => {
    expectTypeOf(Own.region).toExtend<Expression<{ deals: OwnDeal }, string>>();
    expectTypeOf(Own.seats).toExtend<Expression<{ deals: OwnDeal }, number>>();
    expectTypeOf(Own.cost).toExtend<Expression<{ deals: OwnDeal }, Money>>();
    expectTypeOf(Own.vip).toExtend<Expression<{ deals: OwnDeal }, boolean>>();
    eq(Own.tier, "gold");
    // @ts-expect-error: not one of the words
    eq(Own.tier, "bronze");
    // @ts-expect-error: no such field
    void Own.place;
    // @ts-expect-error: no such kind
    extend(Deal, { region: "string" });
  });

  test("the row has the new properties, optional", () => {
    expectTypeOf<OwnDeal["region"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<OwnDeal["tier"]>().toEqualTypeOf<"gold" | "silver" | null | undefined>();
    expectTypeOf<OwnDeal["cost"]>().toEqualTypeOf<string | number | null | undefined>();
    predicate(Own, (deal) => deal.region === "north" && deal.status === "won");
    // @ts-expect-error: text, where the field is text
    count(Own)({ deals: [{ id: "1", status: "won", region: 5 }] });
    count(Own)({ deals: [{ id: "1", status: "won" }] });
  });

  test("metrics of the entity take the rows of the extended one", () => {
    const deals = [{ id: "1", status: "won", region: "north" } satisfies OwnDeal];
    expectTypeOf(winRate({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(sum(Own.cost)({ deals })).toEqualTypeOf<Money | null>();
  });
});
