import {
  add,
  and,
  count,
  countDistinct,
  Deal,
  eq,
  extend,
  isNull,
  isOneOf,
  isPresent,
  lt,
  max,
  type Metrics,
  mean,
  multiply,
  elapsed,
  month,
  ne,
  not,
  oneOf,
  or,
  QuietSpell,
  Order,
  Rep,
  StageVisit,
  subtract,
  sum,
  Touch,
  weightedPipeline,
  timeInStage,
  stageStays,
  via,
  year,
} from "salesmetrics";
import { cohort, cohortEvents, cohortSize } from "salesmetrics/analysis";
import {
  cohortEventsTable,
  duckdb,
  postgres,
  quietSpellsTable,
  sqlite,
  sqlTable,
  type SqlTableOptions,
  stageStaysTable,
  toSql,
} from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { openPglite } from "../engines/pglite.js";
import { openSqlite } from "../engines/sqlite.js";
import { expectSame, resultsOf } from "./asked.js";

// Columns as databases declare them: with collations, and with types that are not the library's.

const engines = [
  { dialect: duckdb, open: openDuckDb },
  { dialect: postgres, open: openPglite },
  { dialect: sqlite, open: openSqlite },
];

describe.each(engines)("$dialect.name", ({ dialect, open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) {
      await engine.query(statement);
    }
  };

  test("texts are compared, grouped and joined by their code points, whatever the collation", async () => {
    if (dialect === postgres)
      await run(
        "CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
      );
    const text = "TEXT COLLATE nocase";
    await run(
      "DROP TABLE IF EXISTS deals",
      "DROP TABLE IF EXISTS reps",
      `CREATE TABLE deals (id ${text}, status ${text}, owner_id ${text}, source ${text})`,
      `CREATE TABLE reps (id ${text}, team ${text})`,
      `INSERT INTO deals VALUES ('1', 'won', 'ann', 'web'), ('2', 'won', 'Ann', 'Web'), ('3', 'won', 'ANN', 'web'),
        ('4', 'lost', 'ann', NULL)`,
      "INSERT INTO reps VALUES ('ann', 'east'), ('Ann', 'East'), ('ANN', 'west')",
    );
    const deals = [
      { id: "1", status: "won", ownerId: "ann", source: "web" },
      { id: "2", status: "won", ownerId: "Ann", source: "Web" },
      { id: "3", status: "won", ownerId: "ANN", source: "web" },
      { id: "4", status: "lost", ownerId: "ann" },
    ];
    const reps = [
      { id: "ann", team: "east" },
      { id: "Ann", team: "East" },
      { id: "ANN", team: "west" },
    ];
    const metrics = {
      owners: countDistinct(Deal.ownerId),
      anns: count(Deal, { where: eq(Deal.ownerId, "ann") }),
      others: count(Deal, { where: ne(Deal.source, "web") }),
      some: count(Deal, { where: isOneOf(Deal.source, ["Web", "fair"]) }),
      sameAsSource: count(Deal, { where: eq(Deal.ownerId, Deal.source) }),
    };
    const tables = [sqlTable(Deal), sqlTable(Rep)];
    const owner = via(Deal.ownerId, Rep);
    for (const by of [{}, { source: Deal.source }, { team: owner.team }, { isAnn: eq(Deal.ownerId, "ANN") }])
      await expectSame(engine, dialect, metrics, { deals, reps }, { by }, tables);
  });

  test("ids may be whole numbers or UUIDs, and words an ENUM", async () => {
    const [first, second] = ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000002"];
    const [uuid, status] = dialect === sqlite ? ["TEXT", "TEXT"] : ["UUID", "deal_status"];
    if (dialect !== sqlite) await run("CREATE TYPE deal_status AS ENUM ('lost', 'won')");
    await run(
      "DROP TABLE IF EXISTS deals",
      "DROP TABLE IF EXISTS reps",
      `CREATE TABLE deals (id INTEGER, status ${status}, owner_id ${uuid}, campaign_id BIGINT)`,
      `CREATE TABLE reps (id ${uuid}, team SMALLINT)`,
      `INSERT INTO deals VALUES (1, 'won', '${first}', 7), (2, 'won', '${second}', NULL), (3, 'lost', '${first}', 8)`,
      `INSERT INTO reps VALUES ('${first}', 1), ('${second}', 20)`,
    );
    const deals = [
      { id: "1", status: "won", ownerId: first, campaignId: "7" },
      { id: "2", status: "won", ownerId: second },
      { id: "3", status: "lost", ownerId: first, campaignId: "8" },
    ];
    const reps = [
      { id: first, team: "1" },
      { id: second, team: "20" },
    ];
    const metrics = {
      won: count(Deal, { where: eq(Deal.status, "won") }),
      open: count(Deal, { where: eq(Deal.status, "open") }),
      third: count(Deal, { where: eq(Deal.id, "x3") }),
      seventh: count(Deal, { where: eq(Deal.campaignId, "7") }),
      campaigns: countDistinct(Deal.campaignId),
    };
    const tables = [sqlTable(Deal), sqlTable(Rep)];
    for (const by of [
      { id: Deal.id },
      { campaign: Deal.campaignId, status: Deal.status },
      { team: via(Deal.ownerId, Rep).team },
    ])
      await expectSame(engine, dialect, metrics, { deals, reps }, { by }, tables);
  });

  test("a text outside the listed words of a field is an issue of its row, and a declared spelling its word", async () => {
    const Lettered = extend(Deal, { tier: oneOf(["gold", "silver"], { spellings: { gold: ["Au"] } }) });
    const statuses = ["won", "Closed Won", "WON", "won ", "open", "", null];
    const tiers = ["gold", "Au", "au", null, "silver", "AU", "gold"];
    const deals = statuses.map((status, place) => ({ id: String(place), status, tier: tiers[place]! }));
    const touches = deals.map(({ id }) => ({ id, dealId: id }));
    const text = (value: string | null): string => (value === null ? "NULL" : `'${value}'`);
    await run(
      "DROP TABLE IF EXISTS deals",
      "DROP TABLE IF EXISTS touches",
      "CREATE TABLE deals (id TEXT, status TEXT, tier TEXT)",
      "CREATE TABLE touches (id TEXT, deal_id TEXT)",
    );
    for (const { id, status, tier } of deals)
      await run(
        `INSERT INTO deals VALUES ('${id}', ${text(status)}, ${text(tier)})`,
        `INSERT INTO touches VALUES ('${id}', '${id}')`,
      );
    const metrics = {
      all: count(Deal),
      won: count(Deal, { where: eq(Deal.status, "won") }),
      notWon: count(Deal, { where: ne(Deal.status, "won") }),
      closed: count(Deal, { where: isOneOf(Deal.status, ["won", "lost"]) }),
      there: count(Deal, { where: isPresent(Deal.status) }),
      missing: count(Deal, { where: isNull(Lettered.tier) }),
      either: count(Deal, { where: or(eq(Deal.status, "won"), eq(Lettered.tier, "gold")) }),
      both: count(Deal, { where: and(not(eq(Deal.status, "won")), eq(Lettered.tier, "gold")) }),
      statuses: countDistinct(Deal.status),
    };
    const tables = [sqlTable(Lettered), sqlTable(Touch)];
    const data = { deals, touches };
    for (const by of [
      {},
      { status: Deal.status },
      { tier: Lettered.tier },
      { gold: eq(Lettered.tier, "gold") },
    ])
      await expectSame(engine, dialect, metrics, data, { by }, tables);
    const deal = via(Touch.dealId, Lettered);
    const touched = {
      won: count(Touch, { where: eq(deal.status, "won") }),
      tiers: countDistinct(deal.tier),
    };
    await expectSame(engine, dialect, touched, data, { by: { status: deal.status } }, tables);
  });

  test("flags may be the numbers 0 and 1, and others are refused by name", async () => {
    await run(
      "DROP TABLE IF EXISTS orders",
      "CREATE TABLE orders (id TEXT, customer_id TEXT, test SMALLINT)",
      "INSERT INTO orders VALUES ('1', 'a', 1), ('2', 'a', 0), ('3', 'b', NULL)",
    );
    const orders = [
      { id: "1", customerId: "a", test: true },
      { id: "2", customerId: "a", test: false },
      { id: "3", customerId: "b" },
    ];
    const metrics = {
      tests: count(Order, { where: eq(Order.test, true) }),
      real: count(Order, { where: not(eq(Order.test, true)) }),
      unknown: count(Order, { where: isNull(Order.test) }),
      buyers: countDistinct(Order.customerId, { where: eq(Order.test, false) }),
    };
    const tables = [sqlTable(Order)];
    for (const by of [{}, { test: Order.test }])
      await expectSame(engine, dialect, metrics, { orders }, { by }, tables);
    await run("INSERT INTO orders VALUES ('4', 'b', 2)");
    const refused = resultsOf(engine, dialect, metrics, {}, tables);
    await expect(refused).rejects.toThrow(/orders: expected true and false, or 1 and 0, in test/);
    const mapped = [sqlTable(Order, { columns: { test: { from: { sql: "test <> 0" } } } })];
    expect((await resultsOf(engine, dialect, metrics, {}, mapped)).total).toMatchObject({
      tests: 2,
      real: 2,
    });
  });

  test("products and sums of columns have more digits than the columns", async () => {
    const [amount, probability] =
      dialect === sqlite ? ["INTEGER", "INTEGER"] : ["DECIMAL(18, 2)", "DECIMAL(18, 10)"];
    await run(
      "DROP TABLE IF EXISTS deals",
      `CREATE TABLE deals (id TEXT, status TEXT, amount ${amount}, probability ${probability}, currency TEXT,
        created_at DATE, closed_at DATE)`,
      dialect === sqlite
        ? "INSERT INTO deals VALUES ('1', 'open', 90000000000, 10000000, 'USD', '2024-01-01', NULL), ('2', 'open', 1, 1, 'USD', '2024-01-01', NULL)"
        : `INSERT INTO deals VALUES ('1', 'open', 9000000000000000, 1, 'USD', '2024-01-01', NULL),
            ('2', 'open', 0.01, 0.0000000001, 'USD', '2024-01-01', NULL)`,
    );
    const [large, small] =
      dialect === sqlite ? ["900000000", "0.0000001"] : ["9000000000000000", "0.0000000001"];
    const shared = { status: "open", currency: "USD", createdAt: "2024-01-01" };
    const deals = [
      { id: "1", ...shared, amount: large, probability: 1 },
      { id: "2", ...shared, amount: "0.01", probability: small },
    ];
    const scales = { amount: { scale: 2 }, probability: { scale: 7 } };
    const tables = [sqlTable(Deal, { times: "date", ...(dialect === sqlite && { columns: scales }) })];
    const metrics = { weightedPipeline, twice: sum(add(Deal.amount, Deal.amount)) };
    await expectSame(engine, dialect, metrics, { deals }, { asOf: "2025-01-01", currency: "USD" }, tables);
  });

  test("products and sums of whole numbers do not overflow their type", async () => {
    await run(
      "DROP TABLE IF EXISTS orders",
      "CREATE TABLE orders (id TEXT, paid_amount INTEGER, tax_amount INTEGER, currency TEXT)",
      "INSERT INTO orders VALUES ('1', 2147483647, 2147483647, 'USD')",
    );
    const orders = [{ id: "1", paidAmount: 2147483647, taxAmount: 2147483647, currency: "USD" }];
    const metrics = {
      both: sum(add(Order.paidAmount, Order.taxAmount)),
      less: sum(subtract(subtract(Order.paidAmount, Order.taxAmount), Order.taxAmount)),
      large: sum(multiply(Order.taxAmount, 2_000_000_000)),
    };
    await expectSame(engine, dialect, metrics, { orders }, {}, [sqlTable(Order)]);
  });
});

