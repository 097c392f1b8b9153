import { describe, expect, test } from "vitest";
import {
  bookings,
  count,
  countDistinct,
  Deal,
  eq,
  evaluate,
  extend,
  flag,
  Lead,
  leadsCreated,
  month,
  number,
  oneOf,
  SalesmetricsError,
  sum,
  type Table,
  winRate,
} from "salesmetrics";
import { columnsOf, table, tableFromColumns } from "salesmetrics/tables";

const Flagged = extend(Deal, { strategic: flag(), seats: number(), region: oneOf(["north", "south"]) });

const won = { status: "won", currency: "EUR" } as const;

function valuesOf<RowType, Field extends keyof RowType>(
  made: Table<RowType>,
  field: Field,
): RowType[Field][] {
  return Array.from({ length: made.length }, (_, place) => made.row(place)[field]);
}

function excludedOf(deals: Table<Deal>): readonly (readonly [string, number])[] {
  const report = evaluate({ bookings }, { deals });
  return report.explain(report.total, "bookings").excluded.map(({ why, count }) => [why, count]);
}

function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof SalesmetricsError && error.code === "invalid-argument") return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a field may be given as", () => {
  test("an array of values as rows hold them", () => {
    const when = new Date("2025-03-01T10:00:00Z");
    const made = tableFromColumns(Flagged, {
      id: ["1", "2", "3"],
      status: ["won", "lost", null],
      amount: [1.5, "12345678901234567890.01", undefined],
      closedAt: ["2025-03-03", when, null],
      strategic: [true, false, null],
    });
    expect([0, 1, 2].map((place) => made.row(place))).toStrictEqual([
      { id: "1", status: "won", amount: 1.5, closedAt: "2025-03-03", strategic: true },
      { id: "2", status: "lost", amount: "12345678901234567890.01", closedAt: when, strategic: false },
      { id: "3", status: null, amount: null, closedAt: null, strategic: null },
    ]);
  });

  test("a Float64Array of numbers, without a copy", () => {
    const amount = Float64Array.of(0.1, 0.2, -5);
    const deals = tableFromColumns(Deal, {
      ...won,
      amount,
      closedAt: ["2025-01-01", "2025-01-02", "2025-01-03"],
    });
    expect(bookings({ deals })?.amount.toFixed()).toBe("-4.7");
    amount[2] = 7;
    expect(bookings({ deals })?.amount.toFixed()).toBe("7.3");
  });

  test("a typed array of other numbers", () => {
    const arrays = [
      Int8Array.of(-1, 7),
      Uint8Array.of(1, 255),
      Uint8ClampedArray.of(1, 255),
      Int16Array.of(-300, 300),
      Uint16Array.of(0, 65_535),
      Int32Array.of(-(2 ** 31), 5),
      Uint32Array.of(2 ** 32 - 1, 5),
      Float32Array.of(0.5, -0.25),
    ];
    for (const seats of arrays) {
      expect(valuesOf(tableFromColumns(Flagged, { seats }), "seats")).toStrictEqual([...seats]);
    }
  });

  test("64-bit integers, exact beyond 2^53", () => {
    const total = (all: BigInt64Array): number => Number(all.reduce((sum, each) => sum + each, 0n));
    const seats = BigInt64Array.of(5n, -(2n ** 62n) - 1n, 2n ** 53n, -1n, 0n, 1234567890123456n);
    const made = tableFromColumns(Flagged, { seats });
    expect(valuesOf(made, "seats")).toStrictEqual([
      5,
      "-4611686018427387905",
      2 ** 53,
      -1,
      0,
      1234567890123456,
    ]);
    expect(sum(Flagged.seats)({ deals: made })).toBe(total(seats));
    const unsigned = tableFromColumns(Flagged, { seats: BigUint64Array.of(2n ** 64n - 1n, 3n) });
    expect(valuesOf(unsigned, "seats")).toStrictEqual(["18446744073709551615", 3]);
  });

  test("a Float64Array of instants in epoch milliseconds, without a copy", () => {
    const closedAt = Float64Array.of(Date.UTC(2025, 0, 31, 23), Date.UTC(2025, 1, 1));
    const deals = tableFromColumns(Deal, { status: "won", closedAt });
    const { rows } = evaluate({ winRate }, { deals }, { every: month({ timeZone: "Asia/Tokyo" }) });
    expect(rows.map((row) => row.period.label)).toStrictEqual(["2025-02"]);
    expect(deals.row(0).closedAt).toStrictEqual(new Date(Date.UTC(2025, 0, 31, 23)));
    closedAt[0] = 0;
    expect(deals.row(0).closedAt).toStrictEqual(new Date(0));
  });

  test("instants with fractions of a millisecond, which are dropped as Date drops them", () => {
    const times = [1.75, -1.75, -0.5, 0];
    const made = tableFromColumns(Deal, { closedAt: Float64Array.from(times) });
    expect(valuesOf(made, "closedAt")).toStrictEqual(times.map((time) => new Date(time)));
  });

  test("days from 1970-01-01", () => {
    const made = tableFromColumns(Deal, {
      status: "won",
      closedAt: { days: Int32Array.of(0, -1, 20_178, 99, 2_932_531), missing: Uint8Array.of(0, 0, 0, 1, 0) },
    });
    expect(valuesOf(made, "closedAt")).toStrictEqual([
      "1970-01-01",
      "1969-12-31",
      "2025-03-31",
      null,
      "9998-12-31",
    ]);
  });

  test.each([Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array])(
    "codes into words: %o",
    (Codes) => {
      const codes = Codes.of(1, 0, 1, 2, 9);
      const made = tableFromColumns(Deal, { ownerId: { codes, words: ["ann", "bob", null] } });
      expect(valuesOf(made, "ownerId")).toStrictEqual(["bob", "ann", "bob", null, null]);
      expect(countDistinct(Deal.ownerId)({ deals: made })).toBe(2);
    },
  );

  test("codes that are negative, or without any words, which are missing", () => {
    const negative = { codes: Int32Array.of(-1, 0, -7), words: ["ann"] };
    expect(valuesOf(tableFromColumns(Deal, { ownerId: negative }), "ownerId")).toStrictEqual([
      null,
      "ann",
      null,
    ]);
    const wordless = { codes: Uint8Array.of(0, 3), words: [] };
    expect(valuesOf(tableFromColumns(Deal, { ownerId: wordless }), "ownerId")).toStrictEqual([null, null]);
  });

  test("words of which some are equal, or are no texts", () => {
    const words = ["won", "won", 5, "lost"] as unknown as "won"[];
    const deals = tableFromColumns(Deal, {
      status: { codes: Int16Array.of(0, 1, 2, 3), words },
      closedAt: { days: Int32Array.of(1, 2, 3, 4) },
    });
    const report = evaluate({ winRate }, { deals }, { by: { status: Deal.status } });
    expect(report.rows.map((row) => [row.status, row.winRate])).toStrictEqual([
      ["won", 1],
      ["lost", 0],
      [null, null],
    ]);
    expect(report.explain(report.total, "winRate").excluded).toStrictEqual([
      { entity: "deals", why: "invalid status", count: 1 },
    ]);
    expect(deals.row(2).status).toBe(5);
  });

  test("words of which some are equal, which are counted once", () => {
    const ownerId = { codes: Uint8Array.of(0, 1, 2, 3, 9, 1), words: ["ann", "bob", "ann", ""] };
    const deals = tableFromColumns(Deal, { ownerId });
    expect(valuesOf(deals, "ownerId")).toStrictEqual(["ann", "bob", "ann", "", null, "bob"]);
    expect(countDistinct(Deal.ownerId)({ deals })).toBe(3);
    expect(valuesOf(tableFromColumns(Deal, columnsOf(deals)), "ownerId")).toStrictEqual(
      valuesOf(deals, "ownerId"),
    );
  });

  test("a posted column, unless two of its words are equal", () => {
    const { ownerId } = columnsOf(table(Deal, [{ ownerId: "ann" }, { ownerId: "bob" }] as never));
    const altered = { ...ownerId, words: ["ann", "ann", "bob"] } as typeof ownerId;
    expect(refusalOf(() => tableFromColumns(Deal, { ownerId: altered }))).toContain("in ownerId");
  });

  test("scaled decimals, without a copy", () => {
    const units = Float64Array.of(1999, -50, 999_999_999_999_999);
    const amount = { units, scale: 2 };
    const deals = tableFromColumns(Deal, { ...won, amount, closedAt: { days: Int32Array.of(1, 2, 3) } });
    expect(valuesOf(deals, "amount")).toStrictEqual([19.99, -0.5, 9_999_999_999_999.99]);
    expect(bookings({ deals })?.amount.toFixed()).toBe("10000000000019.48");
    units[0] = 0;
    expect(bookings({ deals })?.amount.toFixed()).toBe("9999999999999.49");
  });

  test("true and false as 1 and 0", () => {
    const strategic = { values: Uint8Array.of(1, 0, 7, 7), missing: Uint8Array.of(0, 0, 0, 1) };
    const made = tableFromColumns(Flagged, { strategic });
    expect(valuesOf(made, "strategic")).toStrictEqual([true, false, 7, null]);
    expect(
      valuesOf(tableFromColumns(Flagged, { strategic: Uint8Array.of(0, 1) }), "strategic"),
    ).toStrictEqual([false, true]);
    const strategicDeals = count(Flagged, { where: eq(Flagged.strategic, true) });
    expect(strategicDeals({ deals: made })).toBe(1);
  });

  test("one text for all rows", () => {
    const made = tableFromColumns(Deal, { status: "won", id: ["1", "2"], name: "" });
    expect([made.row(0), made.row(1)]).toStrictEqual([
      { status: "won", id: "1", name: "" },
      { status: "won", id: "2", name: "" },
    ]);
  });

  test("a column that columnsOf returned", () => {
    const { closedAt } = columnsOf(table(Deal, [{ id: "1", status: "won", closedAt: "2025-01-31" }]));
    const made = tableFromColumns(Deal, { id: ["7"], ...(closedAt && { closedAt }) });
    expect(made.row(0)).toStrictEqual({ id: "7", closedAt: "2025-01-31" });
  });

  test("nothing, where it is undefined", () => {
    const made = tableFromColumns(Deal, { id: ["7"], amount: undefined });
    expect(made.row(0)).toStrictEqual({ id: "7" });
  });
});

