import { fc, test as property } from "@fast-check/vitest";
import { Table as ArrowTable, Utf8, vectorFromArray } from "apache-arrow";
import {
  Campaign,
  count,
  Deal,
  dealsCreated,
  dimension,
  type DimensionValue,
  evaluate,
  extend,
  flag,
  gte,
  Lead,
  leadsCreated,
  money,
  month,
  number,
  text,
  wonDeals,
} from "salesmetrics";
import { table, tableFromArrow, tableFromColumns } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

const named = (ownerIds: readonly unknown[]) =>
  ownerIds.map((ownerId, index) => ({ id: String(index), status: "open", ownerId })) as unknown as Deal[];
const deals = count(Deal);

describe("groups", () => {
  const odd = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    " ",
    "null",
    "undefined",
    "0",
    "é",
    "e\u0301",
  ];

  test("are one for each text, whatever it is", () => {
    const { rows, total } = evaluate(
      { deals },
      { deals: named([...odd, ...odd]) },
      { by: { rep: Deal.ownerId } },
    );
    expect(rows.map((row) => row.rep)).toEqual([...odd].sort());
    expect(rows.map((row) => row.deals)).toEqual(odd.map(() => 2));
    expect(total.deals).toBe(20);
    expect({}).not.toHaveProperty("rep");
  });

  const sparse = ["b", null, "a", undefined, "", 7];
  const blankTexts = vectorFromArray(
    sparse.map((value) => (typeof value === "string" ? value : null)),
    new Utf8(),
  );
  const codes = Int8Array.from([0, -1, 1, -1, 2, -1]);

  test.each([
    ["rows", named(sparse)],
    ["a table of rows", table(Deal, named(sparse))],
    ["columns of values", tableFromColumns(Deal, { ownerId: sparse as never })],
    ["columns of words", tableFromColumns(Deal, { ownerId: { codes, words: ["b", "a", ""] } })],
    ["Arrow", tableFromArrow(Deal, new ArrowTable({ ownerId: blankTexts }))],
  ] as const)(
    "put null, missing, empty and unreadable values of %s together, after all others",
    (_, rows) => {
      const report = evaluate({ deals }, { deals: rows }, { by: { rep: Deal.ownerId } });
      expect(report.rows.map((row) => [row.rep, row.deals])).toEqual([
        ["a", 1],
        ["b", 1],
        [null, 4],
      ]);
    },
  );

  test("are split by numbers in their order, not as texts", () => {
    const leads = [10, 9, -1, 0, null, 0.5].map((score, index) => ({ id: String(index), score }));
    const { rows } = evaluate({ leads: count(Lead) }, { leads }, { by: { score: Lead.score } });
    expect(rows.map((row) => row.score)).toEqual([-1, 0, 0.5, 9, 10, null]);
  });

  test("are split by flags and by conditions", () => {
    const leads = [true, false, null, true].map((flag, index) => ({ id: String(index), test: flag }));
    const { rows } = evaluate({ leads: count(Lead) }, { leads }, { by: { isTest: Lead.test } });
    expect(rows.map((row) => [row.isTest, row.leads])).toEqual([
      [false, 1],
      [true, 2],
      [null, 1],
    ]);
    const amounts = [5, 10, null, "?"].map((amount, index) => ({
      id: String(index),
      status: "open",
      amount,
      currency: "EUR",
    }));
    const big = evaluate(
      { deals },
      { deals: amounts as Deal[] },
      { by: { isBig: gte(Deal.amount, money(10, "EUR")) } },
    );
    expect(big.rows.map((row) => [row.isBig, row.deals])).toEqual([
      [false, 2],
      [true, 1],
      [null, 1],
    ]);
  });

  test("keep a text apart from the number and the flag that look like it", () => {
    const Own = extend(Deal, { tag: text(), size: number(), hot: flag() });
    const rows = evaluate(
      { deals: count(Own) },
      {
        deals: [
          { id: "1", status: "open", tag: "1", size: 1, hot: true },
          { id: "2", status: "open", tag: "true", size: 0, hot: false },
        ],
      },
      { by: { tag: Own.tag, size: Own.size, hot: Own.hot } },
    ).rows.map(({ tag, size, hot }) => [tag, size, hot]);
    expect(rows).toEqual([
      ["1", 1, true],
      ["true", 0, false],
    ]);
  });

  test("of two dimensions are those that occur, not every combination", () => {
    const pairs = [
      ["a", "x"],
      ["b", "y"],
      ["a", "y"],
      ["a", "x"],
      ["ab", ""],
      ["a", "b"],
    ] as const;
    const { rows } = evaluate(
      { deals },
      {
        deals: pairs.map(([ownerId, source], index) => ({
          id: String(index),
          status: "open" as const,
          ownerId,
          source,
        })),
      },
      { by: { rep: Deal.ownerId, source: Deal.source } },
    );
    expect(rows.map((row) => [row.rep, row.source, row.deals])).toEqual([
      ["a", "b", 1],
      ["a", "x", 2],
      ["a", "y", 1],
      ["ab", null, 1],
      ["b", "y", 1],
    ]);
  });

  const anyKey = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom("__proto__", "constructor", "valueOf", "", null, undefined),
  );

  property.prop([fc.array(anyKey)])("hold each row once, as a map of texts does", (keys) => {
    const expected = new Map<DimensionValue, number>();
    for (const key of keys) expected.set(key || null, (expected.get(key || null) ?? 0) + 1);
    const { rows } = evaluate({ deals }, { deals: named(keys) }, { by: { rep: Deal.ownerId } });
    expect(new Map(rows.map((row) => [row.rep, row.deals]))).toEqual(expected);
    expect(rows).toHaveLength(expected.size);
  });

  property.prop([
    fc
      .array(
        fc.record({
          ownerId: anyKey,
          closedAt: fc.constantFrom("2025-03-01", "2025-05-31", null, "?"),
          amount: fc.constantFrom("0.1", 0.2, 1e21, null),
        }),
      )
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
  ])("come in one order and hold the same digits whatever the order of the rows", ([rows, shuffled]) => {
    const printed = (list: readonly object[]) => {
      const own = list.map((row) => ({ id: "x", status: "won", currency: "EUR", ...row })) as Deal[];
      const query = { by: { rep: Deal.ownerId }, every: month() };
      return JSON.stringify(evaluate({ wonDeals, deals: dealsCreated }, { deals: own }, query));
    };
    expect(printed(shuffled)).toBe(printed(rows));
  });
});

