import { bookings, Deal, month } from "salesmetrics";
import { type AlertEvent, sentence } from "salesmetrics/alerts";
import { dashboard, type DashboardView, numberTile, type Tile } from "salesmetrics/dashboard";
import { formatPeriod, type Language } from "salesmetrics/describe";
import { type FigureOptions, type FigureReport, figure, goalFigure } from "salesmetrics/figures";
import { progressOf } from "salesmetrics/goals";
import { goals } from "../live/targets.js";
import type { SalesBoard } from "./board.js";

/** What is shown of the board. */
type View = Pick<SalesBoard, "ask"> &
  Omit<DashboardView, "ask" | "report"> & { readonly report: ReturnType<SalesBoard["report"]> };

const english = {
  ...{ title: "Sales", alerts: "Alerts", goals: "Goals for bookings" },
  ...{ rep: "Rep", source: "Source", Before: "the year before" },
};
const arabic: typeof english = {
  ...{ title: "المبيعات", alerts: "التنبيهات", goals: "أهداف قيمة التعاقدات" },
  ...{ rep: "المندوب", source: "المصدر", Before: "العام السابق" },
};

/** What things are called, by the code of a language. */
export const titles = { en: english, ar: arabic };

/** The dashboard of what is shown. */
export function tilesOf({ report, ask, language, comparison }: View, events: readonly AlertEvent[]) {
  const code = language.code as "en" | "ar";
  const words = titles[code];
  const byRep = { rep: Deal.ownerId };
  const drawn = (of: FigureReport, name: string, options: Partial<FigureOptions> = {}): Tile => ({
    kind: "figure",
    figure: figure(of, name, { language, titles: words, ...options }),
  });
  return dashboard({
    title: words.title,
    language,
    tiles: [
      ...(["bookings", "wonDeals", "winRate"] as const).map(
        (name) => () => numberTile(report, name, { language, before: comparison && `${name}${comparison}` }),
      ),
      {
        kind: "alerts",
        title: words.alerts,
        sentences: events
          .slice(0, 5)
          .map((event) => sentence({ ...event, key: titled(event.key, words) }, code)),
      },
      () => drawn(ask({ every: month() }), "bookings", { yearBefore: "bookingsBefore" }),
      () => drawn(ask({ by: byRep }), "bookings", { kind: "leaderboard" }),
      () => drawn(ask({ by: { source: Deal.source } }), "winRate"),
      () => goalsTile(progressOf(goals, ask({ by: byRep, every: month() })), language, words),
    ],
  });
}

/** The goals of the last month that has begun, else of the first. */
function goalsTile(rows: ReturnType<typeof progressOf>, language: Language, words: typeof english): Tile {
  const { period } = rows.filter(({ actual }) => actual !== null).at(-1) ?? rows[0]!;
  const title = `${words.goals} · ${formatPeriod(period, language.code, { language })}`;
  const shown = rows.filter((row) => row.period.start === period.start);
  return {
    kind: "figure",
    figure: goalFigure(shown, { language, title, titles: words, metrics: { bookings } }),
  };
}

/** Which row it was, with its dimensions as a language calls them. */
function titled(key: AlertEvent["key"], words: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [words[name] ?? name, value]));
}
