import * as z from "zod";
import { type AnyEntity, shapeOf } from "../expressions/shape.js";
import { type Column, columnsOf, readColumn } from "./column.js";
import { Problem } from "./issue.js";
import { type RowOptions, settingsOf } from "./options.js";

/**
 * The property of a row that a schema made: there in every row, `null` where the input has none.
 *
 * @category Schemas
 */
export type Filled<Property> = null extends Property ? NonNullable<Property> | null : Property;

/**
 * The zod schema of one field: it accepts anything, and reads it or reports it.
 *
 * @category Schemas
 */
export type FieldSchema<Value> = z.ZodPipe<z.ZodOptional<z.ZodUnknown>, z.ZodTransform<Value, unknown>>;

/**
 * The zod schema of one row of an entity.
 *
 * @category Schemas
 */
export type RowSchema<RowType> = z.ZodObject<{
  [Field in keyof RowType]-?: FieldSchema<Filled<RowType[Field]>>;
}>;

/**
 * The zod schema of one row of an entity, an application's own fields included.
 *
 * *When to use*. To compose rows with schemas of one's own: `.extend`, `.pick`, `z.array`, a form or a route that
 * takes zod schemas. For whole tables {@link parseRows} says more and needs no zod.
 *
 * *Details*. Fields are read as {@link parseRows} says. What is an error there is a zod issue of code `"custom"`
 * with the path of the field and, in `params.code`, the code of a {@link RowIssue}.
 *
 * *Gotchas*. A zod schema has no warnings and sees one row: unknown statuses become `open` without a word, unknown
 * fields go, and nobody looks for duplicates.
 *
 * @example
 * ```ts
 * import { Order } from "salesmetrics";
 * import { rowSchema } from "salesmetrics/schemas";
 *
 * const order = rowSchema(Order, { currency: "EUR" }).pick({ id: true, grossAmount: true, currency: true });
 *
 * order.parse({ id: 7, grossAmount: "19.90" }); // => { id: "7", grossAmount: "19.9", currency: "EUR" }
 * order.safeParse({ id: 7, grossAmount: "1,900.00" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export function rowSchema<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  options: RowOptions = {},
): RowSchema<RowType> {
  const settings = settingsOf("rowSchema", options);
  const columns = columnsOf(entity[shapeOf], settings);
  const fields = Object.fromEntries(columns.map((column) => [column.name, fieldSchema(column)]));
  const schema = settings.keepUnknown ? z.looseObject(fields) : z.object(fields);
  return schema as unknown as RowSchema<RowType>;
}

function fieldSchema(column: Column): FieldSchema<unknown> {
  return z.optional(z.unknown()).transform((value, context) => {
    const read = readColumn(column, value);
    if (!(read instanceof Problem)) return read;
    if (read.severity === "warning") return read.instead;
    context.addIssue({ code: "custom", message: read.message, input: value, params: { code: read.code } });
    return z.NEVER;
  });
}
