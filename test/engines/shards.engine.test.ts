import { describe } from "vitest";
import { postgres, spark } from "salesmetrics/sql";
import { agreeInShards, sqlShard } from "../sql/shards.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

const openPostgresShard = () => sqlShard({ open: openPostgres, dialect: postgres });

// Spark takes half a minute for each: other engines are asked the others in the unit tests.
const titles = [
  "the catalogue, by month and people",
  "expressions, by month",
  "combinators, by source and month",
];

describe("three servers of PostgreSQL and a cluster of Spark", () =>
  agreeInShards({
    open: () =>
      Promise.all([
        openPostgresShard(),
        sqlShard({ open: openSpark, dialect: spark }),
        openPostgresShard(),
        openPostgresShard(),
      ]),
    isAsked: (title) => titles.includes(title),
  }));
