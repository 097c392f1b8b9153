import {
  add,
  and,
  asOf,
  averageOver,
  band,
  between,
  bin,
  calendarDays,
  change,
  choose,
  compoundGrowth,
  constant,
  count,
  countDistinct,
  countCovering,
  countWhere,
  coalesce,
  cumulative,
  Campaign,
  days,
  Deal,
  definitionOf,
  type Dimensions,
  earliest,
  elapsed,
  eq,
  eventually,
  type Expression,
  first,
  funnel,
  greatest,
  growth,
  gt,
  gte,
  isNull,
  last,
  latest,
  Lead,
  least,
  lifetime,
  lt,
  lte,
  max,
  mean,
  median,
  meanOf,
  type Metrics,
  min,
  money,
  month,
  multiply,
  ne,
  not,
  only,
  isOneOf,
  openWithin,
  opening,
  or,
  Order,
  overall,
  perKey,
  plus,
  type Query,
  prior,
  product,
  quantile,
  quantileOf,
  quarter,
  rates,
  ratio,
  Rep,
  restrictedMean,
  share,
  shareWhere,
  stock,
  subtract,
  sum,
  sumOfSquares,
  survivalAt,
  survivalCurve,
  survivalMedian,
  toDate,
  topShare,
  trailing,
  variance,
  via,
  week,
  where,
  within,
  year,
} from "salesmetrics";
import { retailMonth } from "salesmetrics/calendars";
import { everyMetric } from "../catalog/catalogue.js";
import { dimensionBy, fieldIn, ofEntities, type TextField } from "../entities.js";
import { shapeOf } from "../../src/expressions/shape.js";
import type { Times } from "../engines/tables.js";

/** Metrics and what they are asked for. */
export interface Question {
  readonly title: string;
  readonly metrics: Metrics;
  readonly query: Query;
}

const contacts = [
  ...["completeContactRate", "contactCompletenessScore", "weightedContactCompleteness(3, 1, 1)"],
  ...["emailCaptureRate", "nameCaptureRate", "phoneCaptureRate"],
];
const overDivisors = Object.entries(everyMetric).flatMap(([name, metric]) =>
  JSON.stringify(definitionOf(metric)).includes('"divided"') ? [name] : [],
);
const quotas = [
  ...["quota", "quotaAttainment", "quotaGap", "dealsNeeded", "pipelineGenerationRate"],
  ...["expectedPipeline", "pipelineCoverage", "revenueRecognised"],
  ...["deferredRevenueAtEnd", "deferredRevenueChange", "magicNumber"],
];

/** The metrics of the catalogue that no statement says, or not to every engine, and why. */
export const notInSql: Readonly<Record<string, string>> = Object.fromEntries([
  ...contacts.map((name) => [name, "tests of texts by patterns"]),
  ...overDivisors.map((name) => [name, "amounts over a divisor, of views in memory"]),
  ...quotas.map((name) => [name, "spread over days, which no engine is asked of instants"]),
]);

const catalogue = Object.fromEntries(
  Object.entries(everyMetric).filter(([name]) => !Object.hasOwn(notInSql, name)),
);
const isTimed = (metric: Metrics[string]): boolean =>
  metric.core().formula.measures.every(({ at }) => at !== null);
const timed = Object.fromEntries(Object.entries(catalogue).filter(([, metric]) => isTimed(metric)));

/** Metrics that have no value without a period. */
const needsPeriod = /"(prior|trailing|growth|opening \w+|averageOver|compoundGrowth)":/;
const unlooking = Object.fromEntries(
  Object.entries(catalogue).filter(([, metric]) => !needsPeriod.test(JSON.stringify(definitionOf(metric)))),
);

const sheet = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", date: "1800-01-01", rate: "1.1" },
    { currency: "USD", date: "2024-03-10", rate: "1.0812" },
    { currency: "USD", date: "2024-11-05", rate: "1.0713" },
    { currency: "JPY", date: "1800-01-01", rate: "161.37" },
  ],
});

const whoFields = ["ownerId", "repId", "channel", "source", "id"];
const who = dimensionBy(...whoFields);
/** Common people and channels, and all others together: few groups, for questions of hundreds of metrics and many periods. */
const fewPeople = ofEntities((entity) => commonIn(fieldIn(entity, whoFields)));
/** The currency of each entity's rows that have one. */
const inCurrency = ofEntities((entity) =>
  Object.hasOwn(entity[shapeOf].fields, "currency")
    ? fieldIn(entity, ["currency"])
    : commonIn(fieldIn(entity, whoFields)),
);

