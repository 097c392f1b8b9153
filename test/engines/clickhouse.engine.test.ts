import { count, Deal, eq, sum, year } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { clickhouse, sqlTable } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { agreeOnFarTimes } from "../sql/far-times-agreement.js";
import { agreeOnCohorts } from "../sql/cohorts-agreement.js";
import { isAskedOnce } from "../sql/questions.js";
import { agreeOnNames, named } from "../sql/names-agreement.js";
import { expectSame, resultsOf } from "../sql/asked.js";
import { agreeOnViews } from "../sql/views-agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { sharedEngine } from "./engine.js";
import { prove } from "./proof.js";

const subject = { dialect: clickhouse, open: sharedEngine(openClickHouse) };

describe("ClickHouse", () => {
  prove({ ...subject, quote: "`", parameter: (place) => `{p${place}:String}` });
  agree({ ...subject, isAsked: isAskedOnce });
  agreeOnViews(subject);
  agreeOnCohorts(subject);
  agreeOnFarTimes(subject);
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
  test("columns of other types are read, and sums of Int64 do not wrap around", async () => {
    const engine = await subject.open();
    const owner = "123e4567-e89b-12d3-a456-426614174000";
    for (const statement of [
      "DROP TABLE IF EXISTS deals",
      `CREATE TABLE deals (id UInt32, status Enum8('won' = 1, 'lost' = 2), owner_id UUID, stage FixedString(6),
        source LowCardinality(String), closed_at DateTime, amount Int64, currency String) ENGINE = Memory`,
      `INSERT INTO deals VALUES (1, 'won', '${owner}', 'demo', 'web', '2025-01-31 23:30:00', 9000000000000000000, 'USD'),
        (2, 'won', '${owner}', 'offer', 'Web', '2025-02-01 00:30:00', 9000000000000000000, 'USD')`,
    ])
      await engine.query(statement);
    const common = { status: "won", ownerId: owner, amount: "9000000000000000000", currency: "USD" };
    const deals = [
      { ...common, id: "1", stage: "demo", source: "web", closedAt: new Date("2025-01-31T23:30:00Z") },
      { ...common, id: "2", stage: "offer", source: "Web", closedAt: new Date("2025-02-01T00:30:00Z") },
    ];
    const metrics = {
      amount: sum(Deal.amount, { at: Deal.closedAt }),
      open: count(Deal, { where: eq(Deal.status, "open"), at: Deal.closedAt }),
    };
    const during = year(2025, { timeZone: "UTC" });
    const by = { id: Deal.id, owner: Deal.ownerId, stage: Deal.stage, source: Deal.source };
    for (const query of [{ during }, { by, during }])
      await expectSame(engine, clickhouse, metrics, { deals }, query, [sqlTable(Deal)]);
    const days = resultsOf(engine, clickhouse, metrics, { during }, [sqlTable(Deal, { times: "date" })]);
    await expect(days).rejects.toThrow(/days in deals.closedAt/);
  });
});
