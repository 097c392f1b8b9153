import { join } from "node:path";

/** The sample export as a table, such as an application has already: typed, and without lines that have no id. */
export const createDeals = `
  CREATE TABLE deals AS SELECT DISTINCT ON (id) * FROM (
    SELECT "Deal ID" AS id,
      CASE Status WHEN 'Won' THEN 'won' WHEN 'Lost' THEN 'lost' ELSE 'open' END AS status,
      Owner AS owner_id,
      TRY_CAST(Amount AS DECIMAL(12, 2)) AS amount,
      Currency AS currency,
      TRY_CAST("Created Date" AS DATE) AS created_at,
      TRY_CAST("Close Date" AS DATE) AS closed_at
    FROM read_csv('${join(import.meta.dirname, "../sample/deals.csv").replaceAll("'", "''")}', all_varchar = true)
    WHERE "Deal ID" IS NOT NULL
  )`;

/** Its rows under the names of fields. */
export const selectDeals = `
  SELECT id, status, owner_id AS "ownerId", amount, currency, created_at AS "createdAt", closed_at AS "closedAt"
  FROM deals`;
