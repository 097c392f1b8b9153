import { fc, test as property } from "@fast-check/vitest";
import {
  band,
  bin,
  count,
  type Cube,
  Deal,
  definitionOf,
  dimension,
  elapsed,
  eq,
  evaluate,
  Lead,
  mergeCubes,
  money,
  report,
  scan,
  type Money,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

/** The value of a decimal in units of 10^-40. */
function unitsOf(decimal: string | number): bigint {
  const [, sign, whole, part = "", exponent = "0"] = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(
    String(decimal),
  )!;
  const units = BigInt(whole! + part.padEnd(40, "0"));
  const power = Number(exponent);
  const scaled = power >= 0 ? units * 10n ** BigInt(power) : units / 10n ** BigInt(-power);
  return sign === "-" ? -scaled : scaled;
}

const decimals = fc.oneof(
  fc.integer({ min: -3000, max: 3000 }).map((cents) => cents / 100),
  fc.integer({ min: -3000, max: 3000 }).map((cents) => (cents / 100).toFixed(3)),
  fc.constantFrom<string | number>(
    ...["0.1", "0.10", "0.09999999999999999999999999", "9007199254740993", "9007199254740992.5"],
    ...["-90071992547409931.07", "10000000000000000000000.5", "0.30000000000000004", "0.3000000000000000444"],
    ...[0.1, 0.3, 0.30000000000000004, 2 ** 53, 1e21, 1e-7, 5, 10, -0, 0],
  ),
);
const values = fc.array(
  fc.oneof({ weight: 9, arbitrary: decimals }, { weight: 1, arbitrary: fc.constantFrom<unknown>(null, "?") }),
  { maxLength: 30 },
);
const leadsOf = (scores: readonly unknown[]) =>
  scores.map((score, place) => ({ id: String(place), score })) as unknown as Lead[];
const dealsOf = (amounts: readonly unknown[]) =>
  amounts.map((amount, place) => ({
    id: String(place),
    status: "open",
    amount,
    currency: "EUR",
  })) as unknown as Deal[];
const isSound = (value: unknown): value is string | number => value !== null && value !== "?";

const leads = count(Lead);
const deals = count(Deal);

describe("band", () => {
  const edgeLists = fc
    .uniqueArray(decimals, { minLength: 1, maxLength: 4, selector: (edge) => unitsOf(edge) })
    .map((edges) => edges.sort((left, right) => (unitsOf(left) < unitsOf(right) ? -1 : 1)));

  property.prop([values, edgeLists], { numRuns: 300 })(
    "is the one that a count of the edges reached says, in exact decimals",
    (scores, edges) => {
      const labels = edges.map((_, place) => `z${9 - place}`).concat("last");
      const expected = new Map<string | null, number>();
      for (const score of scores) {
        const reached = isSound(score)
          ? edges.filter((edge) => unitsOf(edge) <= unitsOf(score)).length
          : null;
        const label = reached === null ? null : labels[reached]!;
        expected.set(label, (expected.get(label) ?? 0) + 1);
      }
      const order = [...labels, null].filter((label) => expected.has(label));
      const byScore = { level: band(Lead.score, edges as number[], labels) };
      const byAmount = {
        level: band(
          Deal.amount,
          edges.map((edge) => money(edge, "EUR")),
          labels,
        ),
      };
      for (const { rows } of [
        evaluate({ count: leads }, { leads: leadsOf(scores) }, { by: byScore }),
        evaluate({ count: leads }, { leads: table(Lead, leadsOf(scores)) }, { by: byScore }),
        evaluate({ count: deals }, { deals: dealsOf(scores) }, { by: byAmount }),
        evaluate({ count: deals }, { deals: table(Deal, dealsOf(scores)) }, { by: byAmount }),
      ]) {
        expect(rows.map((row) => [row.level, row.count])).toEqual(
          order.map((label) => [label, expected.get(label)]),
        );
      }
    },
  );

  test("is named by its edges, unless it has a name", () => {
    const named = (scores: readonly number[], edges: readonly number[]) =>
      evaluate({ leads }, { leads: leadsOf(scores) }, { by: { level: band(Lead.score, edges) } }).rows.map(
        (row) => row.level,
      );
    expect(named([9, 100, 20, 15], [10, 20, 100])).toEqual([
      "under 10",
      "10 to 20",
      "20 to 100",
      "100 and more",
    ]);
    const size = band(Deal.amount, [money("1e3", "EUR"), money(2000, "EUR")]);
    const { rows } = evaluate({ deals }, { deals: dealsOf([1, 1000, 2000]) }, { by: { size } });
    expect(rows.map((row) => row.size)).toEqual(["under 1000 EUR", "1000 to 2000 EUR", "2000 EUR and more"]);
  });

  test("keeps its order in cubes, merged in any order, and over several entities", () => {
    const level = (value: typeof Lead.score) => band(value, [10, 100], ["low", "high", "top"]);
    const shared = dimension({
      leads: level(Lead.score),
      deals: band(Deal.probability, [0.1, 1], ["low", "high", "top"]),
    });
    for (const by of [{ level: level(Lead.score) }, { level: shared }]) {
      const cubes = [[500, 50], [5], [null]].map(
        (scores) =>
          JSON.parse(JSON.stringify(scan({ leads }, { leads: leadsOf(scores) }, { by }))) as Cube<typeof by>,
      );
      const made = report({ leads }, mergeCubes({ leads }, cubes));
      expect(made.rows.map((row) => row.level)).toEqual(["low", "high", "top", null]);
    }
  });

  test("goes with conditions, and with durations", () => {
    const age = band(elapsed(Lead.createdAt, Lead.convertedAt), [7, 30], ["week", "month", "longer"]);
    const slow = count(Lead, { where: eq(age, "longer") });
    const rows: Lead[] = [
      { id: "1", createdAt: "2025-03-01", convertedAt: "2025-03-07" },
      { id: "2", createdAt: "2025-03-01", convertedAt: "2025-03-08" },
      { id: "3", createdAt: "2025-03-01", convertedAt: "2025-03-31" },
    ];
    expect(slow({ leads: rows })).toBe(1);
    expect(definitionOf(slow).text).toBe(
      'count(leads where band of days from createdAt to convertedAt at 7, 30 = "longer")',
    );
    expect(
      evaluate({ leads }, { leads: rows }, { by: { age } }).rows.map((row) => [row.age, row.leads]),
    ).toEqual([
      ["week", 1],
      ["month", 1],
      ["longer", 1],
    ]);
  });

  test("of an amount in another currency is unknown, and reported", () => {
    const own = [...dealsOf([5]), { ...dealsOf([50])[0]!, currency: "USD" }];
    const made = evaluate({ deals }, { deals: own }, { by: { size: band(Deal.amount, [money(10, "EUR")]) } });
    expect(made.rows.map((row) => [row.size, row.deals])).toEqual([
      ["under 10 EUR", 1],
      [null, 1],
    ]);
    expect(made.explain(made.rows[1]!, "deals").unknown).toEqual([
      { entity: "deals", why: "mixed currencies", count: 1 },
    ]);
  });

  test.each([
    ["no edges", () => band(Lead.score, []), "invalid-argument"],
    ["edges out of order", () => band(Lead.score, [2, 1]), "invalid-argument"],
    ["an edge twice", () => band(Lead.score, [1, 1]), "invalid-argument"],
    ["no number", () => band(Lead.score, [Number.NaN]), "invalid-argument"],
    ["too few labels", () => band(Lead.score, [1], ["a"]), "invalid-argument"],
    ["a label twice", () => band(Lead.score, [1], ["a", "a"]), "invalid-argument"],
    ["texts", () => band(Lead.source as never, ["a" as never]), "invalid-argument"],
    ["an edge that is computed", () => band(Lead.score, [Lead.score as never]), "invalid-argument"],
    ["two currencies", () => band(Deal.amount, [money(1, "EUR"), money(2, "USD")]), "mixed-currencies"],
  ])("refuses %s", (_, make, code) => {
    expect(make).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^(band|expression): /) as string }),
    );
  });
});

