import { fc, test as property } from "@fast-check/vitest";
import {
  averageDealSize,
  bookings,
  count,
  Deal,
  evaluate,
  last,
  month,
  readReport,
  report as reportOf,
  scan,
  winRate,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deal = (id: string, fields: Partial<Deal>): Deal => ({ id, status: "won", currency: "EUR", ...fields });
const deals = [
  deal("1", { ownerId: "ann", amount: "10.50", closedAt: "2025-01-10", pipeline: "new" }),
  deal("2", { ownerId: "ann", amount: 20, closedAt: "2025-02-10", pipeline: "new" }),
  deal("3", { ownerId: "bob", amount: 5, closedAt: "2025-02-11", pipeline: "old" }),
  deal("4", { ownerId: "other", amount: 1, closedAt: "2025-02-12", pipeline: "old", status: "lost" }),
  deal("5", { amount: 7, closedAt: "2025-02-13" }),
  deal("6", { ownerId: "cid", amount: null, closedAt: "2025-02-14" }),
  deal("7", { ownerId: "cid", amount: 4, closedAt: null }),
];
const metrics = { winRate, bookings, averageDealSize };
const names = Object.keys(metrics) as (keyof typeof metrics)[];
const by = { rep: Deal.ownerId, pipeline: Deal.pipeline };

const reports = {
  "one number": evaluate(metrics, { deals }),
  months: evaluate(metrics, { deals }, { every: month(), asOf: "2025-02-20" }),
  "one month": evaluate(metrics, { deals }, { every: month(), during: month(2025, 2) }),
  dimensions: evaluate(metrics, { deals }, { by, during: year(2025) }),
  "dimensions and months": evaluate(metrics, { deals }, { by, every: month() }),
  "a top": evaluate(metrics, { deals }, { by, top: { rep: { n: 1, by: "bookings" } } }),
  subtotals: evaluate(metrics, { deals }, { by, every: month(), subtotals: true }),
  "awkward names": evaluate(
    { ...metrics, level: winRate },
    { deals },
    { by: { start: Deal.ownerId, label: Deal.pipeline, toString: Deal.currency }, every: month() },
  ),
};

type AnyReport = (typeof reports)["months"];

const copies: Readonly<Record<string, (row: object) => object>> = {
  spread: (row) => ({ ...row }),
  "structured clone": (row) => structuredClone(row),
  JSON: (row) => JSON.parse(JSON.stringify(row)) as object,
  "JSON with other fields": (row) => ({
    picked: true,
    ...(JSON.parse(JSON.stringify(row)) as object),
    winRate: "–",
  }),
  "JSON in another order": (row) =>
    Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(row)) as object).reverse()),
};

describe.each(Object.entries(reports) as [string, AnyReport][])("a report of %s", (_, report) => {
  test.each(Object.entries(copies))("explains a row that is copied by %s", (_, copy) => {
    for (const row of report.rows)
      for (const name of names)
        expect(report.explain(copy(row) as typeof row, name)).toEqual(report.explain(row, name));
  });

  test("explains a copy of the total", () => {
    const copy = JSON.parse(JSON.stringify(report.total)) as typeof report.total;
    for (const name of names)
      expect(report.explain(copy, name).value).toEqual(report.explain(report.total, name).value);
  });

  test("is read back from JSON as it was", () => {
    const sent = JSON.stringify(report.toJSON({ explain: names }));
    const read = readReport(JSON.parse(sent) as ReturnType<AnyReport["toJSON"]>);
    expect(read.rows).toEqual(report.rows);
    expect(read.total).toEqual(report.total);
    expect(read.dimensions).toEqual(report.dimensions);
    for (const [place, row] of report.rows.entries()) {
      for (const name of names) {
        expect(read.explain(read.rows[place]!, name)).toEqual(report.explain(row, name));
        expect(read.explain(row, name)).toEqual(report.explain(row, name));
        expect(read.reason(row, name)).toBe(report.explain(row, name).reason);
      }
    }
    for (const name of names)
      expect(read.explain(read.total, name)).toEqual(report.explain(report.total, name));
  });

  test("keeps, without being asked, the reason of each value that is null", () => {
    const read = readReport(JSON.parse(JSON.stringify(report)) as ReturnType<AnyReport["toJSON"]>);
    for (const row of [...report.rows, report.total])
      for (const name of names) expect(read.reason(row, name)).toBe(report.explain(row, name).reason);
  });
});

