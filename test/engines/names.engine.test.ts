import { describe } from "vitest";
import { clickhouse, postgres, spark } from "salesmetrics/sql";
import { agreeOnNames, type Subject } from "../sql/names-agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

const values = "('1', 'ann'), ('2', 'bob'), ('3', NULL)";
const subjects: readonly Subject[] = [
  { dialect: postgres, open: openPostgres },
  {
    dialect: clickhouse,
    open: openClickHouse,
    // In its default database, names may stand for files.
    make: (name, id) => [
      "CREATE DATABASE IF NOT EXISTS named",
      "USE named",
      `DROP TABLE IF EXISTS ${name}`,
      `CREATE TABLE ${name} (${id} Nullable(String), ${name} Nullable(String)) ENGINE = Memory`,
      `INSERT INTO ${name} VALUES ${values}`,
    ],
  },
  {
    dialect: spark,
    open: () => openSpark(),
    // Tables of its own catalogue have names of letters, digits and underscores; views may have any.
    make: (name, id) => [
      `CREATE OR REPLACE TEMPORARY VIEW ${name} AS SELECT * FROM VALUES ${values} AS rows (${id}, ${name})`,
    ],
  },
];

describe.each(subjects)("$dialect.name", (subject) => agreeOnNames(subject));
