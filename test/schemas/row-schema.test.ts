import { describe, expect, test } from "vitest";
import * as z from "zod";
import { Deal, extend, Order } from "../../src/entities/index.js";
import {
  activitySchema,
  campaignSchema,
  customerSchema,
  dealSchema,
  leadSchema,
  orderLineSchema,
  orderSchema,
  parseDeals,
  quoteSchema,
  repSchema,
  rowSchema,
  stageVisitSchema,
  touchSchema,
} from "../../src/schemas/index.js";

const deal = { id: 17, status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" };

describe("dealSchema", () => {
  test("reads a row as parseDeals does", () => {
    expect(dealSchema.parse(deal)).toEqual(parseDeals([deal])[0]);
  });

  test("reports each problem with the path of its field and the code of the issue", () => {
    const { error } = dealSchema.safeParse({ status: "won", amount: "$5" });
    expect(error?.issues).toMatchObject([
      { code: "custom", path: ["id"], params: { code: "missing" }, message: "expected a value, got nothing" },
      { code: "custom", path: ["amount"], params: { code: "invalid-number" } },
    ]);
  });

  test("reads what is only warned of elsewhere", () => {
    expect(dealSchema.parse({ id: "d1", status: "Engaging" }).status).toBe("open");
  });

  test("composes with schemas of one's own", () => {
    const page = z.object({
      next: z.string().nullable(),
      deals: z.array(dealSchema.extend({ tags: z.array(z.string()) })),
    });
    const parsed = page.parse({ next: null, deals: [{ ...deal, tags: ["a"] }] });
    expect(parsed.deals[0]).toMatchObject({ id: "17", tags: ["a"] });
    expect(page.safeParse({ next: null, deals: [deal] }).error?.issues[0]?.path).toEqual([
      "deals",
      0,
      "tags",
    ]);
  });

  test.each([null, [], "d1", 7])("rejects %j", (row) => {
    expect(dealSchema.safeParse(row).success).toBe(false);
  });
});

describe("rowSchema", () => {
  test("reads an application's own fields", () => {
    const schema = rowSchema(extend(Deal, { region: "text", renewed: "flag" }));
    expect(schema.parse({ ...deal, region: " north ", renewed: "yes" })).toMatchObject({
      region: "north",
      renewed: true,
    });
    expect(schema.safeParse({ ...deal, renewed: "maybe" }).success).toBe(false);
  });

  test("takes the options of rows", () => {
    const schema = rowSchema(Order, { currency: "EUR", timeZone: "Europe/Berlin" });
    expect(schema.parse({ id: 1, placedAt: "2025-03-31 14:00" })).toMatchObject({
      currency: "EUR",
      placedAt: new Date("2025-03-31T12:00:00Z"),
    });
  });

  test("drops unknown fields unless it is told to keep them", () => {
    expect(rowSchema(Deal).parse({ ...deal, extra: 1 })).not.toHaveProperty("extra");
    expect(rowSchema(Deal, { unknownFields: "keep" }).parse({ ...deal, extra: 1 })).toHaveProperty(
      "extra",
      1,
    );
  });

  test("refuses options that nobody can follow", () => {
    expect(() => rowSchema(Deal, { currency: "dollars" })).toThrow(
      'rowSchema: expected an ISO 4217 code as currency, got "dollars"',
    );
  });
});

describe("the schema of each entity", () => {
  test.each([
    ["lead", leadSchema, {}],
    ["deal", dealSchema, { status: "open" }],
    ["customer", customerSchema, {}],
    ["campaign", campaignSchema, {}],
    ["quote", quoteSchema, {}],
    ["order", orderSchema, {}],
    ["order line", orderLineSchema, { orderId: "o" }],
    ["activity", activitySchema, {}],
    ["touch", touchSchema, {}],
    ["rep", repSchema, {}],
    ["stage visit", stageVisitSchema, { dealId: "d", stage: "s" }],
  ])("of a %s requires what its rows require", (_, schema, required) => {
    const row = { id: "1", ...required };
    expect(schema.parse(row)).toMatchObject(row);
    for (const field of Object.keys(row)) {
      expect(schema.safeParse({ ...row, [field]: undefined }).error?.issues.map(({ path }) => path)).toEqual([
        [field],
      ]);
    }
  });
});
