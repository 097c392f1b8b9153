import {
  count,
  countDistinct,
  Deal,
  duplicateLeadRate,
  isPresent,
  Lead,
  leadsCreated,
  median,
  Order,
  Rep,
  required,
  via,
} from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { expectSame, subjects } from "./asked.js";

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  test("an empty text and a missing one are one group", async () => {
    const deals = ["ann", "", null, "bob", "", " "].map((ownerId, place) => ({
      ...{ id: String(place), status: place === 4 ? "" : "won", ownerId, probability: place },
    }));
    const reps = [
      { id: "ann", team: "north" },
      { id: "bob", team: "" },
    ];
    const listed = (...values: readonly (string | null)[]): string =>
      values.map((value) => (value === null ? "NULL" : `'${value}'`)).join(", ");
    for (const statement of [
      "CREATE TABLE deals (id TEXT, status TEXT, owner_id TEXT, probability INTEGER)",
      ...deals.map(
        ({ id, status, ownerId, probability }) =>
          `INSERT INTO deals VALUES (${listed(id, status, ownerId)}, ${String(probability)})`,
      ),
      "CREATE TABLE reps (id TEXT, team TEXT)",
      ...reps.map(({ id, team }) => `INSERT INTO reps VALUES (${listed(id, team)})`),
    ])
      await engine.query(statement);
    const metrics = { deals: count(Deal), middle: median(Deal.probability), ids: countDistinct(Deal.id) };
    const tables = [sqlTable(Deal), sqlTable(Rep)];
    const { team } = via(Deal.ownerId, Rep);
    for (const by of [{ team }, { status: Deal.status, rep: Deal.ownerId }])
      await expectSame(engine, dialect, metrics, { deals, reps }, { by }, tables);
    const by = { rep: Deal.ownerId };
    const { found } = await expectSame(engine, dialect, metrics, { deals }, { by }, tables);
    expect(found.rows.map((row) => [row["rep"], row["deals"], row["middle"], row["ids"]])).toEqual([
      [" ", 1, 5, 1],
      ["ann", 1, 0, 1],
      ["bob", 1, 3, 1],
      [null, 3, 2, 3],
    ]);
  });

  test("a lead that is merged into an empty text is not merged", async () => {
    const leads = [null, "", "0"].map((mergedIntoId, place) => ({
      ...{ id: String(place), mergedIntoId, createdAt: "2025-03-03" as const },
    }));
    await engine.query("CREATE TABLE leads (id TEXT, merged_into_id TEXT, created_at DATE)");
    for (const { id, mergedIntoId, createdAt } of leads) {
      const into = mergedIntoId === null ? "NULL" : `'${mergedIntoId}'`;
      await engine.query(`INSERT INTO leads VALUES ('${id}', ${into}, '${createdAt}')`);
    }
    const metrics = { leadsCreated, duplicateLeadRate };
    const tables = [sqlTable(Lead, { columns: { test: null }, times: "date" })];
    const { found } = await expectSame(engine, dialect, metrics, { leads }, {}, tables);
    expect(found.total).toMatchObject({ leadsCreated: 2, duplicateLeadRate: 1 / 3 });
  });

  test("an empty text that is required is reported", async () => {
    const orders = ["ann", "", null].map((customerId, place) => ({
      ...{ id: String(place), customerId, paidAt: "2025-03-03" as const, paidAmount: 5, currency: "EUR" },
    }));
    await engine.query(
      "CREATE TABLE orders (id TEXT, customer_id TEXT, paid_at DATE, paid_amount INTEGER, currency TEXT)",
    );
    for (const { id, customerId } of orders) {
      const customer = customerId === null ? "NULL" : `'${customerId}'`;
      await engine.query(`INSERT INTO orders VALUES ('${id}', ${customer}, '2025-03-03', 5, 'EUR')`);
    }
    const tables = [sqlTable(Order, { times: "date" })];
    const metrics = { paid: count(Order, { where: isPresent(required(Order.customerId)) }) };
    const { found } = await expectSame(engine, dialect, metrics, { orders }, {}, tables);
    expect(found.total["paid"]).toBe(1);
    expect(found.explain(found.total, "paid")).toMatchObject({
      excluded: [{ entity: "orders", why: "missing customerId", count: 2 }],
    });
  });
});
