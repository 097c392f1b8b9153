import {
  count,
  countDistinct,
  Customer,
  eq,
  month,
  not,
  Order,
  quarter,
  sum,
  through,
  type TimeValue,
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
import { cohortEventsTable, type SqlTable } from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { loadAll, type Times } from "../engines/tables.js";
import { expectRows, expectSame, type Subject, tableIn } from "./asked.js";
import { livesOf } from "./lives.js";

/** Tests that a database gives the rows and the reports of memory, for cohorts. */
export function agreeOnCohorts(subject: Subject): void {
  const { dialect, open } = subject;
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  describe.each<Times>(["date", "instant"])("rows whose times are of the kind %s", (times) => {
    const zone = times === "date" ? {} : { timeZone: "America/New_York" };
    const asOf: TimeValue = times === "date" ? "2025-06-20" : new Date("2025-06-20T09:00:00Z");
    const during = through("2025-03-01", "2025-07-20", zone);
    const [orders, customers] = [tableIn(subject, times, "orders"), tableIn(subject, times, "customers")];
    const isReal = not(eq(Order.test, true));
    const buyers = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      where: isReal,
      every: month(zone),
    });
    const signed = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      every: week(zone),
      members: {
        member: Customer.id,
        at: Customer.signedUpAt,
        where: not(eq(Customer.test, true)),
      },
    });
    const same = (view: SqlTable, rows: readonly object[]): Promise<void> =>
      expectRows(engine, dialect, view, rows, times);

    describe.each([1, 2])("seed %i", (seed) => {
      const lives = livesOf(seed, times);
      beforeAll(() => loadAll(engine, lives as never, times));

      test("events of members who enter with the first", async () => {
        await same(cohortEventsTable(buyers, orders), cohortEvents(buyers, lives.orders).rows);
      });

      test("events of members with rows of their own", async () => {
        const { rows } = cohortEvents(signed, lives.orders, lives.customers);
        await same(cohortEventsTable(signed, orders, customers), rows);
      });

      test("metrics by age, and their table", async () => {
        const revenue = sum(Order.paidAmount);
        const metrics = {
          ...{ retention: retention(buyers), rolling: retention(buyers, { rolling: true }) },
          ...{ size: cohortSize(buyers), orders: atAge(buyers, count(Order)) },
          ...{ first: atAge(buyers, count(Order), 0), revenue: throughAge(buyers, revenue) },
          later: fromAge(buyers, revenue),
        };
        const data = { orders: cohortEvents(buyers, lives.orders).rows };
        const tables = [cohortEventsTable(buyers, orders)];
        const query = { every: month(zone), during, asOf, by: { age: buyers.age } };
        const { found, expected } = await expectSame(engine, dialect, metrics, data, query, tables);
        expect(laidOut(cohortTable(found as never, buyers as never))).toEqual(
          laidOut(cohortTable(expected as never, buyers as never)),
        );
      });

      test("members with rows of their own, by weeks of age, in quarters", async () => {
        const metrics = {
          ...{ retention: retention(signed), size: cohortSize(signed) },
          people: throughAge(signed, countDistinct(Order.customerId)),
        };
        const data = {
          orders: cohortEvents(signed, lives.orders, lives.customers).rows,
          customers: lives.customers,
        };
        const tables = [cohortEventsTable(signed, orders, customers), customers];
        const query = { every: quarter(zone), during, asOf, by: { age: signed.age } };
        await expectSame(engine, dialect, metrics, data, query, tables);
      });
    });
  });
}

/** A table of cohorts as plain data. */
function laidOut(table: unknown): unknown {
  return JSON.parse(JSON.stringify(table));
}
