import { describe } from "vitest";
import { postgres, spark } from "salesmetrics/sql";
import { agreeInShards, sqlShard } from "../sql/shards.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

const openPostgresShard = () => sqlShard({ open: openPostgres, dialect: postgres });

describe("three servers of PostgreSQL and a cluster of Spark", () =>
  agreeInShards({
    open: () =>
      Promise.all([
        openPostgresShard(),
        sqlShard({ open: openSpark, dialect: spark }),
        openPostgresShard(),
        openPostgresShard(),
      ]),
    // Spark takes minutes for each: all of them are asked of shards in the unit tests, on other engines.
    // Instants are, too: of those in these rows that are before 1970, SQL does not say the day in a zone.
    isAsked: (title, times) =>
      times === "date" && ["the catalogue, by month and people", "expressions, by month"].includes(title),
  }));
