import { expect, test } from "vitest";
import {
  averageDealSize,
  bookings,
  bookingsGrowth,
  bookingsLinearity,
  dealDiscountRate,
  medianDealSize,
  rates,
} from "salesmetrics";
import { answer, describeMetric, explained, thousandNines } from "../facts.js";
import { deals } from "../rows.js";
import {
  duringMarch,
  endOfMarch,
  eur,
  lost,
  open,
  unusableAmounts,
  unusableClosings,
  usd,
  won,
} from "./world.js";

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

const listed = (listAmount: number, amount: number) => ({ ...won, listAmount, amount, ...eur });

describeMetric("dealDiscountRate", dealDiscountRate, {
  row: "P35",
  options: duringMarch,
  // 150 + 250 − 0 of 1600; the mean of the three rates would be another.
  example: deals(
    listed(200, 50),
    listed(1000, 750),
    listed(400, 400),
    { ...listed(900, 1), status: "lost" },
    { ...listed(900, 1), closedAt: "2025-04-01" },
  ),
  value: 0.25,
  empty: "empty",
  single: [deals(listed(100, 100)), 0],
  edges: {
    at: (closedAt) => deals({ ...listed(100, 40), closedAt }),
    first: 0.6,
    last: 0.6,
  },
  unusable: {
    ...unusableAmounts({ id: "a", ...won, listAmount: 500 }),
    "missing listAmount": { deals: [{ id: "a", ...won, amount: 5, ...eur }] },
  },
  also: {
    "above the list": [deals(listed(100, 150)), -0.5],
    "given away": [deals(listed(100, 0)), 1],
  },
  mixed: deals(listed(100, 1), { ...listed(100, 1), ...usd }),
});

describeMetric("bookingsLinearity", bookingsLinearity, {
  row: "P41",
  options: duringMarch,
  // The last 14 days of March begin on the 18th.
  example: deals(
    { status: "won", closedAt: "2025-03-01", amount: 100, ...eur },
    { status: "won", closedAt: "2025-03-17", amount: 50, ...eur },
    { status: "won", closedAt: "2025-03-18", amount: 20, ...eur },
    { status: "won", closedAt: "2025-03-31", amount: 30, ...eur },
    { status: "won", closedAt: "2025-04-01", amount: 900, ...eur },
    { ...lost, amount: 900, ...eur },
  ),
  value: 0.25,
  empty: "empty",
  single: [deals({ status: "won", closedAt: "2025-03-31", amount: 5, ...eur }), 1],
  unusable: unusableAmounts({ id: "a", ...won }),
  also: { "all early": [deals({ status: "won", closedAt: "2025-03-17", amount: 5, ...eur }), 0] },
});
