import { beforeAll, describe, expect } from "vitest";
import { fc, test } from "@fast-check/vitest";
import {
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
