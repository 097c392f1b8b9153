import { type AnyEntity, type EntityShape, shapeIn } from "../expressions/shape.js";
import { notAnArray } from "./invalid-rows-error.js";
import type { FoundProblem, RowIssue } from "./issue.js";
import { keyText } from "./keys.js";
import type { RowOptions } from "./options.js";
import { MinorUnits } from "./minor-units.js";
import { planFor, readRow, type Values } from "./read-row.js";

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
  readonly rows: RowType[];
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
  const plan = planFor(caller, shape, options);
  if (!Array.isArray(input)) throw notAnArray(caller, shape.name, input);
  const parsed = { rows: [] as Values[], rejected: [] as RejectedRow[], issues: [] as RowIssue[] };
  const found: FoundProblem[] = [];
  const minorUnits = new MinorUnits(shape);
  for (let index = 0; index < input.length; index++) {
    const row = readRow(plan, input[index], index, found);
    const issues = issuesOf(shape, row, index, found);
    found.length = 0;
    for (const issue of issues) parsed.issues.push(issue);
    if (issues.some((issue) => issue.severity === "error")) {
      parsed.rejected.push({ row: index, input: input[index] as unknown, issues });
    } else {
      plan.keys.add(row, index);
      minorUnits.note(row);
      parsed.rows.push(row);
    }
  }
  for (const issue of [...plan.unknown.issues(shape.name), ...minorUnits.issues()]) parsed.issues.push(issue);
  return parsed as unknown as ParsedRows<RowType>;
}

const none: readonly RowIssue[] = [];

function issuesOf(
  shape: EntityShape,
  row: Values,
  index: number,
  found: readonly FoundProblem[],
): readonly RowIssue[] {
  if (found.length === 0) return none;
  const key = keyText(shape, row);
  return found.map(({ field, value = null, problem: { code, message, severity } }) => ({
    row: index,
    key,
    field,
    code,
    message,
    value,
    severity,
  }));
}