function commonIn(field: TextField): Expression<never, string> {
  return choose(isOneOf(field, ["ann", "bob", "web"]), field, "others");
}

const won = eq(Deal.status, "won");
const atClose = { where: won, at: Deal.closedAt };
const closing = { from: Deal.createdAt, to: Deal.closedAt, when: won };
const open = { from: Deal.createdAt, until: Deal.closedAt };
const lasts = lifetime(Deal.createdAt, Deal.closedAt, { ended: won, leftAt: Deal.expectedCloseAt });
const campaign = via(Deal.campaignId, Campaign);
const owner = via(Deal.ownerId, Rep);
const wins = count(Deal, atClose);
const amount = sum(Deal.amount, atClose);
const cycle = mean(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt });

/** Metrics that say every expression and every aggregate. */
const expressions: Metrics = {
  added: sum(add(Order.grossAmount, Order.shippingAmount), { at: Order.placedAt }),
  taken: sum(subtract(Order.grossAmount, coalesce(Order.discountAmount, multiply(Order.grossAmount, 0))), {
    at: Order.placedAt,
  }),
  weighted: sum(multiply(Deal.probability, 2), { at: Deal.createdAt }),
  doubled: sum(multiply(Deal.amount, 2), { at: Deal.closedAt }),
  least: min(Deal.amount, { at: Deal.closedAt }),
  greatest: max(Deal.amount, { at: Deal.closedAt }),
  leastChance: min(Deal.probability, { at: Deal.closedAt }),
  middle: median(Deal.amount, { at: Deal.closedAt }),
  upper: quantile(0.9, Deal.probability, { at: Deal.closedAt }),
  spread: variance(Deal.probability, { at: Deal.closedAt }),
  earliest: first(Deal.stage, Deal.createdAt, { at: Deal.closedAt }),
  latest: last(Deal.amount, Deal.createdAt, { at: Deal.closedAt }),
  latestTime: last(Deal.createdAt, Deal.createdAt, { at: Deal.closedAt }),
  owners: countDistinct(Deal.ownerId, { at: Deal.closedAt }),
  chances: countDistinct(Deal.probability, { at: Deal.closedAt, atLeast: 2 }),
  paid: countDistinct(Order.test, { at: Order.placedAt }),
  large: count(Deal, { where: gte(Deal.amount, money("1000.5", "USD")), at: Deal.closedAt }),
  other: count(Deal, { where: ne(Deal.amount, money("0", "USD")), at: Deal.closedAt }),
  untested: count(Order, { where: ne(Order.test, true), at: Order.placedAt }),
  notTest: count(Order, { where: eq(Order.test, false), at: Order.placedAt }),
  notFalse: count(Order, { where: not(eq(Order.test, false)), at: Order.placedAt }),
  either: count(Deal, {
    where: or(
      isNull(Deal.ownerId),
      and(isOneOf(Deal.source, ["web", "fair"]), not(isOneOf(Deal.probability, [0.5, 1]))),
    ),
    at: Deal.createdAt,
  }),
  quick: count(Deal, { where: lte(elapsed(Deal.createdAt, Deal.closedAt), 30.5), at: Deal.closedAt }),
  unlikely: count(Deal, { where: lt(Deal.probability, 0.5), at: Deal.createdAt }),
  early: count(Deal, { where: gt(Deal.expectedCloseAt, Deal.closedAt), at: Deal.closedAt }),
  days: mean(calendarDays(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt }),
  weekend: count(Deal, { where: gte(Deal.createdAt, "2024-03-31"), at: Deal.closedAt }),
  referred: sum(Deal.amount, { where: eq(campaign.channel, "web"), at: Deal.closedAt }),
  budget: sum(campaign.spend, { at: Deal.closedAt }),
  hired: mean(elapsed(owner.hiredAt, Deal.closedAt), { at: Deal.closedAt }),
  lesser: sum(least(Deal.amount, money("1000.5", "USD")), { at: Deal.closedAt }),
  greater: sum(greatest(Deal.amount, multiply(Deal.amount, Deal.probability), multiply(Deal.amount, 2)), {
    at: Deal.closedAt,
  }),
  likely: mean(greatest(Deal.probability, 0.25, 0.3), { at: Deal.createdAt }),
  longest: max(least(elapsed(Deal.createdAt, Deal.closedAt), Deal.probability, 7.5), { at: Deal.closedAt }),
  sooner: mean(elapsed(Deal.createdAt, earliest(Deal.closedAt, Deal.expectedCloseAt)), {
    at: Deal.createdAt,
  }),
  later: count(Deal, { at: latest(Deal.createdAt, Deal.closedAt, Deal.expectedCloseAt) }),
  somewhen: count(Deal, { at: coalesce(Deal.closedAt, Deal.expectedCloseAt, Deal.createdAt) }),
  anybody: countDistinct(coalesce(Deal.ownerId, Deal.campaignId, "nobody"), { at: Deal.createdAt }),
  whoever: countDistinct(choose(won, Deal.ownerId, Deal.source), { at: Deal.createdAt }),
  named: countDistinct(choose(gt(Deal.probability, 0.5), "likely", "not"), { at: Deal.createdAt }),
  whenever: count(Deal, { at: choose(won, Deal.closedAt, Deal.createdAt) }),
  counted: sum(choose(won, Deal.amount, multiply(Deal.amount, Deal.probability)), { at: Deal.createdAt }),
  owed: sum(choose(eq(Order.test, true), money("3", "USD"), money("2", "EUR")), { at: Order.placedAt }),
  chosen: count(Order, {
    where: choose(
      lt(Order.grossAmount, money("10", "USD")),
      Order.test,
      gt(Order.grossAmount, Order.shippingAmount),
    ),
    at: Order.placedAt,
  }),
  led: count(Lead, { where: ne(via(via(Lead.ownerId, Rep).managerId, Rep).team, "web"), at: Lead.createdAt }),
};

