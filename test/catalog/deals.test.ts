import { describe, expect, test } from "vitest";
import {
  averageDealSize,
  bookings,
  bookingsGrowth,
  closedDeals,
  cohortOpenDeals,
  cohortWinRate,
  Deal,
  dealAge,
  dealsCreated,
  evaluate,
  lossRate,
  lossReasonMix,
  lostDeals,
  medianDealAge,
  medianDealSize,
  medianSalesCycle,
  medianTimeToLoss,
  month,
  openDeals,
  openPipeline,
  pipelineCreated,
  quarter,
  rates,
  restrictedMeanTimeToClose,
  salesCycle,
  salesCycle90th,
  salesVelocity,
  survivalMedianTimeToClose,
  timeToLoss,
  type TimeValue,
  valueWeightedWinRate,
  weightedPipeline,
  winRate,
  wonDeals,
} from "salesmetrics";
import {
  answer,
  badNumbers,
  badTexts,
  badTimes,
  describeMetric,
  explained,
  numbered,
  thousandNines,
  unknownCurrencies,
} from "./facts.js";

const march = month(2025, 3);
const duringMarch = { during: march };
const endOfMarch = { asOf: "2025-03-31" as const };

const deals = (...rows: readonly Omit<Deal, "id">[]): { readonly deals: readonly Deal[] } => ({
  deals: numbered(rows),
});

/** Closed in March 2025. */
const won = { status: "won", closedAt: "2025-03-10" } as const;
const lost = { status: "lost", closedAt: "2025-03-20" } as const;
const open = { status: "open", createdAt: "2025-03-01" } as const;
const eur = { currency: "EUR" };
const usd = { currency: "USD" };

const unusableClosings = (status: "won" | "lost") => ({
  "missing closedAt": {
    deals: [
      { id: "a", status },
      { id: "b", status, closedAt: null },
    ],
  },
  "invalid closedAt": { deals: badTimes.map((closedAt) => ({ id: "a", status, closedAt })) },
  "invalid status": { deals: badTexts.map((bad) => ({ id: "a", status: bad, closedAt: "2025-03-10" })) },
});

const unusableAmounts = (row: object) => ({
  "missing amount": {
    deals: [
      { ...row, ...eur },
      { ...row, ...eur, amount: null },
    ],
  },
  "invalid amount": { deals: badNumbers.map((amount) => ({ ...row, ...eur, amount })) },
  "missing currency": {
    deals: [
      { ...row, amount: 5 },
      { ...row, amount: 5, currency: null },
    ],
  },
  "invalid currency": { deals: badTexts.map((currency) => ({ ...row, amount: 5, currency })) },
  "unknown currency": { deals: unknownCurrencies.map((currency) => ({ ...row, amount: 5, currency })) },
});

describeMetric("dealsCreated", dealsCreated, {
  row: "P4",
  options: duringMarch,
  // Open, won and lost all count, in the month they were created.
  example: deals(
    { status: "open", createdAt: "2025-03-01" },
    { status: "won", createdAt: "2025-03-15", closedAt: "2025-04-02" },
    { status: "lost", createdAt: "2025-02-28", closedAt: "2025-03-05" },
  ),
  value: 2,
  empty: 0,
  single: [deals(open), 1],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", status: "won", closedAt: "2025-03-10" }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
  },
});

describeMetric("wonDeals", wonDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(
    won,
    { status: "won", closedAt: "2025-03-31" },
    { status: "won", closedAt: "2025-04-01" },
    lost,
    open,
  ),
  value: 2,
  empty: 0,
  single: [deals(won), 1],
  edges: {
    at: (closedAt) => deals({ status: "won", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("won"),
  also: {
    "a deal won after asOf is not won yet": [
      deals(won, { status: "won", closedAt: "2025-03-16" }),
      1,
      { asOf: "2025-03-15" },
    ],
  },
});

describeMetric("lostDeals", lostDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(won, lost, { status: "lost", closedAt: "2025-02-28" }, open),
  value: 1,
  empty: 0,
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
});

describeMetric("closedDeals", closedDeals, {
  row: "P4",
  options: duringMarch,
  example: deals(won, won, lost, open, { status: "won", closedAt: "2025-04-01" }),
  value: 3,
  empty: 0,
  single: [deals(open), 0],
  edges: {
    at: (closedAt) =>
      deals(
        { status: "lost", createdAt: "2024-12-31", closedAt },
        { status: "won", createdAt: "2024-12-31", closedAt },
      ),
    first: 2,
    last: 2,
  },
  unusable: unusableClosings("lost"),
});

describeMetric("winRate", winRate, {
  row: "P5",
  options: duringMarch,
  // Three won and one lost in March; the open deal and the one lost in April do not count.
  example: deals(won, won, won, lost, open, { status: "lost", closedAt: "2025-04-01" }),
  value: 0.75,
  empty: "zero-denominator",
  single: [deals(won), 1],
  edges: {
    at: (closedAt) =>
      deals(
        { status: "won", createdAt: "2024-12-31", closedAt },
        { status: "lost", createdAt: "2024-12-31", closedAt },
      ),
    first: 0.5,
    last: 0.5,
  },
  unusable: unusableClosings("won"),
  also: {
    "no deal closed": [deals(open, open), "zero-denominator"],
    "wins and no losses": [deals(won, won), 1],
    "losses and no wins": [deals(lost, lost), 0],
    "closed after asOf": [deals(won, { status: "lost", closedAt: "2025-03-21" }), 1, { asOf: "2025-03-20" }],
  },
});

test("winRate explains itself: parts, n, unit, direction, and formula", () => {
  expect(explained(winRate, deals(won, won, won, lost, open), duringMarch)).toMatchObject({
    value: 0.75,
    reason: null,
    numerator: 3,
    denominator: 4,
    n: 4,
    unit: "proportion",
    direction: "up",
    partial: false,
    excluded: [],
  });
  expect(explained(winRate, deals(open))).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
    interval: null,
  });
});

