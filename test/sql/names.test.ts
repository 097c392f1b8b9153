import { describe, expect, test } from "vitest";
import { count, countDistinct, Deal, report } from "salesmetrics";
import { type Dialect, duckdb, fromSql, postgres, sqlite, sqlTable, toSql } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { openPglite } from "../engines/pglite.js";
import { openSqlite } from "../engines/sqlite.js";
import { injections } from "../engines/texts.js";

// Texts that try to become code, as names of tables and of columns. That they are harmless as values is seen by the
// reports of test/sql/agreement, whose rows are full of them.

const subjects: readonly (readonly [string, Dialect, () => Promise<Engine>])[] = [
  ["DuckDB", duckdb, openDuckDb],
  ["PGlite", postgres, openPglite],
  ["SQLite", sqlite, openSqlite],
];

// PostgreSQL cuts names at 63 bytes, and a name has no null character and is not empty.
const names = injections.filter((text) => text !== "" && Buffer.byteLength(text) <= 60);

describe.each(subjects)("%s", (_, dialect, open) => {
  test("names may hold anything", async () => {
    expect(names.length).toBeGreaterThan(10);
    const engine = await open();
    for (const name of names) {
      const quoted = dialect.identifier(name);
      // Two names may differ in nothing but case.
      await engine.query(`DROP TABLE IF EXISTS ${quoted}`);
      await engine.query(`CREATE TABLE ${quoted} (${dialect.identifier("id")} TEXT, ${quoted} TEXT)`);
      await engine.query(`INSERT INTO ${quoted} VALUES ('1', 'ann'), ('2', 'bob'), ('3', NULL)`);
      const metrics = { deals: count(Deal), owners: countDistinct(Deal.ownerId) };
      const tables = [sqlTable(Deal, { from: [name], columns: { ownerId: name } })];
      const scan = toSql(metrics, { by: { rep: Deal.ownerId } }, { dialect, tables });
      const [{ text, parameters }] = scan.statements as [(typeof scan.statements)[0]];
      const { rows, total } = report(metrics, fromSql(scan, [await engine.query(text, parameters)]));
      expect(rows.map(({ rep, deals }) => [rep, deals])).toEqual([
        ["ann", 1],
        ["bob", 1],
        [null, 1],
      ]);
      expect(total).toMatchObject({ deals: 3, owners: 2 });
    }
    await engine.close();
  });
});