describe("the JSON of a report", () => {
  test("has a shape that stays", () => {
    const report = evaluate(
      { winRate, bookings },
      { deals: deals.slice(3, 4) },
      { by: { rep: Deal.ownerId } },
    );
    expect(JSON.parse(JSON.stringify(report.toJSON({ explain: ["winRate"] })))).toEqual({
      version: 1,
      dimensions: ["rep"],
      rows: [{ rep: "other", period: null, partial: false, winRate: 0, bookings: null }],
      total: { period: null, partial: false, winRate: 0, bookings: null },
      explanations: [
        { row: 0, metric: "winRate", ...report.explain(report.rows[0]!, "winRate") },
        { row: null, metric: "winRate", ...report.explain(report.total, "winRate") },
        { row: 0, metric: "bookings", reason: "empty" },
        { row: null, metric: "bookings", reason: "empty" },
      ],
    });
  });

  test("has what is asked for, whatever was explained before", () => {
    const report = evaluate({ winRate }, { deals });
    const before = JSON.stringify(report);
    report.explain(report.total, "winRate");
    expect(JSON.stringify(report)).toBe(before);
    expect(JSON.parse(JSON.stringify({ report })).report).toEqual(JSON.parse(before));
  });

  test("is the same for a report of a cube", () => {
    const cube = JSON.parse(JSON.stringify(scan(metrics, { deals }, { by, every: month() }))) as never;
    const asked = { explain: names };
    expect(JSON.stringify(reportOf(metrics, cube).toJSON(asked))).toBe(
      JSON.stringify(reports["dimensions and months"].toJSON(asked)),
    );
  });

  test("refuses unknown metrics and options", () => {
    const report = evaluate({ winRate }, { deals });
    expect(() => report.toJSON({ explain: ["winrate" as "winRate"] })).toThrow(
      "explain: expected a row of this report and one of winRate, got winrate",
    );
    expect(() => report.toJSON({ explains: [] } as never)).toThrow("toJSON: expected no options but explain");
  });
});

describe("readReport", () => {
  const report = evaluate(
    { last: last(Deal.createdAt, Deal.createdAt), count: count(Deal) },
    { deals: [deal("1", { createdAt: new Date(0) })] },
  );
  type Sent = ReturnType<typeof report.toJSON>;

  test("restores instants, but no dimension value that looks like one", () => {
    const at = "2025-01-01T00:00:00.000Z";
    const asked = evaluate(
      { last: last(Deal.createdAt, Deal.createdAt) },
      { deals: [deal("1", { name: at, createdAt: new Date(at) })] },
      { by: { name: Deal.name } },
    );
    const read = readReport(JSON.parse(JSON.stringify(asked)) as ReturnType<typeof asked.toJSON>);
    expect(read.rows).toEqual(asked.rows);
    expect(read.rows[0]).toMatchObject({ name: at, last: new Date(at) });
  });

  test("says which explanations were not sent", () => {
    const read = readReport(JSON.parse(JSON.stringify(report)) as Sent);
    expect(() => read.explain(read.total, "count")).toThrow(
      'explain: expected a row and a metric whose explanation was sent, as toJSON({ explain: ["winRate"] }) does, got "count"',
    );
    expect(() => read.explain({ rep: "ann" }, "count")).toThrow("got another row");
  });

  test.each([
    [null, "expected the JSON of a report, version 1, got null"],
    [[], "expected the JSON of a report, version 1, got object"],
    [{ version: 2 }, "expected the JSON of a report, version 1, got version 2"],
    [{ version: 1 }, "expected a list of dimensions, got undefined"],
    [{ version: 1, dimensions: [], rows: 5 }, "expected a list of rows, got 5"],
    [{ version: 1, dimensions: [], rows: [5], total: {} }, "expected rows, got 5"],
    [{ version: 1, dimensions: [], rows: [], total: {} }, "expected a list of explanations, got undefined"],
  ])("refuses %j", (json, message) => {
    expect(() => readReport(json as never)).toThrow(message);
  });
});

property.prop([
  fc.array(fc.record({ owner: fc.constantFrom("a", "1", "null", null, "other"), won: fc.boolean() })),
])("no two rows of a report are taken for one another", (drawn) => {
  const rows = drawn.map(({ owner, won }, place) =>
    deal(String(place), { ownerId: owner, pipeline: won ? "true" : null, closedAt: "2025-01-01" }),
  );
  const counted = evaluate(
    { count: count(Deal) },
    { deals: rows },
    { by, subtotals: true, top: { rep: { n: 2, by: "count" } } },
  );
  for (const row of counted.rows)
    expect(counted.explain(structuredClone(row), "count").value).toBe(row.count);
});
