import {
  closenessToPurchase,
  countDistinct,
  Customer,
  customerLifetimeValueWithin,
  CustomerPayment,
  customerPayments,
  sum,
  elapsed,
  gt,
  mean,
  Order,
  plus,
  purchaseGaps,
  PurchaseGap,
  repeatPurchaseRate,
  repeatPurchaseRateWithin,
  timeZone,
  cumulativeStageConversion,
  dealAgeInStage,
  dealMeetingRateWithin,
  dealQuoteRateWithin,
  DealStart,
  dealStarts,
  dealsInStage,
  inactiveDeals,
  LatestAnswer,
  latestAnswers,
  lastVisitTime,
  medianDealAgeInStage,
  medianLastVisitTime,
  medianTimeInStage,
  month,
  quietSpells,
  QuietSpell,
  relationalEffortScore,
  relationalNetPromoterScore,
  relationalSatisfactionRate,
  stageConversion,
  stageOpenDeals,
  StageReach,
  stageReaches,
  stageRegressionRate,
  stageRegressions,
  stageSkipRate,
  stageSkips,
  StageStay,
  stageStays,
  stalledDeals,
  strictCumulativeStageConversion,
  strictStageConversion,
  strictStageOpenDeals,
  through,
  type TimeValue,
  timeInStage,
  timeInStage90th,
  timeToFirstActivity,
  timeToFirstMeeting,
  timeToFirstQuote,
  unmovedDeals,
} from "salesmetrics";
import {
  customerPaymentsTable,
  dealStartsTable,
  latestAnswersTable,
  purchaseGapsTable,
  quietSpellsTable,
  type SqlTable,
  stageReachesTable,
  stageStaysTable,
} from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapeOf } from "../../src/expressions/shape.js";
import type { Engine } from "../engines/engine.js";
import { load, loadAll, tableOf, type Times } from "../engines/tables.js";
import { expectRows, expectSame, type Subject, tableIn } from "./asked.js";
import { livesOf, stages } from "./lives.js";

/** The mean number of orders a purchase, from the second on, and the days since the one before. */
const again = plus(
  mean(PurchaseGap.orders, { where: gt(PurchaseGap.number, 1), at: PurchaseGap.purchasedAt }),
  mean(elapsed(PurchaseGap.previousAt, PurchaseGap.purchasedAt), { at: PurchaseGap.purchasedAt }),
);

