import type { Deal } from "salesmetrics";
import type { Coded, DealColumns } from "./columns.js";

/** A deal as the benchmark makes it: a {@link Deal} of which more is known. */
export interface BenchDeal extends Deal {
  readonly name: string;
  readonly amount: number;
  readonly currency: "USD";
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly ownerId: string;
  readonly customerId: string;
  readonly source: string;
}

/** The same deals as an array of plain objects, as a JSON file or a query would give them. */
export function dealRows(columns: DealColumns): BenchDeal[] {
  const rows: BenchDeal[] = [];
  for (let row = 0; row < columns.size; row++) rows.push(dealAt(columns, row));
  return rows;
}

/** The identifiers of the first rows. */
export function idsOf(size: number): string[] {
  return Array.from({ length: size }, (_, row) => idOf(row));
}

/** The identifier of a row, by its place. */
export function idOf(row: number): string {
  return `d${row}`;
}

function dealAt(columns: DealColumns, row: number): BenchDeal {
  const closedAt = columns.closedAt[row]!;
  return {
    id: idOf(row),
    status: wordAt(columns.status, row),
    name: wordAt(columns.name, row),
    amount: columns.amount[row]!,
    currency: "USD",
    createdAt: new Date(columns.createdAt[row]!),
    closedAt: Number.isNaN(closedAt) ? null : new Date(closedAt),
    ownerId: wordAt(columns.owner, row),
    customerId: wordAt(columns.customer, row),
    source: wordAt(columns.source, row),
  };
}

function wordAt<Word extends string>({ codes, words }: Coded<Word>, row: number): Word {
  return words[codes[row]!]!;
}
