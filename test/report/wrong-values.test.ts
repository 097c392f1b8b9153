import { Deal, evaluate, mergeCubes, report, SalesmetricsError, scan, wonDeals } from "salesmetrics";
import { columnsOf, table, tableFromArrow, tableFromColumns } from "salesmetrics/tables";
import { expect, test } from "vitest";

const wrong = [
  undefined,
  null,
  0,
  Number.NaN,
  "text",
  true,
  [],
  [null],
  {},
  () => 1,
  Symbol("x"),
  5n,
  new Date(Number.NaN),
];
const deals: Deal[] = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-01" }];
const metrics = { wonDeals };
const query = { by: { rep: Deal.ownerId } };
const cube = scan(metrics, { deals }, query);
const rows = table(Deal, deals);

const calls: Readonly<Record<string, (value: never) => unknown>> = {
  "evaluate: metrics": (value) => evaluate(value, { deals }, query),
  "evaluate: a metric": (value) => evaluate({ wonDeals: value }, { deals }, query),
  "evaluate: data": (value) => evaluate(metrics, value, query),
  "evaluate: rows": (value) => evaluate(metrics, { deals: value }, query),
  "evaluate: query": (value) => evaluate(metrics, { deals }, value),
  "evaluate: by": (value) => evaluate(metrics, { deals }, { by: value }),
  "evaluate: a dimension": (value) => evaluate(metrics, { deals }, { by: { rep: value } }),
  "evaluate: every": (value) => evaluate(metrics, { deals }, { every: value }),
  "evaluate: during": (value) => evaluate(metrics, { deals }, { during: value }),
  "evaluate: asOf": (value) => evaluate(metrics, { deals }, { asOf: value }),
  "evaluate: currency": (value) => evaluate(metrics, { deals }, { currency: value }),
  "evaluate: rates": (value) => evaluate(metrics, { deals }, { currency: "EUR", rates: value }),
  "evaluate: top": (value) => evaluate(metrics, { deals }, { ...query, top: value }),
  "evaluate: a top": (value) => evaluate(metrics, { deals }, { ...query, top: { rep: value } }),
  "evaluate: n of a top": (value) =>
    evaluate(metrics, { deals }, { ...query, top: { rep: { n: value, by: "wonDeals" } } }),
  "evaluate: by of a top": (value) =>
    evaluate(metrics, { deals }, { ...query, top: { rep: { n: 1, by: value } } }),
  "evaluate: other of a top": (value) =>
    evaluate(metrics, { deals }, { ...query, top: { rep: { n: 1, by: "wonDeals", other: value } } }),
  "evaluate: subtotals": (value) => evaluate(metrics, { deals }, { ...query, subtotals: value }),
  "evaluate: a subtotal": (value) => evaluate(metrics, { deals }, { ...query, subtotals: [value] }),
  "explain: row": (value) => evaluate(metrics, { deals }, query).explain(value, "wonDeals"),
  "explain: name": (value) =>
    evaluate(metrics, { deals }, query).explain(evaluate(metrics, { deals }).total, value),
  "scan: query": (value) => scan(metrics, { deals }, value),
  "report: metrics": (value) => report(value, cube),
  "report: cube": (value) => report(metrics, value),
  "report: options": (value) => report(metrics, cube, value),
  "report: grain": (value) => report(metrics, cube, { grain: value }),
  "mergeCubes: metrics": (value) => mergeCubes(value, [cube]),
  "mergeCubes: cubes": (value) => mergeCubes(metrics, value),
  "mergeCubes: a cube": (value) => mergeCubes(metrics, [cube, value]),
  "table: entity": (value) => table(value, deals),
  "table: rows": (value) => table(Deal, value),
  "append: rows": (value) => {
    table(Deal, deals).append(value);
  },
  "row: place": (value) => rows.row(value),
  "slice: from": (value) => rows.slice(value).length,
  "slice: to": (value) => rows.slice(0, value).length,
  "tableFromColumns: entity": (value) => tableFromColumns(value, columnsOf(rows)),
  "tableFromColumns: columns": (value) => tableFromColumns(Deal, value),
  "tableFromArrow: entity": (value) => tableFromArrow(value, { schema: { fields: [] }, batches: [] }),
  "tableFromArrow: table": (value) => tableFromArrow(Deal, value),
  "tableFromArrow: options": (value) => tableFromArrow(Deal, { schema: { fields: [] }, batches: [] }, value),
  "columnsOf: table": (value) => columnsOf(value),
  "columnsOf: options": (value) => columnsOf(rows, value),
};

test.each(Object.entries(calls))("%s of any kind ends in an answer or a typed error", (_, call) => {
  for (const value of wrong) {
    try {
      call(value as never);
    } catch (error) {
      expect(error, typeof value).toBeInstanceOf(SalesmetricsError);
    }
  }
});
