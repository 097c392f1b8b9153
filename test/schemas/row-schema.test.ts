import { describe, expect, test } from "vitest";
import * as z from "zod";
import { Deal, extend, flag, Order, text } from "salesmetrics";
import { shapeOf } from "../../src/expressions/shape.js";
import { parseRows, rowSchema } from "../../src/schemas/index.js";
import { entities } from "../entities.js";
import { requiredOf } from "./required.js";

const deal = { id: 17, status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" };

describe("the schema of deals", () => {
  const dealSchema = rowSchema(Deal);

  test("reads a row as parseRows does", () => {
    expect(dealSchema.parse(deal)).toEqual(parseRows(Deal, [deal])[0]);
  });

  test("reports each problem with the path of its field and the code of the issue", () => {
    const { error } = dealSchema.safeParse({ status: "won", amount: "$5" });
    expect(error?.issues).toMatchObject([
      { code: "invalid_union", path: ["id"], message: "expected a value, got nothing" },
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
    const schema = rowSchema(extend(Deal, { region: text(), renewed: flag() }));
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
      'rowSchema currency: expected an ISO 4217 code such as "USD", got "dollars"',
    );
  });
});

describe("a blank word", () => {
  test.each([null, "", " "])("is read as an unknown one: %j", (status) => {
    expect(rowSchema(Deal).parse({ id: "1", status })).toMatchObject({ status: "open" });
  });
});

describe("the schema of each entity", () => {
  test.each(entities.map((entity) => [entity[shapeOf].name, entity] as const))(
    "of %s requires what its rows require",
    (_, entity) => {
      const schema = rowSchema(entity);
      const row = requiredOf(entity);
      expect(schema.parse(row)).toMatchObject(row);
      for (const field of Object.keys(row)) {
        // A blank status is read as an unknown one.
        const missingValues = field === "status" ? [undefined] : [undefined, null, " "];
        for (const missing of missingValues) {
          const { error } = schema.safeParse({ ...row, [field]: missing });
          expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
            [[field], "expected a value, got nothing"],
          ]);
        }
      }
    },
  );
});
