import {
  Bool,
  type Data,
  DateDay,
  DateMillisecond,
  type DataType,
  Decimal,
  Dictionary,
  Field,
  Float16,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  LargeUtf8,
  List,
  makeData,
  makeVector,
  Null,
  RecordBatch,
  Table as ArrowTable,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  Utf8View,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  bookings,
  Deal,
  evaluate,
  extend,
  flag,
  month,
  number,
  SalesmetricsError,
  winRate,
} from "salesmetrics";
import { columnsOf, tableFromArrow } from "salesmetrics/tables";
import { questions, saidOf } from "./reports.js";

const Flagged = extend(Deal, { strategic: flag(), seats: number() });

/** An Arrow table of one column, and what stands in it at each place, read as a field. */
function read(
  field: "seats" | "amount" | "ownerId" | "closedAt" | "strategic",
  ...vectors: Vector[]
): unknown[] {
  const arrow = new ArrowTable(vectors.map((vector) => new ArrowTable({ [field]: vector }).batches).flat());
  const made = tableFromArrow(Flagged, arrow);
  expect(made.length).toBe(arrow.numRows);
  return Array.from({ length: made.length }, (_, place) => made.row(place)[field] ?? null);
}

function vectorOf(data: Data): Vector {
  return new ArrowTable({ column: data } as never).getChildAt(0)!;
}

/** A column of values that are made one by one, or null. */
function packed<Value>(
  type: DataType,
  values: readonly (Value | null)[],
  data: BigInt64Array | Uint32Array,
  put: (value: Value, place: number) => void,
): Vector {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  for (const [place, value] of values.entries()) {
    if (value === null) continue;
    nullBitmap[place >> 3]! |= 1 << (place & 7);
    put(value, place);
  }
  const nullCount = values.filter((value) => value === null).length;
  return vectorOf(makeData({ type, data, nullBitmap, nullCount, length: values.length } as never));
}

/** Whole numbers in two's complement, as Arrow holds decimals; what is null is 7. */
function decimals(units: readonly (bigint | null)[], scale: number, bitWidth: number): Vector {
  const width = bitWidth / 32;
  const data = new Uint32Array(units.length * width).fill(7);
  return packed(new Decimal(scale, 38, bitWidth), units, data, (unit, place) => {
    for (let word = 0; word < width; word++)
      data[place * width + word] = Number(BigInt.asUintN(32, unit >> BigInt(32 * word)));
  });
}

/** Timestamps as they are counted; what is null is long ago. */
function timestamps(type: DataType, counts: readonly (bigint | null)[]): Vector {
  const data = new BigInt64Array(counts.length).fill(-(2n ** 63n));
  return packed(type, counts, data, (count, place) => {
    data[place] = count;
  });
}

