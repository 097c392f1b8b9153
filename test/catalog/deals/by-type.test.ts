import { expect, test } from "vitest";
import {
  averageContractTerm,
  bookingsMix,
  Deal,
  evaluate,
  expansionBookings,
  expansionWinRate,
  multiYearBookingsShare,
  newBusinessBookings,
  newBusinessWinRate,
  renewalBookings,
  renewalWinRate,
} from "salesmetrics";
import { badNumbers, badTexts, describeMetric } from "../facts.js";
import { deals } from "../rows.js";
import { duringMarch, eur, lost, open, unusableAmounts, unusableClosings, usd, won } from "./world.js";

type Type = "new" | "expansion" | "renewal";

const unknownType = (row: object) => ({
  "unknown word in type": { deals: ["New", "upgrade"].map((type) => ({ id: "a", ...row, type })) },
  "invalid type": { deals: badTexts.map((type) => ({ id: "a", ...row, type })) },
});

function winRateOf(type: Type, other: Type) {
  return {
    row: "P38",
    options: duringMarch,
    example: deals(
      { ...won, type },
      { ...won, type },
      { ...won, type },
      { ...lost, type },
      { ...won, type: other },
      won,
      { ...open, type },
      { status: "lost", closedAt: "2025-04-01", type },
    ),
    value: 0.75,
    empty: "zero-denominator",
    single: [deals({ ...won, type }), 1],
    edges: {
      at: (closedAt: NonNullable<Deal["closedAt"]>) => deals({ status: "won", closedAt, type }),
      ...{ first: 1, last: 1 },
    },
    unusable: {
      ...unknownType(won),
      "missing closedAt": { deals: [{ id: "a", status: "won", type }] },
    },
    also: { "no lost deal": [deals({ ...won, type }, { ...lost, type: other }), 1] },
  } as const;
}

describeMetric("newBusinessWinRate", newBusinessWinRate, winRateOf("new", "renewal"));
describeMetric("expansionWinRate", expansionWinRate, winRateOf("expansion", "new"));
describeMetric("renewalWinRate", renewalWinRate, winRateOf("renewal", "expansion"));

function bookingsOf(type: Type, other: Type) {
  return {
    row: "P45",
    options: duringMarch,
    example: deals(
      { ...won, type, amount: 100.1, ...eur },
      { ...won, type, amount: "0.2", ...eur },
      { ...won, type: other, amount: 9, ...eur },
      { ...won, amount: 9, ...eur },
      { ...lost, type, amount: 9, ...eur },
      { status: "won", closedAt: "2025-04-01", type, amount: 9, ...eur },
    ),
    value: "100.3 EUR",
    empty: "empty",
    single: [deals({ ...won, type, amount: 5, ...eur }), "5 EUR"],
    unusable: {
      ...unknownType({ ...won, amount: 5, ...eur }),
      ...unusableAmounts({ id: "a", ...won, type }),
    },
    mixed: deals({ ...won, type, amount: 50, ...usd }, { ...won, type, amount: 50, ...eur }),
  } as const;
}

describeMetric("newBusinessBookings", newBusinessBookings, bookingsOf("new", "renewal"));
describeMetric("expansionBookings", expansionBookings, bookingsOf("expansion", "new"));
describeMetric("renewalBookings", renewalBookings, bookingsOf("renewal", "expansion"));

describeMetric("bookingsMix", bookingsMix, {
  row: "P45",
  options: duringMarch,
  example: deals({ ...won, type: "new", amount: 5, ...eur }, { ...won, amount: 15, ...eur }),
  // Without a split it is the share of all in all.
  value: 1,
  empty: "empty",
  single: [deals({ ...won, amount: 0, ...eur }), "zero-denominator"],
  unusable: { ...unusableClosings("won"), ...unusableAmounts({ id: "a", ...won }) },
  mixed: deals({ ...won, amount: 50, ...usd }, { ...won, amount: 50, ...eur }),
});

test("bookingsMix has a class for deals without a type, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { bookingsMix },
    deals(
      { ...won, type: "new", amount: 10, ...eur },
      { ...won, type: "new", amount: 15, ...eur },
      { ...won, type: "renewal", amount: 50, ...eur },
      { ...won, amount: 25, ...eur },
    ),
    { by: { type: Deal.type } },
  );
  expect(rows.map((row) => [row.type, row.bookingsMix])).toEqual([
    ["new", 0.25],
    ["renewal", 0.5],
    [null, 0.25],
  ]);
  expect(total.bookingsMix).toBe(1);
});

/** 100 for 12 months, 200 for 24 and 100 for 36. */
const contracts = deals(
  { ...won, amount: 100, termMonths: 12, ...eur },
  { ...won, amount: 200, termMonths: 24, ...eur },
  { ...won, amount: 100, termMonths: 36, ...eur },
  { ...lost, amount: 900, termMonths: 60, ...eur },
  { status: "won", closedAt: "2025-04-01", amount: 900, termMonths: 60, ...eur },
);

const unusableTerms = {
  ...unusableAmounts({ id: "a", ...won, termMonths: 60 }),
  "invalid termMonths": {
    deals: badNumbers.map((termMonths) => ({ id: "a", ...won, amount: 5, ...eur, termMonths })),
  },
  "missing termMonths": { deals: [{ id: "a", ...won, amount: 5, ...eur }] },
};

describeMetric("averageContractTerm", averageContractTerm, {
  row: "P45",
  options: duringMarch,
  example: contracts,
  // (1200 + 4800 + 3600) ÷ 400.
  value: 24,
  empty: "empty",
  single: [deals({ ...won, amount: 100, termMonths: 6, ...eur }), 6],
  unusable: unusableTerms,
  mixed: deals({ ...won, amount: 50, termMonths: 1, ...usd }, { ...won, amount: 50, termMonths: 1, ...eur }),
});

describeMetric("multiYearBookingsShare", multiYearBookingsShare, {
  row: "P45",
  options: duringMarch,
  example: contracts,
  value: 0.75,
  empty: "empty",
  single: [deals({ ...won, amount: 100, termMonths: 12, ...eur }), 0],
  unusable: unusableTerms,
});
