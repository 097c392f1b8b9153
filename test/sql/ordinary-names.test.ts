import {
  bookings,
  count,
  countDistinct,
  Deal,
  dimension,
  entity,
  eq,
  id,
  month,
  stageConversion,
  StageReach,
  stageReaches,
  StageVisit,
  sum,
  text,
  time,
  number,
  via,
  year,
} from "salesmetrics";
import { cohort, cohortEvents, cohortSize } from "salesmetrics/analysis";
import {
  cohortEventsTable,
  duckdb,
  postgres,
  sqlite,
  sqlTable,
  stageReachesTable,
  toSql,
} from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { openPglite } from "../engines/pglite.js";
import { openSqlite } from "../engines/sqlite.js";
import { snakeCase } from "../engines/tables.js";
import { expectSame } from "./asked.js";

// Every object inherits these names from Object.prototype.
const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"] as const;

/** An object with one property of its own, even `__proto__`. */
function named<Value>(name: string, value: Value): Record<string, Value> {
  return Object.fromEntries([[name, value]]);
}

describe.each([
  { dialect: duckdb, open: openDuckDb },
  { dialect: postgres, open: openPglite },
  { dialect: sqlite, open: openSqlite },
])("$dialect.name", ({ dialect, open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  test.each(names)("%s is the name of an entity, fields, dimensions, metrics and a table", async (name) => {
    const Thing = entity(name, { id: id(), ...named(name, text()), size: number(), parent: text() });
    const field = Object.entries(Thing).find(([own]) => own === name)![1] as typeof Thing.parent;
    const column = dialect.identifier(snakeCase(name));
    const table = dialect.identifier(`the ${name}`);
    for (const statement of [
      `CREATE TABLE ${table} (id TEXT, ${column} TEXT, size INTEGER, parent TEXT)`,
      `INSERT INTO ${table} VALUES ('1', '${name}', 2, NULL), ('2', 'x', 3, '1'), ('3', NULL, 4, '9')`,
    ])
      await engine.query(statement);
    const rows = [
      { id: "1", ...named(name, name), size: 2 },
      { id: "2", ...named(name, "x"), size: 3, parent: "1" },
      { id: "3", size: 4, parent: "9" },
    ];
    const parent = via(Thing.parent, Thing);
    const metrics = {
      own: count(Thing, { where: eq(field, name) }),
      parents: countDistinct(parent.size),
    };
    const data = named(name, rows);
    const from = `the ${name}`;
    const ofDeals = { by: { rep: dimension({ deals: Deal.ownerId }) } };
    expect(() => toSql(metrics, ofDeals, { dialect, tables: [sqlTable(Thing)] })).toThrow(
      `expected an expression for ${name} too`,
    );
    for (const options of [{ from }, { from, columns: named(name, { from: { sql: column } }) }]) {
      const tables = [sqlTable(Thing, options as never)];
      await expectSame(engine, dialect, { ...metrics, ...named(name, sum(Thing.size)) }, data, {}, tables);
      for (const by of [named(name, field), named(name, dimension(named(name, field)))])
        await expectSame(engine, dialect, metrics, data, { by }, tables);
    }
  });

  test("they are the names of stages and words, of currencies, members and cohorts", async () => {
    const days = ["2025-01-05", "2025-01-06", "2025-02-07", "2025-02-08", "2025-03-09"] as const;
    const list = (rows: readonly (readonly string[])[]): string =>
      rows.map((row) => `(${row.map((value) => `'${value}'`).join(", ")})`).join(", ");
    for (const statement of [
      "CREATE TABLE stage_visits (id TEXT, deal_id TEXT, stage TEXT, entered_at DATE, left_at DATE, owner_id TEXT, pipeline TEXT)",
      `INSERT INTO stage_visits (id, deal_id, stage, entered_at, owner_id) VALUES ${list(names.map((name, place) => [name, "valueOf", name, days[place]!, name]))}`,
      "CREATE TABLE deals (id TEXT, status TEXT, amount INTEGER, currency TEXT, owner_id TEXT, closed_at DATE)",
      `INSERT INTO deals VALUES ${list([...names, "USD"].map((name, place) => [String(place), "won", "5", name, name, "2025-01-05"]))}`,
      `INSERT INTO deals VALUES ('7', '__proto__', 5, 'USD', 'x', '2025-01-05')`,
    ])
      await engine.query(statement);
    const visits = names.map((name, place) => ({
      ...{ id: name, dealId: "valueOf", stage: name },
      ...{ enteredAt: days[place]!, ownerId: name },
    }));
    const tables = [stageReachesTable({ visits: sqlTable(StageVisit, { times: "date" }), stages: names })];
    const reached = Object.fromEntries(names.map((name) => [name, stageConversion(name)]));
    const data = { stageReaches: stageReaches(visits, names).rows };
    const by = { stage: StageReach.stage, owner: StageReach.ownerId };
    await expectSame(engine, dialect, reached, data, { by }, tables);

    const deals = [...names, "USD"].map((name, place) => ({
      ...{ id: String(place), status: "won", amount: 5, currency: name },
      ...{ ownerId: name, closedAt: "2025-01-05" },
    }));
    const strange = { ...deals[5]!, id: "7", status: "__proto__", ownerId: "x" };
    await expectSame(
      engine,
      dialect,
      { bookings },
      { deals: [...deals, strange] },
      { by: { owner: Deal.ownerId, status: Deal.status } },
      [sqlTable(Deal, { times: "date" })],
    );

    const Event = entity("stageVisits", { id: id(), ownerId: text(), enteredAt: time() });
    const members = cohort({ member: Event.ownerId, at: Event.enteredAt, every: month() });
    const events = cohortEvents(members, visits).rows;
    await expectSame(
      engine,
      dialect,
      { constructor: cohortSize(members) },
      { stageVisits: events },
      { by: { age: members.age }, every: month(), during: year(2025), asOf: "2025-12-31" },
      [cohortEventsTable(members, sqlTable(Event, { times: "date" }))],
    );
  });
});
