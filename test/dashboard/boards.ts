import { bookings, Deal, evaluate, month, prior, quarter, winRate, wonDeals, year } from "salesmetrics";
import { dashboard, type Dashboard, numberTile } from "salesmetrics/dashboard";
import type { Language } from "salesmetrics/describe";
import { controlFigure, type Figure, figure, goalFigure } from "salesmetrics/figures";
import { progressOf } from "salesmetrics/goals";

/** Names that try to leave their place: as markup, as attributes, by turning the reading direction, by length. */
export const hostile: readonly string[] = [
  "<script>alert(1)</script>",
  "</title></svg><img src=x onerror=alert(1)>",
  `" onload="alert(1)`,
  "' autofocus onfocus='alert(1)",
  "&lt;b&gt; &amp; &#60;",
  "]]><!-- ",
  "</style><style>*{display:none}",
  "javascript:alert(1)",
  "\u202eevil\u202c \u0000\u0007\ufffe",
  "{n} {label} $& $1",
  "W".repeat(1_000),
  "\ufdfd".repeat(30),
];

const names = ["Ann", "محمد علي", "A name that is longer than its column", ...hostile];

const months = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;

const deals: readonly Deal[] = Array.from({ length: 300 }, (_, place) => ({
  id: String(place),
  status: place % 3 === 0 ? "lost" : "won",
  ownerId: names[place % names.length]!,
  createdAt: "2024-01-01",
  closedAt: `${place % 2 === 0 ? 2024 : 2025}-${months[(place * 7) % 12]!}-15`,
  amount: 100 + ((place * place) % 977),
  currency: "USD",
}));

const asOf = "2025-09-20";
const metrics = { winRate, bookings, wonDeals, before: prior(bookings, year()) };
export const byRep = evaluate(metrics, { deals }, { by: { rep: Deal.ownerId }, asOf, during: year(2025) });
const byMonth = evaluate(metrics, { deals }, { every: month(), during: year(2025), asOf });
const byRepAndQuarter = evaluate(
  { winRate },
  { deals },
  { by: { rep: Deal.ownerId }, every: quarter(), during: year(2025), asOf },
);

const goals = names.map((rep, place) => ({
  ...{ metric: "bookings", period: "2025", segment: { rep } },
  target: { amount: String(2_000 * (place + 1)), currency: "USD" as const },
}));

/** A figure of every kind that reports and goals make. */
export function figuresIn(language: Language): Figure[] {
  return [
    figure(byRep, "winRate", { language }),
    figure(byRep, "bookings", { language, kind: "leaderboard" }),
    figure(byRep, ["winRate", "wonDeals"], { language, kind: "scatter" }),
    figure(byRep, "bookings", { language, kind: "distribution" }),
    figure(byRep, "wonDeals", { language, kind: "funnel" }),
    figure(byMonth, "bookings", { language, yearBefore: "before" }),
    figure(byMonth, "winRate", { language, kind: "sparkline" }),
    figure(byRepAndQuarter, "winRate", { language }),
    goalFigure(progressOf(goals, byRep), { language, metrics }),
    controlFigure(byMonth, "winRate", { language, detector: { by: "individuals", baseline: 3 } }),
    controlFigure(byMonth, "bookings", { language, detector: { by: "ewma", center: 2_000, sigma: 300 } }),
  ];
}

/** A dashboard with a tile of every kind. */
export function boardIn(language: Language): Dashboard {
  const goal = { target: 0.7, status: "behind" } as const;
  return dashboard({
    title: `${language.metrics.bookings.name} <2025>`,
    language,
    tiles: [
      numberTile(byMonth, "winRate", { language, goal }),
      numberTile(byMonth, "bookings", { language, before: "before" }),
      { kind: "alerts", title: "<Alerts>", sentences: hostile },
      ...figuresIn(language).map((each) => ({ kind: "figure" as const, figure: each })),
      { kind: "table", title: "Names", columns: ["Name", "Name"], rows: names.map((name) => [name, name]) },
    ],
  });
}
