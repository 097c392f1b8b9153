import {
  Activity,
  coalesce,
  count,
  Customer,
  CustomerPayment,
  customerPayments,
  Deal,
  dealsInStage,
  type Money,
  month,
  Order,
  purchaseGaps,
  latestAnswers,
  LatestAnswer,
  quietSpells,
  stageConversion,
  StageReach,
  stageReaches,
  StageStay,
  stageStays,
  StageVisit,
  sum,
  SurveyResponse,
  timeZone,
  Touch,
  via,
} from "salesmetrics";
import { cohort, cohortEvents } from "salesmetrics/analysis";
import {
  cohortEventsTable,
  customerPaymentsTable,
  dealStartsTable,
  duckdb,
  latestAnswersTable,
  purchaseGapsTable,
  quietSpellsTable,
  sqlTable,
  type SqlTable,
  stageReachesTable,
  stageStaysTable,
  toSql,
} from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { loadAll } from "../engines/tables.js";
import { expectRows, expectSame, resultsOf } from "./asked.js";
import { livesOf, stages } from "./lives.js";

const never = new Date("9999-12-31T00:00:00Z");

describe("tables that views read", () => {
  const lives = livesOf(7, "instant");
  const visits = sqlTable(StageVisit);
  const deals = sqlTable(Deal);
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckDb();
    const { rows } = stageStays(lives.stageVisits, stages, lives);
    await loadAll(engine, { ...lives, stageStays: rows }, "instant");
  });
  afterAll(() => engine?.close());

  test("instants may be held in several ways, and columns computed", async () => {
    const held = sqlTable(StageVisit, {
      columns: {
        enteredAt: { from: { sql: "epoch_ms(entered_at)" }, time: "milliseconds" },
        leftAt: { from: { sql: "left_at AT TIME ZONE 'UTC'" }, zone: "UTC" },
        pipeline: { from: { sql: "NULLIF(pipeline, 'q')" } },
      },
    });
    const mapped = lives.stageVisits.map((visit) => ({
      ...visit,
      pipeline: visit.pipeline === "q" ? null : visit.pipeline,
    }));
    const { rows } = stageStays(mapped, stages, lives);
    await expectRows(engine, duckdb, stageStaysTable({ visits: held, deals, stages }), rows, "instant");
  });

  test("a column that is not there is missing in every row", async () => {
    const without = sqlTable(StageVisit, { columns: { leftAt: null, ownerId: null, pipeline: null } });
    const bare = lives.stageVisits.map(({ id, dealId, stage, enteredAt }) => ({
      id,
      dealId,
      stage,
      enteredAt,
    }));
    const [stays, reaches] = [stageStays(bare, stages), stageReaches(bare, stages)];
    await expectRows(engine, duckdb, stageStaysTable({ visits: without, stages }), stays.rows, "instant");
    await expectRows(engine, duckdb, stageReachesTable({ visits: without, stages }), reaches.rows, "instant");
  });

  test("quiet spells of deals alone, of touches alone, and of stays that are a table already", async () => {
    const [touches, activities] = [sqlTable(Touch), sqlTable(Activity)];
    const alone = quietSpells({ deals: lives.deals }).rows;
    await expectRows(engine, duckdb, quietSpellsTable({ deals }), alone, "instant");
    const touched = quietSpells({ deals: lives.deals, touches: lives.touches }).rows;
    await expectRows(engine, duckdb, quietSpellsTable({ deals, touches }), touched, "instant");
    const { rows } = stageStays(lives.stageVisits, stages, lives);
    const sound = rows.filter(({ enteredAt, exitedAt }) => exitedAt == null || exitedAt >= enteredAt!);
    await loadAll(engine, { ...lives, stageStays: sound }, "instant");
    const all = quietSpells({ ...lives, stageStays: sound }).rows;
    const stays = sqlTable(StageStay);
    await expectRows(
      engine,
      duckdb,
      quietSpellsTable({ deals, stageStays: stays, activities, touches }),
      all,
      "instant",
    );
  });

  test("one stage, and one row more than there are stages", async () => {
    const { rows } = stageReaches(lives.stageVisits, ["offer"]);
    await expectRows(engine, duckdb, stageReachesTable({ visits, stages: ["offer"] }), rows, "instant");
    const many = [...stages, "elsewhere", "Demo", ..."abcdefgh"];
    const stays = stageStays(lives.stageVisits, many);
    await expectRows(engine, duckdb, stageStaysTable({ visits, stages: many }), stays.rows, "instant");
  });

  test("rows of a view refer to others, and are split by what they refer to", async () => {
    const by = { status: via(StageReach.dealId, Deal).status };
    const data = { stageReaches: stageReaches(lives.stageVisits, stages, lives).rows, deals: lives.deals };
    const tables = [stageReachesTable({ visits, deals, stages }), deals];
    await expectSame(engine, duckdb, { conversion: stageConversion("demo") }, data, { by }, tables);
  });

  test("only what a question reads is computed", () => {
    const tables = [stageReachesTable({ visits, stages })];
    const [loose] = toSql(
      { conversion: stageConversion("demo") },
      {},
      { dialect: duckdb, tables },
    ).statements;
    const strict = count(StageReach, { at: StageReach.inOrderAt });
    const [chained] = toSql({ strict }, {}, { dialect: duckdb, tables }).statements;
    expect(loose!.text).not.toContain("in_order");
    expect(chained!.text).toContain("in_order");
  });

  test.each(["UTC", "America/Recife", "Australia/Lord_Howe", "Asia/Kathmandu"])(
    "purchases fall on the days of %s, and those without a customer or a payment on none",
    async (name) => {
      // An hour apart about the clock changes of a year, half of them twice in an hour.
      const hours = ["2000-02-26", "2000-10-07", "2000-10-14", "2025-04-05", "2025-10-04"].flatMap((day) =>
        Array.from({ length: 72 }, (_, hour) => Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000),
      );
      const orders = hours.flatMap((hour, place) =>
        [0, 1_799_999].slice(0, 1 + (place % 2)).map((more) => ({
          id: `${place % 11} ${hour + more}`,
          customerId: ["ann", "bob", "", null, "Ann"][place % 5]!,
          placedAt: new Date(hour + more),
          paidAt: place % 13 === 0 ? null : new Date(hour),
          test: place % 19 === 0,
          channel: place % 3 === 0 ? null : `channel ${place % 4}`,
        })),
      );
      await loadAll(engine, { orders }, "instant");
      const zone = timeZone(name);
      const { rows } = purchaseGaps(orders, { zone });
      await expectRows(engine, duckdb, purchaseGapsTable(sqlTable(Order), { zone }), rows, "instant");
      await loadAll(engine, { ...lives }, "instant");
    },
  );

  test("payments in cents and refunds in whole units keep their digits", async () => {
    const common = { customerId: "ann", currency: "EUR", paidAt: new Date("2025-03-01T10:00:00Z") };
    const cents = [
      { ...common, id: "1", paidAmount: 1999, refundedAmount: 7 },
      { ...common, id: "2", paidAmount: 5, refundedAmount: 0 },
      { ...common, id: "3", paidAmount: 0, refundedAmount: null },
    ];
    const customers = [{ id: "ann", firstPaidAt: common.paidAt }];
    await loadAll(engine, { orders: cents, customers }, "instant");
    const columns = { paidAmount: { scale: 2 } };
    const payments = customerPaymentsTable({
      customers: sqlTable(Customer),
      orders: sqlTable(Order, { columns }),
    });
    const orders = cents.map((order) => ({ ...order, paidAmount: order.paidAmount / 100 }));
    const { rows } = customerPayments({ customers, orders });
    const amounts = (view: SqlTable) =>
      resultsOf(engine, duckdb, { paid }, { by: { id: CustomerPayment.id } }, [view]);
    const paid = sum(CustomerPayment.amount);
    const found = await amounts(payments);
    const shown = found.rows.map((row) => `${String(row["id"])}: ${(row["paid"] as Money).amount.toFixed()}`);
    expect(shown).toEqual(["1 paid: 19.99", "1 refunded: -7", "2 paid: 0.05", "3 paid: 0"]);
    expect(rows.map(({ id, amount }) => `${id}: ${String(amount)}`)).toEqual(shown);
    await loadAll(engine, { ...lives }, "instant");
  });

  test("scores in tenths keep their digits, and blank customers have no answers", async () => {
    const answer = { kind: "nps", respondedAt: new Date("2025-03-01T10:00:00Z") } as const;
    const tenths = [
      { ...answer, id: "1", customerId: "ann", score: 85, scaleMax: 10 },
      { ...answer, id: "2", customerId: "", score: 30 },
      { ...answer, id: "3", customerId: "bob", score: 60, scaleMin: 1 },
    ];
    await loadAll(engine, { surveyResponses: tenths }, "instant");
    const columns = { score: { scale: 1 } };
    const answers = latestAnswersTable(sqlTable(SurveyResponse, { columns }));
    const { rows } = latestAnswers(tenths.map((row) => ({ ...row, score: row.score / 10 })));
    const metrics = { score: sum(LatestAnswer.score), least: sum(LatestAnswer.scaleMin) };
    const by = { id: LatestAnswer.id };
    const { found } = await expectSame(engine, duckdb, metrics, { latestAnswers: rows }, { by }, [answers]);
    expect(found.rows.map((row) => [row["id"], row["score"]])).toEqual([
      ["ann nps 1", 8.5],
      ["bob nps 1", 6],
    ]);
    await loadAll(engine, { ...lives }, "instant");
  });

  test("events by a computed time of a table with computed columns", async () => {
    const buyers = cohort({
      member: Order.customerId,
      at: coalesce(Order.paidAt, Order.placedAt),
      every: month({ timeZone: "UTC" }),
    });
    const orders = sqlTable(Order, {
      columns: {
        customerId: { from: { sql: "upper(customer_id)" } },
        placedAt: { from: { sql: "placed_at AT TIME ZONE 'UTC'" }, zone: "UTC" },
        paidAt: {
          from: { sql: "CASE WHEN paid_amount > 100 THEN placed_at AT TIME ZONE 'UTC' END" },
          zone: "UTC",
        },
      },
    });
    const mapped = lives.orders.map((order) => ({
      ...order,
      customerId: order.customerId?.toUpperCase(),
      paidAt: Number(order.paidAmount ?? 0) > 100 ? order.placedAt : null,
    }));
    await expectRows(
      engine,
      duckdb,
      cohortEventsTable(buyers, orders),
      cohortEvents(buyers, mapped).rows,
      "instant",
    );
  });

  describe("times that stand for never", () => {
    const stageVisits = lives.stageVisits.map((visit, place) =>
      place % 9 === 0
        ? { ...visit, leftAt: never }
        : place % 10 === 0
          ? { ...visit, enteredAt: never }
          : visit,
    );
    const orders = lives.orders.map((order, place) =>
      place % 9 === 0 ? { ...order, placedAt: never } : order,
    );
    const buyers = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      every: month({ timeZone: "UTC" }),
    });
    const metrics = { dealsInStage, entered: count(StageStay, { at: StageStay.enteredAt }) };
    const asOf = new Date("2025-03-05T09:00:00Z");
    beforeAll(() => loadAll(engine, { ...lives, stageVisits, orders }, "instant"));

    test("are refused where the tables say nothing else", async () => {
      const tables = [stageStaysTable({ visits, deals, stages })];
      await expect(resultsOf(engine, duckdb, metrics, { asOf }, tables)).rejects.toThrow(/year 9999/);
    });

    test("are reported, as they are in memory", async () => {
      const data = { stageStays: stageStays(stageVisits, stages, lives).rows };
      const reporting = sqlTable(StageVisit, { never: "reported" });
      const tables = [
        stageStaysTable({ visits: reporting, deals: sqlTable(Deal, { never: "reported" }), stages }),
      ];
      await expectSame(engine, duckdb, metrics, data, { asOf }, tables);
    });

    test("are missing", async () => {
      const known = stageVisits.map((visit) => ({
        ...visit,
        enteredAt: visit.enteredAt === never ? null : visit.enteredAt,
        leftAt: visit.leftAt === never ? null : visit.leftAt,
      }));
      const data = { stageStays: stageStays(known, stages, lives).rows };
      const missing = sqlTable(StageVisit, { never: "missing" });
      const tables = [
        stageStaysTable({ visits: missing, deals: sqlTable(Deal, { never: "missing" }), stages }),
      ];
      await expectSame(engine, duckdb, metrics, data, { asOf }, tables);
    });

    test.each(["refused", "reported", "missing"] as const)("begin no cohort: %s", async (policy) => {
      const { rows } = cohortEvents(buyers, orders);
      const table = cohortEventsTable(buyers, sqlTable(Order, { never: policy }));
      await expectRows(engine, duckdb, table, rows, "instant");
    });
  });
});

