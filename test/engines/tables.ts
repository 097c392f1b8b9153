import type { Kind } from "../../src/expressions/kind.js";
import { type EntityShape, shapeOf } from "../../src/expressions/shape.js";
import { entities } from "../entities.js";
import type { Columns, ColumnType, Engine, Row } from "./engine.js";

/** What the time fields of all rows hold. */
export type Times = "date" | "instant";

/** Rows of every entity by its name. */
export type Lists = Readonly<Record<string, readonly Row[]>>;

/** An entity as a table. */
export interface Table {
  readonly name: string;
  /** The column of each field. */
  readonly columnOf: Readonly<Record<string, string>>;
  readonly columns: Columns;
}

/** The shape of every entity of the library. */
export const shapes: readonly EntityShape[] = entities.map((entity) => entity[shapeOf]);

export function tableOf({ name, fields }: EntityShape, times: Times): Table {
  const entries = Object.entries(fields);
  return {
    name: snakeCase(name),
    columnOf: Object.fromEntries(entries.map(([field]) => [field, snakeCase(field)])),
    columns: Object.fromEntries(entries.map(([field, kind]) => [snakeCase(field), columnType(kind, times)])),
  };
}

/** Makes and fills the tables of the entities that lists hold. */
export async function loadAll(engine: Engine, lists: Lists, times: Times): Promise<void> {
  for (const shape of shapes) {
    const rows = lists[shape.name];
    if (rows !== undefined) await load(engine, tableOf(shape, times), rows);
  }
}

/** Makes and fills the table of an entity. */
export function load(engine: Engine, table: Table, rows: readonly Row[]): Promise<void> {
  const fields = Object.entries(table.columnOf);
  return engine.create(
    table.name,
    table.columns,
    rows.map((row) => Object.fromEntries(fields.map(([field, column]) => [column, row[field]]))),
  );
}

/** `stageVisits` is `stage_visits`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnType({ type }: Kind, times: Times): ColumnType {
  if (type === "time") return times;
  if (type === "number" || type === "money") return "decimal";
  return type === "flag" ? "boolean" : "text";
}
