import { describe, expect, test } from "vitest";
import {
  bin,
  count,
  Deal,
  divide,
  elapsed,
  emailCaptureRate,
  eq,
  gt,
  Lead,
  max,
  mean,
  median,
  type Metrics,
  month,
  multiply,
  type Query,
  Rep,
  report,
  salesCycle,
  SalesmetricsError,
  spread,
  sum,
  predicate,
  variance,
  via,
  wonDeals,
  year,
} from "salesmetrics";
import {
  bigquery,
  clickhouse,
  type Dialect,
  duckdb,
  fromSql,
  mysql,
  postgres,
  snowflake,
  spark,
  sqlite,
  sqlTable,
  type SqlTable,
  toSql,
  trino,
} from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { openSqlite } from "../engines/sqlite.js";
import { resultsOf } from "./asked.js";

const dialects = { bigquery, clickhouse, duckdb, mysql, postgres, snowflake, spark, sqlite, trino };
const deals = sqlTable(Deal, { times: "date" });

function refusal(ask: () => unknown): SalesmetricsError {
  try {
    ask();
  } catch (error) {
    if (error instanceof SalesmetricsError) return error;
    throw error;
  }
  throw new Error("expected a refusal, got none");
}

function asked(
  metrics: Metrics,
  query: Query = {},
  tables: readonly SqlTable[] = [deals],
  dialect: Dialect = duckdb,
) {
  return toSql(metrics, query, { dialect, tables });
}

describe.each(Object.entries(dialects))("%s", (_, dialect) => {
  test("refuses a callback, a pattern and an order of texts by the metric's name", () => {
    const vowels = count(Deal, { where: predicate(Deal, ({ id }) => /^[aeiou]/.test(id)) });
    const late = count(Deal, { where: gt(Deal.stage, "demo") });
    const leads = [sqlTable(Lead, { times: "date" })];
    for (const [metrics, tables] of [
      [{ vowels }, [deals]],
      [{ late }, [deals]],
      [{ emailCaptureRate }, leads],
    ] as const) {
      const { code, message } = refusal(() => asked(metrics, {}, tables, dialect));
      expect(code).toBe("not-in-sql");
      expect(message).toMatch(new RegExp(`^${Object.keys(metrics)[0]!}: `));
      expect(message).toContain(dialect.name);
    }
  });
});

test("a quotient of a row, and days of instants that are multiplied, are refused with a remedy", () => {
  const chances = { chance: mean(divide(Deal.probability, Deal.termMonths)) };
  const { code, message } = refusal(() => asked(chances));
  expect([code, message]).toEqual(["not-in-sql", expect.stringContaining("map it as a field")]);
  const planned = { planned: spread(Deal.probability, { from: Deal.createdAt, until: Deal.closedAt }) };
  const query = { during: year(2025, { timeZone: "UTC" }) };
  expect(refusal(() => asked(planned, query, [sqlTable(Deal, { times: "instant" })])).code).toBe(
    "not-in-sql",
  );
});

test("what the question lacks is said", () => {
  expect(refusal(() => asked({ wonDeals }, { every: month() })).message).toContain("during");
  expect(refusal(() => asked({ wonDeals }, {}, [])).message).toContain("sqlTable");
  expect(refusal(() => asked({ n: count(Deal) }, { by: { team: via(Deal.ownerId, Rep).team } })).code).toBe(
    "missing-data",
  );
  expect(refusal(() => asked({ wonDeals }, { asOf: "2025-03-31" }, [sqlTable(Deal)])).code).toBe(
    "missing-time-zone",
  );
  const { message } = refusal(() => sqlTable(Deal, { columns: { colour: "color" } as never }));
  expect(message).toContain("colour");
});

test("an engine without instants is told the zone of its times", () => {
  const ask = (options: Parameters<typeof sqlTable<"deals", Deal>>[1], dialect: Dialect) =>
    asked({ wonDeals }, {}, [sqlTable(Deal, options)], dialect);
  expect(refusal(() => ask({}, mysql)).message).toContain(`{ zone: "UTC" }`);
  expect(() => ask({ zone: "UTC" }, mysql)).not.toThrow();
  expect(refusal(() => ask({ zone: "UTC", times: "instant" }, spark)).message).toContain(
    "times without a zone",
  );
});

test("a sum of durations that were computed with is refused, for memory rounds them row by row", () => {
  const doubled = sum(multiply(elapsed(Deal.createdAt, Deal.closedAt), 2));
  expect(refusal(() => asked({ doubled }, {}, [sqlTable(Deal)])).code).toBe("not-in-sql");
});

test("bins of parts of a number are refused where an engine has whole ones alone", () => {
  const chances = (width: number, origin: number): unknown =>
    asked({ wonDeals }, { by: { chance: bin(Deal.probability, width, { origin }) } }, [deals], sqlite);
  expect(refusal(() => chances(0.5, 0)).code).toBe("not-in-sql");
  expect(refusal(() => chances(1, 0.5)).code).toBe("not-in-sql");
  expect(() => chances(2, 1)).not.toThrow();
});

