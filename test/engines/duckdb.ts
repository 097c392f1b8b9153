import { rmSync } from "node:fs";
import { DuckDBInstance, DuckDBTypeId, type Json } from "@duckdb/node-api";
import { columnList, type Engine, instant, integer, type ResultRow, type TypeNames } from "./engine.js";
import { newFolder } from "./folders.js";
import { writeLines } from "./wire.js";

const types: TypeNames = {
  text: "VARCHAR",
  boolean: "BOOLEAN",
  decimal: "DECIMAL(24, 4)",
  integer: "BIGINT",
  date: "DATE",
  instant: "TIMESTAMPTZ",
};

/** DuckDB in this process, in memory. Placeholders are `$1`. */
export async function openDuckDb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const folder = newFolder("duckdb");
  await connection.run("SET TimeZone = 'UTC'");
  return {
    name: "DuckDB",
    async create(table, columns, rows) {
      const path = writeLines(folder, columns, rows);
      const shape = Object.entries(columns).map(([name, type]) => `"${name}": '${types[type]}'`);
      await connection.run(`CREATE OR REPLACE TABLE "${table}" (${columnList(columns, types)})`);
      await connection.run(
        `INSERT INTO "${table}" FROM read_json('${path}', format = 'newline_delimited', columns = {${shape.join(", ")}})`,
      );
    },
    async query(text, parameters = []) {
      const reader = await connection.runAndReadAll(text, [...parameters]);
      const names = reader.columnNames();
      const typeIds = reader.columnTypes().map((type) => type.typeId);
      return reader
        .getRowsJson()
        .map((row) =>
          Object.fromEntries(row.map((value, place) => [names[place]!, plain(value, typeIds[place]!)])),
        );
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
}

const integers = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);

function plain(value: Json, type: DuckDBTypeId): ResultRow[string] {
  if (typeof value === "string" && integers.has(type)) return integer(value);
  if (typeof value === "string" && type === DuckDBTypeId.TIMESTAMP_TZ) return instant(value);
  return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
}
