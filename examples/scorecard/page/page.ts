import { dashboard, render, type Tile } from "salesmetrics/dashboard";
import { isolated } from "salesmetrics/describe";
import type { Export } from "../input/load.js";
import type { Question } from "../question.js";
import { openAlerts } from "../sections/alerts.js";
import { unusedIn } from "../sections/quality.js";
import { goalTiles } from "./goals.js";
import { campaignTiles, funnelTiles, leadTiles, subscriptionTiles } from "./more-tiles.js";
import { leaders, numbers, trends } from "./tiles.js";
import { type PageLanguage, pageWords, type PageWords } from "./words.js";

/** The scorecard as one page of HTML, for whoever has no terminal. */
export function page(found: Export, question: Question, code: PageLanguage): string {
  const words = pageWords[code];
  const facts = [found.title, question.asOf, question.currency].filter((fact) => fact !== null);
  const alerts = found.rules === null ? null : openAlerts(found.rules, question, words.language);
  const data = dataSentences(found, words);
  return render(
    dashboard({
      title: `${words.scorecard}: ${isolated(facts.join(" · "))}`,
      language: words.language,
      tiles: [
        ...numbers(question, words),
        ...(found.goals === null ? [] : goalTiles(found.goals, question, words)),
        ...(alerts === null ? [] : [listTile(words.alerts, alerts)]),
        ...trends(question, words),
        ...leaders(question, words),
        ...funnelTiles(found, question, words),
        ...(found.leads === null ? [] : leadTiles(question, words)),
        ...(found.campaigns === null ? [] : campaignTiles(question, words)),
        ...(found.billing === null ? [] : subscriptionTiles(question, words)),
        ...(data.length === 0 ? [] : [listTile(words.data, data)]),
      ],
    }),
  );
}

function listTile(title: string, sentences: readonly string[]): Tile {
  return { kind: "alerts", title, sentences };
}

/** How many rows are in no figure, and which fields could not be read. */
function dataSentences(found: Export, { language, unused, unread }: PageWords): string[] {
  const facts = unusedIn(found);
  const number = new Intl.NumberFormat(language.code);
  const filled = (phrase: string, values: Readonly<Record<string, string | number>>): string =>
    phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]!;
      return typeof value === "number" ? number.format(value) : isolated(value);
    });
  return [
    ...(facts.unused === 0 ? [] : [filled(unused, { n: facts.unused, rows: facts.rows })]),
    ...facts.fields.map(({ field, table, count, given }) =>
      filled(unread, { field, table, n: count, rows: given }),
    ),
  ];
}
