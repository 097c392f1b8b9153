import { describe } from "vitest";
import { clickhouse, postgres, spark } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

describe("PostgreSQL", () => agree({ open: openPostgres, dialect: postgres }));

describe("ClickHouse", () => agree({ open: openClickHouse, dialect: clickhouse }));

// It takes a minute or more to plan each of the large statements.
const asked = [
  "instant: the catalogue, by people in a year",
  "instant: combinators, by source and month",
  "instant: references, bands and bins",
  "date: expressions, by month",
];

describe("Spark", () =>
  agree({
    open: openSpark,
    dialect: spark,
    isAsked: (title, times) => asked.includes(`${times}: ${title}`),
  }));
