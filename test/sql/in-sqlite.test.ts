import { describe } from "vitest";
import { sqlite } from "salesmetrics/sql";
import { openSqlite } from "../engines/sqlite.js";
import { agree } from "./agreement.js";
import { isAskedOnce } from "./questions.js";

describe("SQLite", () => agree({ open: openSqlite, dialect: sqlite, hasUnits: true, isAsked: isAskedOnce }));
