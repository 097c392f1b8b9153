import { dealColumns, type DealColumns } from "./columns.js";
import { type BenchDeal, dealRows } from "./rows.js";

/** Above this, an object for every row does not fit in memory. */
export const mostRows = 1_000_000;

/** The same deals in both forms; without rows where there are too many. */
export interface Deals {
  readonly columns: DealColumns;
  readonly rows: readonly BenchDeal[] | null;
}

export function dealsOf(size: number): Deals {
  const columns = dealColumns(size);
  return { columns, rows: size <= mostRows ? dealRows(columns) : null };
}