/** Tests that a database gives the rows and the reports of memory, for stages and stalled deals. */
export function agreeOnViews(subject: Subject): void {
  const { dialect, open } = subject;
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  describe.each<Times>(["date", "instant"])("rows whose times are of the kind %s", (times) => {
    const [visits, deals] = [tableIn(subject, times, "stageVisits"), tableIn(subject, times, "deals")];
    const [activities, touches] = [tableIn(subject, times, "activities"), tableIn(subject, times, "touches")];
    const same = (view: SqlTable, rows: readonly object[]): Promise<void> =>
      expectRows(engine, dialect, view, rows, times);

    describe.each([1, 2])("seed %i", (seed) => {
      const lives = livesOf(seed, times);
      beforeAll(() => loadAll(engine, lives as never, times));

      test.each([true, false])("the rows of reaches, with deals: %s", async (withDeals) => {
        const { rows } = stageReaches(lives.stageVisits, stages, withDeals ? { deals: lives.deals } : {});
        await same(stageReachesTable({ visits, stages, ...(withDeals && { deals }) }), rows);
      });

      test.each([true, false])("the rows of stays, with deals: %s", async (withDeals) => {
        const { rows } = stageStays(lives.stageVisits, stages, withDeals ? { deals: lives.deals } : {});
        await same(stageStaysTable({ visits, stages, ...(withDeals && { deals }) }), rows);
      });

      test("the rows of quiet spells", async () => {
        const stays = stageStays(lives.stageVisits, stages, { deals: lives.deals }).rows;
        const { rows } = quietSpells({ ...lives, stageStays: stays });
        const stageStaysOf = stageStaysTable({ visits, deals, stages });
        await same(quietSpellsTable({ deals, stageStays: stageStaysOf, activities, touches }), rows);
      });

      // Few customers with several orders a day, some of them by the minute, and some that do not count.
      const orders = lives.orders.map((order, place) => ({
        ...order,
        customerId: place % 17 === 0 ? "" : (order.customerId?.slice(0, 2) ?? null),
        paidAt: place % 7 === 0 ? null : (order.placedAt ?? lives.orders[0]!.placedAt),
        channel: ["web", "fair", null][place % 3],
        repId: place % 5 === 0 ? null : `r${place % 4}`,
      }));
      const placing = times === "date" ? {} : { zone: timeZone("America/New_York") };
      const purchases = purchaseGapsTable(tableIn(subject, times, "orders"), placing);

      test("the rows of purchases", async () => {
        await load(engine, tableOf(Order[shapeOf], times), orders);
        const { rows } = purchaseGaps(orders, placing);
        expect(Math.max(...rows.map((row) => Number(row.orders)))).toBeGreaterThan(1);
        await same(purchases, rows);
      });

      test("metrics of purchases", async () => {
        await load(engine, tableOf(Order[shapeOf], times), orders);
        const metrics = { repeatPurchaseRate, within: repeatPurchaseRateWithin(30), again };
        const data = { purchaseGaps: purchaseGaps(orders, placing).rows };
        const by = { channel: PurchaseGap.channel };
        await expectSame(engine, dialect, metrics, data, { ...over, by }, [purchases]);
        await expectSame(engine, dialect, metrics, data, { asOf: over.asOf }, [purchases]);
      });

      const paying = {
        customers: lives.customers
          .filter(({ id }, place) => lives.customers.findIndex((other) => other.id === id) === place)
          .map((customer) => ({ ...customer, firstPaidAt: customer.signedUpAt })),
        orders: lives.orders.map((order, place) => ({
          ...order,
          paidAt: place % 7 === 0 ? null : order.placedAt,
          refundedAt: place % 4 === 0 ? lives.orders[0]!.placedAt : null,
          refundedAmount: [null, 0, 2.25, 40][place % 4]!,
          channel: ["web", "fair", null][place % 3],
        })),
      };
      const payments = customerPaymentsTable({
        customers: tableIn(subject, times, "customers"),
        orders: tableIn(subject, times, "orders"),
      });
      const loadPaying = async (): Promise<void> => {
        await load(engine, tableOf(Order[shapeOf], times), paying.orders);
        await load(engine, tableOf(Customer[shapeOf], times), paying.customers);
      };

      test("the rows of payments", async () => {
        await loadPaying();
        await same(payments, customerPayments(paying).rows);
      });

      test("metrics of payments", async () => {
        await loadPaying();
        const metrics = {
          value: customerLifetimeValueWithin(10),
          amount: sum(CustomerPayment.amount, { at: CustomerPayment.at }),
        };
        const data = { customers: paying.customers, customerPayments: customerPayments(paying).rows };
        const tables = [payments, tableIn(subject, times, "customers")];
        await expectSame(engine, dialect, metrics, data, over, tables);
        await expectSame(engine, dialect, metrics, data, { asOf: over.asOf }, tables);
      });

      const zone = times === "date" ? {} : { timeZone: "America/New_York" };
      const asOf: TimeValue = times === "date" ? "2025-03-05" : new Date("2025-03-05T09:00:00Z");
      const over = { every: month(zone), during: through("2025-02-01", "2025-03-20", zone), asOf };

      const answers = latestAnswersTable(tableIn(subject, times, "surveyResponses"));

      test("the rows of latest answers", async () => {
        const { rows, excluded } = latestAnswers(lives.surveyResponses);
        expect(excluded.filter(({ why }) => why.startsWith("replaced"))).not.toEqual([]);
        await same(answers, rows);
      });

      test("metrics of latest answers", async () => {
        const metrics = {
          ...{ relationalEffortScore, relationalNetPromoterScore, relationalSatisfactionRate },
        };
        const data = { latestAnswers: latestAnswers(lives.surveyResponses).rows };
        const by = { channel: LatestAnswer.channel };
        await expectSame(engine, dialect, metrics, data, { ...over, by }, [answers]);
        await expectSame(engine, dialect, metrics, data, { asOf }, [answers]);
      });

      const quotes = tableIn(subject, times, "quotes");
      const starts = dealStartsTable({ deals, activities, quotes });

      test("the rows of starts, of deals alone too", async () => {
        const { rows, excluded } = dealStarts(lives);
        expect(excluded.filter(({ why }) => why === "after closing")).not.toEqual([]);
        await same(starts, rows);
        await same(dealStartsTable({ deals }), dealStarts({ deals: lives.deals }).rows);
      });

      test("metrics of starts", async () => {
        const metrics = {
          ...{ timeToFirstActivity, timeToFirstMeeting, timeToFirstQuote },
          ...{ met: dealMeetingRateWithin(3), quoted: dealQuoteRateWithin(3) },
        };
        const data = { dealStarts: dealStarts(lives).rows };
        const by = { pipeline: DealStart.pipeline };
        await expectSame(engine, dialect, metrics, data, { ...over, by }, [starts]);
        await expectSame(engine, dialect, metrics, data, { asOf }, [starts]);
      });

      test("metrics of reaches", async () => {
        const metrics = {
          ...Object.fromEntries(stages.map((stage) => [`conversion ${stage}`, stageConversion(stage)])),
          ...Object.fromEntries(stages.map((stage) => [`strict ${stage}`, strictStageConversion(stage)])),
          cumulative: cumulativeStageConversion("offer"),
          strictCumulative: strictCumulativeStageConversion("offer"),
          skipRate: stageSkipRate("demo"),
          stageSkips,
          pipelines: countDistinct(StageReach.pipeline, { at: StageReach.startedAt }),
        };
        const data = { stageReaches: stageReaches(lives.stageVisits, stages, lives).rows };
        const tables = [stageReachesTable({ visits, deals, stages })];
        await expectSame(engine, dialect, metrics, data, {}, tables);
        await expectSame(
          engine,
          dialect,
          metrics,
          data,
          { ...over, by: { owner: StageReach.ownerId } },
          tables,
        );
      });

      test("metrics of stays", async () => {
        const flows = {
          ...{ timeInStage, medianTimeInStage, timeInStage90th, lastVisitTime, medianLastVisitTime },
          ...{ stageRegressions, stageRegressionRate },
        };
        const moments = {
          ...{ dealsInStage, dealAgeInStage, medianDealAgeInStage, closenessToPurchase },
        };
        const open = {
          ...{ open: stageOpenDeals(), openOffers: stageOpenDeals("offer") },
          ...{ strict: strictStageOpenDeals(), strictDemos: strictStageOpenDeals("demo") },
        };
        const data = { stageStays: stageStays(lives.stageVisits, stages, lives).rows };
        const tables = [stageStaysTable({ visits, deals, stages })];
        const by = { stage: StageStay.stage, from: StageStay.fromStage };
        await expectSame(engine, dialect, { ...flows, ...open }, data, { ...over, by }, tables);
        await expectSame(engine, dialect, { ...flows, ...moments, ...open }, data, { by, asOf }, tables);
      });

      test("metrics of quiet spells", async () => {
        const metrics = {
          ...{ stalled: stalledDeals(2), unmoved: unmovedDeals(3), inactive: inactiveDeals(2) },
        };
        const stays = stageStays(lives.stageVisits, stages, lives).rows;
        const data = { quietSpells: quietSpells({ ...lives, stageStays: stays }).rows };
        const tables = [
          quietSpellsTable({
            deals,
            stageStays: stageStaysTable({ visits, deals, stages }),
            activities,
            touches,
          }),
        ];
        const by = { stage: QuietSpell.stage };
        await expectSame(engine, dialect, metrics, data, { by, asOf }, tables);
      });
    });
  });
}