describe("SQLite", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openSqlite();
  });
  afterAll(() => engine?.close());

  test("a sum and a product that do not fit into 64 bits are refused", async () => {
    await engine.query(
      "CREATE TABLE orders (id TEXT, paid_amount INTEGER, tax_amount INTEGER, currency TEXT)",
    );
    await engine.query("INSERT INTO orders VALUES ('1', 9000000000000000000, 9000000000000000000, 'USD')");
    const ask = (metric: Metrics[string]) => resultsOf(engine, sqlite, { metric }, {}, [sqlTable(Order)]);
    expect((await ask(sum(Order.paidAmount))).total).toMatchObject({ metric: { currency: "USD" } });
    await expect(ask(sum(add(Order.paidAmount, Order.taxAmount)))).rejects.toThrow("got one of type real");
    await expect(ask(sum(multiply(Order.paidAmount, 3)))).rejects.toThrow("got one of type real");
  });

  test("an index on a time is used, one on a text is not", async () => {
    await engine.query("CREATE TABLE deals (id TEXT, status TEXT, closed_at TEXT)");
    await engine.query("CREATE INDEX by_status ON deals (status)");
    await engine.query("CREATE INDEX by_time ON deals (closed_at)");
    const plansOf = async (metric: Metrics[string]) => {
      const asked = toSql(
        { metric },
        { during: year(2025) },
        {
          dialect: sqlite,
          tables: [sqlTable(Deal, { times: "date" })],
        },
      );
      const plans = asked.statements.map(({ text, parameters }) =>
        engine.query(`EXPLAIN QUERY PLAN ${text}`, parameters),
      );
      return JSON.stringify(await Promise.all(plans));
    };
    const plan = await plansOf(count(Deal, { where: eq(Deal.status, "won"), at: Deal.closedAt }));
    expect(plan).toContain("by_time (closed_at>? AND closed_at<?)");
    expect(plan).not.toContain("by_status");
  });
});