describe("tableFromArrow reads", () => {
  test.each([
    ["Float64", new Float64()],
    ["Float32", new Float32()],
    ["Int8", new Int8()],
    ["Int16", new Int16()],
    ["Int32", new Int32()],
    ["Uint8", new Uint8()],
    ["Uint16", new Uint16()],
    ["Uint32", new Uint32()],
  ])("%s", (_, type) => {
    expect(read("seats", vectorFromArray([5, null, 0, 100], type))).toStrictEqual([5, null, 0, 100]);
  });

  test("Int64 and Uint64, exact beyond 2^53", () => {
    const signed = vectorFromArray([5n, null, -(2n ** 63n), -1n, 2n ** 53n + 1n], new Int64());
    expect(read("seats", signed)).toStrictEqual([5, null, "-9223372036854775808", -1, "9007199254740993"]);
    const unsigned = vectorFromArray([5n, null, 2n ** 64n - 1n], new Uint64());
    expect(read("seats", unsigned)).toStrictEqual([5, null, "18446744073709551615"]);
  });

  test.each([32, 64, 128, 256])("Decimal of %d bits", (bitWidth) => {
    const units = [1999n, -50n, null, 0n, -1n];
    expect(read("amount", decimals(units, 2, bitWidth))).toStrictEqual([19.99, -0.5, null, 0, -0.01]);
  });

  test("long decimals and decimals of any scale, exactly", () => {
    const long = 12345678901234567890123456789012345678n;
    expect(read("amount", decimals([long, -long, 10n], 4, 128))).toStrictEqual([
      "1234567890123456789012345678901234.5678",
      "-1234567890123456789012345678901234.5678",
      0.001,
    ]);
    expect(read("amount", decimals([123n, long], 30, 256))).toStrictEqual([
      1.23e-28,
      "12345678.901234567890123456789012345678",
    ]);
    expect(read("amount", decimals([123n, -5n], -3, 128))).toStrictEqual([123_000, -5000]);
    expect(read("amount", decimals([1_500_000_000n], 10, 64))).toStrictEqual([0.15]);
  });

  test("Bool", () => {
    expect(read("strategic", vectorFromArray([true, null, false], new Bool()))).toStrictEqual([
      true,
      null,
      false,
    ]);
  });

  test("Date32 and Date64 as calendar dates", () => {
    const dates = [new Date("2025-03-31"), null, new Date("1969-12-31")];
    const expected = ["2025-03-31", null, "1969-12-31"];
    expect(read("closedAt", vectorFromArray(dates, new DateDay()))).toStrictEqual(expected);
    expect(read("closedAt", vectorFromArray(dates, new DateMillisecond()))).toStrictEqual(expected);
    const odd = timestamps(new DateMillisecond(), [-1n, 86_399_999n, 2n ** 62n, null]);
    expect(read("closedAt", odd)).toStrictEqual(["1969-12-31", "1970-01-01", 2_147_483_647, null]);
  });

  test.each([
    ["seconds", new TimestampSecond(), 1_741_082_400n, "2025-03-04T10:00:00.000Z"],
    [
      "milliseconds",
      new TimestampMillisecond("Europe/Berlin"),
      1_741_082_400_123n,
      "2025-03-04T10:00:00.123Z",
    ],
    ["microseconds", new TimestampMicrosecond(), 1_741_082_400_123_999n, "2025-03-04T10:00:00.123Z"],
    ["nanoseconds", new TimestampNanosecond("UTC"), 1_741_082_400_123_999_999n, "2025-03-04T10:00:00.123Z"],
    ["microseconds before 1970", new TimestampMicrosecond(), -1n, "1969-12-31T23:59:59.999Z"],
    ["nanoseconds before 1970", new TimestampNanosecond(), -1_000_001n, "1969-12-31T23:59:59.998Z"],
    ["seconds before 1970", new TimestampSecond(), -1n, "1969-12-31T23:59:59.000Z"],
  ])("Timestamp of %s", (_, type, count, expected) => {
    expect(read("closedAt", timestamps(type, [count, null]))).toStrictEqual([new Date(expected), null]);
  });

  test("instants out of range as what cannot be used", () => {
    const times = timestamps(new TimestampSecond(), [2n ** 62n, 5n]);
    expect(read("closedAt", times)).toStrictEqual([new Date(Number.NaN), new Date(5000)]);
  });

  test.each([
    ["Utf8", new Utf8()],
    ["LargeUtf8", new LargeUtf8()],
    ["Utf8View", new Utf8View()],
  ])("%s", (_, type) => {
    const plain = ["ann", null, "", "bob", "a name of more than twelve bytes"];
    const others = ["Zoë", "", "😀 smile", null, "\ufeffmark", "ann", "日本語の長い名前です"];
    expect(read("ownerId", vectorFromArray(plain, type))).toStrictEqual(plain);
    expect(read("ownerId", vectorFromArray(others, type))).toStrictEqual(others);
    expect(read("ownerId", vectorFromArray(plain, type), vectorFromArray(others, type))).toStrictEqual([
      ...plain,
      ...others,
    ]);
    expect(read("ownerId", vectorFromArray(others, type).slice(2, 6))).toStrictEqual(others.slice(2, 6));
  });

  test("more texts than one batch, and so many that a dictionary would not help", () => {
    const ids = Array.from({ length: 150_000 }, (_, place) => (place === 5 ? null : `${place} ü`));
    const half = [ids.slice(0, 100_000), ids.slice(100_000)];
    expect(read("ownerId", ...half.map((some) => vectorFromArray(some, new Utf8())))).toStrictEqual(ids);
  });

  test.each([
    ["Int8", new Int8()],
    ["Int32", new Int32()],
    ["Uint16", new Uint16()],
  ])("a Dictionary with codes of %s", (_, indices) => {
    const words = ["ann", null, "bob", "ann", "ann"];
    const type = new Dictionary(new Utf8(), indices as Int32);
    expect(read("ownerId", vectorFromArray(words, type))).toStrictEqual(words);
    expect(read("ownerId", vectorFromArray(words, type).slice(1, 4))).toStrictEqual(words.slice(1, 4));
  });

  test("a Dictionary with codes of 64 bits", () => {
    const type = new Dictionary(new Utf8(), new Int64() as unknown as Int32);
    const dictionary = vectorFromArray(["ann", "bob"], new Utf8());
    const data = makeData({ type, data: BigInt64Array.of(1n, 0n, 1n) as never, dictionary });
    expect(read("ownerId", vectorOf(data))).toStrictEqual(["bob", "ann", "bob"]);
  });

  test("a Dictionary of times or numbers", () => {
    const days = vectorFromArray([new Date("2025-03-31"), null], new Dictionary(new DateDay(), new Int32()));
    expect(read("closedAt", days)).toStrictEqual(["2025-03-31", null]);
    const seats = vectorFromArray([5, null, 5, 7], new Dictionary(new Float64(), new Int8()));
    expect(read("seats", seats)).toStrictEqual([5, null, 5, 7]);
  });

  test("numbers and times that are written as texts, as rows may hold them", () => {
    const amounts = vectorFromArray(["19.990", "12345678901234567890.1", null, "abc"], new Utf8());
    expect(read("amount", amounts)).toStrictEqual([19.99, "12345678901234567890.1", null, "abc"]);
    const dictionary = new Dictionary(new Utf8(), new Int8());
    expect(read("closedAt", vectorFromArray(["2025-03-31", null, "May"], dictionary))).toStrictEqual([
      "2025-03-31",
      null,
      "May",
    ]);
  });

  test("columns of nothing, and batches in which a column has nothing", () => {
    expect(read("seats", vectorFromArray([null, null], new Null()))).toStrictEqual([null, null]);
    expect(
      read("seats", vectorFromArray([null, null], new Int32()), vectorFromArray([1, null], new Int32())),
    ).toStrictEqual([null, null, 1, null]);
  });

  test("columns that Arrow has filled up to the length of others", () => {
    const columns = {
      id: vectorFromArray(["1", "2", "3", "4"], new Utf8()),
      ownerId: vectorFromArray(["ann", "bob"], new Utf8()),
      source: vectorFromArray(["web", "fair"], new Utf8View()),
      status: vectorFromArray(["won", "lost"], new Dictionary(new Utf8(), new Int8())),
      seats: vectorFromArray([1n, 2n], new Int64()),
      amount: makeVector(Float64Array.of(1, 2)),
      strategic: vectorFromArray([true, true], new Bool()),
      closedAt: vectorFromArray([new Date(0), new Date(0)], new DateDay()),
    };
    const data = Object.entries(columns).map(([name, { data }]) => [name, data[0]]);
    const batch = new RecordBatch(Object.fromEntries(data) as Record<string, Data>);
    const made = tableFromArrow(Flagged, new ArrowTable(batch));
    const text = { ownerId: "bob", source: "fair", status: "lost" };
    expect(made.row(1)).toStrictEqual({
      ...{ id: "2", ...text, seats: 2, amount: 2, strategic: true },
      closedAt: "1970-01-01",
    });
    const empty = { ownerId: null, source: null, status: null, seats: null, amount: null, strategic: null };
    expect([made.row(2), made.row(3)]).toStrictEqual([
      { id: "3", ...empty, closedAt: null },
      { id: "4", ...empty, closedAt: null },
    ]);
  });

  test("fields under other names, and no columns that no field wants", () => {
    const arrow = tableFromArrays({ deal_id: ["1", "2"], Ertrag: Float64Array.of(1, 2), geo: ["x", "y"] });
    const made = tableFromArrow(Deal, arrow, { fields: { id: "deal_id", amount: "Ertrag" } });
    expect(made.row(1)).toStrictEqual({ id: "2", amount: 2 });
  });

  test("a table without rows", () => {
    const arrow = tableFromArrays({ id: ["1"] }).slice(0, 0);
    const made = tableFromArrow(Deal, arrow);
    expect([made.length, evaluate({ winRate }, { deals: made }).total.winRate]).toStrictEqual([0, null]);
    expect(columnsOf(made).id?.words).toStrictEqual([]);
  });
});

