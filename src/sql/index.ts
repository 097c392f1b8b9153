/**
 * The same questions as SQL, for rows that are in a database.
 *
 * @module salesmetrics/sql
 */

export type { Dialect, Parameter, ParameterType, TimeKind } from "./dialect.js";
export { bigquery } from "./dialects/bigquery.js";
export { clickhouse } from "./dialects/clickhouse.js";
export { duckdb } from "./dialects/duckdb.js";
export { mysql } from "./dialects/mysql.js";
export { postgres } from "./dialects/postgres.js";
export { snowflake } from "./dialects/snowflake.js";
export { spark } from "./dialects/spark.js";
export { sqlite } from "./dialects/sqlite.js";
export { trino } from "./dialects/trino.js";
export {
  type ColumnTime,
  type Never,
  type SqlCode,
  type SqlColumn,
  type SqlTable,
  sqlTable,
  type SqlTableOptions,
} from "./table.js";
export {
  fromSql,
  type SqlOptions,
  type SqlResults,
  type SqlScan,
  type SqlStatement,
  toSql,
} from "./to-sql.js";
export { cohortEventsTable, type Entries, type SqlCohort } from "./views/cohort-events.js";
export type { StageTables } from "./views/histories.js";
export { customerPaymentsTable, type CustomerOrderTables } from "./views/customer-payments.js";
export { dealStartsTable, type DealStartTables } from "./views/deal-starts.js";
export { latestAnswersTable } from "./views/latest-answers.js";
export { purchaseGapsTable } from "./views/purchase-gaps.js";
export { quietSpellsTable } from "./views/quiet-spells.js";
export type { DealEventTables } from "./views/deal-events.js";
export { stageReachesTable } from "./views/stage-reaches.js";
export { stageStaysTable } from "./views/stage-stays.js";
