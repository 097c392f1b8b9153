import type { Export } from "./input/load.js";
import { masthead, printed, type Section } from "./layout/page.js";
import type { Paint } from "./layout/paint.js";
import { printable } from "./layout/printable.js";
import type { Question } from "./question.js";
import { againstYearBefore } from "./sections/against-year-before.js";
import { alerts } from "./sections/alerts.js";
import { campaigns } from "./sections/campaigns.js";
import { funnel } from "./sections/funnel.js";
import { goals } from "./sections/goals.js";
import { headlines } from "./sections/headlines.js";
import { leaderboard } from "./sections/leaderboard.js";
import { leads } from "./sections/leads.js";
import { monthEnds } from "./sections/month-ends.js";
import { notes } from "./sections/notes.js";
import { overview } from "./sections/overview.js";
import { quality, unusedLine } from "./sections/quality.js";
import { standing } from "./sections/standing.js";
import { subscriptions } from "./sections/subscriptions.js";
import { trend } from "./sections/trend.js";

const mostReps = 10;
const bestReps = 5;

/** The whole page as text. */
export function scorecard(found: Export, question: Question, paint: Paint): string {
  const { asOf, currency, timeZone, quarter } = question;
  const facts = [`as of ${asOf}`, currency, timeZone].filter((fact) => fact !== null).join(" · ");
  const sections: Section[] = [
    overview(question),
    headlines(question),
    againstYearBefore(question),
    trend(question),
    monthEnds(question),
    leaderboard(question, quarter, mostReps),
    leaderboard(question, null, bestReps),
    found.visits === null ? standing(question) : funnel(question, found.stages),
    ...(found.leads === null ? [] : [leads(question)]),
    ...(found.campaigns === null ? [] : [campaigns(question, found.leads !== null)]),
    ...(found.billing === null ? [] : [subscriptions(question, found.billing)]),
    ...(found.goals === null ? [] : [goals(found.goals, question)]),
    ...(found.rules === null ? [] : [alerts(found.rules, question)]),
    quality(found, question),
    notes(found, question),
  ];
  const lines = [
    ...masthead(`SALES SCORECARD: ${printable(found.title)}`, facts, paint),
    ...unusedLine(found, paint),
    ...sections.flatMap((section) => printed(section, paint)),
  ];
  return `${lines.join("\n")}\n`;
}
