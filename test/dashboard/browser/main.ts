/** A page with 10,000 deals, built by test/engines/live-page.engine.test.ts, which reaches its board as `board`. */
import { bookings, type CalendarDate, Deal, month, winRate, wonDeals, year } from "salesmetrics";
import { dashboard, mount, numberTile, type PageElement } from "salesmetrics/dashboard";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import { live } from "salesmetrics/live";

const sources = ["web", "fair", "referral", "mail", "partner"];

const two = (number: number): string => String(number).padStart(2, "0");

const deals = Array.from({ length: 10_000 }, (_, place): Deal => ({
  id: String(place),
  ownerId: `rep ${(place * 7) % 20}`,
  source: sources[(place * 3) % sources.length]!,
  status: place % 3 === 0 ? "lost" : "won",
  createdAt: "2024-12-01",
  closedAt: `2025-${two(1 + (place % 12))}-${two(1 + ((place * 11) % 28))}` as CalendarDate,
  amount: 100 + ((place * 37) % 900),
  currency: "USD",
}));

const by = { rep: Deal.ownerId, source: Deal.source };
const board = live(
  { winRate, wonDeals, bookings },
  { deals },
  { by, during: year(2025), asOf: "2025-12-31" },
);

const page = globalThis as unknown as {
  readonly document: { querySelector(selector: string): PageElement };
  board: typeof board;
};
Object.assign(page, { board, first: deals[1] });

mount(page.document.querySelector("main"), board, {
  languages: [en],
  filters: by,
  history: "2025-01-01",
  dashboard: ({ report, ask, language }) => {
    const drawn = (asked: Parameters<typeof figure>[0], name: string) =>
      ({ kind: "figure", figure: figure(asked, name, { language }) }) as const;
    return dashboard({
      title: "Ten thousand deals",
      language,
      tiles: [
        ...(["winRate", "wonDeals", "bookings"] as const).map((name) =>
          numberTile(report, name, { language }),
        ),
        drawn(ask({ every: month() }), "winRate"),
        drawn(ask({ by: { rep: Deal.ownerId } }), "wonDeals"),
        drawn(ask({ by: { source: Deal.source } }), "winRate"),
      ],
    });
  },
});
