import { describe } from "vitest";
import { clickhouse, postgres, spark } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

describe("PostgreSQL", () => agree({ open: openPostgres, dialect: postgres }));

// Statements that are longer than its `max_query_size`, 256 KiB, are refused; those over instants are longer.
const tooLong = [
  "combinators, by flag and quarter",
  "combinators, by source and month",
  "funnels, by person",
  "the catalogue, by retail month, by currency",
  "the catalogue, by week of a cut year",
];
const tooLongOverInstants = ["expressions, by month", "expressions, over a cut year, as of the end of a day"];

describe("ClickHouse", () =>
  agree({
    open: openClickHouse,
    dialect: clickhouse,
    isAsked: (title, times) =>
      !tooLong.includes(title) && (times === "date" || !tooLongOverInstants.includes(title)),
  }));

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
