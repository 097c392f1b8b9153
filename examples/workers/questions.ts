import { bookings, type CalendarDate, Deal, medianSalesCycle, month, winRate } from "salesmetrics";
import { question } from "salesmetrics/workers";

/** What the workers can be asked: this module is loaded by each of them, and by who asks. */
export const questions = {
  byRep: (asOf: CalendarDate) =>
    question(
      { winRate, bookings, medianSalesCycle },
      { by: { rep: Deal.ownerId }, every: month({ timeZone: "Europe/Berlin" }), asOf, currency: "USD" },
    ),
};
