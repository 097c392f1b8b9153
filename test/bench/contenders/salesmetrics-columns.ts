import { Deal } from "salesmetrics";
import { table, tableFromColumns } from "salesmetrics/tables";
import type { Contender } from "../contender.js";
import type { DealColumns } from "../data/columns.js";
import { idsOf } from "../data/rows.js";
import { salesmetricsAnswers } from "./salesmetrics-answers.js";

export const salesmetricsColumns: Contender = {
  name: "salesmetrics columns",
  fromRows: (rows) => salesmetricsAnswers(table(Deal, rows)),
  fromColumns: (columns) => salesmetricsAnswers(tableOf(columns)),
};

/** Columns as a table. */
export function tableOf({
  size,
  status,
  owner,
  customer,
  source,
  name,
  amount,
  createdAt,
  closedAt,
}: DealColumns) {
  return tableFromColumns(Deal, {
    id: idsOf(size),
    status,
    ownerId: owner,
    customerId: customer,
    source,
    name,
    currency: "USD",
    amount,
    createdAt,
    closedAt: {
      values: closedAt,
      missing: Uint8Array.from(closedAt, (time) => (Number.isNaN(time) ? 1 : 0)),
    },
  });
}