describe("bin", () => {
  const widths = fc.constantFrom<string | number>(
    1,
    7,
    0.1,
    "0.25",
    1000,
    "0.0000000000000001",
    "12345678901234567890",
  );
  const origins = fc.constantFrom<string | number | undefined>(undefined, undefined, 0, 3, "-0.05", "1e20");

  property.prop([values, widths, origins], { numRuns: 300 })(
    "starts at the greatest step from the origin that is not above the value, exactly",
    (scores, width, origin) => {
      const [step, start] = [unitsOf(width), unitsOf(origin ?? 0)];
      const expected = new Map<bigint | null, number>();
      for (const score of scores) {
        let found: bigint | null = null;
        if (isSound(score)) {
          const rest = (unitsOf(score) - start) % step;
          found = unitsOf(score) - (rest < 0n ? rest + step : rest);
        }
        expected.set(found, (expected.get(found) ?? 0) + 1);
      }
      const options = (of: (value: string | number) => unknown) =>
        origin === undefined ? {} : { origin: of(origin) };
      const euros = (value: string | number): Money => money(value, "EUR");
      const byScore = {
        from: bin(Lead.score, width as number, options((value) => value) as { origin: number }),
      };
      const byAmount = { from: bin(Deal.amount, euros(width), options(euros) as { origin: Money }) };
      for (const { rows } of [
        evaluate({ count: leads }, { leads: leadsOf(scores) }, { by: byScore }),
        evaluate({ count: leads }, { leads: table(Lead, leadsOf(scores)) }, { by: byScore }),
        evaluate({ count: deals }, { deals: dealsOf(scores) }, { by: byAmount }),
      ]) {
        const found = rows.map((row) => [row.from === null ? null : unitsOf(row.from), row.count] as const);
        expect(new Map(found)).toEqual(expected);
      }
    },
  );

  test("is listed by its start, and told by its definition", () => {
    const by = { from: bin(Lead.score, 10) };
    const { rows } = evaluate({ leads }, { leads: leadsOf([100, 25, -1, 9, null]) }, { by });
    expect(rows.map((row) => row.from)).toEqual([-10, 0, 20, 100, null]);
    const high = count(Lead, { where: eq(bin(Lead.score, 10, { origin: 5 }), 15) });
    expect(definitionOf(high).text).toBe("count(leads where bin of score by 10 from 5 = 15)");
    expect(high({ leads: leadsOf([15, 24.9, 25, 14]) })).toBe(2);
  });

  test("of an amount in another currency is unknown, and reported", () => {
    const own = [...dealsOf([5]), { ...dealsOf([50])[0]!, currency: "USD" }];
    for (const options of [{}, { origin: money(1, "EUR") }]) {
      const by = { from: bin(Deal.amount, money(10, "EUR"), options) };
      const made = evaluate({ deals }, { deals: own }, { by });
      expect(made.explain(made.rows[1]!, "deals").unknown).toEqual([
        { entity: "deals", why: "mixed currencies", count: 1 },
      ]);
    }
  });

  test.each([
    ["no width", () => bin(Lead.score, 0), "invalid-argument"],
    ["a width below zero", () => bin(Lead.score, -1), "invalid-argument"],
    ["a time", () => bin(Lead.createdAt as never, 1), "invalid-argument"],
    [
      "two currencies",
      () => bin(Deal.amount, money(1, "EUR"), { origin: money(0, "USD") }),
      "mixed-currencies",
    ],
  ])("refuses %s", (_, make, code) => {
    expect(make).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^bin: /) as string }),
    );
  });
});
