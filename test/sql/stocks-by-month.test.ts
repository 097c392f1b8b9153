import { month, openDealsAtEnd, pipelineAtEnd, quarter, Deal } from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { describe, expect, test } from "vitest";
import { expectSame, subjects } from "./asked.js";

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  test("deals are open until they are closed, whatever the closing date of an open one says", async () => {
    const rows = [
      ["open", "2025-01-05", null],
      ["open", "2025-01-05", "2025-02-10"],
      ["won", "2025-01-05", "2025-02-10"],
      ["lost", "2025-02-05", "2025-03-10"],
      ["won", "2025-02-05", null],
      ["open", null, null],
      ["closed?", "2025-01-05", "2025-02-10"],
      ["won", "2025-03-05", "2025-02-10"],
    ] as const;
    const deals = rows.map(([status, createdAt, closedAt], place) => {
      return { id: String(place), status, createdAt, closedAt, amount: 10 ** place, currency: "EUR" };
    });
    const text = (value: string | null): string => (value === null ? "NULL" : `'${value}'`);
    const engine = await open();
    try {
      await engine.query(
        "CREATE TABLE deals (id TEXT, status TEXT, created_at DATE, closed_at DATE, amount INTEGER, currency TEXT)",
      );
      for (const { id, status, createdAt, closedAt, amount } of deals)
        await engine.query(
          `INSERT INTO deals VALUES ('${id}', '${status}', ${text(createdAt)}, ${text(closedAt)}, ${String(amount)}, 'EUR')`,
        );
      const metrics = { openDealsAtEnd, pipelineAtEnd };
      const query = { every: month(), during: quarter(2025, 1), asOf: "2025-03-31" } as const;
      const tables = [sqlTable(Deal, { times: "date" })];
      const { found } = await expectSame(engine, dialect, metrics, { deals }, query, tables);
      expect(found.rows.map((row) => row["openDealsAtEnd"])).toEqual([3, 3, 2]);
    } finally {
      await engine.close();
    }
  });
});
