import { isStateOf } from "../../src/aggregates/state-of.js";
import { describe, expect, test } from "vitest";
import type { AnyAggregate } from "salesmetrics";
import { countRows } from "../../src/aggregates/count-rows.js";
import { firstOrLast } from "../../src/aggregates/first-and-last.js";
import { kaplanMeier } from "../../src/aggregates/kaplan-meier.js";
import { maxima, minima } from "../../src/aggregates/min-and-max.js";
import { asMoney } from "../../src/aggregates/money-aggregate.js";
import { quantiles } from "../../src/aggregates/quantile.js";
import { means, sums } from "../../src/aggregates/sum-and-mean.js";
import { variances } from "../../src/aggregates/variance.js";
import type { Dated, Scalar } from "../../src/vectors/vector.js";

const half = { scale: 1, units: 5, carry: "0" };
const noSums: readonly unknown[] = [
  null,
  {},
  { ...half, scale: -1 },
  { ...half, scale: 9 },
  { ...half, scale: 0.5 },
  { ...half, units: 0.5 },
  { ...half, units: 2 ** 53 },
  { ...half, units: "5" },
  { ...half, carry: 0 },
  { ...half, carry: "00" },
  { ...half, carry: "1e3" },
  { ...half, carry: "+1" },
  { ...half, carry: "1.50" },
];
const soundSums = [half, { ...half, scale: 8 }, { ...half, scale: 0 }, { ...half, carry: "-1.5" }];
const counted = { n: 3, values: [-1, "0.5", 2], counts: [1, 1, 1] };
const seen = { n: 1, chosen: { at: "2025-03-31", value: "a" } };

type States = readonly unknown[];
const cases: readonly (readonly [
  name: string,
  aggregate: Parameters<typeof isStateOf>[0],
  States,
  States,
])[] = [
  ["count", countRows, [0, 7, -7], [0.5, "7", null, Number.NaN, 2 ** 53]],
  [
    "sum",
    sums,
    soundSums.map((sum) => ({ n: 1, sum })),
    [...noSums.map((sum) => ({ n: 1, sum })), { n: 0.5, sum: half }, { sum: half }, [1, half]],
  ],
  ["mean", means, [{ n: -1, sum: half }], [{ n: 1 }]],
  [
    "variance",
    variances,
    [{ n: 1, sum: half, squares: half }],
    [
      ...noSums.map((sum) => ({ n: 1, sum, squares: half })),
      ...noSums.map((squares) => ({ n: 1, sum: half, squares })),
      { n: "1", sum: half, squares: half },
      [],
      null,
    ],
  ],
  ...([minima, maxima] as const).map(
    (extreme) =>
      [
        JSON.stringify(extreme.definition),
        extreme,
        [
          { n: 0, value: null },
          { n: 2, value: 1.5 },
          { n: 2, value: "1.50" },
          { n: 2, value: "7".repeat(20_000) },
        ],
        [
          { n: 1, value: "" },
          { n: 1, value: Number.NaN },
          { n: 1, value: undefined },
          { n: 1, value: [] },
          { n: 0.5, value: null },
          [],
          null,
        ],
      ] as const,
  ),
  [
    "quantile",
    quantiles(0.5),
    [counted, { n: 0, values: [], counts: [] }, { n: -1, values: [1], counts: [-1] }],
    [
      { ...counted, n: 4 },
      { ...counted, counts: [1, 1] },
      { ...counted, counts: [1, 2, 0] },
      { ...counted, counts: [1, 1.5, 0.5] },
      { ...counted, values: [2, "0.5", -1] },
      { ...counted, values: [-1, "0.5", "0.50"] },
      { ...counted, values: [-1, "0.5", "x"] },
      { ...counted, values: "abc" },
      { ...counted, counts: "111" },
      [],
    ],
  ],
  [
    "kaplanMeier",
    kaplanMeier(),
    [{ n: 3, values: [0, 1, 4], counts: [1, 1, 1] }],
    [
      counted,
      { n: 1, values: [-2], counts: [1] },
      { n: 1, values: [0.5], counts: [1] },
      { n: 1, values: ["2"], counts: [1] },
      { n: -1, values: [2], counts: [-1] },
      null,
    ],
  ],
  [
    "first",
    firstOrLast(
      "first",
      (value) => value,
      (value) => typeof value === "string",
    ),
    [
      { n: 0, chosen: null },
      seen,
      { n: 1, chosen: { at: 0, value: "" } },
      { n: 1, chosen: { at: -8.64e15, value: "" } },
    ],
    [
      { n: 1 },
      { ...seen, n: 0.5 },
      { n: 1, chosen: { at: "2025-02-30", value: "a" } },
      { n: 1, chosen: { at: 8.64e15 + 1, value: "a" } },
      { n: 1, chosen: { at: Number.NaN, value: "a" } },
      { n: 1, chosen: { at: "2025-03-31", value: 1 } },
      { n: 1, chosen: "a" },
      [],
    ],
  ],
  [
    "sum of money",
    asMoney(sums),
    ["EUR", "EUR@2025-03-31", "EUR>USD", "EUR@2025-03-31>USD@2025-03-28"]
      .map((key): unknown => ({ [key]: { n: 1, sum: half } }))
      .concat({}, { EUR: { n: 1, sum: half }, USD: { n: 1, sum: half } }),
    [
      ...["", "E", "EURO", "eur", " EUR", "EUR ", "EUR@", "EUR@25-03-31", "EUR@2025/03/31", "EUR>", "EUR>us"],
      ...["EUR>US", "EUR>USDX", "EUR>USD@25-3-1", "EUR>USD@2025/03/28", "EUR@2025-03-31>USD@2025-03-2"],
      ...["xEUR@2025-03-31", "EUR@2025-03-31x", "EUR>USD>GBP"],
    ]
      .map((key): unknown => ({ [key]: { n: 1, sum: half } }))
      .concat([{ EUR: { n: 1 } }], { EUR: null }, [[]], null),
  ],
];

