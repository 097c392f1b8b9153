import { Client, types } from "pg";
import { columnList, type Engine, type ResultRow } from "./engine.js";
import { insertFrom, postgresParsers, postgresTypes } from "./pg-types.js";
import { type PostgresServer, startPostgres } from "./postgres-server.js";
import { chunks } from "./wire.js";

/** A PostgreSQL server of its own, which is stopped on `close`, and may be killed before. Placeholders are `$1`. */
export async function openPostgres(): Promise<Engine & { readonly server: PostgresServer }> {
  const server = await startPostgres();
  const client = clientOf(server);
  await client.connect();
  return {
    name: "PostgreSQL",
    server,
    async create(table, columns, rows) {
      await client.query(`DROP TABLE IF EXISTS "${table}"`);
      await client.query(`CREATE TABLE "${table}" (${columnList(columns, postgresTypes)})`);
      for (const chunk of chunks(columns, rows))
        await client.query(insertFrom(table), [JSON.stringify(chunk)]);
      await client.query(`ANALYZE "${table}"`);
    },
    query: async (text, parameters = []) => (await client.query<ResultRow>(text, [...parameters])).rows,
    async close() {
      await client.end();
      await server.stop();
    },
  };
}

/** A connection of its own to a server. */
export function clientOf({ port }: PostgresServer): Client {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    database: "postgres",
    types: { getTypeParser: parserOf as typeof types.getTypeParser },
  });
  // A connection that breaks is told to the query that needed it; without this it would also end the process.
  client.on("error", () => undefined);
  return client;
}

function parserOf(type: number, format: "text"): (text: string) => unknown {
  return postgresParsers[type] ?? (types.getTypeParser(type, format) as (text: string) => unknown);
}
