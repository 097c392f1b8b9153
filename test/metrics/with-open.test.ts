import {
  count,
  Deal,
  eq,
  evaluate,
  Lead,
  medianTimeToFirstAttempt,
  month,
  openDeals,
  openDealsAtEnd,
  quarter,
  salesCycle,
  unworkedLeads,
  where,
  withOpen,
} from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { describe, expect, test } from "vitest";
import { expectSame, subjects } from "../sql/asked.js";

const begun = { createdAt: "2025-01-01", source: "web" } as const;
const deals = [
  { id: "1", status: "won", ...begun, closedAt: "2025-01-11" },
  { id: "2", status: "won", ...begun, closedAt: "2025-03-02" },
  { id: "3", status: "lost", ...begun, closedAt: "2025-02-10" },
  { id: "4", status: "open", ...begun },
  { id: "5", status: "open", ...begun, source: "fair" },
] as const;
const byMonth = { every: month(), during: quarter(2025, 1), asOf: "2025-03-31" } as const;

describe("withOpen", () => {
  test("says how many are open beside what has ended", () => {
    const cycle = withOpen(salesCycle, openDeals);
    const metrics = { cycle, salesCycle, web: where(cycle, eq(Deal.source, "web")) };
    const { total, explain } = evaluate(metrics, { deals }, { asOf: "2025-03-31" });
    expect(total.cycle).toBe(total.salesCycle);
    expect(explain(total, "salesCycle").open).toBeNull();
    const { open, n, unit, direction } = explain(total, "cycle");
    expect([open, n, unit, direction]).toEqual([2, 2, "days", "down"]);
    expect(explain(total, "web").open).toBe(1);
  });

  test("counts at the end of each period with a stock, and in each cohort with a count by creation", () => {
    const cycle = withOpen(salesCycle, openDealsAtEnd);
    const report = evaluate({ cycle }, { deals }, byMonth);
    expect(report.rows.map((row) => report.explain(row, "cycle").open)).toEqual([4, 3, 2]);
    const response = withOpen(medianTimeToFirstAttempt, unworkedLeads);
    const leads = [
      { id: "1", createdAt: "2025-01-01", firstAttemptAt: "2025-01-02" },
      { id: "2", createdAt: "2025-01-01" },
      { id: "3", createdAt: "2025-02-01" },
    ] as const;
    const cohorts = evaluate({ response }, { leads }, byMonth);
    expect(cohorts.rows.map((row) => cohorts.explain(row, "response").open)).toEqual([1, 1, 0]);
    expect(withOpen(medianTimeToFirstAttempt, count(Lead))({ leads })).toBe(24);
  });
});

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  test("says the same of a database", async () => {
    const engine = await open();
    try {
      await engine.query("CREATE TABLE deals (id TEXT, status TEXT, created_at DATE, closed_at DATE)");
      for (const deal of deals) {
        const closedAt = "closedAt" in deal ? `'${deal.closedAt}'` : "NULL";
        await engine.query(
          `INSERT INTO deals VALUES ('${deal.id}', '${deal.status}', '2025-01-01', ${closedAt})`,
        );
      }
      const cycle = withOpen(salesCycle, openDealsAtEnd);
      await expectSame(engine, dialect, { cycle }, { deals }, byMonth, [sqlTable(Deal, { times: "date" })]);
    } finally {
      await engine.close();
    }
  });
});
