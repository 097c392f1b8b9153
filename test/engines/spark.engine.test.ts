import { describe } from "vitest";
import { postgres, spark } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { agreeOnCohorts } from "../sql/cohorts-agreement.js";
import { isOfCatalogue } from "../sql/questions.js";
import { agreeOnNames, named } from "../sql/names-agreement.js";
import { agreeInShards, sqlShard } from "../sql/shards.js";
import { agreeOnViews } from "../sql/views-agreement.js";
import { sharedEngine } from "./engine.js";
import { openPostgres } from "./postgres.js";
import { prove } from "./proof.js";
import { openSpark } from "./spark.js";

// Its statements get faster as it warms up: one serves all tests.
const subject = { dialect: spark, open: sharedEngine(() => openSpark({ on: "one process" })) };

describe("Spark", () => {
  prove({ ...subject, quote: "`", parameter: () => "?" });
  // Spark takes minutes to plan a statement of hundreds of metrics: it is asked the catalogue once.
  agree({
    ...subject,
    isAsked: (title, times) =>
      !isOfCatalogue(title) || (title.startsWith("the catalogue, by month and people") && times === "date"),
  });
  agreeOnViews(subject);
  agreeOnCohorts(subject);
  agreeOnNames({
    ...subject,
    // Tables of its own catalogue have names of letters, digits and underscores; views may have any.
    make: (name, id) => [
      `CREATE OR REPLACE TEMPORARY VIEW ${name} AS SELECT * FROM VALUES ${named} AS rows (${id}, ${name})`,
    ],
  });
});

// A cluster takes half a minute for each: other engines are asked the others in the unit tests.
const titles = ["expressions, by month", "combinators, by source and month"];

describe("three servers of PostgreSQL and a cluster of Spark", () => {
  const openPostgresShard = () => sqlShard({ open: openPostgres, dialect: postgres });
  const openSparkShard = () => sqlShard({ open: () => openSpark({ on: "a cluster" }), dialect: spark });
  agreeInShards({
    open: () =>
      Promise.all([openPostgresShard(), openSparkShard(), openPostgresShard(), openPostgresShard()]),
    isAsked: (title) => titles.includes(title),
  });
});
