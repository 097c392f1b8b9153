import { describe } from "vitest";
import { clickhouse, postgres, spark } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

describe("PostgreSQL", () => agree({ open: openPostgres, dialect: postgres }));

describe("ClickHouse", () => agree({ open: openClickHouse, dialect: clickhouse }));

describe("Spark", () => agree({ open: openSpark, dialect: spark }));
