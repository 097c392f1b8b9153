import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  count,
  month,
  Order,
  QuietSpell,
  StageReach,
  StageStay,
  StageVisit,
  Activity,
  Deal,
  Touch,
  through,
} from "salesmetrics";
import { cohort } from "salesmetrics/analysis";
import {
  bigquery,
  clickhouse,
  cohortEventsTable,
  type Dialect,
  mysql,
  postgres,
  quietSpellsTable,
  snowflake,
  spark,
  sqlTable,
  type SqlTable,
  stageReachesTable,
  stageStaysTable,
  toSql,
  trino,
} from "salesmetrics/sql";
import { agreeOnCohorts } from "../sql/cohorts-agreement.js";
import { agreeOnViews } from "../sql/views-agreement.js";
import { openClickHouse } from "./clickhouse.js";
import { openParser, type Parser } from "./parser.js";
import { openPostgres } from "./postgres.js";
import { openSpark } from "./spark.js";

const servers = [
  { dialect: postgres, open: async () => openPostgres() },
  { dialect: clickhouse, open: () => Promise.resolve(openClickHouse()) },
  { dialect: spark, open: () => openSpark() },
];

describe.each(servers)("views in $dialect.name", (subject) => {
  agreeOnViews(subject);
  agreeOnCohorts(subject);
});

describe("views of engines that are not here are well formed", () => {
  let parser: Parser;
  beforeAll(() => {
    parser = openParser();
  });
  afterAll(() => parser?.close());

  const stages = ["demo", "offer"];
  const [visits, deals] = [sqlTable(StageVisit, { times: "date" }), sqlTable(Deal, { times: "date" })];
  const stageStays = stageStaysTable({ visits, deals, stages });
  const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
  const [activities, touches] = [sqlTable(Activity, { times: "date" }), sqlTable(Touch, { times: "date" })];
  const tables: readonly SqlTable[] = [
    stageStays,
    stageReachesTable({ visits, deals, stages }),
    quietSpellsTable({ deals, stageStays, activities, touches }),
    cohortEventsTable(buyers, sqlTable(Order, { times: "date" })),
  ];
  const metrics = {
    strict: count(StageReach, { at: StageReach.inOrderAt }),
    counted: count(StageStay, { at: StageStay.countedFrom }),
    quiet: count(QuietSpell, { at: QuietSpell.meetingAt }),
    aged: count(Order, { at: buyers.start }),
  };

  test.each<[string, Dialect]>([
    ["bigquery", bigquery],
    ["mysql", mysql],
    ["snowflake", snowflake],
    ["trino", trino],
  ])("%s", async (name, dialect) => {
    const { statements } = toSql(
      metrics,
      { during: through("2025-01-01", "2025-12-31") },
      { dialect, tables },
    );
    expect(statements).toHaveLength(4);
    for (const { text } of statements)
      expect(await parser.parse(text, name)).toMatchObject({ problem: null, unknown: [] });
  });
});
