import { fc, test } from "@fast-check/vitest";
import { expect, test as plainTest } from "vitest";
import * as salesmetrics from "salesmetrics";
import {
  between,
  Campaign,
  type CalendarDate,
  type ConformedDimension,
  cumulativeStageConversion,
  Customer,
  Deal,
  dimension,
  eq,
  funnel,
  grain,
  inactiveDeals,
  Lead,
  leadConversionRateWithin,
  type Metric,
  Order,
  QuietSpell,
  Quote,
  rates,
  Rep,
  responseSlaRate,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToClose,
  restrictedMeanTimeToFirstAttempt,
  StageReach,
  stageConversion,
  StageVisit,
  stageOpenDeals,
  stageSkipRate,
  StageStay,
  stalledDeals,
  strictCumulativeStageConversion,
  strictStageConversion,
  strictStageOpenDeals,
  unmovedDeals,
  weightedContactCompleteness,
} from "salesmetrics";
import { assertMetricLaws } from "salesmetrics/testing";
import { askedPeriod } from "../../src/question/periods-read.js";
import { calendars, dates, zones } from "./deals.js";
import { dataOf } from "./rows.js";

type Anything = Metric<Record<string, unknown>, unknown>;

function isMetric(value: unknown): value is Anything {
  return typeof value === "function" && "id" in value && "core" in value;
}

const catalog: [string, Anything][] = [
  ...Object.entries<unknown>(salesmetrics).filter((entry): entry is [string, Anything] => isMetric(entry[1])),
  ["leadConversionRateWithin", leadConversionRateWithin(30) as unknown as Anything],
  ["responseSlaRate", responseSlaRate(24) as unknown as Anything],
  ["restrictedMeanLeadToCustomerTime", restrictedMeanLeadToCustomerTime(40) as unknown as Anything],
  ["restrictedMeanTimeToClose", restrictedMeanTimeToClose(40) as unknown as Anything],
  ["restrictedMeanTimeToFirstAttempt", restrictedMeanTimeToFirstAttempt(400) as unknown as Anything],
  [
    "weightedContactCompleteness",
    weightedContactCompleteness({ email: 2, phone: 1, name: 0.5 }) as unknown as Anything,
  ],
  ["stageConversion", stageConversion() as unknown as Anything],
  ["cumulativeStageConversion", cumulativeStageConversion("offer") as unknown as Anything],
  ["strictStageConversion", strictStageConversion() as unknown as Anything],
  ["strictCumulativeStageConversion", strictCumulativeStageConversion("offer") as unknown as Anything],
  ["stageSkipRate", stageSkipRate() as unknown as Anything],
  ["stageOpenDeals", stageOpenDeals() as unknown as Anything],
  ["strictStageOpenDeals", strictStageOpenDeals("new") as unknown as Anything],
  ["stalledDeals", stalledDeals(30) as unknown as Anything],
  ["unmovedDeals", unmovedDeals(30) as unknown as Anything],
  ["inactiveDeals", inactiveDeals(30) as unknown as Anything],
  ...["any order", "in order"].flatMap((order) =>
    funnel(Lead, [Lead.createdAt, Lead.firstAttemptAt, Lead.convertedAt], { inOrder: order === "in order" })
      .flatMap((step, place) =>
        Object.entries<unknown>({ ...step }).map(([name, metric]) => ({ name, metric, place })),
      )
      .map(({ name, metric, place }): [string, Anything] => [
        `funnel, ${order}, step ${place + 1}, ${name}`,
        metric as Anything,
      ]),
  ),
];

plainTest("every metric of the main entry is here", () => {
  const names = catalog.map(([name]) => name);
  expect(names.length).toBeGreaterThan(75);
  expect(names).toEqual(
    expect.arrayContaining([
      "winRate",
      "bookings",
      "leadsCreated",
      "returnOnInvestment",
      "averageOrderValue",
    ]),
  );
});

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
