import { rmSync } from "node:fs";
import { columnList, type Engine, type TypeNames } from "./engine.js";
import { newFolder } from "./folders.js";
import { environment, startSpark } from "./spark-cluster.js";
import { openSqlBridge } from "./sql-bridge.js";
import { writeLines } from "./wire.js";

const types: TypeNames = {
  text: "STRING",
  boolean: "BOOLEAN",
  decimal: "DECIMAL(24, 4)",
  integer: "BIGINT",
  date: "DATE",
  instant: "TIMESTAMP",
};

/** In JSON, decimals and times are text. */
const texts: TypeNames = { ...types, decimal: "STRING", date: "STRING", instant: "STRING" };

interface Options {
  /** Where it runs: in one process, or on a cluster of two workers, which takes two to three times as long. */
  readonly on: "one process" | "a cluster";
  /** Whether each statement is compiled first, which takes longer than to run it over the few rows of the tests. */
  readonly statements?: "interpreted" | "compiled";
}

/** A Spark of its own, which is stopped on `close`. Placeholders are `?`; ANSI mode is on. */
export async function openSpark({ on, statements = "interpreted" }: Options): Promise<Engine> {
  const folder = newFolder("spark");
  const cluster = on === "a cluster" ? await startSpark() : null;
  const bridge = openSqlBridge(["spark", `${folder}/warehouse`, cluster?.master ?? "local[1]", statements], {
    ...(cluster?.env ?? environment),
    // The catalogue of tables is in memory, but leaves files where it runs.
    SPARK_LOCAL_DIRS: folder,
  });
  return {
    name: "Spark",
    async create(table, columns, rows) {
      const path = writeLines(folder, columns, rows);
      const casts = Object.entries(columns).map(
        ([name, type]) => `CAST(\`${name}\` AS ${types[type]}) AS \`${name}\``,
      );
      await bridge.query(`DROP TABLE IF EXISTS \`${table}\``);
      await bridge.query(
        `CREATE OR REPLACE TEMPORARY VIEW loaded (${columnList(columns, texts, "`")}) USING json OPTIONS (path '${path}', mode 'FAILFAST')`,
      );
      await bridge.query(`CREATE TABLE \`${table}\` USING parquet AS SELECT ${casts.join(", ")} FROM loaded`);
    },
    query: (text, parameters) => bridge.query(text, parameters),
    async close() {
      await bridge.close();
      await cluster?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
