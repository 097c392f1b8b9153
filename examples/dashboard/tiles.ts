import { bookings, Deal, month } from "salesmetrics";
import { type AlertEvent, sentence } from "salesmetrics/alerts";
import { dashboard, type DashboardView, numberTile, type Tile } from "salesmetrics/dashboard";
import { format, type Language } from "salesmetrics/describe";
import { type FigureOptions, type FigureReport, figure } from "salesmetrics/figures";
import { progressOf } from "salesmetrics/goals";
import { goals } from "../live/targets.js";
import type { SalesBoard } from "./board.js";

/** What is shown of the board. */
type View = Pick<SalesBoard, "ask"> &
  Omit<DashboardView, "ask" | "report"> & { readonly report: ReturnType<SalesBoard["report"]> };

const english = {
  ...{
    title: "Sales",
    alerts: "Alerts",
    goals: "Goals",
    period: "Month",
    target: "Target",
    actual: "So far",
  },
  ...{ status: "Status", rep: "Rep", source: "Source", Before: "the year before" },
};
const arabic: typeof english = {
  ...{ title: "المبيعات", alerts: "التنبيهات", goals: "الأهداف", period: "الشهر", target: "المستهدف" },
  ...{
    actual: "المحقق حتى الآن",
    status: "الحالة",
    rep: "المندوب",
    source: "المصدر",
    Before: "العام السابق",
  },
};

/** What things are called, by the code of a language. */
export const titles = { en: english, ar: arabic };

/** The dashboard of what is shown. */
export function tilesOf({ report, ask, language, comparison }: View, events: readonly AlertEvent[]) {
  const code = language.code as "en" | "ar";
  const words = titles[code];
  const byMonth = ask({ every: month() });
  const byRep = ask({ by: { rep: Deal.ownerId } });
  const bySource = ask({ by: { source: Deal.source } });
  const drawn = (of: FigureReport, name: string, options: Partial<FigureOptions> = {}): Tile => ({
    kind: "figure",
    figure: figure(of, name, { language, titles: words, ...options }),
  });
  return dashboard({
    title: words.title,
    language,
    tiles: [
      ...(["bookings", "wonDeals", "winRate"] as const).map((name) =>
        numberTile(report, name, { language, before: comparison && `${name}${comparison}` }),
      ),
      {
        kind: "alerts",
        title: words.alerts,
        sentences: events.slice(0, 5).map((event) => sentence(event, code)),
      },
      drawn(byMonth, "bookings", { yearBefore: "bookingsBefore" }),
      drawn(byRep, "bookings", { kind: "leaderboard" }),
      drawn(bySource, "winRate"),
      goalsTile(progressOf(goals, ask({ by: { rep: Deal.ownerId }, every: month() })), language, words),
    ],
  });
}

function goalsTile(rows: ReturnType<typeof progressOf>, language: Language, words: typeof english): Tile {
  const written = (value: (typeof rows)[number]["actual"]): string =>
    format(value, bookings, language.code, { language, compact: true });
  return {
    kind: "table",
    title: words.goals,
    columns: [words.rep, words.period, words.target, words.actual, words.status],
    rows: rows
      .filter(({ status }) => status !== "unknown")
      .map(({ segment, period, target, actual, status }) => [
        ...[String(segment["rep"]), period.label, written(target), written(actual)],
        language.dashboard.statuses[status],
      ]),
  };
}
