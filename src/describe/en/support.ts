import type { MetricText } from "../text.js";

export const support = {
  ticketsCreated: {
    name: "Tickets created",
    definition: "Number of support tickets, by creation date.",
    formula: "number of tickets",
    synonyms: ["ticket volume", "support requests", "cases opened"],
  },
  ticketsPerCustomer: {
    name: "Tickets per customer",
    definition: "Tickets per distinct customer with a ticket, by creation date.",
    formula: "tickets ÷ distinct customers with a ticket",
    synonyms: ["contact rate", "cases per customer"],
    caveats: ["Customers without a ticket are not in it.", "Tickets without a customer are in neither side."],
  },
  medianTicketResponseTime: {
    name: "Median ticket response time",
    definition:
      "Median hours from creation to the first answer of a person, of tickets answered by `asOf`, by creation date.",
    formula: "median of (first answer − creation)",
    synonyms: ["first response time", "FRT", "first reply time"],
    caveats: [
      "Tickets nobody answered are not in it.",
      "Tickets answered before they were created are left out and reported.",
    ],
  },
  survivalMedianTicketResponseTime: {
    name: "Median ticket response time (Kaplan–Meier)",
    definition:
      "Hours from creation until half of the tickets are answered, by creation date; unanswered tickets are included.",
    formula: "Kaplan–Meier median of (first answer − creation)",
    synonyms: ["survival median first response time"],
    caveats: ["No value if fewer than half are answered."],
  },
  ticketResolutionTime: {
    name: "Mean ticket resolution time",
    definition: "Mean hours from creation to solving, of tickets solved, by the date of solving.",
    formula: "mean of (solving − creation)",
    synonyms: ["MTTR", "time to resolution"],
    caveats: [
      "A reopened ticket is solved the last time. Hours run by the clock, nights included.",
      "Open tickets are not in it.",
    ],
  },
  medianTicketResolutionTime: {
    name: "Median ticket resolution time",
    definition: "Median hours from creation to solving, of tickets solved, by the date of solving.",
    formula: "median of (solving − creation)",
    synonyms: ["median time to resolution"],
    caveats: [
      "A reopened ticket is solved the last time. Hours run by the clock, nights included.",
      "Open tickets are not in it.",
    ],
  },
  survivalMedianTicketResolutionTime: {
    name: "Median ticket resolution time (Kaplan–Meier)",
    definition:
      "Hours from creation until half of the tickets are solved, by creation date; open tickets are included.",
    formula: "Kaplan–Meier median of (solving − creation)",
    synonyms: ["survival median time to resolution"],
    caveats: ["No value if fewer than half are solved."],
  },
  openTickets: {
    name: "Open tickets",
    definition: "Number of tickets created and not solved by `asOf`, whatever the period.",
    formula: "number of tickets not solved",
    synonyms: ["backlog", "unsolved tickets"],
    caveats: ["A ticket without a creation date counts."],
  },
  openTicketsAtEnd: {
    name: "Open tickets at period end",
    definition:
      "Number of tickets created and not solved by the end of each period; without a period, by `asOf`.",
    formula: "tickets created − tickets solved",
    synonyms: ["backlog over time"],
    caveats: [
      "A reopened ticket counts as open throughout.",
      "A ticket without a creation date, or solved before it, is left out and reported.",
    ],
  },
  firstContactResolutionRate: {
    name: "Rate of tickets solved for good",
    definition: "Share of tickets solved that were not reopened by `asOf`, by the date of solving.",
    formula: "tickets solved and never reopened ÷ tickets solved",
    synonyms: ["first-contact resolution", "FCR", "no-reopen rate"],
    caveats: [
      "It does not look at the number of contacts.",
      "Recently solved tickets may still be reopened.",
    ],
  },
  ticketSlaRate: {
    name: "Ticket SLA rate",
    definition:
      "Share of tickets answered within `hours` hours of creation, among those answered or at least that old, by creation date.",
    formula: "tickets answered in time ÷ (tickets answered + unanswered tickets past the limit)",
    synonyms: ["SLA compliance", "service level"],
    caveats: ["A younger ticket without an answer is pending, and in neither side."],
  },
  complaintRate: {
    name: "Complaint rate",
    definition: "Tickets of the kind `complaint`, by creation date, per paid order, by order date.",
    formula: "complaints ÷ paid orders",
    synonyms: ["complaints per order"],
    caveats: ["The complaints of a month are mostly about earlier orders: take a long period."],
  },
  returnRequestRate: {
    name: "Return-request rate",
    definition: "Tickets of the kind `return`, by creation date, per paid order, by order date.",
    formula: "return requests ÷ paid orders",
    synonyms: ["return requests per order", "RMA rate"],
    caveats: ["The requests of a month are mostly about earlier orders: take a long period."],
  },
} satisfies Record<string, MetricText>;
