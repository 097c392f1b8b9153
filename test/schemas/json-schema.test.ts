import { Deal, entity, id, kind, number, share } from "salesmetrics";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { shapeOf } from "../../src/expressions/shape.js";
import { rowSchema, safeParseRows } from "../../src/schemas/index.js";
import { entities } from "../entities.js";
import { requiredOf } from "./required.js";

const cases = entities.map((entity) => [entity[shapeOf].name, entity] as const);

describe("the JSON Schema of an entity", () => {
  test.each(cases)("of %s has each field, and requires what its rows require", (_, entity) => {
    const { fields } = entity[shapeOf];
    const names = Object.keys(fields);
    const input = z.toJSONSchema(rowSchema(entity), { io: "input" });
    expect(Object.keys(input.properties ?? {})).toEqual(names);
    expect([...(input.required ?? [])].sort()).toEqual(Object.keys(requiredOf(entity)).sort());
    const output = z.toJSONSchema(rowSchema(entity), { io: "output" });
    expect(Object.keys(output.properties ?? {})).toEqual(names);
    expect(output.required).toEqual(names);
    expect(output.additionalProperties).toBe(false);
    for (const property of Object.values({ ...input.properties, ...output.properties }))
      expect(property).not.toEqual({});
  });

  test.each(cases)("of %s survives JSON", (_, entity) => {
    for (const io of ["input", "output"] as const) {
      const schema = z.toJSONSchema(rowSchema(entity), { io });
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    }
  });

  test("of deals says what parsing takes", () => {
    const { properties = {} } = z.toJSONSchema(rowSchema(Deal), { io: "input" });
    expect(properties["id"]).toEqual({
      type: ["string", "number", "integer"],
    });
    expect(properties["status"]).toEqual({
      anyOf: [
        {
          anyOf: [
            { type: "string", enum: ["open", "won", "lost"] },
            { type: "string" },
            { type: "number" },
            { type: "integer" },
          ],
        },
        { type: "null" },
      ],
    });
    expect(properties["amount"]).toEqual({ type: ["number", "string", "integer", "null"] });
    expect(properties["closedAt"]).toEqual({
      anyOf: [
        {
          anyOf: [
            { type: "string" },
            { type: "number" },
            { type: "integer" },
            { type: "string", format: "date-time" },
          ],
        },
        { type: "null" },
      ],
    });
  });

  test("of deals says what rows hold", () => {
    const { properties = {} } = z.toJSONSchema(rowSchema(Deal), { io: "output" });
    const text = { type: ["string", "null"] };
    const decimal = { type: ["number", "string", "null"] };
    expect(properties).toMatchObject({
      id: { type: "string" },
      status: { type: "string", enum: ["open", "won", "lost"] },
      name: text,
      currency: text,
      amount: decimal,
      probability: decimal,
      closedAt: {
        anyOf: [
          {
            anyOf: [
              { type: "string", format: "date" },
              { type: "string", format: "date-time" },
            ],
          },
          { type: "null" },
        ],
      },
    });
  });

  test("of a kind of your own takes anything, and says what its base holds", () => {
    const percent = kind("percent", share(), (given: string | number) =>
      typeof given === "string" && given.endsWith("%") ? Number(given.slice(0, -1)) / 100 : given,
    );
    const Survey = entity("surveys", { id: id(), satisfied: percent, answers: number() });
    const input = z.toJSONSchema(rowSchema(Survey), { io: "input" });
    expect(input.required).toEqual(["id"]);
    const output = z.toJSONSchema(rowSchema(Survey), { io: "output" });
    expect(output.properties?.["satisfied"]).toEqual({ type: ["number", "string", "null"] });
  });
});

describe("rows that parsing accepts", () => {
  const given = [
    { id: 1, status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" },
    { id: "2", status: "Negotiation", probability: 0.5, createdAt: 1743429600000, extra: [1] },
    { id: 3n, status: "LOST", amount: 12345678901234567890n, currency: "EUR", closedAt: new Date(2025, 1) },
  ];

  test("are valid for the schema, before and after", () => {
    const schema = rowSchema(Deal);
    const { rows, rejected } = safeParseRows(Deal, given);
    expect(rejected).toEqual([]);
    expect(given.map((row) => schema.parse(row))).toEqual(rows);
    expect(rows.map((row) => schema.parse(row))).toEqual(rows);
  });

  test("are written as the JSON Schema of the output says", () => {
    const check = z.fromJSONSchema(z.toJSONSchema(rowSchema(Deal), { io: "output" }));
    const { rows } = safeParseRows(Deal, given);
    for (const row of rows) expect(check.safeParse(JSON.parse(JSON.stringify(row))).error).toBeUndefined();
  });

  test.each(cases)("are valid for the schema of %s", (_, entity) => {
    const row = requiredOf(entity);
    const { rows } = safeParseRows(entity, [row]);
    expect([rowSchema(entity).parse(row)]).toEqual(rows);
  });
});
