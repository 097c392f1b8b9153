import { afterAll } from "vitest";

export type ColumnType = "text" | "boolean" | "decimal" | "integer" | "date" | "instant";

/** The columns of a table by name. All may be null. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** A row that goes in, with the values of {@link Columns} as the library's rows have them. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A row that comes out. Decimals, and integers that a number does not hold, are text; dates are `YYYY-MM-DD`, instants
 * ISO 8601 in UTC.
 */
export type ResultRow = Readonly<Record<string, string | number | boolean | null>>;

/** A database that statements are run on. */
export interface Engine {
  readonly name: string;
  /** Makes a table, in place of one that is there, and fills it with rows; columns that a row lacks are null. */
  create(table: string, columns: Columns, rows: readonly Row[]): Promise<void>;
  /** Runs a statement. Parameters are texts or numbers, in order. */
  query(text: string, parameters?: readonly (string | number)[]): Promise<readonly ResultRow[]>;
  close(): Promise<void>;
}

/** The SQL names of column types in an engine. */
export type TypeNames = Readonly<Record<ColumnType, string>>;

/** `"a" type, "b" type`, with the quotes of the engine. */
export function columnList(columns: Columns, types: TypeNames, quote: '"' | "`" = '"'): string {
  return Object.entries(columns)
    .map(([name, type]) => `${quote}${name}${quote} ${types[type]}`)
    .join(", ");
}

/** An integer as a number where that holds it, else as text. */
export function integer(value: bigint | string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** `2025-03-01 12:00:00.5+00`, as PostgreSQL and DuckDB print it, in ISO 8601. */
export function instant(printed: string): string {
  return new Date(`${printed.replace(" ", "T")}:00`).toISOString();
}

/** An engine that all tests of a file share: opened by the first that asks for it, closed after the last. */
export function sharedEngine<Opened extends Engine>(
  open: () => Opened | Promise<Opened>,
): () => Promise<Opened> {
  let engine: Promise<Opened> | undefined;
  afterAll(async () => (await engine)?.close());
  return async () => {
    engine ??= Promise.resolve(open());
    return { ...(await engine), close: () => Promise.resolve() };
  };
}