describe("what is missing beside an array", () => {
  const missing = Uint8Array.of(0, 255, 1, 0);

  test("is told by any number but 0, whatever the array holds there", () => {
    const made = tableFromColumns(Flagged, {
      seats: { values: Float64Array.of(1, Number.NaN, Infinity, 4), missing },
      amount: { units: Float64Array.of(1, Number.NaN, 1e300, 4), scale: 0, missing },
      probability: { values: BigInt64Array.of(1n, 2n ** 62n, 0n, 4n), missing },
      createdAt: { values: Float64Array.of(1, Number.NaN, -1e300, 4), missing },
      closedAt: { days: Int32Array.of(1, 2 ** 31 - 1, -(2 ** 31), 4), missing },
      ownerId: { codes: Int8Array.of(0, -9, 0, 0), words: ["ann"], missing },
    });
    const absent = {
      seats: null,
      amount: null,
      probability: null,
      createdAt: null,
      closedAt: null,
      ownerId: null,
    };
    expect(made.row(1)).toStrictEqual(absent);
    expect(made.row(2)).toStrictEqual(absent);
    expect(made.row(3)).toStrictEqual({
      ...{ seats: 4, amount: 4, probability: 4, createdAt: new Date(4) },
      ...{ closedAt: "1970-01-05", ownerId: "ann" },
    });
  });

  test("makes the report of rows without it", () => {
    const deals = tableFromColumns(Deal, {
      ...won,
      amount: { values: Float64Array.of(1, 2, 3, 4), missing: Uint8Array.of(0, 1, 0, 0) },
      closedAt: { values: Float64Array.of(1, 2, 3, -1e300), missing: Uint8Array.of(0, 0, 0, 1) },
    });
    const rows = Array.from({ length: 4 }, (_, place) => deals.row(place));
    const query = { every: month({ timeZone: "UTC" }) };
    const [made, expected] = [deals, rows].map((each) =>
      evaluate({ bookings, winRate }, { deals: each }, query),
    );
    expect(made!.rows).toStrictEqual(expected!.rows);
    expect(excludedOf(deals)).toStrictEqual([
      ["missing amount", 1],
      ["missing closedAt", 1],
    ]);
  });

  test("is told of none by an array of 0", () => {
    const made = tableFromColumns(Flagged, { seats: { values: Int8Array.of(1), missing: Uint8Array.of(0) } });
    expect(made.row(0).seats).toBe(1);
  });
});

