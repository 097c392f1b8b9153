import { describe } from "vitest";
import { openDuckDb } from "./duckdb.js";
import { openPglite } from "./pglite.js";
import { prove } from "./proof.js";
import { openSqlite } from "./sqlite.js";

describe("DuckDB", () => prove({ open: openDuckDb, quote: '"', parameter: (place) => `$${place}` }));

describe("PGlite", () => prove({ open: openPglite, quote: '"', parameter: (place) => `$${place}` }));

describe("SQLite", () =>
  prove({ open: openSqlite, quote: '"', parameter: (place) => `?${place}`, hasUnits: true }));
