import { describe, expect, test } from "vitest";
import type { Row } from "./engine.js";
import { people, rowsOf } from "./rows.js";
import { shapes, snakeCase, tableOf, type Times } from "./tables.js";
import { injections } from "./texts.js";

describe.each<Times>(["date", "instant"])("rows whose times are of the kind %s", (times) => {
  const lists = rowsOf({ times, count: 400, seed: 1 });
  const deals = lists["deals"]!;
  const everyRow = Object.values(lists).flat();

  test("the same seed makes the same rows, and another one others", () => {
    expect(rowsOf({ times, count: 400, seed: 1 })).toEqual(lists);
    expect(rowsOf({ times, count: 400, seed: 2 })).not.toEqual(lists);
  });

  test("each entity has its rows, and each of its fields a value and none", () => {
    for (const { name, fields } of shapes) {
      const rows = lists[name]!;
      expect(rows).toHaveLength(name === "reps" ? people.length : 400);
      for (const [field, { isRequired }] of Object.entries(fields)) {
        const missing = rows.filter((row) => row[field] == null).length;
        expect(missing < rows.length, `${name}.${field}`).toBe(true);
        expect(missing > 0, `${name}.${field}`).toBe(!isRequired);
      }
    }
  });

  test("all times are of that kind, among them leap days and the year that stands for never", () => {
    const found = shapes.flatMap(({ name, fields }) =>
      Object.keys(fields).flatMap((field) =>
        fields[field]!.type === "time" ? lists[name]!.map((row) => row[field]) : [],
      ),
    );
    const present = found.filter((time) => time != null);
    expect(present.every((time) => time instanceof Date === (times === "instant"))).toBe(true);
    const texts = present.map((time) => (time instanceof Date ? time.toISOString() : (time as string)));
    for (const start of ["2024-02-29", "9999-12-31"])
      expect(texts.some((text) => text.startsWith(start))).toBe(true);
  });

  test("some rows share an id and disagree, some references lead nowhere, some ends come before their beginnings", () => {
    const statusOf = new Map(deals.map(({ id, status }) => [id, status]));
    expect(statusOf.size < deals.length && deals.some(({ id, status }) => statusOf.get(id) !== status)).toBe(
      true,
    );
    const customers = new Set(lists["customers"]!.map(({ id }) => id));
    const referred = deals.map(({ customerId }) => customerId).filter((id) => id != null);
    expect(referred.some((id) => customers.has(id)) && referred.some((id) => !customers.has(id))).toBe(true);
    const isBackwards = ({ createdAt, closedAt }: Row): boolean =>
      (closedAt as string) < (createdAt as string);
    expect(deals.some(isBackwards) && deals.some((deal) => !isBackwards(deal))).toBe(true);
  });

  test("amounts are numbers and texts, below zero, long, and of each number of decimals up to four", () => {
    const amounts = deals.map(({ amount }) => amount).filter((amount) => amount != null);
    expect(new Set(amounts.map((amount) => typeof amount))).toEqual(new Set(["number", "string"]));
    const texts = amounts.map(String);
    expect(texts.every((text) => /^-?\d{1,14}(\.\d{1,4})?$/.test(text))).toBe(true);
    expect(new Set(texts.map((text) => text.split(".")[1]?.length ?? 0))).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(
      texts.some((text) => text.startsWith("-")) && texts.some((text) => /^-?\d{14}\.\d{4}$/.test(text)),
    ).toBe(true);
    const currencies = new Set(deals.map(({ currency }) => currency));
    for (const currency of ["USD", "EUR", "JPY", "ZZZ"]) expect(currencies).toContain(currency);
  });

  test("every text that would do something stands in a row", () => {
    const values = new Set(everyRow.flatMap((row) => Object.values(row)));
    expect(injections.filter((text) => !values.has(text))).toEqual([]);
  });
});

test("a table has a column for each field, of the type of its kind", () => {
  const visits = shapes.find(({ name }) => name === "stageVisits")!;
  expect(tableOf(visits, "date")).toEqual({
    name: "stage_visits",
    columnOf: {
      ...{ id: "id", dealId: "deal_id", stage: "stage", enteredAt: "entered_at", leftAt: "left_at" },
      ...{ ownerId: "owner_id", pipeline: "pipeline" },
    },
    columns: {
      ...{ id: "text", deal_id: "text", stage: "text", entered_at: "date", left_at: "date" },
      ...{ owner_id: "text", pipeline: "text" },
    },
  });
  const leads = shapes.find(({ name }) => name === "leads")!;
  const { columns } = tableOf(leads, "instant");
  expect(columns).toMatchObject({ test: "boolean", score: "decimal", created_at: "instant" });
  expect(snakeCase("firstContactAt")).toBe("first_contact_at");
});
