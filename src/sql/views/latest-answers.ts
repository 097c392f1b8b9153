import { LatestAnswer } from "../../views/latest-answer.js";
import type { Dialect } from "../dialect.js";
import { type Sql, sql, wrap } from "../fragment.js";
import { mappingOf, type SqlTable } from "../table.js";
import { columnsFrom, idOf, neighbour } from "./queries.js";
import { checkTable, SourceTable, viewTable, viewTimes } from "./source-table.js";

/**
 * A table of the rows of `latestAnswers`, one for each answer of a customer until the next one, as a query over survey
 * responses.
 *
 * *Details*. The rows are those of `latestAnswers(surveyResponses)`. What it returns as `excluded` is left out.
 *
 * *Gotchas*. Ids of responses must be unique.
 *
 * @example
 * ```ts
 * import { relationalNetPromoterScore, SurveyResponse } from "salesmetrics";
 * import { duckdb, latestAnswersTable, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const answers = latestAnswersTable(sqlTable(SurveyResponse, { times: "date" }));
 * const { statements } = toSql(
 *   { relationalNetPromoterScore },
 *   { asOf: "2025-12-31" },
 *   { dialect: duckdb, tables: [answers] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["latestAnswers"]
 * ```
 *
 * @category SQL
 */
export function latestAnswersTable(surveyResponses: SqlTable): SqlTable {
  const caller = "latestAnswersTable";
  checkTable(caller, surveyResponses, "surveyResponses");
  const times = viewTimes(caller, [[surveyResponses, "respondedAt"]]);
  const { options, ...view } = viewTable(LatestAnswer, times, (dialect, fields) =>
    answersOf(surveyResponses, times.days, dialect, fields),
  );
  const columns = numbers.map(
    (field) => [field, { scale: mappingOf(surveyResponses, field)?.scale ?? 0 }] as const,
  );
  return { ...view, options: { ...options, columns: Object.fromEntries(columns) } };
}

const numbers = ["score", "scaleMin", "scaleMax"] as const;

function answersOf(
  surveyResponses: SqlTable,
  days: boolean,
  dialect: Dialect,
  fields: ReadonlySet<string>,
): Sql {
  const response = new SourceTable(surveyResponses, "responses", dialect, days);
  const [id, customerId, kind, respondedAt] = response.values("id", "customerId", "kind", "respondedAt");
  const [score, scaleMin, scaleMax] = response.values(...numbers);
  const [direction, sentiment] = response.values("direction", "sentiment");
  const [repId, campaignId, channel] = response.values("repId", "campaignId", "channel");
  const given = sql`SELECT ${id} AS [response_id], ${customerId} AS [customer_id], ${kind} AS [kind],
      ${respondedAt} AS [place], ${score} AS [score], ${scaleMin} AS [scale_min], ${scaleMax} AS [scale_max],
      ${direction} AS [direction], ${sentiment} AS [sentiment], ${repId} AS [rep_id],
      ${campaignId} AS [campaign_id], ${channel} AS [channel]
    FROM ${response.from()}
    WHERE ${id} IS NOT NULL AND ${customerId} IS NOT NULL AND ${customerId} <> '' AND ${kind} IS NOT NULL
      AND ${response.isSound("kind")} AND ${respondedAt} IS NOT NULL`;
  const ranked = sql`SELECT [answers].*, ROW_NUMBER() OVER (PARTITION BY [customer_id], [kind], [place]
      ORDER BY [response_id] DESC) AS [from_last] FROM (${given}) AS [answers]`;
  const ofKind = sql`[customer_id], [kind]`;
  const rows = sql`SELECT [answers].*, ROW_NUMBER() OVER (PARTITION BY ${ofKind} ORDER BY [place]) AS [number],
      ${neighbour("LEAD", sql`[place]`, ofKind, dialect)} AS [until]
    FROM (${ranked}) AS [answers] WHERE [from_last] = 1`;
  const computed = {
    id: () => idOf(idOf(sql`[customer_id]`, sql`[kind]`), wrap(dialect.asText, sql`[number]`)),
    from: () => sql`[place]`,
  };
  return columnsFrom(rows, computed, fields);
}
