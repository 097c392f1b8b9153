import type { TimeValue } from "../calendar/time.js";
import { Ticket } from "../entities/ticket.js";
import { isPresent } from "../expressions/comparison.js";
import { elapsed } from "../expressions/duration.js";
import type { Expression } from "../expressions/expression.js";
import { lifetime } from "../expressions/lifetime.js";
import { and, not } from "../expressions/logic.js";
import { happened, isAfterAsOf } from "../expressions/moment.js";
import { isWord } from "../expressions/words.js";
import { count, countDistinct } from "../metrics/count.js";
import { family } from "../metrics/family.js";
import { metric } from "../metrics/metric.js";
import { meanTime, quantileTime } from "../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { stock } from "../metrics/stock.js";
import { survivalMedian } from "../metrics/survival.js";
import { where } from "../metrics/where.js";
import { inTimeRate } from "./in-time-rate.js";
import { checkPositive } from "./leads/conditions.js";
import { ordersPlaced } from "./orders/sales.js";
import { shareOf } from "./share-of.js";

/**
 * The number of tickets, by creation date.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const ticketsCreated = /*#__PURE__*/ metric(
  "ticketsCreated",
  () => count(Ticket, { at: Ticket.createdAt }),
  { direction: "none" },
);

/**
 * Tickets per customer: tickets ÷ distinct customers with a ticket, by creation date.
 *
 * *Details*. Tickets of nobody are in neither side.
 *
 * *Gotchas*. Customers without a ticket are not in it.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const ticketsPerCustomer = /*#__PURE__*/ metric(
  "ticketsPerCustomer",
  () => ratioOfNumbers(count(Ticket, ofCustomers()), countDistinct(Ticket.customerId, ofCustomers())),
  { direction: "down" },
);

/**
 * The median first response time: the median of first answer − creation, in hours, of tickets answered by `asOf`, by
 * creation date.
 *
 * *Details*. Tickets answered before they were created are left out and reported.
 *
 * *Gotchas*. Tickets nobody answered are not in it: show {@link survivalMedianTicketResponseTime} beside it.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const medianTicketResponseTime = /*#__PURE__*/ metric("medianTicketResponseTime", () =>
  quantileTime(0.5, hoursTo(Ticket.firstRespondedAt), answered()),
);

/**
 * The median first response time (Kaplan-Meier, unanswered tickets included): the hours from creation until half of the
 * tickets are answered, by creation date.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of tickets answered, `ended`, and not answered, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Support
 */
export const survivalMedianTicketResponseTime = /*#__PURE__*/ metric("survivalMedianTicketResponseTime", () =>
  survivalMedian(lifetime(Ticket.createdAt, Ticket.firstRespondedAt, { unit: "hours" }), {
    direction: "down",
  }),
);

/**
 * The mean resolution time: the mean of solving − creation, in hours, of tickets solved, by the date of solving.
 *
 * *Details*. A ticket that was reopened is solved the last time. Hours of the clock, nights included.
 *
 * *Gotchas*. Open tickets are not in it: show {@link openTicketsAtEnd} beside it.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const ticketResolutionTime = /*#__PURE__*/ metric("ticketResolutionTime", () =>
  meanTime(hoursTo(Ticket.solvedAt), solved()),
);

/**
 * The median resolution time in hours, of tickets solved, by the date of solving.
 *
 * *Details*. As {@link ticketResolutionTime}.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const medianTicketResolutionTime = /*#__PURE__*/ metric("medianTicketResolutionTime", () =>
  quantileTime(0.5, hoursTo(Ticket.solvedAt), solved()),
);

/**
 * The median resolution time (Kaplan-Meier, open tickets included): the hours from creation until half of the tickets are
 * solved, by creation date.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of tickets solved, `ended`, and not solved, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Support
 */
