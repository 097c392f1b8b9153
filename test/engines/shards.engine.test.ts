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
    // One of the catalogue by periods and groups is enough of what Spark takes minutes for.
    isAsked: (title) => !/^the catalogue/.test(title) || /month and people/.test(title),
  }));
