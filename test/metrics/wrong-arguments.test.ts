import {
  add,
  averageOver,
  band,
  compoundGrowth,
  constant,
  convertMoney,
  count,
  Deal,
  days,
  dimension,
  elapsed,
  entity,
  eq,
  eventually,
  evaluate,
  extend,
  first,
  funnel,
  growth,
  id,
  isOneOf,
  kind,
  Lead,
  lifetime,
  mean,
  measure,
  mergeCubes,
  metric,
  money,
  month,
  ne,
  not,
  oneOf,
  only,
  Quote,
  rates,
  report,
  stageReaches,
  stock,
  sum,
  survivalMedian,
  text,
  time,
  toDate,
  trailing,
  via,
  where,
  winRate,
  within,
} from "salesmetrics";
import * as salesmetrics from "salesmetrics";
import { atAge, cohort, cohortTable } from "salesmetrics/analysis";
import { align, businessHours, customPeriods, retailMonth } from "salesmetrics/calendars";
import { fromSql, quietSpellsTable, toSql } from "salesmetrics/sql";
import { columnsOf, table } from "salesmetrics/tables";
import { expect, test } from "vitest";

// What TypeScript refuses and JavaScript does not.
const wrong = (value: unknown): never => value as never;
const open = count(Deal);
const noRates = rates({ base: "EUR", quotes: [] });