describe("results", () => {
  const metrics = { revenue: sum(Deal.amount), salesCycle };

  test("sums of floats are refused, and taken once the column is cast", async () => {
    const engine = await openDuckDb();
    await engine.query(
      "CREATE TABLE deals AS SELECT 'USD' AS currency, CAST(0.1 AS DOUBLE) AS amount FROM range(3)",
    );
    const ask = async (columns: NonNullable<Parameters<typeof sqlTable<"deals", Deal>>[1]>["columns"]) => {
      const scan = asked({ revenue: metrics.revenue }, {}, [sqlTable(Deal, { columns: columns! })]);
      const [{ text, parameters }] = scan.statements as [(typeof scan.statements)[0]];
      const rows = await engine.query(text, parameters);
      return report({ revenue: metrics.revenue }, fromSql(scan, [rows])).total.revenue!.amount.toFixed();
    };
    await expect(ask({})).rejects.toThrow(/revenue: .*DOUBLE/);
    expect(await ask({ amount: { from: { sql: "CAST(amount AS DECIMAL(18, 2))" } } })).toBe("0.3");
    await engine.close();
  });

  test("a sum that overflows is refused", async () => {
    const engine = await openSqlite();
    await engine.query("CREATE TABLE deals (currency TEXT, amount INTEGER)");
    await engine.query("INSERT INTO deals VALUES ('USD', 9223372036854775807)");
    const product = { product: sum(multiply(Deal.amount, 2)) };
    const scan = asked(product, {}, [sqlTable(Deal)], sqlite);
    const [{ text, parameters }] = scan.statements as [(typeof scan.statements)[0]];
    const rows = await engine.query(text, parameters);
    expect(() => fromSql(scan, [rows])).toThrow(/^product: .*real/);
    await engine.close();
  });

  test("times in the year 9999 are refused until the mapping says what they are", async () => {
    const engine = await openDuckDb();
    await engine.query(`CREATE TABLE deals AS SELECT * FROM (VALUES
      ('won', DATE '2025-01-01', DATE '2025-01-11'), ('won', DATE '2025-01-01', DATE '9999-12-31')
    ) AS rows (status, created_at, closed_at)`);
    const ask = async (never?: "refused" | "missing" | "reported") => {
      const scan = asked({ salesCycle }, {}, [sqlTable(Deal, { times: "date", ...(never && { never }) })]);
      const [{ text, parameters }] = scan.statements as [(typeof scan.statements)[0]];
      const found = report({ salesCycle }, fromSql(scan, [await engine.query(text, parameters)]));
      const { value, excluded } = found.explain(found.total, "salesCycle");
      return [value, excluded.map(({ why, count: n }) => `${why} ${String(n)}`)];
    };
    await expect(ask()).rejects.toThrow(/closedAt.*never/);
    expect(await ask("missing")).toEqual([10, ["missing closedAt 1"]]);
    expect(await ask("reported")).toEqual([10, ["invalid closedAt 1"]]);
    await engine.close();
  });

  test("times in the year 9999 are refused where they matter to the question, and only there", async () => {
    const engine = await openDuckDb();
    await engine.query(`CREATE TABLE deals AS SELECT * FROM (VALUES
      ('won', DATE '2025-01-01', DATE '2025-01-11'), ('won', DATE '9999-12-31', DATE '2024-01-11'),
      ('lost', DATE '2025-01-01', DATE '9999-12-31')
    ) AS rows (status, created_at, closed_at)`);
    const ask = async (wanted: string, during: ReturnType<typeof year>) => {
      const cycle = { cycle: mean(elapsed(Deal.createdAt, Deal.closedAt), closed(wanted)) };
      const { total } = await resultsOf(engine, duckdb, cycle, { during }, [deals]);
      return total["cycle"];
    };
    const closed = (status: string) => ({ where: eq(Deal.status, status as "won"), at: Deal.closedAt });
    expect(await ask("won", year(2025))).toBe(10);
    await expect(ask("won", year(2024))).rejects.toThrow(/createdAt.*never/);
    await expect(ask("lost", year(2025))).rejects.toThrow(/closedAt.*never/);
    await engine.close();
  });

  test("days between dates are summed exactly, whatever they are computed with", async () => {
    const engine = await openDuckDb();
    await engine.query(`CREATE TABLE deals AS SELECT * FROM (VALUES
      ('1', DATE '2024-02-28', DATE '2024-03-01'), ('2', DATE '2024-12-31', DATE '2025-01-31')
    ) AS rows (id, created_at, closed_at)`);
    const length = elapsed(Deal.createdAt, Deal.closedAt);
    const lengths = {
      tenths: sum(multiply(length, 0.1)),
      hours: sum(elapsed(Deal.createdAt, Deal.closedAt, "hours")),
      middle: median(length),
      longest: max(length),
      spread: variance(elapsed(Deal.createdAt, Deal.closedAt, "hours")),
    };
    const { total } = await resultsOf(engine, duckdb, lengths, {}, [deals]);
    expect(total).toMatchObject({
      tenths: 3.3,
      hours: 792,
      middle: 16.5,
      longest: 31,
      spread: (29 * 24) ** 2 / 2,
    });
    await engine.close();
  });

  test("results that are not those of the statements are refused", () => {
    const scan = asked({ wonDeals });
    expect(() => fromSql(scan, [])).toThrow(/deals/);
    expect(() => fromSql(scan, [[{ count: 3 }]])).toThrow(/part/);
    expect(() => fromSql(scan, [[{ part: "7" }]])).toThrow(/part/);
  });

  test("names of results in capitals are read too", () => {
    const scan = asked({ wonDeals: count(Deal, { where: eq(Deal.status, "won") }) });
    expect(
      report(
        { wonDeals: count(Deal, { where: eq(Deal.status, "won") }) },
        fromSql(scan, [[{ PART: "0", A1: 3n }]]),
      ).total.wonDeals,
    ).toBe(3);
  });
});
