import { expect, test } from "vitest";
import {
  activeReps,
  averageHeadcount,
  headcount,
  type CalendarDate,
  decidedQuoteAcceptanceRate,
  dimension,
  evaluate,
  month,
  proposalsPerRep,
  type Quote,
  quoteChains,
  QuoteChain,
  quoteAcceptanceRate,
  quoteDiscountRate,
  quotedAmount,
  quotesPerChain,
  quotesSent,
  quoteTurnaroundTime,
  Rep,
  survivalMedianTimeToQuoteAcceptance,
  timeToQuoteAcceptance,
} from "salesmetrics";
import { quotes, reps } from "./rows.js";
import {
  badNumbers,
  badTimes,
  describeMetric,
  explained,
  thousandNines,
  unknownCurrencies,
} from "./facts.js";

const march = month(2025, 3);
const duringMarch = { during: march };
const eur = { currency: "EUR" };
const usd = { currency: "USD" };

const sent = { sentAt: "2025-03-10" } as const;

/** The rows of the view. */
function chains(...rows: readonly Omit<Quote, "id">[]): { readonly quoteChains: readonly QuoteChain[] } {
  return { quoteChains: quoteChains(quotes(...rows).quotes).rows };
}

const stretch = { ...chains(sent).quoteChains[0]!, id: "a" };

const unusableStretches = {
  "missing sentAt": { quoteChains: [{ ...stretch, sentAt: null }] },
  "invalid sentAt": { quoteChains: badTimes.map((sentAt) => ({ ...stretch, sentAt })) },
  "invalid from": { quoteChains: badTimes.map((from) => ({ ...stretch, from })) },
  "invalid until": { quoteChains: badTimes.map((until) => ({ ...stretch, until })) },
};