/** Metrics that compare times with a constant of their kind. */
const besideTime = (time: Date | "2024-06-30"): Metrics => ({
  before: mean(elapsed(earliest(Deal.createdAt, time), Deal.closedAt), { at: Deal.closedAt }),
  after: count(Deal, { at: latest(Deal.closedAt, time) }),
  until: mean(elapsed(Deal.createdAt, latest(coalesce(Deal.closedAt, time), Deal.createdAt)), {
    at: Deal.createdAt,
  }),
  at: count(Deal, { at: choose(won, time, Deal.createdAt) }),
  known: count(Deal, { where: gt(earliest(asOf(), time), Deal.closedAt), at: Deal.closedAt }),
});

/** What is kept by key: texts, numbers and conditions, of one entity and of two. */
const seller = dimensionBy("ownerId", "repId", "id");
const book = opening(Deal.ownerId, sum(Deal.amount), open);
const chanced = opening(Deal.probability, count(Deal), open);
export const byKey: Metrics = {
  reps: perKey(Deal.ownerId, wins, countWhere({ atLeast: 2, below: 9 })),
  largeReps: perKey(Deal.ownerId, amount, countWhere({ above: money("1000.5", "USD") })),
  quickReps: perKey(Deal.ownerId, cycle, shareWhere({ atMost: 40 })),
  meanRep: perKey(Deal.ownerId, amount, meanOf()),
  middleRep: perKey(Deal.ownerId, median(Deal.amount, { at: Deal.closedAt }), quantileOf(0.5)),
  topRep: perKey(Deal.ownerId, amount, topShare(1)),
  topChances: perKey(Deal.probability, wins, topShare({ share: 0.2 })),
  covering: perKey(eq(Deal.source, "web"), wins, countCovering(0.8)),
  concentration: perKey(Deal.probability, wins, sumOfSquares()),
  firstStages: perKey(Deal.ownerId, countDistinct(Deal.stage, { at: Deal.closedAt }), meanOf()),
  leadsPerWin: perKey(seller, ratio(count(Lead, { at: Lead.createdAt }), wins), meanOf()),
  entries: perKey(seller, plus(count(Lead, { at: Lead.createdAt }), wins), meanOf()),
  teams: perKey(owner.team, wins, countWhere({ atLeast: 1 })),
  openPerRep: perKey(Deal.ownerId, stock(count(Deal), open), meanOf()),
  latest: perKey(Deal.ownerId, last(Deal.amount, Deal.createdAt, { at: Deal.closedAt }), meanOf()),
  ...Object.fromEntries(Object.entries(book).map(([name, metric]) => [`book ${name}`, metric])),
  ...Object.fromEntries(Object.entries(chanced).map(([name, metric]) => [`chance ${name}`, metric])),
};

