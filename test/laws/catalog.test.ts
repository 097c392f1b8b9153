import { fc, test } from "@fast-check/vitest";
import {
  type AnyMetric,
  between,
  Campaign,
  type CalendarDate,
  type ConformedDimension,
  Customer,
  Deal,
  dimension,
  eq,
  funnel,
  grain,
  Lead,
  type Metric,
  Order,
  QuietSpell,
  Quote,
  rates,
  Rep,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToClose,
  restrictedMeanTimeToFirstAttempt,
  StageReach,
  StageVisit,
  StageStay,
} from "salesmetrics";
import { assertMetricLaws } from "salesmetrics/testing";
import { askedPeriod } from "../../src/question/periods-read.js";
import { everyMetric } from "../catalog/catalogue.js";
import { calendars, dates, zones } from "./deals.js";
import { dataOf } from "./rows.js";

type Anything = Metric<Record<string, unknown>, unknown>;

const bothOrders = { "any order": false, "in order": true };
const ofFunnels: Readonly<Record<string, AnyMetric>> = Object.fromEntries(
  Object.entries(bothOrders).flatMap(([order, inOrder]) =>
    funnel(Lead, [Lead.createdAt, Lead.firstAttemptAt, Lead.convertedAt], { inOrder }).flatMap(
      (step, place) =>
        Object.entries(step).map(([name, metric]: [string, AnyMetric]) => [
          `funnel, ${order}, step ${place + 1}, ${name}`,
          metric,
        ]),
    ),
  ),
);

// Horizons that some rows are beyond, and some not.
const longer = {
  "restrictedMeanLeadToCustomerTime(40)": restrictedMeanLeadToCustomerTime(40),
  "restrictedMeanTimeToClose(40)": restrictedMeanTimeToClose(40),
  "restrictedMeanTimeToFirstAttempt(400)": restrictedMeanTimeToFirstAttempt(400),
};

const catalog = Object.entries({ ...everyMetric, ...longer, ...ofFunnels }) as [string, Anything][];

const owner = {
  deals: Deal.ownerId,
  leads: Lead.ownerId,
  quotes: Quote.repId,
  orders: Order.repId,
  reps: Rep.id,
  stageReaches: StageReach.ownerId,
  stageVisits: StageVisit.ownerId,
  stageStays: StageStay.ownerId,
  quietSpells: QuietSpell.ownerId,
  customers: Customer.ownerId,
  campaigns: Campaign.id,
};
const source = {
  deals: Deal.source,
  leads: Lead.source,
  customers: Customer.source,
  campaigns: Campaign.source,
  quotes: Quote.repId,
  orders: Order.repId,
  reps: Rep.id,
  stageReaches: StageReach.stage,
  stageVisits: StageVisit.stage,
  stageStays: StageStay.stage,
  quietSpells: QuietSpell.stage,
};

const byOwner = dimension(owner);
const bySource = dimension(source);

/** One condition for each entity, as a predicate and as code. */
const conditions = Object.entries(owner).map(([entity, expression]) => ({
  condition: eq(expression as typeof Deal.ownerId, "ann"),
  holds: (row: Record<string, unknown>) =>
    row[String((expression.definition as { field: string }).field.split(".")[1])] === "ann",
  entity,
}));

const rateSheet = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", date: "2024-01-01", rate: "1.0812" },
    { currency: "USD", date: "2024-12-24", rate: "1.0401" },
    { currency: "JPY", date: "2024-01-01", rate: 161.7 },
    { currency: "KWD", rate: "0.3317" },
  ],
});

const questions = fc.record({
  zone: fc.constantFrom(...zones),
  calendar: calendars.filter(({ unit }) => unit !== "day"),
  isSplit: fc.boolean(),
  during: fc.option(fc.uniqueArray(dates, { minLength: 2, maxLength: 2 })),
  asOf: dates,
  by: fc.constantFrom<Record<string, ConformedDimension<string>>>(
    {},
    { owner: byOwner },
    { source: bySource, owner: byOwner },
  ),
});

type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

function queryOf(metric: Anything, { zone, calendar, isSplit, during, asOf, by }: Question) {
  const { measures, periodsRead } = metric.core().formula;
  const isTimeless = measures.some((measure) => measure.at === null);
  const period = during?.sort() as [CalendarDate, CalendarDate] | undefined;
  const every = isSplit && !isTimeless ? grain({ ...calendar, timeZone: zone }) : undefined;
  // A metric that reads earlier periods needs a period to start from.
  const range =
    period ??
    (periodsRead.some((read) => read !== askedPeriod) && every === undefined
      ? (["2024-11-01", "2025-02-01"] as const)
      : undefined);
  return {
    by,
    every,
    during: range === undefined ? undefined : between(range[0], range[1], { timeZone: zone }),
    asOf: asOf as CalendarDate,
    currency: "EUR" as const,
    rates: rateSheet,
  };
}

for (const [name, metric] of catalog) {
  // Instants need a zone, which a question about all time has nowhere to say.
  test.prop(
    [
      fc.constantFrom("dates", "zoned"),
      fc.integer(),
      questions,
      dataOf({ times: "dates" }),
      dataOf({ times: "both" }),
    ],
    { numRuns: 8 },
  )(`${name} keeps the laws`, (kind, seed, question, dated, mixed) => {
    const query = queryOf(metric, question);
    const hasZone = kind === "zoned" && (query.every !== undefined || query.during !== undefined);
    const entities = new Set(metric.core().formula.measures.map((measure) => measure.entity));
    const where = conditions.filter(({ entity }) => entities.has(entity));
    assertMetricLaws(metric, hasZone ? mixed : dated, { ...query, where: where as never, seed, rounds: 2 });
  });
}
