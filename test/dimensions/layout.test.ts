import { fc, test as property } from "@fast-check/vitest";
import {
  bookings,
  type CalendarDate,
  count,
  countDistinct,
  type Cube,
  Deal,
  evaluate,
  first,
  type Grain,
  Lead,
  leadsCreated,
  median,
  mergeCubes,
  type Money,
  month,
  type Period,
  report,
  scan,
  share,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const metrics = {
  deals: count(Deal, { at: Deal.closedAt }),
  wonDeals,
  winRate,
  bookings,
  buyers: countDistinct(Deal.customerId, { at: Deal.closedAt }),
  middle: median(Deal.amount, { at: Deal.closedAt }),
};
type Name = keyof typeof metrics;
const names = Object.keys(metrics) as Name[];
const by = { region: Deal.pipeline, rep: Deal.ownerId };

const deals = fc.array(
  fc.record({
    id: fc.constant("x"),
    status: fc.constantFrom("won", "won", "lost", "open"),
    pipeline: fc.constantFrom("north", "south", "other", null),
    ownerId: fc.constantFrom("ann", "bob", "cyd", "dan", "other", "__proto__", null),
    customerId: fc.constantFrom("c1", "c2", "c3", null),
    amount: fc.constantFrom(1, 1, "0.1", 0.2, "90071992547409930.01", -5, null),
    currency: fc.constant("EUR"),
    closedAt: fc.constantFrom("2025-01-31", "2025-02-01", "2025-02-28", "2025-04-01", null),
  }),
  { maxLength: 30 },
) as unknown as fc.Arbitrary<Deal[]>;

const others = { region: "elsewhere", rep: "the others" } as const;
const topOf = (name: keyof typeof others) =>
  fc.record({
    n: fc.integer({ min: 1, max: 4 }),
    by: fc.constantFrom(...names),
    other: fc.constant(others[name]),
  });
const layouts = fc.record({
  top: fc.record({ rep: topOf("rep"), region: topOf("region") }, { requiredKeys: [] }),
  subtotals: fc.constantFrom<boolean | ("region" | "rep" | null)[]>(true, true, false, ["region"], [null]),
});
const times = fc.constantFrom({}, { every: month() }, { during: month(2025, 2) });
const euros = { currency: "EUR" } as const;

const said = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

type Value = string | null;
type Layout = typeof layouts extends fc.Arbitrary<infer Made> ? Made : never;
const places = { region: "pipeline", rep: "ownerId" } as const;

/** The values of a dimension in the order of a report, the others among them, and what each deal is listed under. */
function listing(
  rows: readonly Deal[],
  dimension: keyof typeof places,
  { top }: Layout,
  during: Period | undefined,
) {
  const valueOf = (deal: Deal) => deal[places[dimension]] as Value;
  const present = [...new Set(rows.map(valueOf))];
  const sorted = present.filter((value) => value !== null).sort();
  const asked = top[dimension];
  if (asked === undefined) return { order: [...sorted, null] as Value[], shown: valueOf };
  const scoreOf = (value: string) =>
    metrics[asked.by]({ deals: rows.filter((deal) => valueOf(deal) === value) }, { ...euros, during });
  const kept: Value[] = sorted
    .map((value) => ({ value, score: scoreOf(value) }))
    .sort((left, right) => compareScores(right.score, left.score))
    .slice(0, asked.n)
    .map(({ value }) => value);
  const shown = (deal: Deal): Value =>
    valueOf(deal) === null || kept.includes(valueOf(deal)) ? valueOf(deal) : others[dimension];
  return { order: [...kept, others[dimension], null], shown };
}

function compareScores(left: number | Money | null, right: number | Money | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === "number" || typeof right === "number") return Number(left) - Number(right);
  return left.amount.comparedTo(right.amount);
}

