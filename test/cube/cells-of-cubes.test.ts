import {
  count,
  countDistinct,
  Deal,
  eq,
  extend,
  flag,
  mean,
  median,
  mergeCubes,
  money,
  month,
  number,
  quarter,
  rates,
  report,
  scan,
  sum,
  timeZone,
  variance,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const metrics = { wonDeals };
const by = { rep: Deal.ownerId };
const won = (ownerId: unknown, closedAt: unknown) => ({ id: "1", status: "won", ownerId, closedAt }) as Deal;

/** Deals of two months and of none, in an order that is not that of their cells. */
const deals = [
  won("bob", "2025-04-01"),
  won(null, "2025-03-01"),
  won("ann", "2025-04-02"),
  won("bob", null),
  won("bob", "2025-03-31"),
  won(7, "2025-03-02"),
  won("ann", "soon"),
  won("ann", "2025-03-05"),
];

describe("the cells of a cube", () => {
  const ordered = [
    [["ann"], null],
    [["ann"], 662],
    [["ann"], 663],
    [["bob"], null],
    [["bob"], 662],
    [["bob"], 663],
    [[null], 662],
  ];
  const places = (cube: ReturnType<typeof scan>) => cube.cells.map(({ key, ordinal }) => [key, ordinal]);

  test("are in the order of their keys and periods, whatever the order of the rows", () => {
    const cube = scan(metrics, { deals }, { by, every: month() });
    expect(places(cube)).toEqual(ordered);
    expect(scan(metrics, { deals: [...deals].reverse() }, { by, every: month() })).toEqual(cube);
  });

  test("are in the same order after a merge of one row each", () => {
    const cubes = deals.map((deal) => scan(metrics, { deals: [deal] }, { by, every: month() }));
    expect(mergeCubes(metrics, cubes)).toEqual(scan(metrics, { deals }, { by, every: month() }));
  });

  test("have what was left out, and what was counted though its value could not be read", () => {
    const { cells } = scan(metrics, { deals }, { by, every: month() });
    expect(cells[0]).toEqual({
      key: ["ann"],
      ordinal: null,
      states: [null],
      excluded: [{ "invalid closedAt": 1 }],
    });
    expect(cells.at(-1)).toEqual({
      key: [null],
      ordinal: 662,
      states: [2],
      excluded: [null],
      unknown: [{ "invalid ownerId": 1 }],
    });
  });

  test("have an unknown value for the measures alone that read the row", () => {
    const two = { ann: count(Deal, { where: eq(Deal.ownerId, "ann") }), all: count(Deal) };
    const asked = () => scan(two, { deals: [won(7, null), won("ann", null)] }, { by });
    const unknown = [null, { "invalid ownerId": 1 }];
    expect(asked().cells.map((cell) => cell.unknown)).toEqual([undefined, unknown]);
    const merged = mergeCubes(two, [asked(), asked()]);
    expect(merged.cells[1]?.unknown).toEqual([null, { "invalid ownerId": 2 }]);
    const made = report(two, merged);
    expect(made.explain(made.rows[1]!, "all").unknown).toEqual([
      { entity: "deals", why: "invalid ownerId", count: 2 },
    ]);
  });

  test("keep numbers, flags and texts that look alike apart when they are merged", () => {
    const Own = extend(Deal, { size: number(), isHot: flag() });
    const all = { all: count(Own) };
    const asked = { by: { size: Own.size, isHot: Own.isHot, rep: Own.ownerId } };
    const rows = [
      { id: "1", status: "open" as const, size: 1, isHot: true, ownerId: "1" },
      { id: "2", status: "open" as const, size: null, isHot: false, ownerId: "true" },
    ];
    const cubes = rows.map((row) => scan(all, { deals: [row] }, asked));
    expect(
      report(all, mergeCubes(all, cubes)).rows.map(({ size, isHot, rep }) => [size, isHot, rep]),
    ).toEqual([
      [1, true, "1"],
      [null, false, "true"],
    ]);
  });
});

test("states of counts, sums and means stay small, those of medians have each value once", () => {
  const numbers = {
    count: count(Deal),
    sum: sum(Deal.amount),
    mean: mean(Deal.amount),
    variance: variance(Deal.probability),
  };
  const values = { median: median(Deal.amount), owners: countDistinct(Deal.ownerId) };
  const rows = (size: number) =>
    Array.from({ length: size }, (_, place): Deal => ({
      ...{ id: String(place), status: "open", currency: "USD", ownerId: `rep ${String(place % 40)}` },
      ...{ amount: place % 50, probability: (place % 100) / 100 },
    }));
  const sizeOf = (metrics: object, size: number) =>
    JSON.stringify(scan(metrics as typeof numbers, { deals: rows(size) }).cells).length;
  // Only digits are added, of a hundred times as many rows.
  expect(sizeOf(numbers, 20_000) - sizeOf(numbers, 200)).toBeLessThan(30);
  expect(sizeOf(values, 200) - sizeOf(values, 5)).toBeGreaterThan(3 * (45 + 35));
  expect(sizeOf(values, 20_000) - sizeOf(values, 200)).toBeLessThan(3 * (50 + 40));
});

test("a merged cube has what converts the amounts of each of its cubes", () => {
  const total = { total: sum(Deal.amount, { at: Deal.closedAt }) };
  const asked = {
    currency: "EUR",
    rates: rates({
      base: "EUR",
      quotes: [
        { currency: "USD", date: "2025-01-01", rate: "2" },
        { currency: "GBP", date: "2025-01-01", rate: "0.5" },
      ],
    }),
  } as const;
  const cubes = ["USD", "GBP", "EUR"].map((currency) =>
    scan(total, { deals: [{ ...won("ann", "2025-03-01"), amount: 8, currency }] }, asked),
  );
  // 8 USD are 4 EUR, 8 GBP are 16 EUR.
  expect(report(total, mergeCubes(total, cubes)).total.total).toEqual(money(28, "EUR"));
});

describe("the question of a cube", () => {
  const zone = timeZone("Europe/Berlin");
  const questionOf = (query: Parameters<typeof scan>[2]) => scan(metrics, { deals: [] }, query).question;

  test("has a zone of its own only if no period has one", () => {
    expect(questionOf({}).timeZone).toBeUndefined();
    expect(questionOf({ zone }).timeZone).toBe("Europe/Berlin");
    for (const timed of [{ every: month() }, { during: month(2025, 3) }]) {
      const { every, during, timeZone: own } = questionOf({ zone, ...timed });
      expect([(every ?? during)?.timeZone, own]).toEqual(["Europe/Berlin", undefined]);
    }
  });

  test("tells where the questions of two cubes differ", () => {
    const asked = (query: Parameters<typeof scan>[2]) => scan(metrics, { deals }, query);
    const one = asked({ by, during: month(2025, 3) });
    for (const [place, other] of [
      [".by[0].name", asked({ by: { seller: Deal.ownerId }, during: month(2025, 3) })],
      [".every", asked({ by, during: month(2025, 3), every: month() })],
      [".during.label", asked({ by, during: month(2025, 4) })],
      [".during.label", asked({ by, during: quarter(2025, 1) })],
      [".asOf", asked({ by, during: month(2025, 3), asOf: "2025-04-01" })],
    ] as const)
      expect(() => mergeCubes(metrics, [one, other])).toThrow(
        `mergeCubes: expected cubes of one question, got two whose question${place} differs`,
      );
  });

  test("tells which metric is another", () => {
    expect(() => report({ lost: count(Deal) }, scan(metrics, { deals }))).toThrow(
      /^report: expected the metrics that the cube was scanned for, got others: question\.measures\[0\]\.\w+ differs$/,
    );
  });
});
