import {
  bookings,
  countDistinct,
  type Cube,
  Deal,
  measure,
  median,
  type Metrics,
  mergeCubes,
  month,
  rates,
  report,
  scan,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const metrics = {
  winRate,
  bookings,
  middle: median(Deal.amount, { at: Deal.closedAt }),
  buyers: countDistinct(Deal.customerId, { at: Deal.closedAt }),
};

const deals: Deal[] = ["ann", "bob", "ann", "cid"].map((ownerId, place) => ({
  id: String(place),
  status: place === 1 ? "lost" : "won",
  amount: `${String(place)}.25`,
  currency: place === 2 ? "USD" : "EUR",
  ownerId,
  stage: place === 3 ? "demo" : "offer",
  customerId: `c${String(place % 3)}`,
  closedAt: "2025-03-03",
}));

const query = {
  by: { stage: Deal.stage, rep: Deal.ownerId },
  every: month(),
  currency: "EUR",
  rates: rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-01-01", rate: "1.1" }] }),
} as const;

const cube = scan(metrics, { deals }, query);

/** What a store makes of JSON that sorts the names of every object, as jsonb of PostgreSQL does by their length. */
function stored<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
      const entries = Object.entries(part) as [string, unknown][];
      return Object.fromEntries(
        entries.sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1)),
      );
    }),
  ) as Value;
}

/** A copy of the cube in which one part is another. */
function changed(path: readonly (string | number)[], value: unknown): typeof cube {
  const copy = JSON.parse(JSON.stringify(cube)) as typeof cube;
  let parent = copy as unknown as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string | number, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

describe("a cube from a store that sorts names", () => {
  test("makes the report that it made before", () => {
    const [before, after] = [report(metrics, cube), report(metrics, stored(cube))];
    expect(JSON.stringify(after.rows)).toBe(JSON.stringify(before.rows));
    expect(after.rows.map(({ stage, rep }) => [stage, rep])).toEqual([
      ["demo", "cid"],
      ["offer", "ann"],
      ["offer", "bob"],
    ]);
  });

  test("is merged with one that comes from elsewhere", () => {
    const twice = mergeCubes(metrics, [cube, stored(cube)]);
    expect(twice).toEqual(mergeCubes(metrics, [cube, cube]));
    expect(report(metrics, twice).total.bookings?.amount.toFixed(2)).toBe("11.09");
  });
});

describe("a cube that no scan can have made is refused", () => {
  const [first] = cube.cells;
  test.each([
    ["another version", ["version"], 2],
    ["no version", ["version"], undefined],
    ["no cells", ["cells"], {}],
    ["a cell that is there twice", ["cells"], [first, first]],
    ["a cell that is a text", ["cells", 0], "cell"],
    ["a key of another length", ["cells", 0, "key"], ["demo"]],
    ["a key of a list", ["cells", 0, "key"], ["demo", ["cid"]]],
    ["an ordinal with a fraction", ["cells", 0, "ordinal"], 0.5],
    ["an ordinal beyond all calendars", ["cells", 0, "ordinal"], 2 ** 31],
    ["a state that is missing", ["cells", 0, "states"], first!.states.slice(1)],
    ["a count as a text", ["cells", 0, "states", 0], "1e5"],
    ["a count with a fraction", ["cells", 0, "states", 0], 0.5],
    ["a sum of an endless scale", ["cells", 0, "states", 2, "EUR", "sum", "scale"], 1e9],
    ["a sum with an endless carry", ["cells", 0, "states", 2, "EUR", "sum", "carry"], "1e999999999"],
    ["amounts without a currency", ["cells", 0, "states", 2], { constructor: { n: 1, sum: {} } }],
    ["values without counts", ["cells", 0, "states", 3, "EUR", "counts"], []],
    [
      "values that are in no order",
      ["cells", 0, "states", 3, "EUR"],
      { n: 2, values: [2, 1], counts: [1, 1] },
    ],
    ["values whose counts do not add up", ["cells", 0, "states", 3, "EUR", "n"], 7],
    ["distinct values whose counts do not add up", ["cells", 0, "states", 4, "n"], 7],
    ["a count of excluded rows below 1", ["cells", 0, "excluded", 0], { "missing amount": 0 }],
    ["a factor of zero", ["factors", "EUR", "numerator"], "0"],
    ["a factor that is not that of the rates", ["factors", "EUR", "numerator"], "2"],
    ["amounts that nothing converts", ["factors"], {}],
    ["dimensions in an object", ["question", "by"], { rep: {}, stage: {} }],
    ["a dimension that is there twice", ["question", "by", 1, "name"], "stage"],
    ["a moment that is a number", ["question", "asOf"], 0],
    ["a currency that is none", ["question", "currency"], "euro"],
  ] as [string, (string | number)[], unknown][])("with %s", (_, path, value) => {
    const refused = expect.objectContaining({ code: "invalid-cube" }) as Error;
    expect(() => report(metrics, changed(path, value))).toThrow(refused);
    if (path[0] !== "factors")
      expect(() => mergeCubes(metrics, [cube, changed(path, value)])).toThrow(refused);
  });

  test("that is no object", () => {
    for (const value of [undefined, null, 5, "cube", [cube]])
      expect(() => report(metrics, value as never)).toThrow(
        expect.objectContaining({ code: "invalid-cube" }),
      );
  });

  test("that is nested without end", () => {
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = { dimension: { deals: deep } };
    const refused = expect.objectContaining({ code: "invalid-cube" }) as Error;
    expect(() => report(metrics, changed(["question", "by", 0, "definition"], deep))).toThrow(refused);
  });
});

test("a cube of millions of decimals of thousands of digits is merged without rounding one", () => {
  const long = (digits: string) => scan({ bookings }, { deals: [{ ...deals[0]!, amount: digits }] });
  const [one, other] = ["9".repeat(9000), `0.${"0".repeat(9000)}1`];
  const merged = mergeCubes({ bookings }, [long(one), JSON.parse(JSON.stringify(long(other))) as Cube]);
  expect(JSON.stringify(merged.cells)).toContain(`${one}.${"0".repeat(9000)}1`);
});

test("a state is copied once for each doubling of the number of cubes, not once for each cube", () => {
  let copied = 0;
  const listed: Metrics = {
    listed: measure(
      {
        definition: "listed",
        class: "holistic",
        init: (): unknown[] => [],
        step: (state, value) => [...state, value],
        merge: (left, right) => {
          copied += left.length + right.length;
          return [...left, ...right];
        },
        finish: (state) => ({
          value: state.length,
          reason: null,
          numerator: null,
          denominator: null,
          n: null,
        }),
      },
      Deal.id,
    ),
  };
  const count = 256;
  const cubes = Array.from({ length: count }, () => scan(listed, { deals }));
  expect(report(listed, mergeCubes(listed, cubes)).total["listed"]).toBe(count * deals.length);
  expect(copied).toBeLessThanOrEqual(count * deals.length * Math.log2(count));
});

test("cubes of other metrics are still told apart", () => {
  expect(() => report({ wonDeals }, cube as never)).toThrow(
    expect.objectContaining({ code: "unlike-cubes" }),
  );
});