describe("a report with a layout", () => {
  property.prop([deals, layouts, times], { numRuns: 120 })(
    "lists levels in order, and says in each row what the metrics say of the rows that belong there",
    (rows, layout, time: { readonly every?: Grain; readonly during?: Period }) => {
      const made = evaluate(metrics, { deals: rows }, { by, ...euros, ...time, ...layout });
      // A deal without a closing date is in no period, and reported in its group.
      const present = rows.filter(
        ({ closedAt }) => !time.during || !closedAt || time.during.contains(closedAt as CalendarDate),
      );
      const [region, rep] = [
        listing(present, "region", layout, time.during),
        listing(present, "rep", layout, time.during),
      ];
      const { subtotals } = layout;
      const has = (level: "region" | null) =>
        Array.isArray(subtotals)
          ? subtotals.includes(level)
          : subtotals && (level !== null || time.every !== undefined);

      const expected: unknown[] = [];
      const list = (
        level: Value,
        regionValue: Value,
        repValue: Value,
        belong: readonly Deal[],
        merged: number,
      ) => {
        if (belong.length === 0) return;
        const months = time.every === undefined ? [time.during ?? null] : made.rows.map((row) => row.period);
        for (const period of new Set(months)) {
          const values = names.map((name) =>
            metrics[name]({ deals: belong }, { ...euros, during: period ?? undefined }),
          );
          expected.push([
            subtotals === false ? undefined : level,
            regionValue,
            repValue,
            period?.label,
            merged === 0 ? undefined : merged,
            ...values.map(said),
          ]);
        }
      };
      const countOf = (belong: readonly Deal[], keyOf: (deal: Deal) => unknown) =>
        new Set(belong.map(keyOf)).size;
      if (has(null)) list(null, null, null, present, 0);
      for (const regionValue of region.order) {
        const inRegion = present.filter((deal) => region.shown(deal) === regionValue);
        const isElsewhere = regionValue === others.region;
        if (has("region"))
          list(
            "region",
            regionValue,
            null,
            inRegion,
            isElsewhere ? countOf(inRegion, (deal) => deal.pipeline) : 0,
          );
        for (const repValue of rep.order) {
          const belong = inRegion.filter((deal) => rep.shown(deal) === repValue);
          const isMerged = isElsewhere || repValue === others.rep;
          const merged = countOf(belong, (deal) => JSON.stringify([deal.pipeline, deal.ownerId]));
          list("rep", regionValue, repValue, belong, isMerged ? merged : 0);
        }
      }
      const found = made.rows.map((row) => [
        row.level,
        row.region,
        row.rep,
        row.period?.label,
        row.merged,
        ...names.map((name) => said(row[name])),
      ]);
      expect(found).toEqual(expected);
      expect(said(made.total)).toEqual(
        said(evaluate(metrics, { deals: rows }, { by, ...euros, ...time }).total),
      );
    },
  );

  property.prop([deals, layouts, times, fc.array(fc.nat({ max: 2 }), { minLength: 30, maxLength: 30 })], {
    numRuns: 60,
  })("is the same of cubes that are merged before groups are ranked", (rows, layout, time, shardOf) => {
    const query = { by, ...euros, ...time };
    const shards = [0, 1, 2].map((shard) => {
      const cube = scan(metrics, { deals: rows.filter((_, place) => shardOf[place] === shard) }, query);
      return JSON.parse(JSON.stringify(cube)) as Cube<typeof by>;
    });
    const made = report(metrics, mergeCubes(metrics, shards), layout);
    const direct = evaluate(metrics, { deals: rows }, { ...query, ...layout });
    expect(said([made.rows, made.total])).toEqual(said([direct.rows, direct.total]));
  });
});

const won = (ownerId: string | null, amount: number, fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "won",
  closedAt: "2025-03-01",
  ownerId,
  amount,
  currency: "EUR",
  ...fields,
});