describe.each(engines.filter(({ dialect }) => dialect !== sqlite))("times in $dialect.name", (subject) => {
  const { dialect, open } = subject;
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.query("SET TimeZone = 'America/New_York'");
  });
  afterAll(() => engine?.close());

  /** Makes a table whose columns are of a type, and fills it with the first instants of 2025 in UTC. */
  const make = async (type: string): Promise<void> => {
    const at = (day: string): string => `CAST('${day} 00:30:00' AS ${type})`;
    for (const statement of [
      "DROP TABLE IF EXISTS deals",
      `CREATE TABLE deals (id TEXT, status TEXT, created_at ${type}, closed_at ${type})`,
      `INSERT INTO deals VALUES ('1', 'won', ${at("2025-01-01")}, ${at("2025-02-01")}),
        ('2', 'won', ${at("2025-01-03")}, ${at("2025-03-01")})`,
    ])
      await engine.query(statement);
  };
  const deals = [
    {
      id: "1",
      status: "won",
      createdAt: new Date("2025-01-01T00:30:00Z"),
      closedAt: new Date("2025-02-01T00:30:00Z"),
    },
    {
      id: "2",
      status: "won",
      createdAt: new Date("2025-01-03T00:30:00Z"),
      closedAt: new Date("2025-03-01T00:30:00Z"),
    },
  ];
  const metrics = {
    closed: count(Deal, { at: Deal.closedAt }),
    cycle: mean(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt }),
  };
  const query = { every: month({ timeZone: "UTC" }), during: year(2025, { timeZone: "UTC" }) };
  const ask = (options: SqlTableOptions<keyof Deal>, asked: Metrics = { closed: metrics.closed }) =>
    resultsOf(engine, dialect, asked, query, [sqlTable(Deal, options)]);

  test("a TIMESTAMP is refused until the mapping says its zone, which is then not that of the session", async () => {
    await make("TIMESTAMP");
    await expect(ask({})).rejects.toThrow(/instants in deals.closedAt, got .* type timestamp.*zone: "UTC"/i);
    await expect(ask({ times: "date" })).rejects.toThrow(/days in deals.closedAt/);
    const tables = [sqlTable(Deal, { zone: "UTC" })];
    await expectSame(engine, dialect, metrics, { deals }, query, tables);
    const mixed = { zone: "UTC", columns: { createdAt: { time: "date" } } } as const;
    const early = { early: count(Deal, { where: lt(Deal.createdAt, "2025-01-02"), at: Deal.closedAt }) };
    await expect(ask(mixed, early)).rejects.toThrow(/days in deals.createdAt/);
  });

  test("an instant is refused as a TIMESTAMP and as a day, and a day as either", async () => {
    await make("TIMESTAMPTZ");
    await expect(ask({ zone: "UTC" })).rejects.toThrow(
      /times without a zone in deals.closedAt, got .*with time/i,
    );
    await expect(ask({ times: "date" })).rejects.toThrow(/days in deals.closedAt/);
    expect((await ask({})).total).toMatchObject({ closed: 2 });
    await make("DATE");
    await expect(ask({})).rejects.toThrow(/instants in deals.closedAt, got a column of type date/i);
    await expect(ask({ zone: "UTC" })).rejects.toThrow(/times without a zone in deals.closedAt/);
  });

  test.each(["DATE", "TIMESTAMPTZ"])(
    "infinity, -infinity and years before 1 in a column of %s",
    async (type) => {
      const times = type === "DATE" ? ("date" as const) : ("instant" as const);
      const table = async (...values: readonly string[]): Promise<void> => {
        await engine.query("DROP TABLE IF EXISTS deals");
        await engine.query(
          `CREATE TABLE deals (id TEXT, status TEXT, stage TEXT, owner_id TEXT, pipeline TEXT, created_at ${type}, closed_at ${type})`,
        );
        for (const [place, closed] of ["2025-02-01", ...values].entries())
          await engine.query(
            `INSERT INTO deals VALUES ('${String(place)}', 'won', NULL, NULL, NULL, '2025-01-01', ${
              closed === "NULL" ? closed : `'${closed}'`
            })`,
          );
      };
      const asked = {
        ...metrics,
        longest: max(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.createdAt }),
        open: count(Deal, { where: isNull(Deal.closedAt), at: Deal.createdAt }),
      };
      const tables = (never?: "missing" | "reported") => [sqlTable(Deal, { times, ...(never && { never }) })];
      const early = dialect === duckdb ? "0044-03-15 (BC)" : "0044-03-15 BC";
      const sound = {
        id: "0",
        status: "won",
        createdAt: times === "date" ? "2025-01-01" : new Date("2025-01-01T05:00:00Z"),
        closedAt: times === "date" ? "2025-02-01" : new Date("2025-02-01T05:00:00Z"),
      };
      const invalid = { id: "1", status: "won", createdAt: sound.createdAt, closedAt: "never" };
      for (const value of ["infinity", "-infinity", early]) {
        await table(value);
        const during = year(2025, { timeZone: "UTC" });
        await expect(resultsOf(engine, dialect, asked, {}, tables())).rejects.toThrow(
          /deals: expected times from the year 1 to 9998 in closedAt/,
        );
        for (const query of [{}, { during }, { every: month({ timeZone: "UTC" }), during }])
          await expectSame(engine, dialect, asked, { deals: [sound, invalid] }, query, tables("reported"));
        const missing = { ...invalid, closedAt: value === "infinity" ? null : "never" };
        await expectSame(engine, dialect, asked, { deals: [sound, missing] }, { during }, tables("missing"));
        const { deals: ofView } = { deals: quietSpellsTable({ deals: tables()[0]! }) };
        await expect(
          resultsOf(engine, dialect, { quiet: count(QuietSpell, { at: QuietSpell.until }) }, { during }, [
            ofView,
          ]),
        ).rejects.toThrow(/quietSpells: expected times from the year 1 to 9998 in until/);
      }
    },
  );

  test("the tables of views and of cohorts, and tables that rows refer to, are asked too", async () => {
    for (const statement of [
      "DROP TABLE IF EXISTS deals",
      "CREATE TABLE stage_visits (id TEXT, deal_id TEXT, stage TEXT, entered_at TIMESTAMP, left_at TIMESTAMP, owner_id TEXT, pipeline TEXT)",
      "INSERT INTO stage_visits VALUES ('1', 'd', 'demo', '2025-01-01 00:30:00', '2025-01-03 00:30:00', NULL, NULL)",
      "CREATE TABLE orders (id TEXT, customer_id TEXT, placed_at TIMESTAMP)",
      "INSERT INTO orders VALUES ('1', 'ann', '2025-02-01 00:30:00')",
      "CREATE TABLE reps (id TEXT, hired_at TIMESTAMP)",
      "CREATE TABLE deals (id TEXT, owner_id TEXT)",
    ])
      await engine.query(statement);
    const visits = [
      {
        id: "1",
        dealId: "d",
        stage: "demo",
        enteredAt: new Date("2025-01-01T00:30:00Z"),
        leftAt: new Date("2025-01-03T00:30:00Z"),
      },
    ];
    const data = { stageStays: stageStays(visits, ["demo"]).rows };
    const stays = (zone?: "UTC") => [
      stageStaysTable({ visits: sqlTable(StageVisit, { ...(zone && { zone }) }), stages: ["demo"] }),
    ];
    await expect(resultsOf(engine, dialect, { timeInStage }, {}, stays())).rejects.toThrow(
      /instants in stageVisits.enteredAt/,
    );
    await expectSame(engine, dialect, { timeInStage }, data, {}, stays("UTC"));

    const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: query.every });
    const size = { size: cohortSize(buyers), last: count(Order, { at: Order.placedAt }) };
    const orders = cohortEvents(buyers, [
      { id: "1", customerId: "ann", placedAt: new Date("2025-02-01T00:30:00Z") },
    ]).rows;
    const ofOrders = (zone?: "UTC") => [
      cohortEventsTable(buyers, sqlTable(Order, { ...(zone && { zone }) })),
    ];
    await expect(resultsOf(engine, dialect, size, query, ofOrders())).rejects.toThrow(
      /instants in orders.placedAt/,
    );
    await expectSame(engine, dialect, size, { orders }, query, ofOrders("UTC"));

    const hired = {
      hired: count(Deal, { where: eq(via(Deal.ownerId, Rep).hiredAt, new Date("2025-01-01T00:00:00Z")) }),
    };
    await expect(resultsOf(engine, dialect, hired, {}, [sqlTable(Deal), sqlTable(Rep)])).rejects.toThrow(
      /instants in reps.hiredAt/,
    );
  });
});