describe("what views refuse by name", () => {
  const visits = sqlTable(StageVisit);
  const stages = ["demo"];
  const buyers = cohort({
    member: Order.customerId,
    at: Order.placedAt,
    every: month(),
    members: { member: Customer.id, at: Customer.signedUpAt },
  });

  test("days beside instants", () => {
    const deals = sqlTable(Deal, { times: "date" });
    const both =
      /expected columns that all hold days, or all instants, got deals.closedAt as date and stageVisits.enteredAt as instant/;
    expect(() => stageStaysTable({ visits, deals, stages })).toThrow(both);
    expect(() => stageStaysTable({ visits, deals, stages })).toThrow(
      expect.objectContaining({ code: "not-in-sql" }),
    );
    expect(() => quietSpellsTable({ deals, touches: sqlTable(Touch) })).toThrow(
      /quietSpellsTable: .* all hold days/,
    );
    const members = sqlTable(Customer, { times: "date" });
    expect(() => cohortEventsTable(buyers, sqlTable(Order), members)).toThrow(
      /got events by instants and members by days/,
    );
  });

  test("purchases at instants without a zone, and tables that are none of orders", () => {
    expect(() => purchaseGapsTable(sqlTable(Order))).toThrow(
      expect.objectContaining({ code: "missing-time-zone" }),
    );
    expect(() => purchaseGapsTable(sqlTable(Order))).toThrow("purchaseGapsTable: expected a time zone");
    const columns = { paidAt: { time: "date" } } as const;
    expect(() => purchaseGapsTable(sqlTable(Order, { columns }))).toThrow(/all hold days/);
    expect(() => purchaseGapsTable(sqlTable(Deal))).toThrow("expected a table of orders");
  });

  test("latest answers of a table that is none of survey responses", () => {
    expect(() => latestAnswersTable(sqlTable(Deal))).toThrow(
      'latestAnswersTable: expected a table of surveyResponses, got "deals"',
    );
  });

  test("starts of tables in the wrong place, and of days beside instants", () => {
    const deals = sqlTable(Deal);
    expect(() => dealStartsTable({ deals: visits })).toThrow(
      'dealStartsTable: expected a table of deals, got "stageVisits"',
    );
    expect(() => dealStartsTable({ deals, quotes: deals })).toThrow("expected a table of quotes");
    expect(() => dealStartsTable({ deals, activities: deals })).toThrow("expected a table of activities");
    const activities = sqlTable(Activity, { times: "date" });
    expect(() => dealStartsTable({ deals, activities })).toThrow(/dealStartsTable: .* all hold days/);
  });

  test("payments of tables in the wrong place", () => {
    const [customers, orders] = [sqlTable(Customer), sqlTable(Order)];
    expect(() => customerPaymentsTable({ customers: orders, orders })).toThrow(
      'customerPaymentsTable: expected a table of customers, got "orders"',
    );
    expect(() => customerPaymentsTable({ customers, orders: sqlTable(Order, { times: "date" }) })).toThrow(
      /customerPaymentsTable: .* all hold days/,
    );
  });

  test("tables of other entities, none of members, and stages that are none", () => {
    const wrong = sqlTable(Deal);
    expect(() => stageReachesTable({ visits: wrong, stages })).toThrow(
      'stageReachesTable: expected a table of stageVisits, got "deals"',
    );
    expect(() => quietSpellsTable({ deals: visits })).toThrow("quietSpellsTable: expected a table of deals");
    expect(() => cohortEventsTable(buyers, wrong)).toThrow("cohortEventsTable: expected a table of orders");
    expect(() => cohortEventsTable(buyers, sqlTable(Order))).toThrow("expected a table of customers");
    expect(() => stageReachesTable({ visits, stages: [] })).toThrow(
      "expected different stages in order, got",
    );
    expect(() => stageStaysTable({ visits, stages: ["a", "a"] })).toThrow(
      "expected different stages in order",
    );
  });
});
