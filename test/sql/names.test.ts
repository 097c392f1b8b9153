import { describe, expect, test } from "vitest";
import { count, Deal, eq } from "salesmetrics";
import { duckdb, sqlTable } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { resultsOf, subjects } from "./asked.js";
import { agreeOnNames } from "./names-agreement.js";

// That such texts are harmless as values is seen by the reports of test/sql/agreement, whose rows are full of them.

describe.each(subjects)("$dialect.name", (subject) => agreeOnNames(subject));

test("what is computed is not taken for a column of the table", async () => {
  const engine = await openDuckDb();
  await engine.query(
    "CREATE TABLE deals AS SELECT TRUE AS is_won, 'lost' AS status, 'lost' AS computed_status",
  );
  const status = { from: { sql: "CASE WHEN is_won THEN 'won' ELSE 'lost' END" } };
  const metrics = { won: count(Deal, { where: eq(Deal.status, "won") }) };
  const { total } = await resultsOf(engine, duckdb, metrics, {}, [sqlTable(Deal, { columns: { status } })]);
  expect(total["won"]).toBe(1);
  await engine.close();
});
