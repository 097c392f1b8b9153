import { expect, test } from "vitest";
import type { Deal } from "salesmetrics";
import {
  cohortOpenDeals,
  dealAge,
  dealsCreated,
  medianDealAge,
  medianSalesCycle,
  medianTimeToLoss,
  month,
  quarter,
  restrictedMeanTimeToClose,
  salesCycle,
  salesCycle90th,
  salesVelocity,
  survivalMedianTimeToClose,
  timeToLoss,
  type TimeValue,
} from "salesmetrics";
import { answer, badTexts, badTimes, describeMetric, explained } from "../facts.js";
import { deals } from "../rows.js";
import { duringMarch, endOfMarch, eur, open, unusableClosings, unusableOpen, usd, won } from "./world.js";

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