test("doubles, days and codes are not copied", () => {
  const amount = Float64Array.of(1, 2);
  const arrow = new ArrowTable({
    amount: makeVector(amount),
    status: vectorFromArray(["won", "won"], new Dictionary(new Utf8(), new Int32())),
    closedAt: vectorFromArray([new Date("2025-01-01"), new Date("2025-02-01")], new DateDay()),
    currency: vectorFromArray(["USD", "USD"], new Utf8()),
  } as never);
  const deals = tableFromArrow(Deal, arrow);
  amount[0] = 5;
  (arrow.getChild("closedAt")!.data[0]!.values as Int32Array)[0]! += 31;
  const { rows } = evaluate({ bookings }, { deals }, { every: month() });
  expect(rows.map((row) => [row.period.label, row.bookings?.amount.toFixed()])).toStrictEqual([
    ["2025-02", "7"],
  ]);
});

describe("tableFromArrow refuses", () => {
  const ids = vectorFromArray(["1"], new Utf8());
  const arrow = (columns: Record<string, Vector>) => new ArrowTable(columns);
  const numbers = vectorFromArray([1], new Int32());
  test.each([
    [{ id: numbers }, {}, "expected a column of texts for id, got id of Int32"],
    [{ code: numbers }, { id: "code" }, "expected a column of texts for id, got code of Int32"],
    [
      { amount: vectorFromArray([true], new Bool()) },
      {},
      "expected a column of numbers for amount, got amount of Bool",
    ],
    [
      { amount: vectorFromArray([1], new Float16()) },
      {},
      "expected a column of numbers for amount, got amount of Float16",
    ],
    [
      { closedAt: vectorFromArray([1n], new Int64()) },
      {},
      "expected a column of times for closedAt, got closedAt of Int64",
    ],
    [{ strategic: ids }, {}, "expected a column of flags for strategic, got strategic of Utf8"],
    [
      { seats: vectorFromArray([[1]], new List(new Field("item", new Int32(), true))) },
      {},
      "expected a column of numbers for seats, got seats of List<Int32>",
    ],
    [
      { ownerId: vectorFromArray([1], new Dictionary(new Int32(), new Int32())) },
      {},
      "expected a column of texts for ownerId, got ownerId of Dictionary<Int32, Int32>",
    ],
    [{ id: ids }, { idd: "id" }, 'expected a field of deals, got "idd"'],
    [{ id: ids, geo: ids }, { name: "title" }, 'expected a column for name, one of id, geo, got "title"'],
    [{ geo: ids, place: ids }, {}, "expected columns for fields of deals, got geo, place"],
    [{}, {}, "expected columns for fields of deals, got none"],
  ] as [Record<string, Vector>, Record<string, string>, string][])("%#: %o", (columns, fields, message) => {
    const call = (): unknown => tableFromArrow(Flagged, arrow(columns), { fields });
    expect(call).toThrow(SalesmetricsError);
    expect(call).toThrow(`tableFromArrow: ${message}`);
  });
});

