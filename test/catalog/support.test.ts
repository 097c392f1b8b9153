import { expect, test } from "vitest";
import {
  complaintRate,
  evaluate,
  firstContactResolutionRate,
  medianTicketResolutionTime,
  medianTicketResponseTime,
  month,
  openTickets,
  openTicketsAtEnd,
  quarter,
  returnRequestRate,
  survivalMedianTicketResolutionTime,
  survivalMedianTicketResponseTime,
  type Ticket,
  ticketResolutionTime,
  ticketsCreated,
  ticketSlaRate,
  ticketsPerCustomer,
  type TimeValue,
} from "salesmetrics";
import { badTimes, describeMetric } from "./facts.js";
import { orders, tickets } from "./rows.js";

const march = { during: month(2025, 3) };
const options = { ...march, asOf: "2025-04-30" } as const;
const tenth = "2025-03-10";
const created = { createdAt: tenth } as const;

const undated = {
  "missing createdAt": { tickets: [{ id: "a", customerId: "c" }] },
  "invalid createdAt": { tickets: badTimes.map((createdAt) => ({ id: "a", customerId: "c", createdAt })) },
};
const negative = (field: string) => ({
  "negative duration": { tickets: [{ id: "a", ...created, [field]: "2025-03-09" }] },
  [`invalid ${field}`]: { tickets: badTimes.map((at) => ({ id: "a", ...created, [field]: at })) },
});

describeMetric("ticketsCreated", ticketsCreated, {
  row: "E15",
  options: march,
  example: tickets(created, { createdAt: "2025-03-31", solvedAt: "2025-03-31" }, { createdAt: "2025-04-01" }),
  value: 2,
  empty: 0,
  single: [tickets(created), 1],
  edges: { at: (createdAt) => tickets({ createdAt }), first: 1, last: 1 },
  unusable: undated,
});

describeMetric("ticketsPerCustomer", ticketsPerCustomer, {
  row: "E15",
  options: march,
  example: tickets(
    { ...created, customerId: "a" },
    { ...created, customerId: "a" },
    { ...created, customerId: "b" },
    created,
    { createdAt: "2025-04-01", customerId: "b" },
  ),
  value: 1.5,
  empty: "zero-denominator",
  single: [tickets(created), "zero-denominator"],
  unusable: undated,
});

const after = (field: "firstRespondedAt" | "solvedAt", at: TimeValue, more: Partial<Ticket> = {}) => ({
  ...created,
  [field]: at,
  ...more,
});

function timesOf(field: "firstRespondedAt" | "solvedAt") {
  return tickets(
    after(field, tenth),
    after(field, "2025-03-11"),
    after(field, "2025-03-15"),
    created,
    after(field, "2025-06-30"),
  );
}

describeMetric("medianTicketResponseTime", medianTicketResponseTime, {
  row: "E15",
  options,
  example: timesOf("firstRespondedAt"),
  value: 24,
  empty: "empty",
  single: [tickets(created), "empty"],
  unusable: negative("firstRespondedAt"),
});

function survivalOf(field: "firstRespondedAt" | "solvedAt") {
  return {
    row: "E15; X12",
    options,
    // After 0, 1 and 5 days; two of five are still open on the last of April: half are done after five days.
    example: timesOf(field),
    value: 120,
    empty: "empty",
    single: [tickets(created), "immature"],
    unusable: negative(field),
  } as const;
}

describeMetric(
  "survivalMedianTicketResponseTime",
  survivalMedianTicketResponseTime,
  survivalOf("firstRespondedAt"),
);
describeMetric(
  "survivalMedianTicketResolutionTime",
  survivalMedianTicketResolutionTime,
  survivalOf("solvedAt"),
);

const solvedInMarch = tickets(
  { createdAt: "2025-03-01", solvedAt: "2025-03-02" },
  { createdAt: "2025-02-20", solvedAt: "2025-03-02" },
  { createdAt: "2025-03-31", solvedAt: "2025-03-31", reopenedAt: "2025-04-30" },
  { createdAt: "2025-03-01", solvedAt: "2025-04-01" },
  created,
);

