import { having } from "../errors.js";
import { type AnyEntity, type EntityShape, shapeIn } from "../expressions/shape.js";
import type { Column } from "./column.js";
import type { ColumnInputs } from "./columns/input.js";
import { described } from "./columns/described.js";
import { columnOf, lengthOf, refusal } from "./columns/read-input.js";
import { fieldReaders, type Table, tableOf } from "./table.js";

/**
 * Columns of an entity as a table. Typed arrays are shared, not copied.
 *
 * *When to use*. For data that is already in columns: from a file, a database, a worker or another library.
 *
 * *Details*. Each column has one of these forms:
 *
 * - Any field: an array of values, as in rows.
 * - A text field: one text for all rows, or `{ codes, words }`. A code without a word is a missing value.
 * - A true or false field: a Uint8Array of 1 and 0.
 * - A number field: a typed array of numbers, or `{ units, scale }` with whole units for `units / 10^scale`.
 * - A time field: a Float64Array of epoch milliseconds, which are instants, or `{ days }`, calendar dates as days
 *   from 1970-01-01 in an Int32Array.
 *
 * A Uint8Array beside a typed array has a 1 for each missing value: `{ values, missing }`, `{ days, missing }`. NaN,
 * Infinity and times out of range are reported as unusable. A field without a column is missing in every row. Columns
 * from {@link columnsOf} are taken too.
 *
 * Throws `invalid-argument` for a field that the entity does not have, a form that the field does not take, units
 * that are not whole or have more than 15 digits, a column that {@link columnsOf} cannot have made, columns of different
 * lengths, and if no column tells the number of rows.
 *
 * *Gotchas*. The table shares the arrays: do not write to them afterwards. Times in milliseconds are copied if one is
 * missing, unusable or has a fraction, which is dropped as `Date` drops it; numbers are copied unless they are doubles.
 * The fastest form for amounts is `{ units, scale }`.
 *
 * @example
 * ```ts
 * import { bookings, Deal } from "salesmetrics";
 * import { tableFromColumns } from "salesmetrics/tables";
 *
 * const deals = tableFromColumns(Deal, {
 *   id: ["1", "2", "3"],
 *   status: { codes: Uint8Array.of(0, 0, 1), words: ["won", "lost"] },
 *   amount: { units: Float64Array.of(1999, 50, 700), scale: 2 },
 *   currency: "USD",
 *   closedAt: { days: Int32Array.of(20_150, 20_160, 20_170) },
 * });
 *
 * bookings({ deals })?.amount.toFixed(2); // => "20.49"
 * deals.row(1).closedAt; // => "2025-03-13"
 * ```
 *
 * @category Tables
 */
export function tableFromColumns<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  columns: ColumnInputs<NoInfer<RowType>>,
): Table<RowType> {
  const shape = shapeIn("tableFromColumns", entity);
  const inputs = inputsOf(shape, columns);
  const length = commonLength(inputs);
  const readers = new Map(fieldReaders(shape));
  const found = new Map<string, Column>();
  for (const [name, input] of inputs) found.set(name, columnOf(name, readers.get(name)!, input, length));
  const nonRows = Math.max(0, ...[...found.values()].map((column) => column.nonRows ?? 0));
  return tableOf(shape, [{ length, columns: found, nonRows }]);
}

function inputsOf({ name: entity, fields }: EntityShape, columns: object): [string, unknown][] {
  const inputs = Object.entries(having("tableFromColumns", "columns by name", columns)).filter(
    ([, input]) => input !== undefined,
  ) as [string, unknown][];
  for (const [name] of inputs) {
    if (!Object.hasOwn(fields, name)) throw refusal(`a field of ${entity}`, described(name));
  }
  return inputs;
}

function commonLength(inputs: readonly [string, unknown][]): number {
  let first: string | null = null;
  let length = 0;
  for (const [name, input] of inputs) {
    const own = lengthOf(input);
    if (own === null) continue;
    if (first !== null && own !== length)
      throw refusal(`${length} values in ${name}, as in ${first}`, String(own));
    first ??= name;
    length = own;
  }
  if (first === null) throw refusal("a column that says how many rows there are", "none");
  return length;
}