describe("a report of an Arrow table is that of equal rows", () => {
  const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6 });
  const dealRows = fc.array(
    fc.record({
      status: fc.constantFrom("won", "won", "lost", "open", null),
      cents: nullable(fc.oneof(fc.bigInt(-5_000n, 9_000_000n), fc.bigInt(-(10n ** 30n), 10n ** 30n))),
      currency: fc.constantFrom("USD", "USD", "EUR", "kr", null),
      ownerId: fc.constantFrom("ann", "Zoë", "", null, "constructor"),
      probability: nullable(fc.constantFrom(0, 0.5, 0.1, 1e-9, Number.NaN)),
      createdAt: nullable(fc.integer({ min: 1_724_000_000_000, max: 1_745_000_000_000 })),
      closedAt: nullable(fc.integer({ min: 19_955, max: 20_190 })),
    }),
    { minLength: 1, maxLength: 60 },
  );
  const cuts = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 19 }));

  propertyTest.prop([dealRows, questions, cuts], { numRuns: 100 })(
    "in batches, read from bytes, and sliced",
    (rows, question, [from, until, batch]) => {
      const [start, end] = [Math.min(from, rows.length - 1), Math.max(rows.length - until, 1)];
      fc.pre(start < end);
      const deals = rows.map(({ cents, createdAt, closedAt, ...row }) => ({
        ...row,
        id: "1",
        amount: cents === null ? null : `${cents}e-2`,
        createdAt: createdAt === null ? null : new Date(createdAt),
        closedAt: closedAt === null ? null : new Date(closedAt * 86_400_000).toISOString().slice(0, 10),
      })) as unknown as Deal[];
      const statuses = new Dictionary(new Utf8(), new Int8());
      const batches = Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) => {
        const some = rows.slice(index * batch, (index + 1) * batch);
        const instants = some.map(({ createdAt }) =>
          createdAt === null ? null : BigInt(createdAt) * 1000n + 999n,
        );
        const dates = some.map(({ closedAt }) =>
          closedAt === null ? null : new Date(closedAt * 86_400_000),
        );
        return new ArrowTable({
          id: vectorFromArray(
            some.map(() => "1"),
            new Utf8(),
          ),
          status: vectorFromArray(
            some.map((row) => row.status),
            statuses,
          ),
          amount: decimals(
            some.map(({ cents }) => cents),
            2,
            128,
          ),
          currency: vectorFromArray(
            some.map((row) => row.currency),
            new Utf8View(),
          ),
          ownerId: vectorFromArray(
            some.map((row) => row.ownerId),
            new LargeUtf8(),
          ),
          probability: vectorFromArray(
            some.map((row) => row.probability),
            new Float64(),
          ),
          createdAt: timestamps(new TimestampMicrosecond("UTC"), instants),
          closedAt: vectorFromArray(dates, new DateDay()),
        }).batches;
      });
      const arrow = new ArrowTable(batches.flat());
      const expected = saidOf({ deals: deals.slice(start, end) }, question);
      expect(saidOf({ deals: tableFromArrow(Deal, arrow).slice(start, end) }, question)).toStrictEqual(
        expected,
      );
      expect(saidOf({ deals: tableFromArrow(Deal, arrow.slice(start, end)) }, question)).toStrictEqual(
        expected,
      );
      const sent = tableFromIPC(tableToIPC(arrow)).slice(start, end);
      expect(saidOf({ deals: tableFromArrow(Deal, sent) }, question)).toStrictEqual(expected);
    },
  );
});
