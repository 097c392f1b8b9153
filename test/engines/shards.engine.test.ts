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
    isAsked: (title, times) =>
      title === "expressions, by month" ||
      (times === "date" && title === "the catalogue, by month and people"),
  }));