/** Every combinator over some metrics, and over each other. */
const combinators: Metrics = {
  wins,
  amount,
  cycle,
  half: product(wins, constant(0.5)),
  all: plus(amount, stock(sum(Deal.amount), open), prior(amount)),
  prior: prior(amount),
  priorYear: prior(cycle, year()),
  growth: growth(wins),
  sameElapsed: growth(amount, { unit: quarter(), partial: "sameElapsed" }),
  prorate: growth(wins, { partial: "prorate" }),
  change: change(ratio(wins, count(Deal, { at: Deal.closedAt })), 2),
  compoundGrowth: compoundGrowth(wins, { unit: month(), count: 3 }),
  trailing: trailing(3, month(), median(Deal.amount, { at: Deal.closedAt })),
  toDate: toDate(quarter(), amount),
  cumulative: cumulative(countDistinct(Deal.ownerId, { at: Deal.closedAt })),
  growthOfTrailing: growth(trailing(2, month(), amount)),
  trailingPrior: trailing(2, month(), prior(wins, year())),
  toDateOfChange: toDate(quarter(), change(wins)),
  where: where(growth(amount), ne(Deal.source, "web")),
  stock: stock(count(Deal), open),
  pipeline: stock(sum(Deal.amount), open),
  middleOpen: stock(median(Deal.probability), open),
  averageOver: averageOver(month(), stock(count(Deal), open)),
  priorStock: prior(stock(sum(Deal.amount), open)),
  within: within(days(30), closing),
  openWithin: openWithin(days(45), closing),
  eventually: eventually(closing),
  survivalMedian: survivalMedian(lasts),
  survivalAt: survivalAt(20, lasts),
  restrictedMean: restrictedMean(60, lasts),
  survivalCurve: survivalCurve(lasts),
  trailingMedian: trailing(6, month(), survivalMedian(lasts)),
};

/** Combinators over the groups of a dimension. */
const ofGroups: Metrics = {
  overall: overall(amount, "source"),
  share: share(wins, "source"),
  shareOfTrailing: share(trailing(3, month(), amount), "source"),
};

/** Stocks, keys, windows, other periods, and rows of another entity. */
const someOfEach: Metrics = {
  leads: count(Lead, { at: Lead.createdAt }),
  growth: growth(amount),
  trailing: trailing(3, month(), median(Deal.amount, { at: Deal.closedAt })),
  pipeline: stock(sum(Deal.amount), open),
  within: within(days(30), closing),
  reps: perKey(Deal.ownerId, wins, countWhere({ atLeast: 2, below: 9 })),
  customers: count(Order, { at: Order.placedAt }),
};

const steps = funnel(Lead, [Lead.createdAt, Lead.qualifiedAt, Lead.convertedAt]);
const ordered = funnel(Lead, [Lead.createdAt, Lead.qualifiedAt, Lead.convertedAt], { inOrder: true });
const funnels: Metrics = Object.fromEntries(
  [...steps, ...ordered].flatMap((step, place) =>
    Object.entries(step).map(([name, metric]) => [`${name} ${String(place)}`, metric]),
  ),
);

export const isOfCatalogue = (title: string): boolean => title.startsWith("the catalogue");

const overDates = ["the catalogue, over all time", "the catalogue, by month and people"];

/**
 * Whether a question is asked of an engine that is asked each question of the catalogue once, over rows of one kind of
 * times: there are hundreds of metrics. DuckDB is asked all of them over both kinds.
 */
export function isAskedOnce(title: string, times: Times): boolean {
  return !isOfCatalogue(title) || overDates.some((start) => title.startsWith(start)) === (times === "date");
}

/** ClickHouse takes statements of up to 256 kB: a question of hundreds of metrics is asked in at most so many parts. */
const mostParts = 24;

/** Metrics of the same rows are asked together, for a statement reads the rows of each entity once. */
function inParts(title: string, metrics: Metrics, query: Query): Question[] {
  const byEntities = Object.entries(metrics)
    .map(([name, metric]) => ({ name, metric, entities: entitiesOf(metric) }))
    .sort((left, right) => (left.entities < right.entities ? -1 : left.entities > right.entities ? 1 : 0));
  const size = Math.ceil(byEntities.length / mostParts);
  const parts = Math.ceil(byEntities.length / size);
  return Array.from({ length: parts }, (_, part) => ({
    title: `${title} (${part + 1} of ${parts})`,
    metrics: Object.fromEntries(
      byEntities.slice(part * size, (part + 1) * size).map(({ name, metric }) => [name, metric]),
    ),
    query,
  }));
}

