import { countDistinct, Deal, median, Rep, via } from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { expectSame, subjects } from "./asked.js";

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  test("rows that refer to nothing are in the values of the group null", async () => {
    const deals = ["ann", "zoe", null, "yan"].map((ownerId, place) => ({
      ...{ id: String(place), status: "won", ownerId, probability: place },
    }));
    for (const statement of [
      "CREATE TABLE deals (id TEXT, status TEXT, owner_id TEXT, probability INTEGER)",
      ...deals.map(
        ({ id, ownerId, probability }) =>
          `INSERT INTO deals VALUES ('${id}', 'won', ${ownerId === null ? "NULL" : `'${ownerId}'`}, ${String(probability)})`,
      ),
      "CREATE TABLE reps (id TEXT, team TEXT)",
      "INSERT INTO reps VALUES ('ann', 'north')",
    ])
      await engine.query(statement);
    const metrics = { owners: countDistinct(Deal.ownerId), middle: median(Deal.probability) };
    const data = { deals, reps: [{ id: "ann", team: "north" }] };
    const by = { team: via(Deal.ownerId, Rep).team };
    await expectSame(engine, dialect, metrics, data, { by }, [sqlTable(Deal), sqlTable(Rep)]);
  });
});
