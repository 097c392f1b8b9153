import { count, countDistinct, Deal } from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { expect, test } from "vitest";
import { injections } from "../engines/texts.js";
import type { Subject as Asked } from "./agreement.js";
import { resultsOf } from "./asked.js";

export interface Subject extends Pick<Asked, "dialect" | "open"> {
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
      const { rows, total } = await resultsOf(
        engine,
        dialect,
        metrics,
        { by: { rep: Deal.ownerId } },
        tables,
      );
      expect(rows.map((row) => [row["rep"], row["deals"]])).toEqual([
        ["ann", 1],
        ["bob", 1],
        [null, 1],
      ]);
      expect(total).toMatchObject({ deals: 3, owners: 2 });
    }
    await engine.close();
  });
}

/** The rows of the tables: ids, and a text or none. */
export const named = "('1', 'ann'), ('2', 'bob'), ('3', NULL)";

/** Two names may differ in nothing but case. */
function made(name: string, id: string): string[] {
  return [
    `DROP TABLE IF EXISTS ${name}`,
    `CREATE TABLE ${name} (${id} TEXT, ${name} TEXT)`,
    `INSERT INTO ${name} VALUES ${named}`,
  ];
}
