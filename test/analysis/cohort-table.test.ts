import {
  countDistinct,
  Customer,
  definitionOf,
  evaluate,
  type Money,
  month,
  Order,
  quarter,
  rates,
  ratio,
  sum,
  week,
} from "salesmetrics";
import {
  atAge,
  cohort,
  cohortEvents,
  cohortSize,
  cohortTable,
  fromAge,
  retention,
  throughAge,
} from "salesmetrics/analysis";
import { describe, expect, test } from "vitest";
import { buyers, order, paid, query } from "./cohorts-world.js";

const shown = (value: Money | null) => value && `${value.amount.toFixed(2)} ${value.currency}`;

/** Ann buys in January, February and April, bob in January, cyd in February and March; in March nobody is new. */
const orders = [
  order("ann", "2025-01-10", 10),
  order("bob", "2025-01-31", 20),
  order("cyd", "2025-02-01", 7),
  order("ann", "2025-02-28", 5),
  order("cyd", "2025-03-15", 3),
  order("ann", "2025-04-01", 4),
  order("dan", "2025-04-02", 100),
];

const data = { orders: cohortEvents(buyers, orders).rows };

const tableOf = <Each extends Parameters<typeof evaluate>[0]>(
  metrics: Each,
  more: object = {},
  rows = data,
) =>
  cohortTable(
    evaluate(metrics, rows as never, { ...query, ...more }) as never,
    buyers,
  ) as unknown as ReturnType<typeof cohortTable<Each, never, never>>;

