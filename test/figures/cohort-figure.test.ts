import { evaluate, month, Order } from "salesmetrics";
import { cohort, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { cohortFigure } from "salesmetrics/figures";
import { expect, test } from "vitest";
import { plain } from "./deals.js";

const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const metrics = { retention: retention(buyers) };
const orders = (
  [
    ["ann", "2025-01-10"],
    ["bob", "2025-01-31"],
    ["cyd", "2025-02-01"],
    ["ann", "2025-02-28"],
    ["bob", "2025-04-01"],
  ] as const
).map(([customerId, placedAt], place): Order => ({
  ...{ id: String(place), customerId, placedAt, channel: "shop" },
  ...{ paidAmount: 10, currency: "EUR" },
}));
const tableOf = (rows: readonly Order[]) =>
  cohortTable(
    evaluate(
      metrics,
      { orders: cohortEvents(buyers, rows).rows },
      { every: month(), by: { age: buyers.age }, asOf: "2025-04-30" },
    ),
    buyers,
  );

test("a cohort figure has a series for each cohort and a point for each age; unripe cells are marked", () => {
  const options = { language: en, metrics, titles: { retention: "Retention" } };
  const { kind, title, x, y, series, notes } = cohortFigure(tableOf(orders), "retention", options);

  expect([kind, title, x.title]).toEqual(["cohorts", "Retention", "Age"]);
  // January: ann and bob, then ann, nobody, bob. February: cyd alone; her age 3 is not over.
  expect(
    series.map(({ name, points }) => [name, points.map((point) => [point.label, point.y, point.text])]),
  ).toEqual([
    [
      "January 2025",
      [
        ["0", 1, "100%"],
        ["1", 0.5, "50%"],
        ["2", 0, "0%"],
        ["3", 0.5, "50%"],
      ],
    ],
    [
      "February 2025",
      [
        ["0", 1, "100%"],
        ["1", 0, "0%"],
        ["2", 0, "0%"],
        ["3", null, "too early to tell"],
      ],
    ],
  ]);
  expect(series[1]!.points.map(({ partial }) => partial)).toEqual([undefined, undefined, undefined, true]);
  expect(series[1]!.points[3]!.key).toEqual({ period: "2025-02-01", age: 3 });
  expect(y.ticks.map(({ text }) => text)).toEqual(["0%", "20%", "40%", "60%", "80%", "100%"]);
  expect(notes.map(plain)).toEqual(["Too early to tell: February 2025."]);
});

test("a cohort figure is in Arabic, up to a limit, and says that there is no data", () => {
  const { direction, x, series, notes } = cohortFigure(tableOf(orders), "retention", {
    language: ar,
    metrics,
    locale: "ar-EG",
    limit: 1,
  });

  expect([direction, x.title, plain(series[0]!.name)]).toEqual(["rtl", "العمر", "يناير ٢٠٢٥"]);
  expect(series[0]!.points.map(({ label }) => label)).toEqual(["٠", "١", "٢", "٣"]);
  expect(notes.map(plain)).toEqual(["غير معروض: ١."]);
  expect(cohortFigure(tableOf([]), "retention", { language: en, metrics }).notes).toEqual(["No data."]);
});

test("a cohort figure refuses what is no table, and names of other metrics", () => {
  const options = { language: en, metrics };

  expect(() => cohortFigure({} as never, "retention", options)).toThrow(
    "cohortFigure: expected a table of cohorts, such as cohortTable(…) returns, got object",
  );
  expect(() => cohortFigure(tableOf(orders), "retained" as "retention", options)).toThrow(
    'cohortFigure: expected one of retention, got "retained"',
  );
  expect(() => cohortFigure(tableOf(orders), "retention", { language: en } as never)).toThrow(
    "cohortFigure: expected the metrics of the table by name: { metrics: { retention } }, got undefined",
  );
});
