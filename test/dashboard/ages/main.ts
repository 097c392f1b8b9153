/** A page with a table of cohorts and a survival curve, built by test/engines/live-page.engine.test.ts. */
import { type CalendarDate, Deal, lifetime, month, Order, survivalCurve } from "salesmetrics";
import { cohort, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
import { dashboard, mount, type PageElement, type Tile } from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { cohortFigure, figure } from "salesmetrics/figures";
import { live } from "salesmetrics/live";

const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const curve = survivalCurve(lifetime(Deal.createdAt, Deal.closedAt));
const dayOf = (place: number): CalendarDate => `2025-0${1 + (place % 5)}-1${place % 9}` as CalendarDate;
const places = Array.from({ length: 30 }, (_, place) => place);
const orders = places.map((place): Order => ({
  id: String(place),
  customerId: `customer ${place % 7}`,
  placedAt: dayOf(place),
  paidAmount: 10,
  currency: "EUR",
}));
const deals = places.map((place): Deal => ({
  id: String(place),
  createdAt: dayOf(place),
  ...(place % 4 === 0
    ? { status: "open" }
    : { status: "won", closedAt: `2025-06-1${place % 9}` as CalendarDate }),
}));

const page = globalThis as unknown as { readonly document: { querySelector(selector: string): PageElement } };
const languages = [en, ar];

mount(
  page.document.querySelector("main"),
  live(
    { retention: retention(buyers) },
    { orders: cohortEvents(buyers, orders).rows },
    { every: month(), by: { age: buyers.age }, asOf: "2025-06-30" },
  ),
  {
    languages,
    dashboard: ({ report, language }) => {
      const drawn = (): Tile => {
        const metrics = { retention: retention(buyers) };
        return {
          kind: "figure",
          figure: cohortFigure(cohortTable(report, buyers), "retention", { language, metrics }),
        };
      };
      const failing = (): Tile => {
        throw new Error("no such metric");
      };
      return dashboard({ title: "Cohorts", language, tiles: [drawn, failing] });
    },
  },
);

mount(page.document.querySelector("aside"), live({ curve }, { deals }, { asOf: "2025-06-30" }), {
  languages,
  dashboard: ({ report, language }) =>
    dashboard({
      title: "Curve",
      language,
      tiles: [{ kind: "figure", figure: figure(report, "curve", { language, titles: { curve: "Open" } }) }],
    }),
});
