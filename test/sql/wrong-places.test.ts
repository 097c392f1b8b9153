import { Deal, wonDeals } from "salesmetrics";
import { duckdb as dialect, sqlTable, toSql } from "salesmetrics/sql";
import { expect, test } from "vitest";

const table = sqlTable(Deal);
const metrics = { wonDeals };
const withoutOptions = { shape: { name: "deals" } };
const refused = (message: string): unknown => expect.objectContaining({ code: "invalid-argument", message });

test.each([
  [
    "a table for the question",
    table,
    { dialect, tables: [table] },
    "a question such as { every: month() }, got a table",
  ],
  ["a table for the options", {}, table, "a dialect, such as duckdb, got undefined"],
  [
    "the options for the question",
    { dialect, tables: [table] },
    undefined,
    "an object of options, got undefined",
  ],
  ["a dialect for a table", {}, { dialect, tables: [dialect] }, "tables, such as sqlTable(Deal), got object"],
  ["an entity for a table", {}, { dialect, tables: [Deal] }, "tables, such as sqlTable(Deal), got object"],
  [
    "what is hardly a table",
    {},
    { dialect, tables: [withoutOptions] },
    "tables, such as sqlTable(Deal), got object",
  ],
  ["tables by name", {}, { dialect, tables: { deals: table } }, "a list of tables, got object"],
  ["lists of tables", {}, { dialect, tables: [[table]] }, "tables, such as sqlTable(Deal), got object"],
])("toSql refuses %s", (_, query, options, expected) => {
  expect(() => toSql(metrics, query as never, options as never)).toThrow(
    refused(`toSql: expected ${expected}`),
  );
});

test.each([null, "deals", 7])("sqlTable refuses %s for options", (options) => {
  const shown = JSON.stringify(options);
  expect(() => sqlTable(Deal, options as never)).toThrow(
    refused(`sqlTable: expected an object of options, got ${shown}`),
  );
});
