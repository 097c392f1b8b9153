import { describe } from "vitest";
import { duckdb, postgres, sqlite } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { openPglite } from "../engines/pglite.js";
import { openSqlite } from "../engines/sqlite.js";
import { agree } from "./agreement.js";
import { isAskedOnce } from "./questions.js";

describe("DuckDB", () => agree({ open: openDuckDb, dialect: duckdb }));

describe("PGlite", () => agree({ open: openPglite, dialect: postgres, isAsked: isAskedOnce }));

describe("SQLite", () => agree({ open: openSqlite, dialect: sqlite, hasUnits: true, isAsked: isAskedOnce }));
