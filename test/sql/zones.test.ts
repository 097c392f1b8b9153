import { beforeAll, describe, expect, test as example } from "vitest";
import { fc, test } from "@fast-check/vitest";
import {
  between,
  type CalendarDate,
  calendarDays,
  count,
  Deal,
  elapsed,
  evaluate,
  gt,
  lte,
  mean,
  month,
  report,
  sum,
  year,
} from "salesmetrics";
import { duckdb, fromSql, sqlTable, toSql } from "salesmetrics/sql";
import { dates, instants, zones } from "../laws/deals.js";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { expectSame, resultsOf } from "./asked.js";

// A day beside an instant: what day the instant is on is worked out from the clock changes of the zone.

const rows = fc.array(fc.record({ createdAt: instants, qualifiedAt: instants, closedAt: dates }), {
  minLength: 1,
  maxLength: 40,
});

const metrics = {
  cycle: mean(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt }),
  back: sum(elapsed(Deal.closedAt, Deal.createdAt), { at: Deal.closedAt }),
  midnights: sum(calendarDays(Deal.createdAt, Deal.qualifiedAt), { at: Deal.createdAt }),
  mixed: sum(calendarDays(Deal.qualifiedAt, Deal.closedAt), { at: Deal.createdAt }),
  before: count(Deal, { where: gt(Deal.closedAt, Deal.createdAt), at: Deal.closedAt }),
  after: count(Deal, { where: lte(Deal.closedAt, Deal.qualifiedAt), at: Deal.qualifiedAt }),
};

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb();
  return () => engine.close();
});

describe.each(zones)("in %s", (timeZone) => {
  test.prop([rows, fc.oneof(dates, instants)], { numRuns: 4 })(
    "days and instants meet as they do in memory",
    async (made, asOf) => {
      const deals = made.map((deal, place) => ({ id: String(place), status: "won" as const, ...deal }));
      const columns = {
        id: "text",
        status: "text",
        created_at: "instant",
        qualified_at: "instant",
        closed_at: "date",
      } as const;
      const named = deals.map(({ id, status, createdAt, qualifiedAt, closedAt }) => {
        return { id, status, created_at: createdAt, qualified_at: qualifiedAt, closed_at: closedAt };
      });
      await engine.create("deals", columns, named);
      const query = {
        every: month({ timeZone }),
        during: year(2024, { timeZone }),
        asOf: asOf as CalendarDate,
      };
      const tables = [sqlTable(Deal, { columns: { closedAt: { time: "date" } } })];
      const scan = toSql(metrics, query, { dialect: duckdb, tables });
      const results = [];
      for (const { text, parameters } of scan.statements) results.push(await engine.query(text, parameters));
      const [found, expected] = [
        report(metrics, fromSql(scan, results)),
        evaluate(metrics, { deals: deals as never }, query),
      ];
      expect(found.rows).toEqual(expected.rows);
      for (const name of Object.keys(metrics) as (keyof typeof metrics)[])
        expect(found.explain(found.total, name)).toEqual(expected.explain(expected.total, name));
    },
  );
});

/** Moments around clock changes: there and back within a week, from the mean time of the sun, over the date line. */
const changes: Readonly<Record<string, readonly string[]>> = {
  "America/Recife": [
    "2000-10-08T02:30:00Z",
    "2000-10-10T02:30:00Z",
    "2000-10-14T02:30:00Z",
    "2000-10-16T02:30:00Z",
  ],
  "America/New_York": [
    "1700-07-04T04:30:00Z",
    "1883-11-17T04:58:00Z",
    "1883-11-20T04:58:00Z",
    "2099-07-04T04:30:00Z",
  ],
  "Asia/Manila": [
    "1844-12-30T15:30:00Z",
    "1844-12-31T15:30:00Z",
    "1845-01-01T15:30:00Z",
    "1942-11-01T15:30:00Z",
  ],
  "Europe/Amsterdam": ["1834-12-31T23:45:00Z", "1936-12-31T23:45:00Z", "1940-05-16T22:30:00Z"],
  "Pacific/Apia": ["1892-07-04T12:00:00Z", "2011-12-30T09:30:00Z", "2011-12-30T10:30:00Z"],
  "Asia/Tokyo": ["1887-12-31T14:45:00Z", "1950-05-06T15:30:00Z", "2150-01-01T15:30:00Z"],
};

describe.each(Object.entries(changes))("at clock changes of %s", (timeZone, moments) => {
  example("instants are on the days that they are on in memory", async () => {
    const around = moments.flatMap((at) =>
      [-90, -30, 0, 30, 90].map((minutes) => Date.parse(at) + minutes * 60_000),
    );
    const deals = around.map((at, place) => ({
      id: String(place),
      createdAt: "1600-01-01",
      closedAt: new Date(at),
    }));
    const columns = { id: "text", created_at: "date", closed_at: "instant" } as const;
    const named = deals.map(({ id, createdAt, closedAt }) => ({
      id,
      created_at: createdAt,
      closed_at: closedAt,
    }));
    await engine.create("deals", columns, named);
    const since = { days: sum(calendarDays(Deal.createdAt, Deal.closedAt)) };
    const query = { by: { id: Deal.id }, during: between("1600-01-01", "2200-01-01", { timeZone }) };
    const tables = [sqlTable(Deal, { columns: { createdAt: { time: "date" } } })];
    const { found } = await expectSame(engine, duckdb, since, { deals }, query, tables);
    expect(found.rows.length).toBe(around.length);
  });
});

example("a day that a zone which changes its clocks for ever has from 2100 on is reported", async () => {
  await engine.query(`CREATE OR REPLACE TABLE deals AS
    SELECT '1' AS id, DATE '2099-01-01' AS created_at, TIMESTAMPTZ '2100-07-04 12:00:00+00' AS closed_at`);
  const since = { days: sum(calendarDays(Deal.createdAt, Deal.closedAt)) };
  const query = { during: between("2000-01-01", "2200-01-01", { timeZone: "America/New_York" }) };
  const tables = [sqlTable(Deal, { columns: { createdAt: { time: "date" } } })];
  const found = await resultsOf(engine, duckdb, since, query, tables);
  expect(found.explain(found.total, "days")).toMatchObject({ excluded: [{ why: "after 2099", count: 1 }] });
});