describe("what cannot be used is reported as it is in rows", () => {
  const closedAt = { days: Int32Array.of(1, 2, 3) };

  test("NaN and Infinity", () => {
    const deals = tableFromColumns(Deal, {
      ...won,
      closedAt,
      amount: Float64Array.of(Number.NaN, -Infinity, 5),
    });
    expect(excludedOf(deals)).toStrictEqual([["invalid amount", 2]]);
    expect(valuesOf(deals, "amount")).toStrictEqual([Number.NaN, -Infinity, 5]);
  });

  test("NaN among single floats", () => {
    const deals = tableFromColumns(Deal, { ...won, closedAt, amount: Float32Array.of(Number.NaN, 1, 5) });
    expect(excludedOf(deals)).toStrictEqual([["invalid amount", 1]]);
  });

  test("instants out of range, at its very ends", () => {
    // The first instant that rows can hold, and the first that they cannot.
    const first = -62_135_510_400_000;
    const end = 253_370_678_400_000;
    const times = Float64Array.of(first - 1, first, end - 1, end, Number.NaN, 1e300);
    const deals = tableFromColumns(Deal, {
      ...won,
      amount: Float64Array.of(1, 2, 4, 8, 16, 32),
      closedAt: times,
    });
    const rows = Array.from(times, (time, place) => ({
      ...{ id: "1", ...won, amount: 2 ** place },
      closedAt: new Date(time),
    }));
    expect(bookings({ deals })?.amount.toFixed()).toBe("6");
    expect(bookings({ deals: rows })?.amount.toFixed()).toBe("6");
    expect(excludedOf(deals)).toStrictEqual([["invalid closedAt", 4]]);
    expect(excludedOf(table(Deal, rows))).toStrictEqual([["invalid closedAt", 4]]);
    expect(valuesOf(deals, "closedAt")).toStrictEqual(rows.map((row) => row.closedAt));
  });

  test("days out of range, at its very ends", () => {
    const days = Int32Array.of(-719_163, -719_162, 2_932_531, 2_932_532, 2_932_897);
    const deals = tableFromColumns(Deal, {
      ...won,
      amount: Float64Array.of(1, 2, 4, 8, 16),
      closedAt: { days },
    });
    const texts = ["0000-12-31", "0001-01-01", "9998-12-31", "9999-01-01", "10000-01-01"] as const;
    const rows = texts.map((text, place) => ({ id: "1", ...won, amount: 2 ** place, closedAt: text }));
    expect(bookings({ deals })?.amount.toFixed()).toBe("6");
    expect(bookings({ deals: rows })?.amount.toFixed()).toBe("6");
    expect(excludedOf(deals)).toStrictEqual([["invalid closedAt", 3]]);
    expect(valuesOf(deals, "closedAt")).toStrictEqual([
      -719_163,
      "0001-01-01",
      "9998-12-31",
      "9999-01-01",
      2_932_897,
    ]);
  });
});