describeMetric("cohortWinRate", cohortWinRate, {
  row: "P6",
  options: duringMarch,
  // Of four created in March one was won, in April; the one created in February is another cohort's.
  example: deals(
    { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" },
    { status: "lost", createdAt: "2025-03-02", closedAt: "2025-03-09" },
    { status: "open", createdAt: "2025-03-03" },
    { status: "open", createdAt: "2025-03-04" },
    { status: "won", createdAt: "2025-02-28", closedAt: "2025-03-10" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(open), 0],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", ...won }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", ...won, createdAt })) },
  },
  also: {
    "a win after asOf is still open then": [
      deals({ status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" }, open),
      0,
      endOfMarch,
    ],
    "a win on the day of asOf": [
      deals({ status: "won", createdAt: "2025-03-01", closedAt: "2025-03-31" }, open),
      0.5,
      endOfMarch,
    ],
  },
});

test("cohortWinRate reports a win of a day that is none, and the deal stays in the cohort", () => {
  const data = {
    deals: [
      { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-02-30" } as const,
      { id: "2", ...open },
    ],
  };
  expect(explained(cohortWinRate, data)).toMatchObject({
    value: 0,
    denominator: 2,
    excluded: [{ entity: "deals", why: "invalid closedAt", count: 1 }],
  });
});

describeMetric("cohortOpenDeals", cohortOpenDeals, {
  row: "P6",
  options: duringMarch,
  example: deals(
    { status: "open", createdAt: "2025-03-01" },
    { status: "open", createdAt: "2025-03-31" },
    { status: "open", createdAt: "2025-04-01" },
    { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-20" },
  ),
  value: 2,
  empty: 0,
  single: [deals(open), 1],
  edges: { at: (createdAt) => deals({ status: "open", createdAt }), first: 1, last: 1 },
  unusable: {
    "missing createdAt": { deals: [{ id: "a", status: "open" }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
  },
  also: {
    "a deal closed after asOf was open then": [
      deals(open, { status: "won", createdAt: "2025-03-31", closedAt: "2025-04-01" }),
      2,
      endOfMarch,
    ],
  },
});

describeMetric("valueWeightedWinRate", valueWeightedWinRate, {
  row: "P7",
  options: duringMarch,
  // 900 won of 1000 closed: by count it is one in two.
  example: deals(
    { ...won, amount: "900.00", ...eur },
    { ...lost, amount: 100, ...eur },
    { ...open, amount: 5000, ...eur },
  ),
  value: 0.9,
  empty: "empty",
  single: [deals({ ...won, amount: 5, ...eur }), 1],
  edges: {
    at: (closedAt) =>
      deals({ status: "won", closedAt, amount: 3, ...eur }, { status: "lost", closedAt, amount: 1, ...eur }),
    first: 0.75,
    last: 0.75,
  },
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...lost, amount: 50, ...eur }),
  also: {
    "amounts that add up to zero": [
      deals({ ...won, amount: 0, ...eur }, { ...lost, amount: "0.00", ...eur }),
      "zero-denominator",
    ],
    "a negative amount takes from the won": [
      deals(
        { ...won, amount: 900, ...eur },
        { ...won, amount: -100, ...eur },
        { ...lost, amount: 200, ...eur },
      ),
      0.8,
    ],
    "amounts of a thousand digits": [
      deals(
        { ...won, amount: `3${"0".repeat(999)}`, ...eur },
        { ...lost, amount: `1${"0".repeat(999)}`, ...eur },
      ),
      0.75,
    ],
    "no deal won, in a named currency": [deals({ ...lost, amount: 200, ...eur }), 0, { currency: "EUR" }],
  },
});

// Seen to fail once: a sum of money over no rows is `empty`, and a ratio passes that on, although nothing
// won of 200 lost is 0 in any currency. A rep without wins has no rate instead of 0 %: the mirror image of G35.
test("valueWeightedWinRate of losses and no wins is 0", () => {
  expect(answer(valueWeightedWinRate, deals({ ...lost, amount: 200, ...eur }))).toBe(0);
});

describeMetric("lossRate", lossRate, {
  row: "P9",
  options: duringMarch,
  example: deals(won, won, won, lost, open),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
  also: {
    "no deal closed": [deals(open), "zero-denominator"],
    "wins and no losses": [deals(won), 0],
  },
});

describeMetric("lossReasonMix", lossReasonMix, {
  row: "P9",
  options: duringMarch,
  // Without groups, all lost deals are one.
  example: deals({ ...lost, lossReason: "price" }, lost, won),
  value: 1,
  empty: "zero-denominator",
  single: [deals(lost), 1],
  edges: {
    at: (closedAt) => deals({ status: "lost", createdAt: "2024-12-31", closedAt }),
    first: 1,
    last: 1,
  },
  unusable: unusableClosings("lost"),
  also: { "no deal lost": [deals(won, open), "zero-denominator"] },
});

test("lossReasonMix has a class for deals without a reason, by closing date, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { lossReasonMix },
    deals(
      { ...lost, createdAt: "2024-11-01", lossReason: "price" },
      { ...lost, lossReason: "price" },
      { ...lost, lossReason: "timing" },
      lost,
      { status: "lost", createdAt: "2025-03-01", closedAt: "2025-04-01", lossReason: "price" },
    ),
    { by: { reason: Deal.lossReason }, during: march },
  );
  expect(rows.map((row) => [row.reason, row.lossReasonMix])).toEqual([
    ["price", 0.5],
    ["timing", 0.25],
    [null, 0.25],
  ]);
  expect(total.lossReasonMix).toBe(1);
});

