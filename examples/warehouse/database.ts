import { tmpdir } from "node:os";
import { DuckDBInstance } from "@duckdb/node-api";
import type { SqlResults } from "salesmetrics/sql";
import { Problem } from "../scorecard/problem.js";

/** DuckDB in this process, with so much memory and no more. */
export interface Database {
  query(text: string, parameters?: readonly (string | number)[]): Promise<SqlResults[number]>;
  close(): void;
}

/** Without an order of rows to keep, DuckDB writes and reads files piece by piece. */
export async function openDatabase(megabytes: number): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${megabytes}MB`,
    preserve_insertion_order: "false",
    temp_directory: `${tmpdir()}/salesmetrics-warehouse`,
  });
  const connection = await instance.connect();
  return {
    async query(text, parameters = []) {
      try {
        const reader = await connection.runAndReadAll(text, [...parameters]);
        return reader.getRowObjectsJson();
      } catch (error) {
        // What follows the first line shows the place in the statement.
        throw new Problem(String(error instanceof Error ? error.message : error).split("\n")[0]);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as it stands in a statement. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
