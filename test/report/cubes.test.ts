import { fc, test as property } from "@fast-check/vitest";
import {
  averageDealSize,
  between,
  bookings,
  bookingsGrowth,
  type CalendarDate,
  type Cube,
  countDistinct,
  Deal,
  dealsCreated,
  type Dimensions,
  evaluate,
  lostDeals,
  median,
  mergeCubes,
  month,
  openPipeline,
  prior,
  quarter,
  rates,
  report,
  salesCycle,
  scan,
  predicate,
  week,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const sent = <By extends Dimensions, Every>(cube: Cube<By, Every>) =>
  JSON.parse(JSON.stringify(cube)) as Cube<By, Every>;

const metrics = {
  winRate,
  bookings,
  bookingsGrowth,
  before: prior(wonDeals),
  averageDealSize,
  salesCycle,
  medianAmount: median(Deal.amount, { at: Deal.closedAt }),
  buyers: countDistinct(Deal.customerId, { at: Deal.closedAt }),
};

const time = fc.oneof(
  fc.date({ min: new Date("2024-06-01"), max: new Date("2025-12-31"), noInvalidDate: true }),
  fc
    .date({ min: new Date("2024-06-01"), max: new Date("2025-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as CalendarDate),
  fc.constantFrom(null, "soon"),
);
const rows = fc.array(
  fc.record({
    id: fc.string(),
    status: fc.constantFrom("won", "lost", "open"),
    amount: fc.oneof(fc.integer(), fc.constantFrom("0.1", "0.2", "1e21", null, "?")),
    currency: fc.constantFrom("EUR", "USD"),
    ownerId: fc.constantFrom("ann", "__proto__", "", null),
    customerId: fc.constantFrom("c1", "c2", "constructor", null),
    createdAt: time,
    closedAt: time,
  }),
  { maxLength: 40 },
) as unknown as fc.Arbitrary<Deal[]>;

const berlin = { timeZone: "Europe/Berlin" } as const;
const money = {
  currency: "EUR",
  rates: rates({
    base: "EUR",
    quotes: [
      { currency: "USD", date: "2024-01-01", rate: "1.1" },
      { currency: "USD", date: "2025-02-01", rate: "1.05" },
    ],
  }),
} as const;
const by = { rep: Deal.ownerId };

const questions = {
  "a month": { ...money, during: month(2025, 3, berlin) },
  "a month, by rep": {
    ...money,
    by,
    during: month(2025, 2, { timeZone: "America/New_York" }),
    asOf: new Date("2025-02-10T04:59:59Z"),
  },
  "months of a year": { ...money, by, every: month(), during: year(2025, berlin), asOf: "2025-05-15" },
  "fiscal quarters": { ...money, by, every: quarter({ ...berlin, fiscalYearStartMonth: 2 }) },
  "a fiscal quarter": { ...money, during: quarter(2025, 4, { ...berlin, fiscalYearStartMonth: 4 }) },
  "weeks from Sunday": {
    ...money,
    every: week({ weekStartsOn: 0, timeZone: "Australia/Lord_Howe" }),
    during: month(2025, 4),
  },
  "a range": { ...money, by, during: between("2025-01-15", "2025-03-03", berlin) },
} as const;

const printed = (made: ReturnType<typeof report<typeof metrics, typeof by, undefined>>) =>
  JSON.stringify([
    made.rows,
    made.total,
    [...made.rows, made.total].map((row) =>
      Object.keys(metrics).map((name) => made.explain(row, name as "winRate")),
    ),
  ]);

describe("a cube", () => {
  describe.each(Object.entries(questions))("about %s", (_, question) => {
    const query = question as (typeof questions)["a month, by rep"];

    property.prop([rows], { numRuns: 25 })(
      "that went through JSON makes the report that the rows make",
      (deals) => {
        const direct = evaluate(metrics, { deals }, query);
        expect(printed(report(metrics, sent(scan(metrics, { deals }, query))))).toBe(printed(direct));
      },
    );

    property.prop([rows, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 })], {
      numRuns: 25,
    })("is what the cubes of any four shards make together, in any order", (deals, shardOf) => {
      const shards = [0, 1, 2, 3].map((shard) =>
        sent(scan(metrics, { deals: deals.filter((__, index) => shardOf[index] === shard) }, query)),
      );
      const before = JSON.stringify(shards);
      const [first, second, third, fourth] = shards as [Shard, Shard, Shard, Shard];
      const direct = printed(evaluate(metrics, { deals }, query));
      expect(printed(report(metrics, mergeCubes(metrics, shards)))).toBe(direct);
      expect(printed(report(metrics, mergeCubes(metrics, [...shards].reverse())))).toBe(direct);
      const pairs = mergeCubes(metrics, [
        mergeCubes(metrics, [third, first]),
        mergeCubes(metrics, [fourth, second]),
      ]);
      expect(printed(report(metrics, pairs))).toBe(direct);
      expect(JSON.stringify(shards)).toBe(before);
    });
  });

  type Shard = Cube<typeof by, undefined>;

  test("says its question in plain data", () => {
    const cube = scan(
      { wonDeals },
      { deals: [] },
      { by, every: month(berlin), during: quarter(2025, 1), asOf: new Date(0) },
    );
    expect(sent(cube)).toEqual(cube);
    expect(cube.question).toMatchObject({
      by: [{ name: "rep", definition: { field: "deals.ownerId" } }],
      every: { unit: "month", timeZone: "Europe/Berlin" },
      during: { label: "2025-Q1", start: "2025-01-01", end: "2025-04-01", timeZone: "Europe/Berlin" },
      asOf: "1970-01-01T00:00:00.000Z",
      currency: null,
    });
  });

  test("of a month still knows the month before it, when read from JSON", () => {
    const won = (closedAt: CalendarDate): Deal => ({ id: closedAt, status: "won", closedAt });
    const before = { before: prior(wonDeals) };
    // 31 days before March 1 is January 29; the month before March has no January in it.
    const data = { deals: [won("2025-01-30"), won("2025-02-01"), won("2025-02-28"), won("2025-03-01")] };
    const of = (during: ReturnType<typeof between>) =>
      report(before, sent(scan(before, data, { during }))).total.before;
    expect(of(month(2025, 3))).toBe(2);
    expect(of(between("2025-03-01", "2025-04-01"))).toBe(3);
  });
});

describe("mergeCubes", () => {
  const deals: Deal[] = [{ id: "1", status: "won", closedAt: "2025-03-01" }];
  const question = { during: month(2025, 3) };
  const cube = scan({ wonDeals }, { deals }, question);
  const unlike = expect.objectContaining({ code: "unlike-cubes" }) as Error;

  test("takes one cube, and an empty shard, for what they are", () => {
    const empty = scan({ wonDeals }, { deals: [] }, question);
    expect(mergeCubes({ wonDeals }, [cube])).toEqual(cube);
    expect(mergeCubes({ wonDeals }, [empty, cube, empty])).toEqual(cube);
    expect(report({ wonDeals }, mergeCubes({ wonDeals }, [empty, empty])).total.wonDeals).toBe(0);
  });

  test("adds the rows that could not be used", () => {
    const bad = scan({ wonDeals }, { deals: [{ id: "2", status: "won" }, 5 as never] }, question);
    const made = report({ wonDeals }, mergeCubes({ wonDeals }, [bad, cube, bad]));
    expect(made.explain(made.total, "wonDeals").excluded).toEqual([
      { entity: "deals", why: "missing closedAt", count: 2 },
      { entity: "deals", why: "not a row", count: 2 },
    ]);
  });

  test("changes none of its arguments, however often", () => {
    const copy = structuredClone(cube);
    mergeCubes({ wonDeals }, [cube, cube, cube]);
    expect(report({ wonDeals }, mergeCubes({ wonDeals }, [cube, cube])).total.wonDeals).toBe(2);
    expect(cube).toEqual(copy);
  });

  test.each([
    ["another period", scan({ wonDeals }, { deals }, { during: month(2025, 4) })],
    [
      "the same days as a range",
      scan({ wonDeals }, { deals }, { during: between("2025-03-01", "2025-04-01") }),
    ],
    ["another zone", scan({ wonDeals }, { deals }, { during: month(2025, 3, berlin) })],
    ["all time", scan({ wonDeals }, { deals })],
    ["groups", scan({ wonDeals }, { deals }, { ...question, by })],
    ["another grain", scan({ wonDeals }, { deals }, { ...question, every: month() })],
    ["another asOf", scan({ wonDeals }, { deals }, { ...question, asOf: "2025-03-31" })],
    ["a currency", scan({ wonDeals }, { deals }, { ...question, currency: "EUR" })],
    ["rates", scan({ wonDeals }, { deals }, { ...question, ...money })],
    ["other metrics", scan({ lostDeals }, { deals }, question)],
    ["more metrics", scan({ wonDeals, dealsCreated }, { deals }, question)],
    [
      "the metric under a condition",
      scan(
        {
          wonDeals: where(
            wonDeals,
            predicate(Deal, () => true),
          ),
        },
        { deals },
        question,
      ),
    ],
  ] as [string, Cube][])("refuses a cube about %s", (_, other) => {
    expect(() => mergeCubes({ wonDeals }, [cube as Cube, other])).toThrow(unlike);
    expect(() => mergeCubes({ wonDeals }, [other, cube as Cube])).toThrow(unlike);
  });

  test("refuses no cubes at all", () => {
    expect(() => mergeCubes({ wonDeals }, [])).toThrow(expect.objectContaining({ code: "invalid-argument" }));
  });

  test("and report refuse metrics that the cube was not scanned for", () => {
    expect(() => report({ lostDeals }, cube)).toThrow(unlike);
    expect(() => report({ wonDeals, lostDeals }, cube)).toThrow(unlike);
    expect(() => mergeCubes({ lostDeals }, [cube, cube])).toThrow(unlike);
  });

  test("lets a report name the metrics anew", () => {
    expect(report({ wins: wonDeals }, cube).total.wins).toBe(1);
  });

  test("goes with a metric that has no time axis", () => {
    const open: Deal = { id: "1", status: "open", createdAt: "2025-03-01", amount: "0.1", currency: "EUR" };
    const asked = { asOf: "2025-03-31" } as const;
    const one = sent(scan({ openPipeline }, { deals: [open] }, asked));
    const merged = mergeCubes({ openPipeline }, [one, one, one]);
    expect(report({ openPipeline }, merged).total.openPipeline?.amount.toFixed()).toBe("0.3");
  });
});