describeMetric("quotesSent", quotesSent, {
  row: "P31",
  options: duringMarch,
  // A chain of three revisions is one quote, its last.
  example: chains(
    { dealId: "d1", sentAt: "2025-03-01", supersededById: "2" },
    { dealId: "d1", sentAt: "2025-03-05", supersededById: "3" },
    { dealId: "d1", sentAt: "2025-03-09" },
    { dealId: "d2", sentAt: "2025-03-31" },
    { dealId: "d3", sentAt: "2025-04-01" },
  ),
  value: 2,
  empty: 0,
  single: [chains(sent), 1],
  edges: {
    at: (sentAt) => chains({ createdAt: "2024-12-31", sentAt, acceptedAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: unusableStretches,
  also: { "sent after asOf": [chains(sent, { sentAt: "2025-03-11" }), 1, { asOf: "2025-03-10" }] },
});

describeMetric("quotedAmount", quotedAmount, {
  row: "P31",
  options: duringMarch,
  example: chains(
    { ...sent, amount: 1000, ...eur, supersededById: "2" },
    { ...sent, amount: "900.10", ...eur },
    { ...sent, amount: 0.2, ...eur },
    { sentAt: "2025-04-01", amount: 70, ...eur },
  ),
  value: "900.3 EUR",
  empty: "empty",
  single: [chains({ ...sent, amount: 5, ...eur }), "5 EUR"],
  edges: {
    at: (sentAt) => chains({ createdAt: "2024-12-31", sentAt, amount: 12, ...eur }),
    first: "12 EUR",
    last: "12 EUR",
  },
  unusable: {
    ...unusableStretches,
    "missing amount": { quoteChains: [{ ...stretch, ...eur }] },
    "invalid amount": { quoteChains: badNumbers.map((amount) => ({ ...stretch, ...eur, amount })) },
    "missing currency": { quoteChains: [{ ...stretch, amount: 5 }] },
    "unknown currency": {
      quoteChains: unknownCurrencies.map((currency) => ({ ...stretch, amount: 5, currency })),
    },
  },
  mixed: chains({ ...sent, amount: 50, ...usd }, { ...sent, amount: 50, ...eur }),
  also: {
    "a negative amount": [chains({ ...sent, amount: 5, ...eur }, { ...sent, amount: -8, ...eur }), "-3 EUR"],
    "a thousand digits": [
      chains({ ...sent, amount: thousandNines, ...eur }, { ...sent, amount: 1, ...eur }),
      `1${"0".repeat(1000)} EUR`,
    ],
  },
});

describeMetric("quoteAcceptanceRate", quoteAcceptanceRate, {
  row: "P33, sent",
  options: duringMarch,
  // One of four sent in March was accepted, in June; the revised one counts with its revision.
  example: chains(
    { sentAt: "2025-03-31", acceptedAt: "2025-06-30" },
    { ...sent, declinedAt: "2025-03-12" },
    { ...sent, acceptedAt: "2025-03-12", supersededById: "4" },
    sent,
    { ...sent, expiresAt: "2025-03-20" },
    { sentAt: "2025-02-28", acceptedAt: "2025-03-10" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [chains(sent), 0],
  edges: { at: (sentAt) => chains({ sentAt, acceptedAt: "2025-06-30" }), first: 1, last: 1 },
  unusable: unusableStretches,
  also: {
    "accepted after asOf": [chains({ ...sent, acceptedAt: "2025-06-30" }), 0, { asOf: "2025-06-29" }],
    "only drafts": [chains({}, {}), "zero-denominator"],
  },
});

test.each(["acceptedAt", "declinedAt", "expiresAt"])(
  "quoteAcceptanceRate reports %s on a day that is none, or before the sending, in neither side",
  (field) => {
    const bad = [...badTimes, "2025-03-09"].map((time) => ({ ...sent, [field]: time }));
    const data = chains(...(bad as readonly Omit<Quote, "id">[]));
    expect(explained(quoteAcceptanceRate, data)).toMatchObject({
      value: null,
      denominator: 0,
      excluded: [{ entity: "quoteChains", why: "missing outcome", count: bad.length }],
    });
    expect(quotesSent(data)).toBe(bad.length);
  },
);

describeMetric("decidedQuoteAcceptanceRate", decidedQuoteAcceptanceRate, {
  row: "P33, decided",
  options: { ...duringMarch, asOf: "2025-03-31" },
  // Accepted, declined and expired in March; the others are pending, or were decided in another month.
  example: chains(
    { sentAt: "2025-01-10", acceptedAt: "2025-03-01", expiresAt: "2025-04-30" },
    { sentAt: "2025-03-10", declinedAt: "2025-03-12", expiresAt: "2025-04-30" },
    { sentAt: "2025-01-10", expiresAt: "2025-03-31" },
    { sentAt: "2025-03-10", expiresAt: "2025-04-01" },
    { sentAt: "2025-03-10", acceptedAt: "2025-03-12", supersededById: "1" },
    { sentAt: "2025-01-10", acceptedAt: "2025-02-28" },
  ),
  value: 1 / 3,
  empty: "zero-denominator",
  single: [chains({ sentAt: "2025-03-10", acceptedAt: "2025-03-12" }), 1],
  edges: {
    at: (acceptedAt) => chains({ sentAt: "2024-12-31", acceptedAt, expiresAt: "2024-12-31" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "invalid decidedAt": {
      quoteChains: badTimes.map((decidedAt) => ({ ...stretch, outcome: "declined", decidedAt })),
    },
  },
  also: {
    "pending quotes": [chains({ ...sent, expiresAt: "2025-04-30" }), "zero-denominator"],
    "declined quotes": [chains({ ...sent, declinedAt: "2025-03-12" }), 0],
    "a draft that was never sent, and expired": [chains({ expiresAt: "2025-03-12" }), "zero-denominator"],
    "expired, and accepted later": [
      chains({ ...sent, expiresAt: "2025-03-12", acceptedAt: "2025-03-20" }),
      0,
      { asOf: "2025-03-15" },
    ],
    "accepted after it expired": [
      chains({ ...sent, expiresAt: "2025-03-12", acceptedAt: "2025-03-20" }),
      1,
      { asOf: "2025-03-20" },
    ],
    "accepted, and declined later": [
      chains({ ...sent, acceptedAt: "2025-03-12", declinedAt: "2025-03-20" }),
      1,
    ],
  },
});

test("decidedQuoteAcceptanceRate leaves pending quotes out without reporting them", () => {
  const data = chains({ ...sent, acceptedAt: "2025-03-12" }, { ...sent, expiresAt: "2025-04-30" });
  expect(explained(decidedQuoteAcceptanceRate, data, { asOf: "2025-03-31" })).toMatchObject({
    value: 1,
    denominator: 1,
    excluded: [],
  });
});

test.each([
  ["declinedAt", (time: CalendarDate): Partial<Quote> => ({ declinedAt: time, expiresAt: "2025-06-30" })],
  ["expiresAt", (time: CalendarDate): Partial<Quote> => ({ expiresAt: time })],
] as const)("decidedQuoteAcceptanceRate places a quote that was not accepted by %s", (_field, decided) => {
  const count = (time: CalendarDate) =>
    explained(decidedQuoteAcceptanceRate, chains({ sentAt: "2024-12-31", ...decided(time) }), duringMarch)
      .denominator;
  expect([count("2025-02-28"), count("2025-03-01"), count("2025-03-31"), count("2025-04-01")]).toEqual([
    0, 1, 1, 0,
  ]);
});

const team = reps(
  { hiredAt: "2024-01-01" },
  { hiredAt: "2025-03-31", leftAt: "2025-06-30" },
  { leftAt: null },
  { hiredAt: "2025-04-01" },
  { hiredAt: "2024-01-01", leftAt: "2025-03-31" },
);

/** One throughout March, one from its last day, one until then, and one after. */
const dated = reps(
  { hiredAt: "2024-01-01" },
  { hiredAt: "2025-03-31", leftAt: "2025-06-30" },
  { hiredAt: "2025-04-01" },
  { hiredAt: "2024-01-01", leftAt: "2025-03-31" },
);

const unusableReps = {
  "invalid hiredAt": { reps: badTimes.map((hiredAt) => ({ id: "a", hiredAt, leftAt: "2026-01-01" })) },
  "invalid leftAt": { reps: badTimes.map((leftAt) => ({ id: "a", hiredAt: "2024-01-01", leftAt })) },
};

// Seen to fail once: see leads.test.ts.
test("activeReps reports the hiring date that is none, not the missing date of leaving", () => {
  const bad = [{ id: "a", hiredAt: "yesterday" }] as never;
  expect(explained(activeReps, { reps: bad }, { asOf: "2025-03-31" }).excluded).toEqual([
    { entity: "reps", why: "invalid hiredAt", count: 1 },
  ]);
});

describeMetric("activeReps", activeReps, {
  row: "A11, below the line",
  options: { asOf: "2025-03-31" },
  // Hired by the end of March, and not gone by then.
  example: team,
  value: 3,
  empty: 0,
  single: [reps({ hiredAt: "2025-04-01" }), 0],
  unusable: unusableReps,
  also: {
    "as of the day before": [team, 3, { asOf: "2025-03-30" }],
    "as of the day after": [team, 4, { asOf: "2025-04-01" }],
    "the period plays no part": [team, 3, { during: month(2019, 1) }],
  },
});

describeMetric("headcount", headcount, {
  row: "A11, A13",
  options: { ...duringMarch, asOf: "2025-03-31" },
  // At the end of March: one since 2024, one since that day.
  example: dated,
  value: 2,
  empty: 0,
  single: [reps({ hiredAt: "2025-04-01" }), 0],
  unusable: { ...unusableReps, "missing hiredAt": { reps: [{ id: "a" }] } },
  also: { "of February": [dated, 2, { during: month(2025, 2) }] },
});

describeMetric("averageHeadcount", averageHeadcount, {
  row: "A11, A13",
  options: { ...duringMarch, asOf: "2025-03-31" },
  // 31 days of one, 30 of one who left on the last, and one day of one who came on it.
  example: dated,
  value: 2,
  empty: 0,
  single: [reps({ hiredAt: "2025-03-30" }), 2 / 31],
  unusable: { ...unusableReps, "missing hiredAt": { reps: [{ id: "a" }] } },
  also: {
    "the first ten days so far": [reps({ hiredAt: "2025-03-06" }), 0.5, { asOf: "2025-03-10" }],
    "before the first day is over": [
      dated,
      "incomplete-period",
      { during: month(2025, 3, { timeZone: "UTC" }), asOf: new Date("2025-03-01T12:00:00Z") },
    ],
  },
});

describeMetric("proposalsPerRep", proposalsPerRep, {
  row: "A11",
  options: { ...duringMarch, asOf: "2025-03-31" },
  // Two reps on average, one of them without a proposal, and six proposals; a revision and a draft are none.
  example: {
    ...dated,
    ...chains(
      ...["1", "1", "1", "1", "2", "2"].map((repId) => ({ ...sent, repId })),
      { ...sent, repId: "1", supersededById: "1" },
      { repId: "1" },
    ),
  },
  value: 3,
  empty: "zero-denominator",
  single: [{ ...chains(sent), ...reps({ hiredAt: "2024-01-01" }) }, 1],
  unusable: { ...unusableReps, "missing hiredAt": { reps: [{ id: "a" }] } },
  also: {
    "a rep who has left since": [
      {
        ...chains(sent),
        ...reps({ hiredAt: "2024-01-01" }, { hiredAt: "2024-01-01", leftAt: "2025-04-10" }),
      },
      0.5,
      { asOf: "2025-06-30" },
    ],
    "proposals and no reps": [{ ...chains(sent), reps: [] }, "zero-denominator"],
    "reps and no proposals": [{ quoteChains: [], ...reps({ hiredAt: "2024-01-01" }) }, 0],
    "sent on the edges of the period": [
      {
        ...chains({ sentAt: "2025-02-28" }, { sentAt: "2025-03-01" }, { sentAt: "2025-03-31" }),
        ...reps({ hiredAt: "2024-01-01" }),
      },
      2,
    ],
  },
});

test("proposalsPerRep by rep and by month is each rep's, with those who sent none", () => {
  const { rows } = evaluate(
    { proposalsPerRep },
    {
      ...chains({ ...sent, repId: "1" }, { ...sent, repId: "1" }),
      ...reps({ hiredAt: "2024-01-01" }, { hiredAt: "2024-01-01" }),
    },
    {
      by: { rep: dimension({ quoteChains: QuoteChain.repId, reps: Rep.id }) },
      every: month(),
      ...duringMarch,
    },
  );
  expect(rows.map((row) => [row.rep, row.period.label, row.proposalsPerRep])).toEqual([
    ["1", "2025-03", 2],
    ["2", "2025-03", 0],
  ]);
});

test("activeReps must be told as of when, and proposalsPerRep of which period", () => {
  expect(() => activeReps(team)).toThrow(
    expect.objectContaining({ code: "missing-as-of", message: expect.stringMatching("^activeReps: ") }),
  );
  expect(() => proposalsPerRep({ ...team, ...chains(sent) })).toThrow(
    expect.objectContaining({
      code: "no-previous-period",
      message: expect.stringMatching("^proposalsPerRep: "),
    }),
  );
});

const chain = {
  chainId: "q",
  quoteId: "q",
  revision: 1,
  from: "2025-03-01",
  sentAt: "2025-03-01",
  currency: "EUR",
} as const;
const acceptedChain = {
  ...chain,
  outcome: "accepted",
  decidedAt: "2025-03-11",
  amount: 75,
  discount: 25,
} as const;
const byMarch = { during: month(2025, 3), asOf: "2025-03-31" } as const;
const chainsOf = (...rows: readonly Omit<QuoteChain, "id">[]) => ({
  quoteChains: rows.map((row, place): QuoteChain => ({ id: String(place), ...row })),
});

/** Two accepted ones, after 10 and 20 days, with 25 + 0 off 100 + 100; what was, and what came later, does not count. */
const decidedChains = chainsOf(
  acceptedChain,
  { ...acceptedChain, decidedAt: "2025-03-21", amount: 100, discount: 0, revision: 3 },
  { ...chain, outcome: "pending", until: "2025-03-11", amount: 900, discount: 900, revision: 9 },
  { ...chain, outcome: "declined", decidedAt: "2025-03-05", amount: 900, discount: 900, revision: 2 },
  { ...acceptedChain, from: "2025-04-01", decidedAt: "2025-04-01", revision: 9 },
);

describeMetric("quoteDiscountRate", quoteDiscountRate, {
  row: "P35",
  options: byMarch,
  example: decidedChains,
  value: 0.125,
  empty: "empty",
  single: [chainsOf(acceptedChain), 0.25],
  unusable: {
    "missing discount": { quoteChains: [{ id: "a", ...acceptedChain, discount: null }] },
    "missing amount": { quoteChains: [{ id: "a", ...acceptedChain, amount: null }] },
  },
});

describeMetric("quotesPerChain", quotesPerChain, {
  row: "P46",
  options: byMarch,
  example: decidedChains,
  value: 2,
  empty: "empty",
  single: [chainsOf(acceptedChain), 1],
});

describeMetric("timeToQuoteAcceptance", timeToQuoteAcceptance, {
  row: "P34",
  options: byMarch,
  example: decidedChains,
  value: 15,
  empty: "empty",
  single: [chainsOf(chain), "empty"],
  unusable: { "negative duration": { quoteChains: [{ id: "a", ...acceptedChain, sentAt: "2025-03-12" }] } },
});

describeMetric("survivalMedianTimeToQuoteAcceptance", survivalMedianTimeToQuoteAcceptance, {
  row: "P34",
  options: { ...duringMarch, asOf: "2025-04-30" },
  // Accepted after 10 and 20 days, declined after 5, and open: half are accepted after 20 days.
  example: chains(
    { sentAt: "2025-03-01", acceptedAt: "2025-03-11" },
    { sentAt: "2025-03-01", acceptedAt: "2025-03-21" },
    { sentAt: "2025-03-01", declinedAt: "2025-03-06" },
    { sentAt: "2025-03-01" },
    { sentAt: "2025-04-01", acceptedAt: "2025-04-02" },
  ),
  value: 20,
  empty: "empty",
  single: [chains({ sentAt: "2025-03-01" }), "immature"],
  also: {
    "as it was known then": [
      chains({ sentAt: "2025-03-01", acceptedAt: "2025-03-11" }),
      "immature",
      { asOf: "2025-03-10" },
    ],
  },
});

const asked = { requestedAt: "2025-03-08", sentAt: "2025-03-10" } as const;

describeMetric("quoteTurnaroundTime", quoteTurnaroundTime, {
  row: "P46",
  options: duringMarch,
  example: quotes(
    asked,
    { ...asked, requestedAt: "2025-03-06" },
    sent,
    { requestedAt: "2025-03-01" },
    { ...asked, sentAt: "2025-04-10" },
  ),
  value: 3,
  empty: "empty",
  single: [quotes(asked), 2],
  unusable: {
    "negative duration": { quotes: [{ id: "a", ...asked, requestedAt: "2025-03-11" }] },
    "invalid requestedAt": { quotes: badTimes.map((requestedAt) => ({ id: "a", ...asked, requestedAt })) },
  },
});
