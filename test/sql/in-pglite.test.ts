import { describe } from "vitest";
import { postgres } from "salesmetrics/sql";
import { openPglite } from "../engines/pglite.js";
import { agree } from "./agreement.js";
import { isAskedOnce } from "./questions.js";

describe("PGlite", () => agree({ open: openPglite, dialect: postgres, isAsked: isAskedOnce }));
