/**
 * Rows as columns, for those that are asked again and again, and for Arrow tables.
 *
 * @module salesmetrics/tables
 */

export type { ArrowBatch, ArrowData, ArrowField, ArrowTable, ArrowType } from "./arrow/structure.js";
export type {
  Codes,
  Column,
  FlagColumn,
  Marks,
  NumberColumn,
  UnusableValues,
  TextColumn,
  TimeColumn,
} from "./column.js";
export type {
  ColumnInput,
  ColumnInputs,
  DayNumbers,
  ScaledUnits,
  Values,
  WordCodes,
} from "./columns/input.js";
export type { NumberArray, WideNumberArray } from "./columns/numbers.js";
export { columnsOf, type ColumnsOf, type ColumnsOptions } from "./columns-of.js";
export { tableFromArrow, type ArrowOptions } from "./from-arrow.js";
export { tableFromColumns } from "./from-columns.js";
export { table, type GrowingTable } from "./from-rows.js";
