import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { count, type Deal, evaluate, isPresent, type Kind } from "salesmetrics";
import {
  dateFormat,
  numberFormat,
  type ParsedRows,
  type RowIssue,
  type RowOptions,
  rowSchema,
  safeParseRows,
} from "salesmetrics/schemas";
import { shapeOf } from "../../src/expressions/shape.js";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { entities, type SomeEntity } from "../entities.js";
import { anything, pick, rowFor } from "./values.js";

type Row = Readonly<Record<string, unknown>>;

const zones = ["Europe/Berlin", "UTC", "Pacific/Apia"];
const numbers = ["1,234.56", "1.234,56", "1 234,56"].map(numberFormat);
const dates = [dateFormat("dd/MM/yyyy"), dateFormat("yyyyMMdd"), dateFormat("d MMM yyyy HH:mm")];

/** Parses malformed rows. Throws for what is wrong with the answer, with the seed that shows it. */
export function fuzzParsers(seed: number, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const draw = drawFrom(seed + round);
    const entity = pick(draw, entities);
    const options = {
      timeZone: draw(4) === 0 ? pick(draw, zones) : undefined,
      dates: draw(3) === 0 ? pick(draw, dates) : undefined,
      numbers: draw(3) === 0 ? pick(draw, numbers) : undefined,
      currency: pick(draw, [undefined, "USD", "JPY"]),
      unknownFields: pick(draw, [undefined, "keep", "drop"] as const),
    };
    try {
      if (draw(100) === 0)
        throws(() => safeParseRows(entity, notAnArray(draw), options), { code: "invalid-rows" });
      else parse(draw, entity, options);
    } catch (error) {
      throw new Error(`parsing ${entity[shapeOf].name} with seed ${seed + round}`, { cause: error });
    }
  }
}

function notAnArray(draw: Draw): unknown {
  const value = anything(draw);
  return Array.isArray(value) ? { length: 1 } : value;
}

function parse(draw: Draw, entity: SomeEntity, options: RowOptions): void {
  const input = Array.from({ length: 1 + draw(3) }, () => rowFor(draw, entity));
  const before = input.map(copied);
  const { rows, rejected, issues } = safeParseRows(entity, input, options) as ParsedRows<Row>;

  // Nothing is lost or changed, and each refusal has a reason that can be shown.
  deepEqual(input.map(copied), before);
  equal(rows.length + rejected.length, input.length);
  for (const row of rejected) ok(row.issues.some(({ severity }) => severity === "error"));
  for (const { message } of issues) ok(message.length < 600, message);

  // What is kept is sound, and is kept again as it is.
  const { fields } = entity[shapeOf];
  for (const row of rows)
    for (const [field, kind] of Object.entries(fields))
      ok(isSound(row[field], kind), `${field} is ${String(row[field])}`);
  const again = safeParseRows(entity, rows, { unknownFields: "keep" });
  deepEqual([again.rows, again.rejected], [rows, []]);

  if (draw(4) === 0) asksTheSchema(entity, options, input, issues);
  if (draw(8) === 0) readsByMetrics(entity, rows, issues);
}

/** Expects the schema of zod to be of the same opinion, but for what only a whole row shows. */
function asksTheSchema(
  entity: SomeEntity,
  options: RowOptions,
  input: readonly unknown[],
  issues: readonly RowIssue[],
): void {
  const schema = rowSchema(entity, options);
  for (const [place, row] of input.entries()) {
    const errors = issues.filter((issue) => issue.row === place && issue.severity === "error");
    const { success } = schema.safeParse(row);
    // The schema refuses an amount that names a currency, since it does not see that of the row.
    if (options.numbers !== undefined) ok(!success || errors.every(mattersToRowsOnly));
    else if (!errors.some(mattersToRowsOnly)) equal(success, errors.length === 0);
  }
}

/** Expects metrics to read all that is kept, but for fields with a warning. */
function readsByMetrics(entity: SomeEntity, rows: readonly Row[], issues: readonly RowIssue[]): void {
  const warned = new Set(issues.map(({ field }) => field));
  const { name, fields } = entity[shapeOf];
  const references = entity as unknown as Readonly<Record<string, typeof Deal.ownerId>>;
  const names = Object.keys(fields).filter((field) => {
    const { type } = fields[field]!;
    return !warned.has(field) && !(type === "money" && warned.has("currency"));
  });
  const metrics = Object.fromEntries(
    names.map((field) => [field, count(entity, { where: isPresent(references[field]!) })]),
  );
  const { total, explain } = evaluate(metrics, { [name]: rows });
  for (const field of names) {
    equal((total as Row)[field], rows.filter((row) => row[field] !== null).length, field);
    deepEqual(explain(total, field).excluded, [], field);
  }
}

/** The row for a comparison: a plain object with the same values. */
function copied(row: unknown): unknown {
  const isPlain = typeof row === "object" && row !== null && Object.getPrototypeOf(row) === Object.prototype;
  return isPlain ? Object.entries(row) : row;
}

/** What a schema, which reads field by field, does not look for. */
const mattersToRowsOnly = ({ code }: RowIssue): boolean => code === "duplicate" || code === "other-currency";

/** Whether a row may hold the value in a field of the kind. */
function isSound(value: unknown, { type, rules }: Kind): boolean {
  if (value === null) return true;
  if (rules.words !== undefined) return rules.words.includes(value as string);
  if (type === "flag") return typeof value === "boolean";
  if (type === "text") return typeof value === "string" && value.trim() === value && value !== "";
  if (type === "time")
    return value instanceof Date ? !Number.isNaN(value.getTime()) : isText(value, /^\d{4}-\d\d-\d\d$/);
  return typeof value === "number" ? Number.isFinite(value) : isText(value, /^-?\d+(\.\d+)?$/);
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}
