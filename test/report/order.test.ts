import { fc, test as property } from "@fast-check/vitest";
import {
  ascending,
  bookings,
  count,
  type Cube,
  Deal,
  descending,
  dimension,
  evaluate,
  first,
  Lead,
  leadsCreated,
  type Money,
  month,
  report,
  scan,
  quarter,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deal = (
  id: number,
  ownerId: string | null,
  amount: number,
  closedAt: Deal["closedAt"],
  more: Partial<Deal> = {},
): Deal => ({
  id: String(id),
  ownerId,
  amount,
  currency: "USD",
  closedAt,
  status: "won",
  source: "web",
  ...more,
});

const deals: Deal[] = [
  deal(1, "ann", 5, "2025-01-03"),
  deal(2, "bob", 9, "2025-01-04"),
  deal(3, "cyd", 9, "2025-02-05", { source: "fair" }),
  deal(4, null, 7, "2025-02-06"),
  deal(5, "dan", 0, "2025-02-07", { status: "lost" }),
  deal(6, "bob", 1, "2025-02-08", { source: "fair" }),
];
const by = { rep: Deal.ownerId };

describe("orderBy", () => {
  test("orders rows by a metric, those without a value last in either direction", () => {
    const amounts = (orderBy: ReturnType<typeof ascending<"bookings">>) =>
      evaluate({ bookings, winRate }, { deals }, { by, orderBy }).rows.map((row) => [
        row.rep,
        row.bookings?.amount.toNumber() ?? null,
      ]);
    const least = [
      ["ann", 5],
      [null, 7],
      ["cyd", 9],
      ["bob", 10],
    ];
    expect(amounts(ascending("bookings"))).toEqual([...least, ["dan", null]]);
    expect(amounts(descending("bookings"))).toEqual([...[...least].reverse(), ["dan", null]]);
  });

  test("orders equal rows by the next order, and then by their keys, whatever the order of the rows", () => {
    const reps = (...orders: readonly ReturnType<typeof ascending<"winRate" | "wonDeals" | "rep">>[]) =>
      [deals, [...deals].reverse()].map((rows) =>
        evaluate({ winRate, wonDeals }, { deals: rows }, { by, orderBy: orders }).rows.map(({ rep }) => rep),
      );
    const twice = (names: readonly (string | null)[]) => [names, names];
    expect(reps(descending("winRate"))).toEqual(twice(["ann", "bob", "cyd", null, "dan"]));
    expect(reps(descending("wonDeals"), descending("rep"))).toEqual(
      twice(["bob", "cyd", "ann", null, "dan"]),
    );
    expect(reps(descending("rep"))).toEqual(twice(["dan", "cyd", "bob", "ann", null]));
    expect(reps(ascending("rep", ["cyd", "ann"]))).toEqual(twice(["cyd", "ann", "bob", "dan", null]));
    expect(reps()).toEqual(twice(["ann", "bob", "cyd", "dan", null]));
  });

  test("orders within each period, and explains and counts the same", () => {
    const query = { by, every: month(), during: quarter(2025, 1) } as const;
    const plain = evaluate({ bookings, winRate }, { deals }, query);
    const ordered = evaluate(
      { bookings, winRate },
      { deals },
      { ...query, orderBy: [descending("period"), descending("bookings")], limit: 7 },
    );
    expect(ordered.rows.map(({ period, rep }) => [period.label, rep])).toEqual([
      ...["ann", "bob", "cyd", "dan", null].map((rep) => ["2025-03", rep]),
      ["2025-02", "cyd"],
      ["2025-02", null],
    ]);
    expect(ordered.total).toEqual(plain.total);
    for (const row of ordered.rows) {
      const same = plain.rows.find(
        ({ period, rep }) => period.label === row.period.label && rep === row.rep,
      )!;
      expect(ordered.explain(row, "bookings")).toEqual(plain.explain(same, "bookings"));
    }
  });

  test("keeps the rows of a level behind the row above them", () => {
    const query = { by: { source: Deal.source, rep: Deal.ownerId }, subtotals: true } as const;
    const lines = (more: object) =>
      evaluate({ wonDeals, winRate, bookings }, { deals }, { ...query, ...more }).rows.map((row) => [
        row.source,
        row.rep,
      ]);
    expect(lines({ orderBy: ascending("bookings") })).toEqual([
      ["fair", null],
      ["fair", "bob"],
      ["fair", "cyd"],
      ["web", null],
      ["web", "ann"],
      ["web", null],
      ["web", "bob"],
      ["web", "dan"],
    ]);
    expect(lines({ orderBy: descending("wonDeals"), limit: 2 })).toEqual([
      ["web", null],
      ["web", "ann"],
    ]);
  });

  test("leaves the row of others last, and the name of others is no value", () => {
    const query = { by, top: { rep: { n: 1, by: "wonDeals" } } } as const;
    const reps = (orderBy: ReturnType<typeof ascending<"bookings" | "rep">>) =>
      evaluate({ bookings, wonDeals }, { deals }, { ...query, orderBy }).rows.map(({ rep }) => rep);
    expect(reps(ascending("bookings"))).toEqual([null, "bob", "other"]);
    expect(reps(descending("bookings"))).toEqual(["bob", null, "other"]);
    expect(reps(descending("rep"))).toEqual(["bob", "other", null]);
  });

  test("keeps the order in which a dimension lists its values", () => {
    const query = { by: { status: Deal.status } } as const;
    const both = [...deals, deal(7, "ann", 1, "2025-01-09", { status: "open" })];
    const metrics = { first: first(Deal.id, Deal.closedAt) };
    const found = evaluate(metrics, { deals: both }, query);
    expect(found.rows.map(({ status }) => status)).toEqual(["open", "won", "lost"]);
    const cube = JSON.parse(JSON.stringify(scan(metrics, { deals: both }, query))) as Cube<typeof query.by>;
    expect(cube.question.by).toEqual([
      { name: "status", definition: { field: "deals.status" }, order: ["open", "won", "lost"] },
    ]);
    expect(report(metrics, cube as never).rows).toEqual(found.rows);
    const turned = evaluate(metrics, { deals: both }, { ...query, orderBy: descending("status") });
    expect(turned.rows.map(({ status }) => status)).toEqual(["lost", "won", "open"]);
    const shared = dimension({ deals: Deal.status, leads: Lead.source });
    const metricsOfBoth = { winRate, opened: count(Deal), leadsCreated };
    const mixed = evaluate(metricsOfBoth, { deals: both, leads: [] }, { by: { shared } });
    expect(mixed.rows.map((row) => row.shared)).toEqual(["lost", "open", "won"]);
    const texts = evaluate(metrics, { deals: both }, { by, orderBy: descending("first") });
    expect(texts.rows.map((row) => row.first)).toEqual(["5", "4", "3", "2", "1"]);
    expect(() =>
      report(metrics, {
        ...cube,
        question: { ...cube.question, by: [{ ...cube.question.by[0]!, order: 5 }] },
      } as never),
    ).toThrow(/question\.by/);
  });

  test("limits the rows of each period, or of each value of a dimension", () => {
    const lines = (more: object) =>
      evaluate({ wonDeals }, { deals }, { by: { source: Deal.source, rep: Deal.ownerId }, ...more }).rows.map(
        (row) => [row.period?.label ?? null, row.source, row.rep, row.wonDeals],
      );
    const orderBy = descending("wonDeals");
    expect(lines({ every: month(), orderBy, limit: { n: 1, per: "period" } })).toEqual([
      ["2025-02", "fair", "bob", 1],
      ["2025-01", "web", "ann", 1],
    ]);
    expect(lines({ orderBy, limit: { n: 1, per: "source" } })).toEqual([
      [null, "fair", "bob", 1],
      [null, "web", "ann", 1],
    ]);
    const each = { n: 1, per: ["period", "source"] } as const;
    expect(lines({ every: month(), orderBy: [ascending("period"), orderBy], limit: each })).toEqual([
      ["2025-01", "web", "ann", 1],
      ["2025-01", "fair", "bob", 0],
      ["2025-02", "fair", "bob", 1],
      ["2025-02", "web", null, 1],
    ]);
  });

  test("keeps subtotals, and does not count them, where the rows of each period are limited", () => {
    const query = { by: { source: Deal.source, rep: Deal.ownerId }, subtotals: true } as const;
    const found = evaluate(
      { wonDeals },
      { deals },
      { ...query, orderBy: descending("wonDeals"), limit: { n: 1, per: "source" } },
    );
    expect(found.rows.map((row) => [row.level, row.source, row.rep, row.wonDeals])).toEqual([
      ["source", "web", null, 3],
      ["rep", "web", "ann", 1],
      ["source", "fair", null, 2],
      ["rep", "fair", "bob", 1],
    ]);
    expect(found.explain(found.rows[3]!, "wonDeals").value).toBe(1);
  });

  test("says what is wrong", () => {
    const asked = (layout: object) => () => evaluate({ wonDeals, bookings }, { deals }, { by, ...layout });
    expect(asked({ orderBy: descending("wondeals") })).toThrow(
      'orderBy: expected one of rep, wonDeals, bookings, period, got "wondeals" (perhaps wonDeals)',
    );
    for (const given of ["bookings", [["bookings"]], { by: "bookings" }])
      expect(asked({ orderBy: given })).toThrow("orderBy: expected descending(…) or ascending(…), got ");
    expect(asked({ orderBy: [descending("rep"), "bookings"] })).toThrow("orderBy: expected descending(…)");
    for (const limit of [0, 1.5, "3", null, { n: 1, per: "rep" }])
      expect(asked({ limit })).toThrow("limit without orderBy: expected a whole number of rows from 1, got ");
    const limited = (limit: unknown) => asked({ orderBy: descending("wonDeals"), limit });
    expect(limited("3")).toThrow("limit: expected a whole number of rows from 1, got ");
    expect(limited(null)).toThrow("limit: expected an object of options, got null");
    expect(limited({ n: 1, by: "rep" })).toThrow("limit: expected no options but n, per, got by");
    expect(limited({ n: 0, per: "rep" })).toThrow("limit.n: expected a whole number of rows from 1, got 0");
    expect(limited({ n: 1 })).toThrow("limit.per: expected one of period, rep, got undefined");
    expect(limited({ n: 1, per: ["period", "rap"] })).toThrow(
      'limit.per: expected one of period, rep, got "rap" (perhaps rep)',
    );
    expect(() => descending(winRate as never)).toThrow(
      "descending: expected the name of a metric or a dimension",
    );
    expect(() => ascending("rep", "ann" as never)).toThrow("ascending: expected a list of values");
    const euros = [...deals, deal(8, "eva", 3, "2025-01-03", { currency: "EUR" })];
    expect(() => evaluate({ bookings }, { deals: euros }, { by, orderBy: descending("bookings") })).toThrow(
      "orderBy: expected amounts in one currency to rank by, got",
    );
  });

  const some = fc.array(
    fc.tuple(
      fc.constantFrom("a", "b", "c", "d", null),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
    ),
    { maxLength: 20 },
  );
  property.prop([some, fc.boolean(), fc.integer({ min: 1, max: 8 })])(
    "agrees with a sort of the rows of the report by hand",
    (drawn, isDown, limit) => {
      const rows = drawn.map(([rep, amount, at], place) =>
        deal(place, rep, amount, `2025-0${at}-03` as never),
      );
      const query = { by, every: month() } as const;
      const plain = evaluate({ bookings }, { deals: rows }, query).rows;
      const orderBy = isDown ? descending("bookings") : ascending("bookings");
      const found = evaluate({ bookings }, { deals: rows }, { ...query, orderBy, limit });
      const worth = (value: Money | null): number =>
        value === null ? Number.POSITIVE_INFINITY : value.amount.toNumber() * (isDown ? -1 : 1);
      const keyOf = ({ rep, period }: (typeof plain)[number]): string => `${rep ?? "~"} ${period.start}`;
      const expected = [...plain].sort((left, right) => {
        const [one, other] = [worth(left.bookings), worth(right.bookings)];
        if (one !== other) return one < other ? -1 : 1;
        return keyOf(left) < keyOf(right) ? -1 : 1;
      });
      expect(found.rows).toEqual(expected.slice(0, limit));
    },
  );

  property.prop([some, fc.integer({ min: 1, max: 4 })])(
    "keeps of each period the deals that a count over the raw rows ranks first",
    (drawn, n) => {
      const rows = drawn.map(([rep, amount, at], place) =>
        deal(place, rep, amount, `2025-0${at}-03` as never),
      );
      const orderBy = [ascending("period"), descending("wonDeals")] as const;
      const query = { by, every: month(), during: quarter(2025, 1), orderBy } as const;
      const found = evaluate({ wonDeals }, { deals: rows }, { ...query, limit: { n, per: "period" } });
      const reps = [...new Set(drawn.map(([rep]) => rep))];
      const expected = [1, 2, 3].flatMap((at) =>
        reps
          .map((rep) => ({ rep, won: drawn.filter((each) => each[0] === rep && each[2] === at).length }))
          .sort((left, right) => right.won - left.won || ((left.rep ?? "~") < (right.rep ?? "~") ? -1 : 1))
          .slice(0, n)
          .map(({ rep, won }) => [`2025-0${at}`, rep, won]),
      );
      expect(found.rows.map((row) => [row.period.label, row.rep, row.wonDeals])).toEqual(expected);
      const cube = scan({ wonDeals }, { deals: rows }, { by, every: month(), during: quarter(2025, 1) });
      expect(report({ wonDeals }, cube, { orderBy, limit: { n, per: "period" } }).rows).toEqual(found.rows);
    },
  );
});
