import { fc, test } from "@fast-check/vitest";
import {
  type AnyMetric,
  between,
  type CalendarDate,
  type ConformedDimension,
  eq,
  funnel,
  grain,
  Lead,
  type Metric,
  rates,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToClose,
  restrictedMeanTimeToFirstAttempt,
} from "salesmetrics";
import { assertMetricLaws } from "salesmetrics/testing";
import { shapeOf } from "../../src/expressions/shape.js";
import { askedPeriod } from "../../src/question/periods-read.js";
import { everyMetric } from "../catalog/catalogue.js";
import { byKey } from "../sql/questions.js";
import { dimensionBy, entities, fieldIn } from "../entities.js";
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

// The limit of one is an amount in a currency that these questions do not ask for; the key of another reads rows that
// no measure of it does.
const { largeReps: _, teams: __, ...ofKeys } = byKey;

const catalog = Object.entries({ ...everyMetric, ...longer, ...ofFunnels, ...ofKeys }) as [
  string,
  Anything,
][];

const ownerFields = ["ownerId", "repId", "id"];
const byOwner = dimensionBy(...ownerFields);
const bySource = dimensionBy("source", "stage", "repId", "id");

/** One condition for each entity, as a predicate and as code. */
const conditions = entities.map((entity) => {
  const field = fieldIn(entity, ownerFields);
  const name = ownerFields.find((each) => Object.hasOwn(entity[shapeOf].fields, each))!;
  return {
    entity: entity[shapeOf].name,
    condition: eq(field, "ann"),
    holds: (row: Readonly<Record<string, unknown>>) => row[name] === "ann",
  };
});

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

/** A question to a metric, and rows for it. */
function casesOf(metric: Anything) {
  const names = new Set(metric.core().formula.measures.map(({ entity }) => entity));
  return fc.tuple(questions, fc.boolean(), fc.integer()).chain(([question, mayBeInstants, seed]) => {
    const query = queryOf(metric, question);
    // Instants need a zone, which a question about all time has nowhere to say.
    const hasZone = mayBeInstants && (query.every !== undefined || query.during !== undefined);
    const where = conditions.filter(({ entity }) => names.has(entity));
    return dataOf(names, { times: hasZone ? "both" : "dates" }).map((data) => ({
      data,
      options: { ...query, where: where as never, seed, rounds: 2 },
    }));
  });
}

for (const [name, metric] of catalog) {
  test.prop([casesOf(metric)], { numRuns: 8 })(`${name} keeps the laws`, ({ data, options }) => {
    assertMetricLaws(metric, data as never, options);
  });
}
