import { describe } from "vitest";
import { duckdb } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { agree } from "./agreement.js";

describe("DuckDB", () => agree({ open: openDuckDb, dialect: duckdb }));
