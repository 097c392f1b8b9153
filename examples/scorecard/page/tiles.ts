import {
  bookings,
  Deal,
  evaluate,
  medianSalesCycle,
  type Metric,
  month,
  type Period,
  prior,
  quarter,
  type Quantity,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { numberTile, type Tile } from "salesmetrics/dashboard";
import { formatPeriod } from "salesmetrics/describe";
import { type Figure, figure } from "salesmetrics/figures";
import type { Entities, Question } from "../question.js";
import { latestMonths } from "../sections/trend.js";
import type { PageWords } from "./words.js";

type Measured = Readonly<Record<string, Metric<Entities, Quantity>>>;

const mostReps = 10;

/** Metrics in the latest full quarter, and against the year before where the export covers that. */
export function numbersOf(metrics: Measured, question: Question, words: PageWords): Tile[] {
  const { data, options, quarter: during, firstDay, timeZone } = question;
  const { language, titles } = words;
  const yearBefore = Object.entries(metrics).map(
    ([name, metric]) => [`${name} before`, prior(metric, year())] as const,
  );
  const asked = { ...metrics, ...Object.fromEntries(yearBefore) };
  const report = evaluate(asked, data, { every: quarter({ timeZone }), during, ...options });
  const hasBefore = during.offset(-4).start >= firstDay;
  return Object.keys(metrics).map((name) => {
    const tile = numberTile(report, name, {
      language,
      titles,
      ...(hasBefore && { before: `${name} before` }),
    });
    return { ...tile, title: inPeriod(tile.title, during, words) };
  });
}

export function numbers(question: Question, words: PageWords): Tile[] {
  return numbersOf({ bookings, winRate, wonDeals, medianSalesCycle }, question, words);
}

/** Bookings and the win rate by month, with the year before. */
export function trends(question: Question, { language, titles }: PageWords): Tile[] {
  const { data, options, timeZone } = question;
  const metrics = {
    ...{ bookings, winRate },
    ...{ bookingsBefore: prior(bookings, year()), winRateBefore: prior(winRate, year()) },
  };
  const every = month({ timeZone });
  const report = evaluate(metrics, data, { every, during: latestMonths(question), ...options });
  return (["bookings", "winRate"] as const).map((name) =>
    figureTile(figure(report, name, { language, titles, yearBefore: `${name}Before` })),
  );
}

/** The best reps by bookings, and the win rates of the same. */
export function leaders({ data, options, quarter: during }: Question, words: PageWords): Tile[] {
  const by = { rep: Deal.ownerId };
  const top = { rep: { n: mostReps, by: options.currency === undefined ? "wonDeals" : "bookings" } } as const;
  const report = evaluate({ bookings, winRate, wonDeals }, data, { by, top, during, ...options });
  const { language, titles } = words;
  return (["bookings", "winRate"] as const).map((name) => {
    const kind = name === "bookings" ? "leaderboard" : "bars";
    return figureTile(titled(figure(report, name, { language, titles, kind }), during, words));
  });
}

export function figureTile(drawn: Figure): Tile {
  return { kind: "figure", figure: drawn };
}

/** A figure with the period in its title. */
export function titled(drawn: Figure, period: Period, words: PageWords): Figure {
  return { ...drawn, title: inPeriod(drawn.title, period, words) };
}

function inPeriod(title: string, period: Period, { language }: PageWords): string {
  return [title, formatPeriod(period, language.code, { language })].join(language.figures.comma);
}