describeMetric("ticketResolutionTime", ticketResolutionTime, {
  row: "E15",
  options,
  example: solvedInMarch,
  // 1, 10 and 0 days.
  value: 88,
  empty: "empty",
  single: [tickets(created), "empty"],
  unusable: negative("solvedAt"),
});

describeMetric("medianTicketResolutionTime", medianTicketResolutionTime, {
  row: "E15",
  options,
  example: solvedInMarch,
  value: 24,
  empty: "empty",
  single: [tickets(created), "empty"],
  unusable: negative("solvedAt"),
});

const moment = { asOf: "2025-03-31" } as const;
const standing = tickets(created, after("solvedAt", "2025-04-01"), after("solvedAt", "2025-03-31"), {
  createdAt: "2025-04-01",
});

describeMetric("openTickets", openTickets, {
  row: "E17",
  options: moment,
  example: standing,
  value: 2,
  empty: 0,
  single: [tickets({}), 1],
  unusable: { "invalid createdAt": { tickets: badTimes.map((createdAt) => ({ id: "a", createdAt })) } },
});

describeMetric("openTicketsAtEnd", openTicketsAtEnd, {
  row: "E17",
  options: moment,
  example: standing,
  value: 2,
  empty: 0,
  single: [tickets(created), 1],
  unusable: { ...negative("solvedAt"), "missing createdAt": { tickets: [{ id: "a" }] } },
});

test("openTicketsAtEnd of three months", () => {
  const { rows } = evaluate(
    { openTicketsAtEnd },
    tickets({ createdAt: "2024-12-01", solvedAt: "2025-02-03" }, { createdAt: "2025-03-31" }),
    { every: month(), during: quarter(2025, 1) },
  );
  expect(rows.map((row) => row.openTicketsAtEnd)).toEqual([1, 0, 1]);
});

describeMetric("firstContactResolutionRate", firstContactResolutionRate, {
  row: "E17",
  options,
  example: tickets(
    after("solvedAt", tenth),
    after("solvedAt", tenth, { reopenedAt: "2025-03-09" }),
    after("solvedAt", tenth, { reopenedAt: "2025-05-01" }), // later
    after("solvedAt", tenth),
    after("solvedAt", "2025-04-01", { reopenedAt: tenth }),
    { ...created, reopenedAt: tenth },
  ),
  value: 0.75,
  empty: "zero-denominator",
  single: [tickets(created), "zero-denominator"],
  edges: { at: (solvedAt) => tickets({ createdAt: "2024-12-31", solvedAt }), first: 1, last: 1 },
  unusable: {
    "invalid reopenedAt": { tickets: badTimes.map((at) => ({ id: "a", solvedAt: tenth, reopenedAt: at })) },
  },
});

const late = { ...march, asOf: "2025-03-20" } as const;

describeMetric("ticketSlaRate", ticketSlaRate(48), {
  row: "E17",
  options: late,
  example: tickets(
    after("firstRespondedAt", "2025-03-12"), // in time, to the day
    after("firstRespondedAt", "2025-03-13"), // late
    { createdAt: "2025-03-18" }, // over
    { createdAt: "2025-03-19" }, // pending
    { createdAt: "2025-03-20", firstRespondedAt: "2025-03-20" }, // young, in time
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [tickets({ createdAt: "2025-03-20" }), "zero-denominator"],
  unusable: {
    ...negative("firstRespondedAt"),
    "missing createdAt": { tickets: [{ id: "a", firstRespondedAt: tenth }] },
    "invalid createdAt": { tickets: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
  },
});

const bought = { placedAt: tenth, paidAt: tenth } as const;

function perOrder(kind: "complaint" | "return") {
  return {
    row: "E16",
    options,
    example: {
      ...tickets({ ...created, kind }, { ...created, kind: "question" }, { createdAt: "2025-04-01", kind }),
      ...orders(bought, bought, bought, bought, { ...bought, test: true }, { placedAt: tenth }),
    },
    value: 0.25,
    empty: "zero-denominator",
    single: [{ ...tickets({ ...created, kind }), ...orders() }, "zero-denominator"],
    unusable: { "unknown word in kind": { tickets: [{ id: "a", ...created, kind: "anger" }] } },
  } as const;
}

describeMetric("complaintRate", complaintRate, perOrder("complaint"));
describeMetric("returnRequestRate", returnRequestRate, perOrder("return"));
