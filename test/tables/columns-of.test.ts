import { describe, expect, test } from "vitest";
import { bookings, count, Deal, evaluate, StageReach } from "salesmetrics";
import { type Column, columnsOf, table, tableFromColumns, type TextColumn } from "salesmetrics/tables";

const deals = [
  { id: "1", status: "won", amount: 19.99, currency: "USD", closedAt: "2025-03-03" },
  { id: "2", status: "lost", amount: null, currency: "USD", closedAt: new Date("2025-03-04T10:00:00Z") },
  { id: "3", status: "won", amount: "12345678901234567890.5", currency: "EUR", closedAt: "oops" as never },
  { id: "4", status: "open", amount: Number.NaN, currency: null, closedAt: undefined },
] as const;

function arraysIn(columns: object): ArrayBufferView[] {
  const parts = Object.values(columns).flatMap((column: Column): unknown[] => Object.values(column));
  return parts.filter((part): part is ArrayBufferView => ArrayBuffer.isView(part));
}

function textsIn({ codes, words, marks }: TextColumn): (string | null | undefined)[] {
  return Array.from(codes ?? [], (code, place) => (marks?.[place] === 1 ? null : words[code]));
}

function rowsIn(whole: { readonly length: number; row(place: number): unknown }): unknown[] {
  return Array.from({ length: whole.length }, (_, place) => whole.row(place));
}

describe("columnsOf", () => {
  test("says of each field what the rows hold", () => {
    const { id, currency, amount, closedAt } = columnsOf(table(Deal, deals));
    expect(textsIn(id!)).toStrictEqual(["1", "2", "3", "4"]);
    expect(textsIn(currency!)).toStrictEqual(["USD", "USD", "EUR", null]);
    expect(amount).toStrictEqual({
      type: "number",
      values: Float64Array.of(1999, 0, Number.NaN, 0),
      scale: 2,
      exceptions: new Map([[2, "12345678901234567890.5"]]),
      marks: Uint8Array.of(0, 1, 0, 2),
      unusable: new Map([[3, Number.NaN]]),
    });
    const [first, second] = [Date.UTC(2025, 2, 3), Date.UTC(2025, 2, 4, 10)];
    expect(closedAt).toStrictEqual({
      type: "time",
      values: Float64Array.of(first, second, second, second),
      dates: Uint8Array.of(1, 0, 0, 0),
      marks: Uint8Array.of(0, 0, 2, 1),
      unusable: new Map([[2, "oops"]]),
    });
  });

  test.each([false, true])("gives arrays of exact size, of their own, shared: %o", (shared) => {
    const whole = table(Deal, deals);
    for (const part of [
      whole,
      whole.slice(1, 3),
      tableFromColumns(Deal, { id: ["1", "2"], currency: "USD" }),
    ]) {
      for (const array of arraysIn(columnsOf(part, { shared }))) {
        expect(array.byteLength).toBe(array.buffer.byteLength);
        expect(array.buffer).toBeInstanceOf(shared ? SharedArrayBuffer : ArrayBuffer);
      }
    }
  });

  test("shares what is shared already", () => {
    const shared = columnsOf(table(Deal, deals), { shared: true });
    const again = columnsOf(tableFromColumns(Deal, shared), { shared: true });
    expect(arraysIn(again).map((array) => array.buffer)).toStrictEqual(
      arraysIn(shared).map((array) => array.buffer),
    );
    expect(again.amount?.values).toBe(shared.amount?.values);
  });

  test("does not change when the table does", () => {
    const whole = table(Deal, [
      { id: "1", status: "won", amount: 5, currency: "USD", closedAt: "2025-03-03" },
    ]);
    const columns = columnsOf(whole);
    const before = structuredClone(columns);
    whole.append([
      { id: "2", status: "lost", amount: "0.001" },
      { id: "3", status: "open", currency: "EUR" },
    ]);
    expect(columns).toStrictEqual(before);
  });

  test("gives the words that a slice has, and no others", () => {
    const many = table(
      Deal,
      Array.from({ length: 100 }, (_, place) => ({ id: String(place), status: "open" as const })),
    );
    const { id } = columnsOf(many.slice(7, 9));
    expect([id?.words, id?.codes]).toStrictEqual([["7", "8"], Int32Array.of(0, 1)]);
  });

  test("keeps what is no row", () => {
    const whole = table(Deal, [...deals, null, 5] as Deal[]);
    const made = tableFromColumns(Deal, structuredClone(columnsOf(whole)));
    const [expected, found] = [whole, made].map((each) => {
      const report = evaluate(
        { bookings },
        { deals: each },
        { by: { currency: Deal.currency }, currency: undefined },
      );
      return [report.rows, report.explain(report.total, "bookings").excluded];
    });
    expect(found).toStrictEqual(expected);
    expect(found![1]).toContainEqual({ entity: "deals", why: "not a row", count: 2 });
  });

  test("says how many rows there are even where they hold nothing", () => {
    const counted = count(Deal);
    const made = (rows: readonly object[]) =>
      tableFromColumns(Deal, structuredClone(columnsOf(table(Deal, rows as Deal[]))));
    expect([made([]), made([{}, {}])].map((each) => [each.length, counted({ deals: each })])).toStrictEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(rowsIn(made([{}]))).toStrictEqual([{ id: null }]);
    expect(tableFromColumns(StageReach, columnsOf(table(StageReach, [{} as never]))).length).toBe(1);
  });

  test("puts a text in place of what cannot be posted", () => {
    const [call, sign] = [() => 5, Symbol("five")];
    const odd = [call, sign, { call }, [call], { five: 5 }, 5n].map((amount) => ({
      id: "1",
      amount,
    })) as never;
    const made = tableFromColumns(Deal, structuredClone(columnsOf(table(Deal, odd))));
    expect(rowsIn(made).map((row) => (row as { amount: unknown }).amount)).toStrictEqual([
      ...["function", "Symbol(five)", "{ call }", "Array"],
      ...[{ five: 5 }, 5n],
    ]);
    const report = evaluate({ bookings }, { deals: made });
    expect(report.total.bookings).toBeNull();
  });

  test("gives ordinary arrays where none can be shared", () => {
    const { SharedArrayBuffer: shared } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, "SharedArrayBuffer");
      for (const array of arraysIn(columnsOf(table(Deal, deals), { shared: true })))
        expect(array.buffer).toBeInstanceOf(ArrayBuffer);
    } finally {
      globalThis.SharedArrayBuffer = shared;
    }
  });
});