export const survivalMedianTicketResolutionTime = /*#__PURE__*/ metric(
  "survivalMedianTicketResolutionTime",
  () => survivalMedian(lifetime(Ticket.createdAt, Ticket.solvedAt, { unit: "hours" }), { direction: "down" }),
);

/**
 * The backlog: the number of tickets open at `asOf`, created by then and not solved by then.
 *
 * *Details*. It describes one moment and ignores `during`; {@link openTicketsAtEnd} takes `every`. A ticket without a creation date
 * counts.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const openTickets = /*#__PURE__*/ metric("openTickets", () => count(Ticket, { where: isOpen() }), {
  direction: "down",
  atEnd: "openTicketsAtEnd",
});

/**
 * The backlog at the end of each period: the number of tickets created and not solved by then.
 *
 * *Details*. Without a period it is the number at `asOf`. A ticket without a creation date, and one solved before it was created, are
 * left out and reported.
 *
 * *Gotchas*. A reopened ticket counts as open throughout.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const openTicketsAtEnd = /*#__PURE__*/ metric(
  "openTicketsAtEnd",
  () => stock(count(Ticket), { from: Ticket.createdAt, until: Ticket.solvedAt }),
  { direction: "down" },
);

/**
 * The rate of tickets solved for good: tickets solved and not reopened by `asOf` ÷ tickets solved, by the date of solving.
 *
 * *Details*. A ticket reopened after `asOf` counts as solved for good.
 *
 * @see Own definition; none is published
 * @category Support
 */
export const firstContactResolutionRate = /*#__PURE__*/ metric("firstContactResolutionRate", () =>
  shareOf(count(Ticket, solved()), not(happened(Ticket.reopenedAt)), "up"),
);

/**
 * The ticket SLA rate: tickets answered at most `hours` hours after creation ÷ tickets answered, or older than `hours` hours
 * at `asOf`, by creation date.
 *
 * *Details*. It needs `asOf`. A ticket that is younger and not answered is pending, and in neither side.
 *
 * @see fivetran dbt_hubspot
 * @category Support
 */
export const ticketSlaRate = /*#__PURE__*/ family("ticketSlaRate", (hours: number) => {
  checkPositive("ticketSlaRate", hours);
  return inTimeRate({ from: Ticket.createdAt, to: Ticket.firstRespondedAt }, hours);
});

/**
 * The complaint rate: tickets of the kind `complaint`, by creation date, ÷ paid orders, by order date.
 *
 * *Gotchas*. The complaints of a month are mostly about orders of earlier ones: take a long period.
 *
 * @see Own definition; none is published
 * @category Support
 */
export const complaintRate = /*#__PURE__*/ metric(
  "complaintRate",
  () => ratioOfNumbers(where(ticketsCreated, isWord(Ticket.kind, "complaint")), ordersPlaced),
  { direction: "down" },
);

/**
 * The return-request rate: tickets of the kind `return`, by creation date, ÷ paid orders, by order date.
 *
 * *Details*. As {@link complaintRate}.
 *
 * @see Own definition; none is published
 * @category Support
 */
export const returnRequestRate = /*#__PURE__*/ metric(
  "returnRequestRate",
  () => ratioOfNumbers(where(ticketsCreated, isWord(Ticket.kind, "return")), ordersPlaced),
  { direction: "down" },
);

function ofCustomers() {
  return { where: isPresent(Ticket.customerId), at: Ticket.createdAt };
}

/** Tickets answered by `asOf`, by creation date. */
function answered() {
  return { where: happened(Ticket.firstRespondedAt), at: Ticket.createdAt };
}

/** Tickets solved, by the date of solving. */
function solved() {
  return { where: isPresent(Ticket.solvedAt), at: Ticket.solvedAt };
}

function isOpen() {
  return and(not(isAfterAsOf(Ticket.createdAt)), not(happened(Ticket.solvedAt)));
}

function hoursTo(end: Expression<{ tickets: Ticket }, TimeValue>) {
  return elapsed(Ticket.createdAt, end, "hours");
}