function entitiesOf(metric: Metrics[string]): string {
  const entities = new Set(metric.core().formula.measures.map(({ entity }) => entity));
  return [...entities].sort().join(" ");
}

/** What is asked of every engine, over rows of one kind of times. */
export function questionsOf(times: Times): readonly Question[] {
  const zone = times === "instant" ? { timeZone: "America/St_Johns" } : {};
  const at = times === "instant" ? new Date("2024-09-30T13:14:15.167Z") : "2024-09-30";
  const common = { asOf: at, currency: "USD", rates: sheet } as const;
  const during = year(2024, zone);
  const cut = between("2024-02-10", "2024-11-20", zone);
  const by = (dimensions: Dimensions, more: Query = {}): Query => ({
    ...common,
    during,
    by: dimensions,
    ...more,
  });
  return [
    ...inParts("the catalogue, over all time", unlooking, common),
    ...inParts("the catalogue, by people in a year", catalogue, by({ who })),
    ...inParts("the catalogue, by month and people", timed, by({ fewPeople }, { every: month(zone) })),
    ...inParts("the catalogue, by week of a cut year", timed, { ...common, during: cut, every: week(zone) }),
    // A share of all would add amounts of several currencies.
    ...inParts(
      "the catalogue, by retail month, by currency",
      Object.fromEntries(
        Object.entries(timed).filter(([name]) => !/^((product|bookings)Mix|receivablesAgeing)$/.test(name)),
      ),
      { asOf: at, during, every: retailMonth(zone), by: { currency: inCurrency } },
    ),
    {
      title: "expressions, by month",
      metrics: expressions,
      query: { ...common, during, every: month(zone) },
    },
    {
      title: "expressions, over a cut year, as of the end of a day",
      metrics: expressions,
      query: { ...common, during: cut, asOf: "2024-09-30" },
    },
    {
      title: "expressions beside a constant time, by month",
      metrics: besideTime(times === "instant" ? new Date("2024-06-30T12:00:00.500Z") : "2024-06-30"),
      query: { ...common, during, every: month(zone) },
    },
    {
      title: "splits by chosen values",
      metrics: { wins, amount },
      query: by({
        likely: choose(gt(Deal.probability, 0.5), isNull(Deal.ownerId), gt(Deal.amount, money(0, "USD"))),
        who: coalesce(Deal.ownerId, Deal.campaignId, "nobody"),
        first: choose(won, eq(Deal.source, "web"), coalesce(isNull(Deal.campaignId), false)),
      }),
    },
    {
      title: "combinators, by source and month",
      metrics: { ...combinators, ...ofGroups },
      query: by({ source: Deal.source }, { every: month(zone) }),
    },
    {
      title: "combinators, by flag and quarter",
      metrics: combinators,
      query: by({ first: eq(Deal.source, "web") }, { every: quarter(zone), during: cut }),
    },
    { title: "combinators, in one number", metrics: combinators, query: { ...common, during: cut } },
    {
      title: "references, bands and bins",
      metrics: { wins, amount, cycle },
      query: by({
        team: owner.team,
        channel: campaign.channel,
        size: band(Deal.amount, [money(-5, "USD"), money("1000.5", "USD")]),
        chance: band(Deal.probability, [0.25, 0.5]),
        bin: bin(Deal.probability, 0.25),
        age: bin(elapsed(Deal.createdAt, Deal.closedAt), 7, { origin: 0.5 }),
      }),
    },
    {
      title: "keys, by people and month",
      metrics: byKey,
      query: by({ who }, { every: month(zone) }),
    },
    {
      title: "keys, by week of a cut year",
      metrics: byKey,
      query: { ...common, during: cut, every: week(zone) },
    },
    { title: "keys, in one number", metrics: byKey, query: { ...common, during: cut } },
    {
      title: "rows of where, by people and month",
      metrics: { wins, amount, cycle, ...someOfEach },
      query: by(
        { who },
        {
          every: month(zone),
          where: only(
            ne(Deal.source, "web"),
            or(gt(Deal.probability, 0.25), eq(owner.team, "north"), isNull(Deal.closedAt)),
            isOneOf(Lead.source, ["web", "fair"]),
          ),
        },
      ),
    },
    { title: "funnels, by person", metrics: funnels, query: by({ owner: Lead.ownerId }) },
  ];
}
