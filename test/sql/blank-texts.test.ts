import { count, countDistinct, Deal, median, Rep, via } from "salesmetrics";
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
});
