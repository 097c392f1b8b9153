import type { Deal } from "salesmetrics";
import { idOf } from "../data/rows.js";
import { dealColumns, type DealColumns } from "../data/columns.js";

/** A deal as it comes from a file: whatever there is, under the names of a {@link Deal}. */
export type Given = { readonly [Field in keyof Deal]?: unknown };

/** `json`: numbers, and instants of JavaScript. `csv`: texts alone, with days, and blanks for what is missing. */
export type Form = "json" | "csv";

export const forms: readonly Form[] = ["json", "csv"];

/** The same deals in either form, made from text, so that no text of one row is shared with another. */
export function inputOf(form: Form, size: number): Given[] {
  const columns = dealColumns(size);
  const row = form === "json" ? jsonRow : csvRow;
  const rows: Given[] = [];
  // In pieces: the text of all of them is longer than a text may be.
  for (let from = 0; from < size; from += 10_000) {
    const piece = Array.from({ length: Math.min(10_000, size - from) }, (_, at) => row(columns, from + at));
    for (const given of JSON.parse(JSON.stringify(piece)) as Given[]) rows.push(given);
  }
  return rows;
}

function jsonRow(columns: DealColumns, row: number): Given {
  const { status, name, owner, customer, source, amount, createdAt, closedAt } = columns;
  return {
    id: idOf(row),
    status: status.words[status.codes[row]!],
    name: name.words[name.codes[row]!],
    amount: amount[row],
    currency: "USD",
    createdAt: new Date(createdAt[row]!),
    closedAt: Number.isNaN(closedAt[row]!) ? null : new Date(closedAt[row]!),
    ownerId: owner.words[owner.codes[row]!],
    customerId: customer.words[customer.codes[row]!],
    source: source.words[source.codes[row]!],
  };
}

function csvRow(columns: DealColumns, row: number): Given {
  const { amount, createdAt, closedAt, ...texts } = jsonRow(columns, row);
  return {
    ...texts,
    amount: Number(amount).toFixed(2),
    createdAt: dayOf(createdAt),
    closedAt: dayOf(closedAt),
  };
}

function dayOf(instant: unknown): string {
  return instant instanceof Date ? instant.toISOString().slice(0, 10) : "";
}