describe("a table of cohorts", () => {
  test("has every age of every cohort: true zeros where nobody came, nothing where the age is not over", () => {
    const report = evaluate({ kept: retention(buyers) }, data, query);
    const { ages, rows, average } = cohortTable(report, buyers);
    expect(ages).toEqual([0, 1, 2, 3]);
    expect(rows.map((row) => [row.period.label, ...row.cells.map((cell) => cell.kept)])).toEqual([
      ["2025-01", 1, 0.5, 0, 0.5],
      ["2025-02", 1, 1, 0, null],
      ["2025-03", null, null, null, null],
      ["2025-04", 1, null, null, null],
    ]);
    // By hand: 4 of 4; 2 of 3; 0 of 3; 1 of 2. The mean of the cells at age 1 would be 0.75.
    expect(average.cells.map((cell) => [cell.kept, cell.cohorts])).toEqual([
      [1, 3],
      [2 / 3, 2],
      [0, 2],
      [0.5, 1],
    ]);
  });

  test("says why a cell has no value, and what it is made of", () => {
    const report = evaluate({ kept: retention(buyers) }, data, query);
    const table = cohortTable(report, buyers);
    const at = (row: number, age: number) => table.explain(table.rows[row]!.cells[age]!, "kept");
    expect(at(0, 1)).toMatchObject({ value: 0.5, numerator: 1, denominator: 2, reason: null });
    expect(at(0, 2)).toMatchObject({ value: 0, numerator: 0, denominator: 2, reason: null });
    expect(at(1, 3)).toMatchObject({ value: null, reason: "immature", denominator: 1 });
    expect(at(2, 0)).toMatchObject({ value: null, reason: "zero-denominator" });
    expect(table.explain(table.average.cells[1]!, "kept")).toMatchObject({ numerator: 2, denominator: 3 });
    expect(() => table.explain({ age: 0, kept: 1 }, "kept")).toThrow(
      expect.objectContaining({ code: "unknown-name" }),
    );
    expect(report.explain(report.total, "kept").reason).toBe("not-applicable");
    expect(report.rows.find((row) => row.age === 3 && row.period.label === "2025-02")?.kept).toBe(null);
  });

  test("has retention on or after an age", () => {
    const { rows } = tableOf({ kept: retention(buyers, { rolling: true }) });
    expect(rows.slice(0, 2).map((row) => row.cells.map((cell) => cell.kept))).toEqual([
      [1, 0.5, 0.5, 0.5],
      [1, 1, 0, null],
    ]);
  });

  test("has revenue at an age, so far, a member, and of that at the start", () => {
    const metrics = {
      now: atAge(buyers, paid),
      soFar: throughAge(buyers, paid),
      later: fromAge(buyers, paid),
      each: ratio(throughAge(buyers, paid), cohortSize(buyers)),
      kept: ratio(atAge(buyers, paid), atAge(buyers, paid, 0)),
    };
    const { rows, average } = tableOf(metrics);
    const [january] = rows;
    expect(january!.cells.map(({ now }) => shown(now))).toEqual([
      "30.00 EUR",
      "5.00 EUR",
      "0.00 EUR",
      "4.00 EUR",
    ]);
    expect(january!.cells.map(({ soFar }) => shown(soFar))).toEqual([
      "30.00 EUR",
      "35.00 EUR",
      "35.00 EUR",
      "39.00 EUR",
    ]);
    expect(january!.cells.map(({ later }) => shown(later))).toEqual([
      "39.00 EUR",
      "9.00 EUR",
      "4.00 EUR",
      "4.00 EUR",
    ]);
    expect(january!.cells.map(({ each }) => shown(each))).toEqual([
      "15.00 EUR",
      "17.50 EUR",
      "17.50 EUR",
      "19.50 EUR",
    ]);
    expect(january!.cells.map(({ kept }) => kept)).toEqual([1, 5 / 30, 0, 4 / 30]);
    // (30 + 7 + 100) ÷ 4, (35 + 10) ÷ 3, 45 ÷ 3, 39 ÷ 2.
    expect(average.cells.map(({ each }) => shown(each))).toEqual([
      "34.25 EUR",
      "15.00 EUR",
      "15.00 EUR",
      "19.50 EUR",
    ]);
  });

  // PostHog #30624 and moneat PR 455: leaving out what is 0 %, and counting what is unfinished as 0 %.
  test("averages neither skip cohorts that nobody came back in, nor count those that are too young", () => {
    const rows = [
      ...["a", "b", "c", "d"].map((name) => order(name, "2025-01-10")),
      order("a", "2025-02-10"),
      ...["e", "f", "g", "h"].map((name) => order(name, "2025-02-10")),
      ...["i", "j", "k", "l"].map((name) => order(name, "2025-03-10")),
    ];
    const given = { orders: cohortEvents(buyers, rows).rows };
    const { average } = tableOf({ kept: retention(buyers) }, { asOf: "2025-04-15" }, given);
    // At age 1, January 1 of 4 and February 0 of 4 are over, March is not: not 0.25, nor 1 of 12.
    expect(average.cells[1]).toEqual({ age: 1, kept: 1 / 8, cohorts: 2 });
  });

  test("takes as many ages as are asked for, and during", () => {
    const { ages, rows, average } = tableOf({ kept: retention(buyers) }, { during: quarter(2025, 2) });
    expect([ages, rows.map((row) => [row.period.label, row.partial])]).toEqual([
      [0],
      [
        ["2025-04", false],
        ["2025-05", true],
        ["2025-06", true],
      ],
    ]);
    expect(average.cells[0]).toEqual({ age: 0, kept: 1, cohorts: 1 });
    const report = evaluate({ kept: retention(buyers) }, data, query);
    const wide = cohortTable(report, buyers, { ages: 6 });
    expect(wide.rows[0]!.cells.map((cell) => cell.kept)).toEqual([1, 0.5, 0, 0.5, null, null]);
    expect(wide.average.cells[5]).toEqual({ age: 5, kept: null, cohorts: 0 });
    expect(() => cohortTable(report, buyers, { ages: 0 })).toThrow("expected a number of ages from 1");
  });

  test("has a row for each combination of other dimensions, and one average over all", () => {
    const rows = cohortEvents(buyers, [
      order("ann", "2025-01-10", 1, { channel: "web" }),
      order("bob", "2025-01-10", 1, { channel: "shop" }),
      order("ann", "2025-02-10", 1, { channel: "web" }),
    ]).rows;
    const report = evaluate(
      { kept: retention(buyers) },
      { orders: rows },
      { ...query, asOf: "2025-02-28", by: { age: buyers.age, channel: Order.channel } },
    );
    const table = cohortTable(report, buyers);
    expect(table.rows.map((row) => [row.channel, ...row.cells.map((cell) => cell.kept)])).toEqual([
      ["shop", 1, 0],
      ["web", 1, 1],
    ]);
    expect(table.average.cells[1]).toEqual({ age: 1, kept: 0.5, cohorts: 1 });
  });

  test("counts ages in another calendar than cohorts", () => {
    const weekly = cohort({ member: Order.customerId, at: Order.placedAt, every: week() });
    const rows = cohortEvents(weekly, [
      order("a", "2025-01-01"),
      order("a", "2025-01-08"),
      order("b", "2025-01-31"),
    ]);
    const report = evaluate(
      { kept: retention(weekly) },
      { orders: rows.rows },
      { every: month(), by: { age: weekly.age }, asOf: "2025-02-09" },
    );
    // The last of January enters in the week to 2 February, so that its week 1 is over on the 9th.
    expect(cohortTable(report, weekly).rows[0]!.cells.map((cell) => cell.kept)).toEqual([1, 0.5]);
  });

  test("converts amounts at the rate of the day of the event", () => {
    const rateSheet = rates({
      base: "EUR",
      quotes: [
        { currency: "USD", date: "2025-01-01", rate: 2 },
        { currency: "USD", date: "2025-02-01", rate: 4 },
      ],
    });
    const rows = cohortEvents(buyers, [
      order("a", "2025-01-10", 8, { currency: "USD" }),
      order("a", "2025-02-10", 8, { currency: "USD" }),
    ]).rows;
    const more = { currency: "EUR", rates: rateSheet, asOf: "2025-02-28" };
    const { rows: lines } = tableOf({ now: atAge(buyers, paid) }, more, { orders: rows });
    expect(lines[0]!.cells.map((cell) => shown(cell.now))).toEqual(["4.00 EUR", "2.00 EUR"]);
  });

  test("is empty over nothing", () => {
    expect(tableOf({ kept: retention(buyers) }, {}, { orders: [] })).toMatchObject({
      ages: [],
      rows: [],
      average: { cells: [] },
    });
  });

  test("refuses what has no meaning", () => {
    const kept = { kept: retention(buyers) };
    const code = (value: string) => expect.objectContaining({ code: value }) as Error;
    expect(() => evaluate(kept, data, { by: { age: buyers.age }, every: month() })).toThrow(
      code("missing-as-of"),
    );
    expect(() => retention(buyers)(data, { asOf: "2025-05-10" })).toThrow(code("missing-dimension"));
    const other = evaluate({ size: cohortSize(buyers) }, data, { every: month(), asOf: "2025-05-10" });
    expect(() => cohortTable(other as never, buyers)).toThrow(code("missing-dimension"));
    const single = evaluate(kept, data, { by: { age: buyers.age }, asOf: "2025-05-10" });
    expect(() => cohortTable(single as never, buyers)).toThrow(code("invalid-argument"));
    expect(() => cohortTable(JSON.parse("{}") as never, buyers)).toThrow(code("invalid-argument"));
    expect(() => tableOf({ cohorts: retention(buyers) })).toThrow(code("name-taken"));
    expect(() => atAge(buyers, sum(Order.paidAmount, { at: Order.paidAt }))).toThrow(
      code("invalid-argument"),
    );
    expect(() => atAge(buyers as never, countDistinct(Customer.id))).toThrow(code("invalid-argument"));
    expect(() => cohort({ member: Customer.id as never, at: Order.placedAt, every: month() })).toThrow(
      code("invalid-argument"),
    );
    expect(cohortSize(buyers)(data, { asOf: "2025-05-10" })).toBe(4);
    expect(definitionOf(retention(buyers)).text).toContain("at the age ÷");
  });
});
