import type { ColumnType, ResultRow } from "./engine.js";

/** A value of a column, which no order of its rows changes. */
export interface Summary {
  sql(column: string): string;
  /** The same of the values of rows, where there are any. */
  of(values: readonly unknown[]): unknown;
  /** What an engine answered, to be compared with that. `hasUnits` says that decimals are ten-thousandths. */
  read?(found: ResultRow[string], hasUnits: boolean): unknown;
}

/** How many rows have a value. */
export const presence: Summary = { sql: (column) => `COUNT(${column})`, of: (values) => values.length };

const total: Summary = {
  sql: (column) => `SUM(${column})`,
  of: (values) => String(values.reduce((sum: bigint, value) => sum + units(String(value)), 0n)),
  read: (found, hasUnits) => (hasUnits ? String(found) : String(units(found as string))),
};

const yes: Summary = {
  sql: (column) => `SUM(CASE WHEN ${column} THEN 1 ELSE 0 END)`,
  of: (values) => values.filter((value) => value === true).length,
};

const different: Summary = {
  sql: (column) => `COUNT(DISTINCT ${column})`,
  of: (values) => new Set(values).size,
};

const first: Summary = {
  sql: (column) => `MIN(${column})`,
  of: (values) => values.map(order).sort(ascending)[0],
  read: order,
};

const last: Summary = {
  sql: (column) => `MAX(${column})`,
  of: (values) => values.map(order).sort(ascending).at(-1),
  read: order,
};

/** What is asked about columns of each type. */
export const summaries: Readonly<Record<ColumnType, readonly Summary[]>> = {
  text: [different],
  boolean: [yes],
  decimal: [total],
  integer: [total],
  date: [first, last],
  instant: [first, last],
};

/** A plain decimal of up to four places in ten-thousandths. */
function units(text: string): bigint {
  const [whole, fraction = ""] = text.split(".") as [string, string?];
  return BigInt(whole + fraction.padEnd(4, "0"));
}

/** A calendar date as it is, an instant in epoch milliseconds. */
function order(time: unknown): number | string {
  if (typeof time === "number") return time;
  const text = time instanceof Date ? time.toISOString() : String(time);
  return text.length === 10 ? text : Date.parse(text);
}

function ascending(left: number | string, right: number | string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
