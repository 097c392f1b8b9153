import {
  Activity,
  Campaign,
  count,
  countDistinct,
  Customer,
  Deal,
  definitionOf,
  entity,
  eq,
  evaluate,
  extend,
  flag,
  Lead,
  mean,
  money,
  month,
  number,
  oneOf,
  Order,
  OrderLine,
  Quote,
  Rep,
  StageReach,
  StageVisit,
  sum,
  text,
  time,
  Touch,
  winRate,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../src/expressions/shape.js";
import { entities } from "../entities.js";

const Own = extend(Deal, {
  region: text(),
  vip: flag(),
  seats: number(),
  cost: money(),
  signedAt: time(),
  tier: oneOf(["gold", "silver"]),
});

type OddFields = Record<"constructor" | "hasOwnProperty", typeof Deal.id>;

describe("extend", () => {
  const deals = [
    {
      id: "1",
      status: "won",
      closedAt: "2025-03-01",
      currency: "EUR",
      cost: "10.5",
      seats: 3,
      region: "north",
      vip: true,
      tier: "gold",
      signedAt: "2025-04-01",
    },
    {
      id: "2",
      status: "lost",
      closedAt: "2025-03-01",
      currency: "EUR",
      cost: 0.25,
      seats: "4",
      region: "south",
      vip: false,
      tier: "silver",
      signedAt: "2025-04-02",
    },
    { id: "3", status: "open" },
  ] as const;

  test("adds references to fields of every kind", () => {
    expect(count(Own, { where: eq(Own.region, "north") })({ deals })).toBe(1);
    expect(count(Own, { where: eq(Own.vip, true) })({ deals })).toBe(1);
    expect(count(Own, { where: eq(Own.tier, "silver") })({ deals })).toBe(1);
    expect(mean(Own.seats)({ deals })).toBe(3.5);
    expect(String(sum(Own.cost)({ deals })?.amount)).toBe("10.75");
    expect(count(Own, { at: Own.signedAt })({ deals }, { during: month(2025, 4) })).toBe(2);
  });

  test("keeps the fields and the metrics of the entity", () => {
    const { rows } = evaluate({ winRate, n: count(Own) }, { deals }, { by: { region: Own.region } });
    expect(rows.map((row) => [row.region, row.winRate, row.n])).toEqual([
      ["north", 1, 1],
      ["south", 0, 1],
      [null, null, 1],
    ]);
    expect(Own.status.definition).toEqual(Deal.status.definition);
  });

  test("can be done again", () => {
    const More = extend(Own, { floor: number() });
    expect(Object.keys(More)).toEqual([...Object.keys(Own), "floor"]);
    expect(sum(More.floor)({ deals: [{ id: "1", status: "open", floor: "2.5", region: "north" }] })).toBe(
      2.5,
    );
  });

  test("leaves the entity as it was", () => {
    expect(Object.keys(Deal)).not.toContain("region");
    expect("region" in Deal).toBe(false);
  });

  test.each(["status", "id", "amount", "currency"])("refuses the name %s, which the entity has", (name) => {
    expect(() => extend(Deal, { [name]: text() })).toThrow(
      expect.objectContaining({
        code: "name-taken",
        message: `extend: expected new field names, got ${name}, which deals have`,
      }),
    );
    expect(() => extend(Own, { region: text() })).toThrow(expect.objectContaining({ code: "name-taken" }));
  });

  test("refuses nothing for names that every object has", () => {
    const Odd = extend(Deal, { constructor: text(), hasOwnProperty: text() } as never);
    const { constructor: odd, hasOwnProperty: own } = Odd as unknown as OddFields;
    const row = { id: "1", status: "open", constructor: "c", hasOwnProperty: "h" } as never;
    expect(count(Deal, { where: eq(odd, "c") })({ deals: [row] })).toBe(1);
    expect(count(Deal, { where: eq(own, "h") })({ deals: [row] })).toBe(1);
  });
});

describe("two kinds of one field", () => {
  const declared = {
    text: text(),
    number: number(),
    flag: flag(),
    time: time(),
    words: oneOf(["1", "2"]),
    others: oneOf(["1", "3"]),
    spelt: oneOf(["1", "2"], { spellings: { "1": ["one"] } }),
  };
  const held = ["1", 2, "2025-03-03", true, "2", "3", "one", "more"];
  const deals = held.map((tier, place) => ({ id: String(place), status: "open", tier }) as never);
  const metrics = Object.entries(declared).map(([name, tier]) => {
    const { tier: reference } = extend(Deal, { tier }) as { readonly tier: typeof Deal.id };
    const alone = countDistinct(reference);
    return { name, alone, count: alone({ deals }) };
  });

  test("have different definitions and hashes", () => {
    const hashes = metrics.map(({ alone }) => definitionOf(alone).hash);
    expect(new Set(hashes).size).toBe(metrics.length);
    expect(new Set(metrics.map(({ count }) => count)).size).toBeGreaterThan(3);
  });

  test.each(metrics)("give the same numbers in any order of questions: $name", ({ name, alone, count }) => {
    for (const other of metrics) {
      const orders = [
        { one: alone, other: other.alone },
        { other: other.alone, one: alone },
      ];
      for (const asked of orders) {
        const { total } = evaluate(asked, { deals });
        expect(total, `${name} beside ${other.name}`).toMatchObject({ one: count, other: other.count });
      }
    }
  });
});

describe("entities", () => {
  test("name every field after itself, under the plural that data knows it by", () => {
    const byPlural = {
      activities: Activity,
      campaigns: Campaign,
      customers: Customer,
      deals: Deal,
      leads: Lead,
      orders: Order,
      orderLines: OrderLine,
      quotes: Quote,
      reps: Rep,
      stageReaches: StageReach,
      stageVisits: StageVisit,
      touches: Touch,
    };
    for (const [plural, entity] of Object.entries(byPlural)) {
      for (const [name, field] of Object.entries(entity)) {
        expect(field.definition).toEqual({ field: `${plural}.${name}` });
        expect(field.entity).toBe(plural);
      }
    }
  });

  test.each(entities.map((each) => [each[shapeOf].name, each[shapeOf]] as const))(
    "could be declared by an application: %s",
    (name, { fields, key }) => {
      const declared = entity(name, fields as never, { key: key });
      expect(Object.keys(declared)).toEqual(Object.keys(fields));
    },
  );

  test.each([
    ["deals", Deal],
    ["orders", Order],
    ["orderLines", OrderLine],
    ["quotes", Quote],
    ["campaigns", Campaign],
    ["reps", Rep],
  ])("with amounts have a currency beside them: %s", (_, entity) => {
    const fields = Object.values(entity) as { readonly type: string }[];
    expect(fields.some((field) => field.type === "money")).toBe(true);
    expect(Object.keys(entity)).toContain("currency");
  });
});
