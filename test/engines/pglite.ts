import { PGlite } from "@electric-sql/pglite";
import { columnList, type Engine, type ResultRow } from "./engine.js";
import { insertFrom, postgresParsers, postgresTypes } from "./pg-types.js";
import { chunks } from "./wire.js";

/** PostgreSQL compiled to WebAssembly, in this process and in memory. Placeholders are `$1`. */
export async function openPglite(): Promise<Engine> {
  const database = await PGlite.create({ parsers: postgresParsers });
  await database.exec("SET TimeZone = 'UTC'");
  return {
    name: "PGlite",
    async create(table, columns, rows) {
      await database.exec(`DROP TABLE IF EXISTS "${table}"`);
      await database.exec(`CREATE TABLE "${table}" (${columnList(columns, postgresTypes)})`);
      for (const chunk of chunks(columns, rows))
        await database.query(insertFrom(table), [JSON.stringify(chunk)]);
    },
    query: async (text, parameters = []) => (await database.query<ResultRow>(text, [...parameters])).rows,
    close: () => database.close(),
  };
}
