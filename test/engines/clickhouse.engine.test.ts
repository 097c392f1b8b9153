import { describe } from "vitest";
import { clickhouse } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { agreeOnCohorts } from "../sql/cohorts-agreement.js";
import { agreeOnNames, named } from "../sql/names-agreement.js";
import { agreeOnViews } from "../sql/views-agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { sharedEngine } from "./engine.js";
import { prove } from "./proof.js";

const subject = { dialect: clickhouse, open: sharedEngine(openClickHouse) };

describe("ClickHouse", () => {
  prove({ ...subject, quote: "`", parameter: (place) => `{p${place}:String}` });
  agree(subject);
  agreeOnViews(subject);
  agreeOnCohorts(subject);
  agreeOnNames({
    ...subject,
    // In its default database, names may stand for files.
    make: (name, id) => [
      "CREATE DATABASE IF NOT EXISTS named",
      "USE named",
      `DROP TABLE IF EXISTS ${name}`,
      `CREATE TABLE ${name} (${id} Nullable(String), ${name} Nullable(String)) ENGINE = Memory`,
      `INSERT INTO ${name} VALUES ${named}`,
    ],
  });
});