describe.each(cases)("a state of %s that comes from outside", (_, aggregate, states, others) => {
  test("is taken where an aggregate makes such", () => {
    for (const state of states)
      expect(isStateOf(aggregate, state), JSON.stringify(state).slice(0, 99)).toBe(true);
  });

  test("is refused where none does", () => {
    for (const state of others) expect(isStateOf(aggregate, state), JSON.stringify(state)).toBe(false);
  });
});

describe("the first and the last of several values", () => {
  const ends = (["first", "last"] as const).map((end) =>
    firstOrLast(
      end,
      (value) => value,
      () => true,
    ),
  );
  const chosen = (aggregate: AnyAggregate, inputs: readonly Dated[]): unknown =>
    aggregate.finish(
      inputs.reduce<unknown>((state, input) => aggregate.step(state, input), aggregate.init()),
      null as never,
    ).value;
  const both = (inputs: readonly Dated[]): unknown[] =>
    ends.flatMap((end) => [inputs, [...inputs].reverse()].map((each) => chosen(end as AnyAggregate, each)));
  const tied = (...values: readonly Scalar[]): Dated[] => values.map((value) => ({ at: 0, value }));

  test("are told by their times, a date being its midnight in UTC", () => {
    const dates = [
      { at: "2025-03-31", value: "date" },
      { at: Date.UTC(2025, 2, 31) - 1, value: "before" },
      { at: Date.UTC(2025, 2, 31) + 1, value: "after" },
    ] as const;
    expect(both(dates)).toEqual(["before", "before", "after", "after"]);
  });

  test.each<readonly [lesser: Scalar, greater: Scalar]>([
    [9, 10],
    ["9", 10],
    [-1, "-0.5"],
    ["a", "b"],
    ["B", "a"],
    [10, "a"],
    // Text alone would put "!" first.
    [10, "!"],
    [false, true],
    [
      { amount: 9, currency: "USD" },
      { amount: "10", currency: "EUR" },
    ],
    [
      { amount: 9, currency: "EUR" },
      { amount: 9, currency: "USD" },
    ],
    [9, { amount: 10, currency: "USD" }],
    [5, "5.0"],
  ])("of one time are the lesser value: %j and not %j", (lesser, greater) => {
    expect(both(tied(lesser, greater))).toEqual([lesser, lesser, lesser, lesser]);
  });
});
