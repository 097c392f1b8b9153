// Malloy over the DuckDB that is here already. Its own connection brings two more copies of DuckDB.
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBDialect, mkFieldDef, SingleConnectionRuntime, sqlKey } from "@malloydata/malloy";
import { BaseConnection } from "@malloydata/malloy/connection";

/** Runs a query in Malloy and returns the rows of its result. */
export function malloy(
  connection: DuckDBConnection,
): (query: string) => Promise<readonly Readonly<Record<string, unknown>>[]> {
  const runtime = new SingleConnectionRuntime({ connection: new OverDuckDb(connection) });
  return async (query) => (await runtime.loadQuery(query).run()).data.toObject();
}

class OverDuckDb extends BaseConnection {
  readonly name = "duckdb";
  readonly dialectName = "duckdb";

  constructor(private readonly connection: DuckDBConnection) {
    super();
  }

  async runSQL(statement: string) {
    const rows = await this.rowsOf(statement);
    return { rows: rows as never, totalRows: rows.length };
  }

  async fetchSelectSchema(source: { readonly connection: string; readonly selectStr: string }) {
    const dialect = new DuckDBDialect();
    const columns = await this.rowsOf(`DESCRIBE ${source.selectStr}`);
    const fields = columns.map((column) =>
      mkFieldDef(dialect.parseDuckDBType(String(column["column_type"])), String(column["column_name"])),
    );
    const name = sqlKey(source.connection, source.selectStr);
    return { type: "sql_select", ...source, dialect: "duckdb", name, fields } as const;
  }

  fetchTableSchema = () => Promise.resolve("expected rows in the query, got a table");

  getDigest = () => "rows in the query";

  private async rowsOf(statement: string) {
    return (await this.connection.runAndReadAll(statement)).getRowObjects();
  }
}
