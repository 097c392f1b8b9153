import { expectTypeOf, test } from "vitest";
import { Deal, extend, flag, type Table } from "salesmetrics";
import {
  columnsOf,
  type NumberColumn,
  tableFromColumns,
  type TextColumn,
  type TimeColumn,
} from "salesmetrics/tables";

const Flagged = extend(Deal, { strategic: flag() });

test("columns are typed by the fields of the entity", () => {
  expectTypeOf(tableFromColumns(Deal, { id: ["1"] })).toEqualTypeOf<Table<Deal>>();
  tableFromColumns(Flagged, { strategic: Uint8Array.of(1), amount: BigInt64Array.of(1n), id: "1" });

  // @ts-expect-error: deals have no such field
  tableFromColumns(Deal, { amnt: [1] });
  // @ts-expect-error: an amount is not the same in all rows
  tableFromColumns(Deal, { amount: "12" });
  // @ts-expect-error: a text is no number
  tableFromColumns(Deal, { ownerId: Float64Array.of(1) });
  // @ts-expect-error: rows hold times, not epoch milliseconds
  tableFromColumns(Deal, { closedAt: [1] });
  // @ts-expect-error: days are whole
  tableFromColumns(Deal, { closedAt: { days: Float64Array.of(1) } });
  // @ts-expect-error: no such status
  tableFromColumns(Deal, { status: ["won", "gone"] });
  // @ts-expect-error: no such status
  tableFromColumns(Deal, { status: "gone" });
  // @ts-expect-error: no such status
  tableFromColumns(Deal, { status: { codes: Int8Array.of(0), words: ["gone"] } });
  // @ts-expect-error: a scale is needed
  tableFromColumns(Deal, { amount: { units: Float64Array.of(1) } });
});

test("columns of a table are typed by its fields, and make a table again", () => {
  const columns = columnsOf(tableFromColumns(Deal, { id: ["1"] }));
  expectTypeOf(columns.id).toEqualTypeOf<TextColumn | undefined>();
  expectTypeOf(columns.status).toEqualTypeOf<TextColumn | undefined>();
  expectTypeOf(columns.amount).toEqualTypeOf<NumberColumn | undefined>();
  expectTypeOf(columns.closedAt).toEqualTypeOf<TimeColumn | undefined>();
  expectTypeOf(tableFromColumns(Deal, columns)).toEqualTypeOf<Table<Deal>>();
  // @ts-expect-error: a column of times is none of numbers
  tableFromColumns(Deal, { amount: columns.closedAt });
});