describe("what is refused", () => {
  const none = [] as const;
  const cases: readonly (readonly [object, string])[] = [
    [{ amnt: none }, 'expected a field of deals, got "amnt"'],
    [{ toString: none }, 'expected a field of deals, got "toString"'],
    [{}, "expected a column that says how many rows there are, got none"],
    [{ currency: "USD" }, "expected a column that says how many rows there are, got none"],
    [{ id: ["1"], amount: Float64Array.of(1, 2) }, "expected 1 values in amount, as in id, got 2"],
    [{ id: ["1"], closedAt: { days: Int32Array.of() } }, "expected 1 values in closedAt, as in id, got 0"],
    [
      { status: { codes: Int32Array.of(0), words: ["won"], missing: Uint8Array.of(0, 0) } },
      "expected 1 entries that say what is missing in status, got 2",
    ],
    [
      { status: { codes: Int32Array.of(0), words: ["won"], missing: [0] } },
      "expected a Uint8Array that says what is missing in status, got Array",
    ],
    [
      { amount: { units: Float64Array.of(1, 0.5), scale: 2 } },
      "expected whole units of at most 15 digits in amount, got 0.5 at place 1",
    ],
    [
      { amount: { units: Float64Array.of(1e15), scale: 2 } },
      "expected whole units of at most 15 digits in amount, got 1000000000000000 at place 0",
    ],
    [
      { amount: { units: Float64Array.of(Number.NaN), scale: 2 } },
      "expected whole units of at most 15 digits in amount, got NaN at place 0",
    ],
    [{ amount: { units: Float64Array.of(1), scale: 9 } }, "expected a scale from 0 to 8 in amount, got 9"],
    [
      { amount: { units: Float64Array.of(1), scale: 0.5 } },
      "expected a scale from 0 to 8 in amount, got 0.5",
    ],
    [
      { id: ["1"], amount: "12" },
      'expected decimals, a typed array of numbers, or { units, scale }, in amount, got "12"',
    ],
    [
      { amount: { codes: Int8Array.of(0), words: ["1"] } },
      "expected decimals, a typed array of numbers, or { units, scale }, in amount, got { codes, words }",
    ],
    [
      { ownerId: Float64Array.of(1) },
      "expected a text, texts, or { codes, words }, in ownerId, got Float64Array",
    ],
    [
      { ownerId: { codes: Float64Array.of(1), words: ["a"] } },
      "expected a text, texts, or { codes, words }, in ownerId, got { codes, words }",
    ],
    [
      { closedAt: Int32Array.of(1) },
      "expected times, a Float64Array of epoch milliseconds, or { days }, in closedAt, got Int32Array",
    ],
    [
      { strategic: Int8Array.of(1) },
      "expected true and false, or a Uint8Array of 1 and 0, in strategic, got Int8Array",
    ],
    [
      { id: ["1"], closedAt: null },
      "expected times, a Float64Array of epoch milliseconds, or { days }, in closedAt, got null",
    ],
    [
      { id: new DataView(new ArrayBuffer(1)) },
      "expected a column that says how many rows there are, got none",
    ],
    [
      { id: ["1"], closedAt: columnsOf(table(Deal, [{ id: "1", status: "won" }])).id },
      "expected times, a Float64Array of epoch milliseconds, or { days }, in closedAt, got { marks, unusable, type, codes, words }",
    ],
  ];

  test.each(cases)("%o", (columns, message) => {
    expect(refusalOf(() => tableFromColumns(Flagged, columns))).toBe(`tableFromColumns: ${message}`);
  });
});

test("no rows give the report of no rows", () => {
  const deals = tableFromColumns(Deal, {
    id: [],
    amount: Float64Array.of(),
    closedAt: { days: Int32Array.of() },
  });
  expect(deals.length).toBe(0);
  expect(evaluate({ winRate }, { deals }).total).toStrictEqual(evaluate({ winRate }, { deals: [] }).total);
});

test("rows and tables of different entities answer one question", () => {
  const deals = [
    { id: "1", status: "won", closedAt: "2025-03-03" },
    { id: "2", status: "lost", closedAt: "2025-03-03" },
  ] as const;
  const leads = [{ id: "1", createdAt: "2025-03-03" }] as const;
  const metrics = { winRate, leadsCreated };
  const query = { every: month() };
  const expected = evaluate(metrics, { deals, leads }, query).rows;
  expect(expected).toHaveLength(1);
  const [dealTable, leadTable] = [table(Deal, deals), table(Lead, leads)];
  for (const data of [
    { deals: dealTable, leads },
    { deals, leads: leadTable },
    { deals: dealTable, leads: leadTable },
  ]) {
    expect(evaluate(metrics, data, query).rows).toStrictEqual(expected);
  }
});
