import * as z from "zod";
import type { TimeValue } from "../calendar/time.js";
import type { Kind } from "../expressions/kind.js";
import { type AnyEntity, shapeIn } from "../expressions/shape.js";
import { type Column, columnsOf, readColumn } from "./column.js";
import { Problem } from "./issue.js";
import type { NumberFormat } from "./formats.js";
import { type RowOptions, settingsOf } from "./options.js";

/**
 * The property of a parsed row: always there, `null` if the input has none.
 *
 * @category Schemas
 */
export type Filled<Property> = null extends Property ? NonNullable<Property> | null : Property;

/**
 * The input of a field, by its property in a row.
 *
 * @category Schemas
 */
export type Accepted<Property> =
  | (null extends Property ? null | undefined : never)
  | ([NonNullable<Property>] extends [boolean]
      ? boolean | string | number
      : [NonNullable<Property>] extends [string]
        ? string | number | bigint
        : [NonNullable<Property>] extends [TimeValue]
          ? Date | string | number | bigint
          : number | string | bigint);

/**
 * The zod schema of a row of an entity. The input of a field is what parsing accepts, the output its value in a row.
 *
 * @category Schemas
 */
export type RowSchema<RowType> = z.ZodObject<{
  [Field in keyof RowType]-?: z.ZodType<Filled<RowType[Field]>, Accepted<RowType[Field]>>;
}>;

/**
 * The zod schema of one row of an entity, an application's own fields included.
 *
 * *When to use*. To compose rows with your own schemas (`.extend`, `.pick`, `z.array`), and for forms, routes and tools
 * that take zod schemas or JSON Schema (`z.toJSONSchema` with `{ io: "input" }` or `"output"`). For many rows
 * {@link parseRows} reports more.
 *
 * *Details*. Fields are read as in {@link parseRows}, with the same messages. A value of a type that the field does not
 * take is an issue of its union; a value that cannot be read is an issue `"custom"`, with the code of a
 * {@link RowIssue} in `params.code`.
 *
 * *Gotchas*. A zod schema has no warnings and sees one row: unknown statuses become `open` and unknown fields are
 * dropped silently, and duplicates are not found.
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
  const columns = columnsOf(shapeIn("rowSchema", entity), {
    ...settings,
    numbers: plainly(settings.numbers),
  });
  const fields = Object.fromEntries(columns.map((column) => [column.name, fieldSchema(column)]));
  const schema = settings.unknownFields === "keep" ? z.looseObject(fields) : z.object(fields);
  return schema as unknown as RowSchema<RowType>;
}

/** A format without currencies: a field does not see the currency of its row. */
function plainly(format: NumberFormat | undefined): NumberFormat | undefined {
  if (format === undefined) return undefined;
  const reader: NumberFormat["reader"] = (readPlain, isAmount) => {
    const [read, readWithoutCurrency] = [format.reader(readPlain, isAmount), format.reader(readPlain, false)];
    return (value) => {
      const plain = readWithoutCurrency(value);
      return plain instanceof Problem && plain.severity === "error" ? plain : read(value);
    };
  };
  return { ...format, reader };
}

function fieldSchema(column: Column): z.ZodType {
  const { kind } = column;
  const input = inputSchema(column);
  const output = outputSchema(kind);
  const isNullable = column.blank instanceof Problem && column.blank.severity === "warning";
  const accepted = isNullable ? input.nullable() : kind.isRequired ? input : input.nullish();
  return accepted
    .transform((value, context) => {
      const read = readColumn(column, value);
      if (!(read instanceof Problem)) return read;
      if (read.severity === "warning") return read.instead;
      context.addIssue({ code: "custom", message: read.message, input: value, params: { code: read.code } });
      return z.NEVER;
    })
    .pipe(kind.isRequired ? output : output.nullable());
}

/** The input of the field. A value of another type gets the same message as in parsing. */
function inputSchema(column: Column): z.ZodType {
  const { kind } = column;
  if (kind.convert !== undefined) return z.unknown();
  const error = ({ input }: { readonly input?: unknown }): string | undefined => {
    const read = readColumn(column, input);
    return read instanceof Problem ? read.message : undefined;
  };
  switch (kind.type) {
    case "text":
      return z.union([...listedWords(kind), z.string(), z.number(), integer()], { error });
    case "flag":
      return z.union([z.boolean(), z.string(), z.number()], { error });
    case "number":
    case "money":
      return z.union([z.number(), z.string(), integer()], { error });
    case "time":
      return z.union([z.string(), z.number(), integer(), instant()], { error });
  }
}

function outputSchema(kind: Kind): z.ZodType {
  switch (kind.type) {
    case "text":
      return listedWords(kind)[0] ?? z.string();
    case "flag":
      return z.boolean();
    case "number":
    case "money":
      return z.union([z.number(), z.string()]);
    case "time":
      return z.union([z.iso.date(), instant()]);
  }
}

function listedWords({ rules: { words } }: Kind): z.ZodType[] {
  return words === undefined ? [] : [z.enum(words as [string])];
}

/** A bigint. JSON Schema has no type for it: there it is an integer. */
function integer(): z.ZodType {
  return inJson(z.bigint(), { type: "integer" });
}

/** A `Date`. JSON Schema has no type for it: there it is a text. */
function instant(): z.ZodType {
  return inJson(z.date(), { type: "string", format: "date-time" });
}

function inJson(schema: z.ZodType, json: object): z.ZodType {
  schema._zod.toJSONSchema = () => ({ ...json });
  return schema;
}
