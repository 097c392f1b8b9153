import { type AnyEntity, shapeIn } from "../expressions/shape.js";
import { checksOf } from "./consistency.js";
import { notAnArray } from "./invalid-rows-error.js";
import { type FoundProblem, isError, issueOf, type RowIssue } from "./issue.js";
import { keyIndex, keyText } from "./keys.js";
import { minorUnits } from "./minor-units.js";
import { type RowOptions, settingsOf } from "./options.js";
import { rowReader, type Values } from "./read-row.js";

/**
 * A rejected row, with its issues.
 *
 * @category Schemas
 */
export interface RejectedRow {
  /** The index of the row in the input, from 0. */
  readonly row: number;
  readonly input: unknown;
  readonly issues: readonly RowIssue[];
}

/**
 * The rows of an input, typed or rejected, and all issues.
 *
 * @category Schemas
 */
export interface ParsedRows<RowType> {
  /** The rows, with a blank for each field that could not be read. */
  readonly rows: RowType[];
  /** The rows that are none, repeat a key, or lack a required field. */
  readonly rejected: readonly RejectedRow[];
  /** Errors and warnings, row by row, then those of whole columns. */
  readonly issues: readonly RowIssue[];
}

/** Reads all rows. Errors name the function `caller`. */
export function readRows<Name extends string, RowType>(
  caller: string,
  entity: AnyEntity<Name, RowType>,
  input: unknown,
  options: RowOptions,
): ParsedRows<RowType> {
  const shape = shapeIn(caller, entity);
  const settings = settingsOf(caller, options);
  if (!Array.isArray(input)) throw notAnArray(caller, shape.name, input);
  const [rows, rejected, issues]: [Values[], RejectedRow[], RowIssue[]] = [[], [], []];
  const reader = rowReader(shape, settings);
  const { fields } = shape;
  const amounts = Object.keys(fields).filter((name) => fields[name]!.type === "money");
  const isNeeded = (field: string | null): boolean =>
    field === null || shape.key.includes(field) || fields[field]!.isRequired;
  const checks = checksOf(shape, amounts, settings.offsetAt);
  const keys = keyIndex(shape);
  const cents = minorUnits(amounts);
  const found: FoundProblem[] = [];
  for (let index = 0; index < input.length; index++) {
    const row = reader.read(input[index], index, found);
    const unread = found.filter(isError).map(({ field }) => field);
    const isRejected = unread.some(isNeeded) || keys.repeats(row, found);
    if (!isRejected) for (const check of checks) check(row, found);
    if (found.length > 0) {
      const key = keyText(shape, row);
      // A check takes a value that could not be read for a missing one.
      const own = found
        .filter((one) => isError(one) || !unread.includes(one.field))
        .map(({ field, value, problem }) => issueOf(problem, field, value, index, key));
      for (const issue of own) issues.push(issue);
      found.length = 0;
      if (isRejected) {
        rejected.push({ row: index, input: input[index] as unknown, issues: own });
        continue;
      }
    }
    keys.add(row, index);
    cents.note(row);
    rows.push(row);
  }
  for (const issue of [...reader.unknown.values(), ...cents.issues()]) issues.push(issue);
  return { rows: rows as RowType[], rejected, issues };
}
