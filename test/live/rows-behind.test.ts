import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import {
  bookings,
  type CalendarDate,
  Deal,
  dimension,
  growth,
  Lead,
  leadsCreated,
  type Metrics,
  month,
  openDealsAtEnd,
  type Query,
  quarter,
  ratio,
  through,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { live } from "salesmetrics/live";

type Row = Readonly<Record<string, unknown>>;

/** The ids of the rows behind a metric in the row of a report that holds some values, and why some were left out. */
function behind(metrics: Metrics, data: object, query: Query, name: string, values: Row | null): string[] {
  const board = live(metrics, data as never, query as never);
  const report = board.report();
  const isIt = (row: Row): boolean =>
    Object.entries(values!).every(
      ([key, value]) => (key === "period" ? String(row[key]) : row[key]) === value,
    );
  const row = (
    values === null ? report.total : (report.rows as readonly unknown[] as readonly Row[]).find(isIt)
  ) as Row;
  return board
    .rowsBehind(report, row, name)
    .map(({ row: { id }, why }) => (why === null ? String(id) : `${String(id)}: ${why}`));
}

const deal = (
  id: string,
  ownerId: string | null,
  status: Deal["status"],
  closedAt: CalendarDate | null,
): Deal => ({
  ...{ id, ownerId, status, closedAt, createdAt: "2025-01-01", amount: 10, currency: "USD" },
});
const deals = [
  deal("1", "ann", "won", "2025-01-10"),
  deal("2", "ann", "lost", "2025-02-10"),
  deal("3", "bob", "won", "2025-02-11"),
  deal("4", "bob", "won", null),
  deal("5", null, "won", "2025-02-12"),
  deal("6", "ann", "open", null),
  deal("7", "cyd", "won", "2024-02-10"),
];
const by = { rep: Deal.ownerId };
const query = { by, every: month(), during: year(2025), asOf: "2025-02-28" } as const;

test("dimensions and metrics may be called as the one that is added", () => {
  const named = { row: Deal.ownerId, "row''": Deal.source };
  const metrics = { winRate, "row'": wonDeals };
  expect(
    behind(metrics, { deals }, { ...query, by: named }, "row'", { row: "bob", period: "2025-02" }),
  ).toEqual(["3"]);
});

test.each<[string, Row | null, string[]]>([
  ["a group in a period", { rep: "ann", period: "2025-02" }, ["2"]],
  ["a group without a row there", { rep: "bob", period: "2025-01" }, []],
  ["the group of no value", { rep: null, period: "2025-02" }, ["5"]],
  ["the total, with what is in no period", null, ["1", "2", "3", "4: missing closedAt", "5"]],
])("the rows of a rate in %s", (_, values, expected) => {
  expect(behind({ winRate }, { deals }, query, "winRate", values)).toEqual(expected);
});

test("the others are all groups that have no row", () => {
  const top = { rep: { n: 1, by: "wonDeals" } };
  const asked = { by, top, during: year(2025) } as Query;
  expect(behind({ wonDeals }, { deals }, asked, "wonDeals", { rep: "ann" })).toEqual(["1"]);
  expect(behind({ wonDeals }, { deals }, asked, "wonDeals", { rep: "other" })).toEqual([
    "3",
    "4: missing closedAt",
  ]);
});

test("a period is cut as the question cuts it", () => {
  const asked = { every: quarter(), during: through("2025-02-11", "2025-03-31") };
  expect(behind({ wonDeals }, { deals }, asked, "wonDeals", { period: "2025-Q1" })).toEqual(["3", "5"]);
});

test("a stock rests on what is there at its end, a growth on both periods", () => {
  const metrics = { openDealsAtEnd, growth: growth(wonDeals) };
  const asked = { every: month(), during: year(2025), asOf: "2025-02-28" } as const;
  expect(behind(metrics, { deals }, asked, "openDealsAtEnd", { period: "2025-01" })).toEqual(
    expect.arrayContaining(["2", "3", "5", "6"]),
  );
  expect(behind(metrics, { deals }, asked, "openDealsAtEnd", { period: "2025-01" })).not.toContain("1");
  expect(behind(metrics, { deals }, asked, "growth", { period: "2025-02" })).toEqual(["1", "3", "5"]);
});

test("rows of several entities, with places alike, are told apart", () => {
  const rep = dimension({ deals: Deal.ownerId, leads: Lead.ownerId });
  const leads = [
    { id: "l1", ownerId: "ann", createdAt: "2025-01-02" },
    { id: "l2", ownerId: "bob", createdAt: "2025-01-02" },
  ] as const;
  const metrics = { perLead: ratio(wonDeals, leadsCreated) };
  const data = { deals, leads };
  expect(behind(metrics, data, { by: { rep } }, "perLead", { rep: "ann" })).toEqual(["1", "l1"]);
});

property.prop(
  [
    fc.array(
      fc.record({
        rep: fc.constantFrom("ann", "bob", null),
        day: fc.integer({ min: 1, max: 28 }),
        won: fc.boolean(),
      }),
    ),
  ],
  { numRuns: 30, seed: 7 },
)("the rows of all groups and periods are those of the total, each once", (drawn) => {
  const rows = drawn.map(({ rep, day, won }, place) =>
    deal(
      String(place),
      rep,
      won ? "won" : "lost",
      `2025-0${(place % 3) + 1}-${String(day).padStart(2, "0")}` as CalendarDate,
    ),
  );
  const asked = { by, every: month(), during: quarter(2025, 1) } as Query;
  const board = live({ winRate, bookings }, { deals: rows }, asked as never);
  const report = board.report();
  const ids = (report.rows as readonly unknown[] as readonly Row[]).flatMap((row) =>
    board.rowsBehind(report, row, "bookings").map(({ row: { id } }) => id),
  );
  expect(ids.sort()).toEqual(
    rows
      .filter(({ status }) => status === "won")
      .map(({ id }) => id)
      .sort(),
  );
});
