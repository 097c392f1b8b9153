import { rmSync } from "node:fs";
import { columnList, type Engine, type TypeNames } from "./engine.js";
import { newFolder } from "./folders.js";
import { openSqlBridge } from "./sql-bridge.js";
import { writeLines } from "./wire.js";

const types: TypeNames = {
  text: "Nullable(String)",
  boolean: "Nullable(Bool)",
  decimal: "Nullable(Decimal(24, 4))",
  integer: "Nullable(Int64)",
  date: "Nullable(Date32)",
  instant: "Nullable(DateTime64(3, 'UTC'))",
};

/** ClickHouse in a process of Python's (chDB). Placeholders are `{p1:String}`, with any type. */
export function openClickHouse(): Engine {
  const folder = newFolder("clickhouse");
  const bridge = openSqlBridge(["clickhouse", `${folder}/data`]);
  return {
    name: "ClickHouse",
    async create(table, columns, rows) {
      const path = writeLines(folder, columns, rows);
      const list = columnList(columns, types, "`");
      await bridge.query(`DROP TABLE IF EXISTS \`${table}\``);
      await bridge.query(`CREATE TABLE \`${table}\` (${list}) ENGINE = MergeTree ORDER BY tuple()`);
      await bridge.query(
        `INSERT INTO \`${table}\` SELECT * FROM file('${path}', JSONEachRow, '${list.replaceAll("'", "\\'")}')`,
      );
    },
    query: (text, parameters) => bridge.query(text, parameters),
    async close() {
      await bridge.close();
      rmSync(folder, { recursive: true });
    },
  };
}