describe("top", () => {
  const some = [
    ...[won("ann", 5), won("bob", 9), won("cyd", 7), won("dan", 7), won("eve", 1), won(null, 100)],
    won("eve", 3, { status: "lost" }),
  ];
  const of = (n: number, name: "bookings" | "winRate" = "bookings") =>
    evaluate(
      { bookings, winRate, share: share(bookings) },
      { deals: some },
      { by: { rep: Deal.ownerId }, top: { rep: { n, by: name } } },
    );

  test("lists the greatest first, then the others as one, then what is not known", () => {
    const { rows } = of(2);
    expect(rows.map((row) => [row.rep, said(row.bookings), row.winRate, row.merged])).toEqual([
      ["bob", { amount: "9", currency: "EUR" }, 1, undefined],
      ["cyd", { amount: "7", currency: "EUR" }, 1, undefined],
      // Three won of four closed: a ratio of sums, and not the mean of 1, 1 and 1/2.
      ["other", { amount: "13", currency: "EUR" }, 0.75, 3],
      [null, { amount: "100", currency: "EUR" }, 1, undefined],
    ]);
    expect(rows.reduce((total, row) => total + row.share!, 0)).toBeCloseTo(1);
  });

  test("has no others where there are none", () => {
    expect(of(5).rows.map((row) => row.rep)).toEqual(["bob", "cyd", "dan", "ann", "eve", null]);
  });

  test("lets the first in order go first of equals", () => {
    expect(of(3, "winRate").rows.map((row) => row.rep)).toEqual(["ann", "bob", "cyd", "other", null]);
  });

  test("tells the others from a value that is called so by a mark", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [won("other", 1), won("other", 1), won("ann", 1), won("bob", 1), won("bob", 1)] },
      { by: { rep: Deal.ownerId }, top: { rep: { n: 2, by: "wonDeals" } } },
    );
    expect(rows).toMatchObject([
      { rep: "bob", wonDeals: 2 },
      { rep: "other", wonDeals: 2 },
      { rep: "other", wonDeals: 1, merged: 1 },
    ]);
    expect(rows.map((row) => "merged" in row)).toEqual([false, false, true]);
  });

  test("explains the row of others", () => {
    const made = of(2);
    expect(made.explain(made.rows[2]!, "winRate")).toMatchObject({ numerator: 3, denominator: 4, n: 4 });
  });

  test("ranks one without a value last", () => {
    const { rows } = evaluate(
      { winRate, deals: count(Deal) },
      { deals: [won("ann", 1, { status: "open" }), won("bob", 1, { status: "lost" })] },
      { by: { rep: Deal.ownerId }, top: { rep: { n: 1, by: "winRate" } } },
    );
    expect(rows.map((row) => row.rep)).toEqual(["bob", "other"]);
  });

  test("ranks numbers and conditions, whose others are still called so", () => {
    const leads = [1, 2, 2, 3].map((score, place) => ({
      id: String(place),
      score,
      createdAt: "2025-03-01" as const,
    }));
    const { rows } = evaluate(
      { leadsCreated },
      { leads },
      { by: { score: Lead.score }, top: { score: { n: 1, by: "leadsCreated", other: "rest" } } },
    );
    expect(rows.map((row) => [row.score, row.leadsCreated])).toEqual([
      [2, 2],
      ["rest", 2],
    ]);
  });

  const error = (code: string, message: RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;
  const asking = (top: object, deals = some) =>
    evaluate(
      { bookings, seller: first(Deal.ownerId, Deal.closedAt) },
      { deals },
      { by: { rep: Deal.ownerId, currency: Deal.currency }, top },
    );

  test.each([
    ["no such metric", { rep: { n: 1, by: "wins" } }, "unknown-name", /^top.rep: .* got wins$/],
    ["an inherited name", { rep: { n: 1, by: "toString" } }, "unknown-name", /got toString$/],
    ["no such dimension", { team: { n: 1, by: "bookings" } }, "unknown-name", /^top: .* got team$/],
    ["no such option", { rep: { n: 1, by: "bookings", others: "" } }, "invalid-argument", /got others$/],
    ["no options", { rep: null }, "invalid-argument", /^top.rep: { n, by }: .* got null$/],
    ["no number", { rep: { n: 0, by: "bookings" } }, "invalid-argument", /^top.rep: n: .* got 0$/],
    ["half a row", { rep: { n: 1.5, by: "bookings" } }, "invalid-argument", /got 1.5$/],
    ["a metric of texts", { rep: { n: 1, by: "seller" } }, "invalid-argument", /numbers or amounts/],
  ])("refuses %s", (_, top, code, message) => {
    expect(() => asking(top)).toThrow(error(code, message));
  });

  test("refuses to rank amounts in several currencies", () => {
    const mixed = [won("ann", 1), won("bob", 2, { currency: "USD" })];
    expect(() => asking({ rep: { n: 1, by: "bookings" } }, mixed)).toThrow(
      error("mixed-currencies", /^top.rep: /),
    );
  });
});

describe("subtotals", () => {
  const some = [
    won("ann", 5, { pipeline: "north" }),
    won("bob", 9, { pipeline: "north", closedAt: "2025-04-01", currency: "USD" }),
    won("cyd", 7, { pipeline: "south" }),
  ];

  test("come before what they are made of, level by level", () => {
    const { rows } = evaluate({ wonDeals }, { deals: some }, { by, subtotals: true });
    expect(rows.map((row) => [row.level, row.region, row.rep, row.wonDeals])).toEqual([
      ["region", "north", null, 2],
      ["rep", "north", "ann", 1],
      ["rep", "north", "bob", 1],
      ["region", "south", null, 1],
      ["rep", "south", "cyd", 1],
    ]);
  });

  test("with every have a row for each period over all groups, first of all", () => {
    const made = evaluate({ wonDeals }, { deals: some }, { by, every: month(), subtotals: [null] });
    expect(made.rows.slice(0, 3).map((row) => [row.level, row.period.label, row.wonDeals])).toEqual([
      [null, "2025-03", 2],
      [null, "2025-04", 1],
      ["rep", "2025-03", 1],
    ]);
  });

  test("have no amount where amounts are in several currencies", () => {
    const made = evaluate({ bookings }, { deals: some }, { by, subtotals: true });
    expect(made.rows.map((row) => said(row.bookings))).toEqual([
      null,
      { amount: "5", currency: "EUR" },
      { amount: "9", currency: "USD" },
      { amount: "7", currency: "EUR" },
      { amount: "7", currency: "EUR" },
    ]);
    expect(made.explain(made.rows[0]!, "bookings").reason).toBe("not-applicable");
  });

  test("take names that are free, and refuse what no dimension is called", () => {
    const data = { deals: some };
    const taken = expect.objectContaining({ code: "name-taken" }) as Error;
    const unknown = expect.objectContaining({ code: "unknown-name" }) as Error;
    expect(evaluate({ level: wonDeals, merged: wonDeals }, data).total).toMatchObject({
      level: 3,
      merged: 3,
    });
    expect(() => evaluate({ level: wonDeals }, data, { by, subtotals: true })).toThrow(taken);
    const top = { rep: { n: 1, by: "merged" } } as const;
    expect(() => evaluate({ merged: wonDeals }, data, { by, top })).toThrow(taken);
    expect(() => evaluate({ wonDeals }, data, { by, subtotals: ["team" as "rep"] })).toThrow(unknown);
  });
});