describe("a dimension over several entities", () => {
  const data = {
    deals: [
      { id: "d1", status: "won", ownerId: "ann", closedAt: "2025-03-09" },
      { id: "d2", status: "won", ownerId: "bob", closedAt: "2025-03-10" },
      { id: "d3", status: "won", closedAt: "2025-03-11" },
    ],
    leads: [
      { id: "l1", ownerId: "ann", createdAt: "2025-03-01" },
      { id: "l2", ownerId: "cid", createdAt: "2025-03-01" },
    ],
  } as const;

  test("joins their groups by value, and fills what one of them lacks", () => {
    const rep = dimension({ deals: Deal.ownerId, leads: Lead.ownerId });
    const { rows } = evaluate({ wonDeals, leadsCreated }, data, { by: { rep } });
    expect(rows.map((row) => [row.rep, row.wonDeals, row.leadsCreated])).toEqual([
      ["ann", 1, 1],
      ["bob", 1, 0],
      ["cid", 0, 1],
      [null, 1, 0],
    ]);
  });

  test("may say more entities than the metrics read", () => {
    const rep = dimension({ deals: Deal.ownerId, leads: Lead.ownerId, campaigns: Campaign.name });
    expect(evaluate({ wonDeals }, data, { by: { rep } }).rows.map((row) => row.rep)).toEqual([
      "ann",
      "bob",
      null,
    ]);
  });

  test.each([
    ["one entity's own field", Deal.ownerId],
    ["a dimension without that entity", dimension({ deals: Deal.ownerId })],
  ])("is refused when it is %s", (_, rep) => {
    expect(() => evaluate({ wonDeals, leadsCreated }, data, { by: { rep } })).toThrow(
      expect.objectContaining({
        code: "missing-dimension",
        message: expect.stringMatching(
          /by\.rep: expected an expression for leads too.*dimension\(\{ leads: … \}\)/,
        ),
      }),
    );
  });
});
