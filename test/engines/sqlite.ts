import initialize, { type BindParams, type Database, type Statement } from "sql.js";
import { canonicalDecimal, type DecimalInput } from "../../src/exact/index.js";
import {
  type Columns,
  columnList,
  type ColumnType,
  type Engine,
  integer,
  type ResultRow,
  type Row,
  type TypeNames,
} from "./engine.js";

const types: TypeNames = {
  text: "TEXT",
  boolean: "INTEGER",
  decimal: "INTEGER",
  integer: "INTEGER",
  date: "TEXT",
  instant: "INTEGER",
};

/**
 * SQLite in this process, in memory. Placeholders are `?1`.
 *
 * SQLite has no decimals and no times: a decimal is an integer of ten-thousandths, exact up to 18 digits, also in
 * sums, which are refused when they overflow; an instant is epoch milliseconds, a date is text, true is 1.
 */
export async function openSqlite(): Promise<Engine> {
  const { Database } = await initialize();
  const database = new Database();
  return {
    name: "SQLite",
    create: (table, columns, rows) => settled(() => create(database, table, columns, rows)),
    query: (text, parameters = []) =>
      settled(() => {
        const statement = database.prepare(text);
        try {
          statement.bind([...parameters]);
          const found: ResultRow[] = [];
          while (statement.step()) found.push(resultRow(statement));
          return found;
        } finally {
          statement.free();
        }
      }),
    close: () => settled(() => database.close()),
  };
}

function settled<Value>(run: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(run()));
}

function create(database: Database, table: string, columns: Columns, rows: readonly Row[]): void {
  const fields = Object.entries(columns);
  database.run(`DROP TABLE IF EXISTS "${table}"`);
  database.run(`CREATE TABLE "${table}" (${columnList(columns, types)})`);
  database.run("BEGIN");
  const insert = database.prepare(`INSERT INTO "${table}" VALUES (${fields.map(() => "?").join(", ")})`);
  for (const given of rows) insert.run(fields.map(([name, type]) => cell(given[name], type)) as BindParams);
  insert.free();
  database.run("COMMIT");
}

/** Its types do not say that integers may be asked for as BigInt. */
interface ExactStatement {
  get(parameters: null, options: { readonly useBigInt: true }): (string | number | bigint | null)[];
}

function resultRow(statement: Statement): ResultRow {
  const values = (statement as unknown as ExactStatement).get(null, { useBigInt: true });
  const names = statement.getColumnNames();
  return Object.fromEntries(
    values.map((value, place) => [names[place]!, typeof value === "bigint" ? integer(value) : value]),
  );
}

function cell(value: unknown, type: ColumnType): unknown {
  if (value == null) return null;
  if (type === "boolean") return value === true ? 1 : 0;
  if (type === "decimal") return tenThousandths(value as DecimalInput);
  return type === "instant" ? (value as Date).getTime() : value;
}

function tenThousandths(value: DecimalInput): bigint {
  const [whole, fraction = ""] = canonicalDecimal(value).split(".") as [string, string?];
  if (fraction.length > 4) throw new Error(`SQLite: expected at most 4 decimals, got ${value}`);
  return BigInt(whole + fraction.padEnd(4, "0"));
}