test.each<[message: string, call: () => unknown]>([
  ["sum: expected a number or money, got a text", () => sum(wrong(Deal.ownerId))],
  ["mean: expected a field or an expression, such as Deal.amount, got null", () => mean(wrong(null))],
  ["sum: expected an object of options, got null", () => sum(Deal.amount, wrong(null))],
  ["sum: expected a flag, got a money", () => sum(Deal.amount, { where: wrong(Deal.amount) })],
  ["sum: expected a time, got a text", () => sum(Deal.amount, { at: wrong(Deal.status) })],
  [
    "sum: expected where and at on fields of deals, got one of leads",
    () => sum(Deal.amount, { at: wrong(Lead.createdAt) }),
  ],
  [
    "count: expected a field or an expression, such as Deal.amount, got true",
    () => count(Deal, { where: wrong(true) }),
  ],
  // Misspelt options, and what is often passed in place of something else.
  ["count: expected no options but where, at, got filter", () => count(Deal, wrong({ filter: 1 }))],
  [
    "query: expected no options but during, asOf, zone, currency, rates, by, every, where, top, subtotals, orderBy, limit, got groupBy",
    () => evaluate({ winRate }, { deals: [] }, wrong({ groupBy: { rep: Deal.ownerId } })),
  ],
  [
    "winRate: expected no options but during, asOf, zone, currency, rates, got where",
    () => winRate({ deals: [] }, wrong({ where: eq(Deal.source, "web") })),
  ],
  ["winRate: expected an object of options, got null", () => winRate({ deals: [] }, wrong(null))],
  [
    'growth: expected a whole number of periods (or a unit such as year()) from 1, got "year"',
    () => growth(winRate, wrong("year")),
  ],
  [
    "winRate: expected data with an array of deals, { deals }, got none",
    () => winRate(wrong({ deals: null })),
  ],
  [
    'currency: expected an ISO 4217 code such as "USD", got "usd"',
    () => evaluate({ winRate }, { deals: [] }, { currency: wrong("usd") }),
  ],
  [
    'eq of status: expected one of open, won, lost, got "Won" (perhaps won)',
    () => eq(Deal.status, wrong("Won")),
  ],
  [
    'ne of status: expected one of open, won, lost, got "wonn" (perhaps won)',
    () => ne(Deal.status, wrong("wonn")),
  ],
  [
    'isOneOf of status: expected one of open, won, lost, got "lst" (perhaps lost)',
    () => isOneOf(Deal.status, wrong(["won", "lst"])),
  ],
  [
    'eq of tier: expected one of gold, silver, got "Gold" (perhaps gold)',
    () => only(eq(extend(Deal, { tier: oneOf(["gold", "silver"]) }).tier, wrong("Gold"))),
  ],
  [
    'eq: expected one of open, won, lost, got "Won" (perhaps won)',
    () => eq(via(Quote.dealId, Deal).status, wrong("Won")),
  ],
  [
    'eq: expected one of small, big, got "smal" (perhaps small)',
    () => eq(band(Deal.probability, [0.5], ["small", "big"]), wrong("smal")),
  ],
  [
    "month: expected no options but timeZone, weekStartsOn, fiscalYearStartMonth, got timezone",
    () => month(wrong({ timezone: "Europe/Berlin" })),
  ],
  [
    "growth: expected no options but unit, count, partial, got policy",
    () => growth(winRate, wrong({ policy: "none" })),
  ],
  [
    'where: expected a condition, such as eq(Deal.status, "won"), got object',
    () => where(winRate, wrong({ status: "won" })),
  ],
  [
    "by: expected dimensions by name, such as { rep: Deal.ownerId }, got a dimension without a name",
    () => evaluate({ winRate }, { deals: [] }, { by: wrong(Deal.ownerId) }),
  ],
  [
    "metrics: expected metrics by name, such as { winRate }, got a metric without a name",
    () => evaluate(wrong(winRate), wrong({ deals: [] })),
  ],
  [
    "metrics: expected metrics by name, such as { winRate }, got a list",
    () => evaluate(wrong([winRate]), wrong({})),
  ],
  ["first: expected a time, got a text", () => first(Deal.amount, wrong(Deal.status))],
  ["measure: expected an aggregate, got object", () => measure(wrong({}), Deal.amount)],
  ["add: expected a number or money, got a text", () => add(wrong(Deal.status), 1)],
  ["eq: expected a field or an expression, such as Deal.amount, got 5", () => eq(wrong(5), 5)],
  ['isOneOf: expected a list of texts, got "won"', () => isOneOf(Deal.status, wrong("won"))],
  [
    'elapsed: expected a unit such as "days", got "weeks"',
    () => elapsed(Deal.createdAt, Deal.closedAt, wrong("weeks")),
  ],
  ["lifetime: expected a time, got a money", () => lifetime(wrong(Deal.amount), Deal.closedAt)],
  ["survivalMedian: expected what lifetime() returns, got object", () => survivalMedian(wrong(days(30)))],
  ["where: expected a flag, got a text", () => where(winRate, wrong(Deal.status))],
  ["growth: expected an object of options, got null", () => growth(winRate, wrong(null))],
  [
    "compoundGrowth: expected a whole number of periods (or a unit such as year()) from 1, got 1",
    () => compoundGrowth(winRate, { count: wrong(1n) }),
  ],
  ['growth: expected a grain, such as month(), got "month"', () => growth(winRate, { unit: wrong("month") })],
  ['trailing: expected a grain, such as month(), got "month"', () => trailing(3, wrong("month"), winRate)],
  ["toDate: expected a grain, such as month(), got object", () => toDate(wrong(month(2025, 3)), winRate)],
  ["averageOver: expected a grain, such as month(), got null", () => averageOver(wrong(null), open)],
  ["within: expected a length of time, such as days(30), got 30", () => within(wrong(30), wrong({}))],
  ["within: expected an object of options, got null", () => within(days(30), wrong(null))],
  [
    "eventually: expected a field or an expression, such as Deal.amount, got undefined",
    () => eventually(wrong({ from: Deal.createdAt })),
  ],
  ["stock: expected an object of options, got null", () => stock(open, wrong(null))],
  ["funnel: expected a list of dates, got object", () => funnel(Lead, wrong(Lead.createdAt))],
  ["metric: expected a name and a function, got null", () => metric("rate", wrong(winRate({ deals: [] })))],
  [
    'dimension: expected a field or an expression, such as Deal.amount, got "ownerId"',
    () => dimension(wrong({ deals: "ownerId" })),
  ],
  ["entity: expected fields by name, got null", () => entity("visits", wrong(null))],
  [
    "extend deals: expected a kind such as text() for rep, got object",
    () => extend(Deal, wrong({ rep: Deal.ownerId })),
  ],
  ["text: expected an object of options, got null", () => text(wrong(null))],
  ["time: expected names in after, got 5", () => time({ after: wrong(5) })],
  ["kind: expected a kind such as text(), got function", () => kind("percent", wrong(id), Number)],
  ["rates: expected an object of options, got null", () => rates(wrong(null))],
  [
    "convertMoney: expected an object of options, got null",
    () => convertMoney(money(1, "EUR"), "USD", wrong(null)),
  ],
  ["metrics: expected metrics by name, such as { winRate }, got null", () => evaluate(wrong(null), {})],
  [
    "report: expected a cube as scan makes it, got null in place of a cube",
    () => report({ winRate }, wrong(null)),
  ],
  ["mergeCubes: expected a list of cubes, got null", () => mergeCubes({ winRate }, wrong(null))],
  ["stageReaches: expected a list of visits, got null", () => stageReaches(wrong(null), ["demo"])],
  ['stageReaches: expected a list of stages, got "demo"', () => stageReaches([], wrong("demo"))],
  ["constant: expected a finite number, got 1", () => constant(wrong(1n))],
  ["month: expected an object of options, got null", () => month(wrong(null))],
  [
    'align: expected a period, such as month(2025, 3), got "2025-03"',
    () => align(wrong("2025-03"), { by: "date" }),
  ],
  ["retailMonth: expected an object of options, got null", () => retailMonth(wrong(null))],
  ["customPeriods: expected a period { label, start, end }, got null", () => customPeriods(wrong([null]))],
  [
    "businessHours: expected what businessCalendar() returns, got object",
    () => businessHours(Lead.createdAt, Lead.firstAttemptAt, wrong({})),
  ],
  [
    "cohort: expected a grain, such as month(), got undefined",
    () => cohort(wrong({ member: Deal.ownerId, at: Deal.closedAt })),
  ],
  ["atAge: expected what cohort() returns, got null", () => atAge(wrong(null), open)],
  [
    "cohortTable: expected a report, as evaluate or report made it, got object",
    () => cohortTable(wrong({}), wrong(null)),
  ],
  ["toSql: expected an object of options, got null", () => toSql({ winRate }, {}, wrong(null))],
  ["fromSql: expected what toSql() returns, got object", () => fromSql(wrong({}), [])],
  ["quietSpellsTable: expected a table of deals, got object", () => quietSpellsTable(wrong({ deals: Deal }))],
  ["table: expected a list of rows, got object", () => table(Deal, wrong({ id: "1" }))],
  ["columnsOf: expected a table, got object", () => columnsOf(wrong([]))],
  ['not: expected conditions, such as eq(Deal.status, "won"), got null', () => not(wrong(null))],
  ["row: expected a place from 0 to -1, got 0", () => table(Deal, []).row(wrong(0n))],
  ["slice: expected a place, got null", () => table(Deal, []).slice(wrong(null))],
  ["rates: expected a currency, got symbol", () => noRates.quoteKey(wrong(Symbol("EUR")), null)],
  ["rates: expected a key of these rates, got undefined", () => noRates.factor(wrong(undefined))],
  [
    'inZone: expected a zone, such as timeZone("Europe/Berlin"), got "UTC"',
    () => month().inZone(wrong("UTC")),
  ],
])("%s", (message, call) => {
  expect(call).toThrow(expect.objectContaining({ name: "SalesmetricsError", message }) as Error);
});

test("every metric of the catalogue refuses an option that it does not know", () => {
  const metrics = Object.entries(salesmetrics).filter(
    ([name, value]) => typeof value === "function" && "core" in value && "id" in value && value.id === name,
  );
  expect(metrics.length).toBeGreaterThan(250);
  for (const [name, metric] of metrics)
    expect(() => (metric as typeof winRate)(wrong({}), wrong({ asof: "2025-03-31" }))).toThrow(
      `${name}: expected no options but during, asOf, zone, currency, rates, got asof`,
    );
});
