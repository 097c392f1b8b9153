/**
 * From JSON and CSV to typed rows, with an issue for each field that cannot be read.
 *
 * @module salesmetrics/schemas
 */

export { dateFormat } from "./date-format.js";
export { type DateFormat, type NumberFormat } from "./formats.js";
export { InvalidRowsError } from "./invalid-rows-error.js";
export { type IssueCode, type RowIssue } from "./issue.js";
export { numberFormat } from "./number-format.js";
export { type ParseOptions, type RowOptions } from "./options.js";
export { parseRows, safeParseRows } from "./parse-rows.js";
export { type ParsedRows, type RejectedRow } from "./read-rows.js";
export { type Accepted, type Filled, rowSchema, type RowSchema } from "./row-schema.js";