describeMetric("bookings", bookings, {
  row: "P12",
  options: duringMarch,
  // 0.10 + 0.20 is 0.30, and not 0.30000000000000004.
  example: deals(
    { ...won, amount: 0.1, ...eur },
    { ...won, amount: "0.20", ...eur },
    { ...lost, amount: 70, ...eur },
    { ...open, amount: 70, ...eur },
    { status: "won", closedAt: "2025-04-01", amount: 70, ...eur },
  ),
  value: "0.3 EUR",
  empty: "empty",
  single: [deals({ ...won, amount: 12, ...eur }), "12 EUR"],
  edges: {
    at: (closedAt) => deals({ status: "won", createdAt: "2024-12-31", closedAt, amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...won, amount: 50, ...eur }),
  also: {
    "a reversal is a negative booking": [
      deals({ ...won, amount: 100, ...eur }, { ...won, amount: "-150.5", ...eur }),
      "-50.5 EUR",
    ],
    "beyond 2 to the power of 53": [
      deals(
        { ...won, amount: "9007199254740993", ...eur },
        { ...won, amount: "9007199254740993.01", ...eur },
      ),
      "18014398509481986.01 EUR",
    ],
    "a thousand digits": [
      deals({ ...won, amount: thousandNines, ...eur }, { ...won, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
    "cents beside a thousand digits": [
      deals({ ...won, amount: thousandNines, ...eur }, { ...won, amount: "0.01", ...eur }),
      `${thousandNines}.01 EUR`,
    ],
    "an amount of zero is an amount": [deals({ ...won, amount: 0, ...eur }), "0 EUR"],
    "no rows, in a named currency": [deals(), "0 EUR", { currency: "EUR" }],
    // A euro buys 1.25 dollars when the first is won and 1.6 when the second is: 40 + 50 + 10.
    "two currencies, at the rates of the closing dates": [
      deals(
        { status: "won", closedAt: "2025-03-14", amount: 50, ...usd },
        { status: "won", closedAt: "2025-03-15", amount: 80, ...usd },
        { ...won, amount: 10, ...eur },
      ),
      "100 EUR",
      {
        currency: "EUR",
        rates: rates({
          base: "EUR",
          quotes: [
            { currency: "USD", date: "2025-03-01", rate: 1.25 },
            { currency: "USD", date: "2025-03-15", rate: "1.6" },
          ],
        }),
      },
    ],
  },
});

test("bookings refuses a currency without a rate, and another one than it was asked for", () => {
  const dollars = deals({ ...won, amount: 50, ...usd });
  const yen = rates({ base: "EUR", quotes: [{ currency: "JPY", rate: 160 }] });
  expect(() => bookings(dollars, { currency: "EUR", rates: yen })).toThrow(
    expect.objectContaining({ code: "missing-rate", message: expect.stringMatching("^bookings: ") }),
  );
  expect(() => bookings(dollars, { currency: "EUR" })).toThrow(
    expect.objectContaining({
      code: "mixed-currencies",
      message: expect.stringMatching("^bookings: expected amounts in EUR, got USD"),
    }),
  );
});

describeMetric("bookingsGrowth", bookingsGrowth, {
  row: "R7 on P12",
  options: duringMarch,
  example: deals(
    { status: "won", closedAt: "2025-01-31", amount: 5000, ...eur },
    { status: "won", closedAt: "2025-02-01", amount: 150, ...eur },
    { status: "won", closedAt: "2025-02-28", amount: 50, ...eur },
    { status: "won", closedAt: "2025-03-01", amount: 130, ...eur },
    { status: "won", closedAt: "2025-03-31", amount: 100, ...eur },
    { status: "won", closedAt: "2025-04-01", amount: 5000, ...eur },
  ),
  // From 200 to 230.
  value: 0.15,
  empty: "no-base",
  single: [deals({ ...won, amount: 5, ...eur }), "no-base"],
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ status: "won", closedAt: "2025-02-10", amount: 50, ...usd }, { ...won, amount: 50, ...eur }),
  also: {
    "from zero": [
      deals({ status: "won", closedAt: "2025-02-10", amount: 0, ...eur }, { ...won, amount: 5, ...eur }),
      "no-base",
    ],
    "from a negative base": [
      deals({ status: "won", closedAt: "2025-02-10", amount: -10, ...eur }, { ...won, amount: 5, ...eur }),
      "no-base",
    ],
    "to a negative amount": [
      deals({ status: "won", closedAt: "2025-02-10", amount: 10, ...eur }, { ...won, amount: -5, ...eur }),
      -1.5,
    ],
    "amounts of a thousand digits": [
      deals(
        { status: "won", closedAt: "2025-02-10", amount: `2${"0".repeat(999)}`, ...eur },
        { ...won, amount: `3${"0".repeat(999)}`, ...eur },
      ),
      0.5,
    ],
    "a month that is not over": [
      deals({ status: "won", closedAt: "2025-02-10", amount: 10, ...eur }, { ...won, amount: 5, ...eur }),
      "incomplete-period",
      { asOf: "2025-03-30" },
    ],
    "a month on its last day": [
      deals({ status: "won", closedAt: "2025-02-10", amount: 10, ...eur }, { ...won, amount: 5, ...eur }),
      -0.5,
      endOfMarch,
    ],
    "to nothing, in a named currency": [
      deals({ status: "won", closedAt: "2025-02-10", amount: 10, ...eur }),
      -1,
      { currency: "EUR" },
    ],
  },
});

// Seen to fail once: as above, nothing booked is 0 in any currency, and from 10 to 0 is −100 %.
test("bookingsGrowth to a month without bookings is −1", () => {
  const february = deals({ status: "won", closedAt: "2025-02-10", amount: 10, ...eur });
  expect(answer(bookingsGrowth, february, duringMarch)).toBe(-1);
});

test("bookingsGrowth is refused for all time, which has no period before it", () => {
  expect(() => bookingsGrowth(deals())).toThrow(
    expect.objectContaining({
      code: "no-previous-period",
      message: expect.stringMatching("^bookingsGrowth: "),
    }),
  );
});

describeMetric("averageDealSize", averageDealSize, {
  row: "P11",
  options: duringMarch,
  example: deals(
    { ...won, amount: 100, ...eur },
    { ...won, amount: "250.50", ...eur },
    { ...lost, amount: 9000, ...eur },
    { ...open, amount: 9000, ...eur },
  ),
  value: "175.25 EUR",
  empty: "empty",
  single: [deals({ ...won, amount: 12, ...eur }), "12 EUR"],
  edges: {
    at: (closedAt) => deals({ status: "won", createdAt: "2024-12-31", closedAt, amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  // Deals without an amount are not deals of zero: the mean stays.
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...won, amount: 50, ...eur }),
  also: {
    "a third, to 40 digits": [
      deals({ ...won, amount: 10, ...eur }, { ...won, amount: 0, ...eur }, { ...won, amount: 0, ...eur }),
      `3.${"3".repeat(39)} EUR`,
    ],
    "a negative amount": [deals({ ...won, amount: -10, ...eur }, { ...won, amount: 4, ...eur }), "-3 EUR"],
    "beyond 2 to the power of 53": [
      deals({ ...won, amount: "9007199254740993", ...eur }, { ...won, amount: "9007199254740995", ...eur }),
      "9007199254740994 EUR",
    ],
    "a thousand digits": [deals({ ...won, amount: thousandNines, ...eur }), `${thousandNines} EUR`],
  },
});

test("averageDealSize rests on the deals that have an amount", () => {
  const { numerator, denominator, n, excluded } = explained(
    averageDealSize,
    deals({ ...won, amount: 30, ...eur }, { ...won, amount: 10, ...eur }, won),
  );
  expect([String((numerator as { amount: unknown }).amount), denominator, n]).toEqual(["40", 2, 2]);
  expect(excluded).toEqual([{ entity: "deals", why: "missing amount", count: 1 }]);
});

describeMetric("medianDealSize", medianDealSize, {
  row: "P11",
  options: duringMarch,
  example: deals(
    { ...won, amount: 1, ...eur },
    { ...won, amount: 1000, ...eur },
    { ...won, amount: 2, ...eur },
    { ...won, amount: 3, ...eur },
    { ...lost, amount: 0, ...eur },
  ),
  value: "2.5 EUR",
  empty: "empty",
  single: [deals({ ...won, amount: 12, ...eur }), "12 EUR"],
  edges: {
    at: (closedAt) => deals({ status: "won", createdAt: "2024-12-31", closedAt, amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...won, amount: 50, ...eur }),
  also: {
    // R, quantile(c(0.10, 0.11), 0.5, type = 7), in decimals.
    "0.10 and 0.11": [
      deals({ ...won, amount: "0.10", ...eur }, { ...won, amount: "0.11", ...eur }),
      "0.105 EUR",
    ],
    "an odd number": [
      deals({ ...won, amount: 9, ...eur }, { ...won, amount: -5, ...eur }, { ...won, amount: 100, ...eur }),
      "9 EUR",
    ],
    "a thousand digits": [
      deals({ ...won, amount: thousandNines, ...eur }, { ...won, amount: `-${thousandNines}`, ...eur }),
      "0 EUR",
    ],
  },
});

/** On 31 March: two open, and one that is won the day after. The others are over by then, or not there yet. */
const pipeline = deals(
  { status: "open", createdAt: "2025-03-01", amount: 100, probability: 0.5, ...eur },
  { status: "open", createdAt: "2025-03-31", amount: "20.50", probability: "0.2", ...eur },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-04-01", amount: 300, probability: 1, ...eur },
  { status: "won", createdAt: "2025-02-01", closedAt: "2025-03-31", amount: 7000, probability: 1, ...eur },
  { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-01", amount: 7000, probability: 1, ...eur },
  { status: "open", createdAt: "2025-04-01", amount: 7000, probability: 1, ...eur },
);

const unusableOpen = {
  "missing closedAt": { deals: [{ id: "a", status: "won", createdAt: "2025-03-01" }] },
  "invalid closedAt": {
    deals: badTimes.map((closedAt) => ({ id: "a", status: "lost", createdAt: "2025-03-01", closedAt })),
  },
  "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
};

describeMetric("openDeals", openDeals, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  value: 3,
  empty: 0,
  single: [deals({ status: "open" }), 1],
  unusable: unusableOpen,
  also: {
    "won and lost deals": [deals(won, lost), 0],
    "the period plays no part": [pipeline, 3, { during: month(2019, 1) }],
    "as of an earlier day, from the dates and not from the status": [pipeline, 3, { asOf: "2025-02-28" }],
  },
});

describe.each([
  ["openDeals", openDeals],
  ["openPipeline", openPipeline],
  ["weightedPipeline", weightedPipeline],
  ["dealAge", dealAge],
  ["medianDealAge", medianDealAge],
  ["salesVelocity", salesVelocity],
])("%s describes one moment", (name, metric) => {
  test("which it must be told", () => {
    expect(() => metric(pipeline)).toThrow(
      expect.objectContaining({ code: "missing-as-of", message: expect.stringMatching(`^${name}: `) }),
    );
  });

  test("and is not split by period", () => {
    expect(() => evaluate({ metric }, pipeline, { every: month(), ...endOfMarch })).toThrow(
      expect.objectContaining({ code: "no-time-axis" }),
    );
  });
});

describeMetric("openPipeline", openPipeline, {
  row: "P1",
  options: endOfMarch,
  example: pipeline,
  // 100 + 20.50 + 300, won only in April.
  value: "420.5 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 5, ...eur }), "5 EUR"],
  unusable: { ...unusableOpen, ...unusableAmounts({ id: "a", ...open }) },
  mixed: deals({ ...open, amount: 50, ...usd }, { ...open, amount: 50, ...eur }),
  also: {
    "won and lost deals are not in it": [
      deals({ ...won, amount: 5, ...eur }, { ...lost, amount: 5, ...eur }),
      "empty",
    ],
    "the period plays no part": [pipeline, "420.5 EUR", { during: month(2019, 1) }],
    "a negative amount": [deals({ ...open, amount: 5, ...eur }, { ...open, amount: -8, ...eur }), "-3 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: thousandNines, ...eur }, { ...open, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

describeMetric("weightedPipeline", weightedPipeline, {
  row: "P2",
  options: endOfMarch,
  example: pipeline,
  // 100 × 0.5 + 20.50 × 0.2 + 300 × 1
  value: "354.1 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 3, probability: 0.1, ...eur }), "0.3 EUR"],
  unusable: {
    ...unusableOpen,
    ...unusableAmounts({ id: "a", ...open, probability: 1 }),
    "missing probability": { deals: [{ id: "a", ...open, amount: 5, ...eur }] },
    "invalid probability": {
      deals: badNumbers.map((probability) => ({ id: "a", ...open, amount: 5, ...eur, probability })),
    },
    "not between 0 and 1": {
      deals: [-0.01, 1.01, "1.0000000000000000000000000000001", 50].map((probability) => ({
        id: "a",
        ...open,
        amount: 5,
        ...eur,
        probability,
      })),
    },
  },
  mixed: deals(
    { ...open, probability: 1, amount: 50, ...usd },
    { ...open, probability: 1, amount: 50, ...eur },
  ),
  also: {
    "probabilities 0 and 1": [
      deals({ ...open, amount: 5, probability: 0, ...eur }, { ...open, amount: 7, probability: 1, ...eur }),
      "7 EUR",
    ],
    // Frappe CRM adds them at full value.
    "lost deals are not in it": [deals({ ...lost, amount: 5, probability: 1, ...eur }), "empty"],
    "a negative amount": [deals({ ...open, amount: -8, probability: 0.25, ...eur }), "-2 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: `2${"0".repeat(998)}1`, probability: 0.5, ...eur }),
      `1${"0".repeat(998)}0.5 EUR`,
    ],
  },
});

describeMetric("pipelineCreated", pipelineCreated, {
  row: "P3, amount now",
  options: duringMarch,
  // Whatever became of them: fivetran's query keeps only the first.
  example: deals(
    { status: "open", createdAt: "2025-03-01", amount: 100, ...eur },
    { status: "won", createdAt: "2025-03-15", closedAt: "2025-03-20", amount: 200, ...eur },
    { status: "lost", createdAt: "2025-03-31", closedAt: "2025-05-01", amount: 300, ...eur },
    { status: "won", createdAt: "2025-02-28", closedAt: "2025-03-20", amount: 7000, ...eur },
  ),
  value: "600 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 5, ...eur }), "5 EUR"],
  edges: {
    at: (createdAt) => deals({ status: "won", createdAt, closedAt: "2025-06-30", amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusableAmounts({ id: "a", ...open }),
    "missing createdAt": { deals: [{ id: "a", ...won, amount: 5, ...eur }] },
    "invalid createdAt": {
      deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt, amount: 5, ...eur })),
    },
  },
  mixed: deals({ ...open, amount: 50, ...usd }, { ...open, amount: 50, ...eur }),
  also: {
    "a negative amount": [deals({ ...open, amount: 5, ...eur }, { ...open, amount: -8, ...eur }), "-3 EUR"],
    "a thousand digits": [
      deals({ ...open, amount: thousandNines, ...eur }, { ...open, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

/** Closed after 10, 20, 30, 40 and 50 days. */
const cycles = (status: "won" | "lost") => [
  { status, createdAt: "2025-03-01", closedAt: "2025-03-11" } as const,
  { status, createdAt: "2025-02-11", closedAt: "2025-03-03" } as const,
  { status, createdAt: "2025-02-09", closedAt: "2025-03-11" } as const,
  { status, createdAt: "2025-01-30", closedAt: "2025-03-11" } as const,
  { status, createdAt: "2025-01-20", closedAt: "2025-03-11" } as const,
];

const cycleFacts = (status: "won" | "lost") => {
  const other = status === "won" ? "lost" : "won";
  return {
    options: duringMarch,
    empty: "empty",
    single: [deals({ status, createdAt: "2025-03-10", closedAt: "2025-03-10" }), 0],
    edges: {
      at: (closedAt: Deal["closedAt"]) => deals({ status, createdAt: "2024-12-31", closedAt }),
      first: 60,
      last: 90,
    },
    unusable: {
      ...unusableClosings(status),
      "missing createdAt": { deals: [{ id: "a", status, closedAt: "2025-03-10" }] },
      "invalid createdAt": {
        deals: badTimes.map((createdAt) => ({ id: "a", status, createdAt, closedAt: "2025-03-10" })),
      },
      "negative duration": { deals: [{ id: "a", status, createdAt: "2025-03-11", closedAt: "2025-03-10" }] },
    },
    also: {
      "days of 24 hours, with their fraction": [
        deals({
          status,
          createdAt: new Date("2025-03-01T00:00:00Z"),
          closedAt: new Date("2025-03-02T12:00:00Z"),
        }),
        1.5,
        { during: month(2025, 3, { timeZone: "UTC" }) },
      ],
      // In Berlin it is 00:30 on 31 March, two calendar dates after the 29th.
      "a date and an instant, as days in the zone of the question": [
        deals({ status, createdAt: "2025-03-29", closedAt: new Date("2025-03-30T22:30:00Z") }),
        2,
        { during: month(2025, 3, { timeZone: "Europe/Berlin" }) },
      ],
      "two thousand years": [deals({ status, createdAt: "0025-03-10", closedAt: "2025-03-10" }), 730_485],
      "deals that ended the other way": [
        deals({ status: other, createdAt: "2025-03-01", closedAt: "2025-03-11" }),
        "empty",
      ],
    },
  } as const;
};

describeMetric("salesCycle", salesCycle, {
  row: "P14",
  ...cycleFacts("won"),
  // The quick loss and the open deal are not in it.
  example: deals(...cycles("won"), { status: "lost", createdAt: "2025-03-10", closedAt: "2025-03-10" }, open),
  value: 30,
});

describeMetric("medianSalesCycle", medianSalesCycle, {
  row: "P14",
  ...cycleFacts("won"),
  example: deals(...cycles("won"), ...cycles("lost"), open),
  value: 30,
});

describeMetric("salesCycle90th", salesCycle90th, {
  row: "P14",
  ...cycleFacts("won"),
  example: deals(...cycles("won"), ...cycles("lost"), open),
  // Type 7: 0.9 × 4 = 3.6, six tenths of the way from 40 to 50.
  value: 46,
});

/** Closed after 10, 20 and 30 days, and one that is not. */
const lasting = [
  { status: "won", createdAt: "2025-03-01", closedAt: "2025-03-11" },
  { status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-21" },
  { status: "won", createdAt: "2025-03-01", closedAt: "2025-03-31" },
  { status: "open", createdAt: "2025-03-01" },
] as const;

const lastingFacts = {
  row: "P14, P15, X12",
  options: { ...duringMarch, asOf: "2025-06-30" },
  // Created in another month.
  example: deals(...lasting, { status: "won", createdAt: "2025-02-28", closedAt: "2025-03-01" }),
  empty: "empty",
  unusable: {
    "missing createdAt": { deals: [{ id: "a", ...won }] },
    "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", ...won, createdAt })) },
    "missing closedAt": { deals: [{ id: "a", status: "lost", createdAt: "2025-03-01" }] },
    "invalid closedAt": {
      deals: badTimes.map((closedAt) => ({ id: "a", status: "won", createdAt: "2025-03-01", closedAt })),
    },
    "invalid status": { deals: badTexts.map((status) => ({ id: "a", status, createdAt: "2025-03-01" })) },
    "negative duration": { deals: [{ id: "a", ...won, createdAt: "2025-03-11" }] },
  },
} as const;

const closingLate = (createdAt: TimeValue) => deals({ status: "won", createdAt, closedAt: "2025-06-29" });

describeMetric("survivalMedianTimeToClose", survivalMedianTimeToClose, {
  ...lastingFacts,
  // Half are left after 20 days, until 30.
  value: 25,
  single: [deals(lasting[1]), 20],
  edges: { at: closingLate, first: 120, last: 90 },
  also: {
    "more than half are open": [deals(lasting[0], open, open), "immature"],
    "closed after asOf is open": [deals(lasting[0], lasting[1]), 10, { asOf: "2025-03-20" }],
    "open, whatever its date": [deals({ ...open, closedAt: "2025-03-02" }, lasting[0], lasting[0]), 10],
  },
});

describeMetric("restrictedMeanTimeToClose", restrictedMeanTimeToClose(30), {
  ...lastingFacts,
  // Ten days of all, ten of three quarters, ten of half.
  value: 22.5,
  single: [deals(open), 30],
  edges: { at: closingLate, first: 30, last: 30 },
  also: { "nobody has been seen so long": [deals(lasting[0], open), "immature", { asOf: "2025-03-30" }] },
});

test("survivalMedianTimeToClose counts what has ended and what is open, as the counts of cohorts do", () => {
  const rows = deals(...lasting, ...lasting);
  const { n, ended, open: left } = explained(survivalMedianTimeToClose, rows, { asOf: "2025-03-25" });
  expect([n, ended, left]).toEqual([8, 4, 4]);
  expect(dealsCreated(rows, { asOf: "2025-03-25" })).toBe(n);
  expect(cohortOpenDeals(rows, { asOf: "2025-03-25" })).toBe(left);
});

describeMetric("timeToLoss", timeToLoss, {
  row: "P15",
  ...cycleFacts("lost"),
  example: deals(...cycles("lost"), { status: "won", createdAt: "2025-03-10", closedAt: "2025-03-10" }, open),
  value: 30,
});

describeMetric("medianTimeToLoss", medianTimeToLoss, {
  row: "P15",
  ...cycleFacts("lost"),
  example: deals(...cycles("lost").slice(0, 4), {
    status: "won",
    createdAt: "2025-03-10",
    closedAt: "2025-03-10",
  }),
  value: 25,
});

test.each([
  ["won", medianSalesCycle, salesCycle],
  ["lost", medianTimeToLoss, timeToLoss],
] as const)("median and mean part where one deal that was %s took long", (status, median, mean) => {
  const long = { status, createdAt: "2024-03-01", closedAt: "2025-03-01" } as const;
  // 10, 20 and 365 days.
  const data = deals(...cycles(status).slice(0, 2), long);
  expect([answer(median, data), answer(mean, data)]).toEqual([20, 395 / 3]);
});

test("salesCycle is refused for a date and an instant without a zone", () => {
  const data = deals({ status: "won", createdAt: "2025-03-01", closedAt: new Date("2025-03-02T00:00:00Z") });
  expect(() => salesCycle(data)).toThrow(
    expect.objectContaining({ code: "missing-time-zone", message: expect.stringMatching("^salesCycle: ") }),
  );
});

const fifty = { createdAt: "2025-01-19", closedAt: "2025-03-10" } as const;

describeMetric("salesVelocity", salesVelocity, {
  row: "P16",
  options: { during: quarter(2025, 1), asOf: "2025-03-31" },
  // 4 open × 0.5 won × 10 000 ÷ 50 days
  example: deals(
    { status: "won", ...fifty, amount: 10_000, ...usd },
    { status: "lost", ...fifty, amount: 10_000, ...usd },
    open,
    open,
    open,
    open,
  ),
  value: "400 USD",
  empty: "empty",
  single: [deals(open), "empty"],
  unusable: unusableClosings("won"),
  mixed: deals(
    { status: "won", ...fifty, amount: 1, ...usd },
    { status: "won", ...fifty, amount: 1, ...eur },
  ),
  also: {
    "a cycle of zero days": [
      deals({ status: "won", createdAt: "2025-03-10", closedAt: "2025-03-10", amount: 10, ...usd }, open),
      "zero-denominator",
    ],
    "no deal won": [deals({ status: "lost", ...fifty, amount: 10, ...usd }, open), "empty"],
    "no deal open": [deals({ status: "won", ...fifty, amount: 10, ...usd }), "0 USD"],
    "closed in another quarter": [
      deals({ status: "won", createdAt: "2024-10-01", closedAt: "2024-12-31", amount: 10, ...usd }, open),
      "empty",
    ],
    "a negative amount": [deals({ status: "won", ...fifty, amount: -100, ...usd }, open), "-2 USD"],
    "beyond 2 to the power of 53": [
      deals({ status: "won", ...fifty, amount: "900719925474099350", ...usd }, open),
      "18014398509481987 USD",
    ],
  },
});

// Seen to fail once: open deals × win rate is multiplied as doubles, 3 × 0.7 = 2.0999999999999996, and
// the money says so: 4.1999999999999992.
test("salesVelocity of 3 open, 7 won of 10, 100 each and 50 days is 4.2 a day", () => {
  const data = deals(
    ...Array.from({ length: 7 }, () => ({ status: "won", ...fifty, amount: 100, ...usd }) as const),
    ...Array.from({ length: 3 }, () => ({ status: "lost", ...fifty }) as const),
    ...Array.from({ length: 3 }, () => open),
  );
  expect(answer(salesVelocity, data, endOfMarch)).toBe("4.2 USD");
});

test("salesVelocity is money a day", () => {
  expect(explained(salesVelocity, deals(open), endOfMarch)).toMatchObject({
    unit: "money per day",
    direction: "up",
  });
});

const ageFacts = {
  options: endOfMarch,
  empty: "empty",
  single: [deals({ status: "open", createdAt: "2025-03-31" }), 0],
  unusable: {
    ...unusableOpen,
    "missing createdAt": { deals: [{ id: "a", status: "open" }] },
  },
} as const;

const ages = deals(
  { status: "open", createdAt: "2025-03-01" },
  { status: "open", createdAt: "2025-03-21" },
  { status: "won", createdAt: "2025-03-26", closedAt: "2025-04-01" },
  { status: "won", createdAt: "2020-01-01", closedAt: "2025-03-31" },
  { status: "lost", createdAt: "2020-01-01", closedAt: "2025-03-01" },
  { status: "open", createdAt: "2025-04-01" },
);

describeMetric("dealAge", dealAge, {
  row: "P29",
  ...ageFacts,
  example: ages,
  // 30, 10 and 5 days.
  value: 15,
  also: {
    "instants, with the fraction of a day": [
      deals({ status: "open", createdAt: new Date("2025-03-30T18:00:00Z") }),
      0.25,
      { asOf: new Date("2025-03-31T00:00:00Z") },
    ],
    "the period plays no part": [ages, 15, { during: month(2019, 1) }],
  },
});

describeMetric("medianDealAge", medianDealAge, {
  row: "P29",
  ...ageFacts,
  example: ages,
  value: 10,
});
