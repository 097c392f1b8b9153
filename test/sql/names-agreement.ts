import { count, countDistinct, Deal, report } from "salesmetrics";
import { type Dialect, fromSql, sqlTable, toSql } from "salesmetrics/sql";
import { expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { injections } from "../engines/texts.js";

export interface Subject {
  readonly dialect: Dialect;
  readonly open: () => Engine | Promise<Engine>;
  /** Makes a table of that name, or something like it, with a column of ids and one of that name. */
  readonly make?: (name: string, id: string) => readonly string[];
}

// PostgreSQL cuts names at 63 bytes, and a name has no null character and is not empty.
const names = injections.filter((text) => text !== "" && Buffer.byteLength(text) <= 60);

/** Tests that texts which try to become code are harmless as names of tables and of columns. */
export function agreeOnNames({ dialect, open, make = made }: Subject): void {
  test("names may hold anything", async () => {
    expect(names.length).toBeGreaterThan(10);
    const engine = await open();
    for (const name of names) {
      const statements = make(dialect.identifier(name), dialect.identifier("id"));
      for (const statement of statements) await engine.query(statement);
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
}

/** Two names may differ in nothing but case. */
function made(name: string, id: string): string[] {
  return [
    `DROP TABLE IF EXISTS ${name}`,
    `CREATE TABLE ${name} (${id} TEXT, ${name} TEXT)`,
    `INSERT INTO ${name} VALUES ('1', 'ann'), ('2', 'bob'), ('3', NULL)`,
  ];
}
