import {
  bookings,
  Deal,
  evaluate,
  medianSalesCycle,
  month,
  prior,
  quarter,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { dashboard, numberTile, render, type Tile } from "salesmetrics/dashboard";
import { format } from "salesmetrics/describe";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import type { GoalProgress } from "salesmetrics/goals";
import type { Export } from "./input/load.js";
import { paintFor } from "./layout/paint.js";
import type { Question } from "./question.js";
import { openAlerts } from "./sections/alerts.js";
import { unusedLine } from "./sections/quality.js";
import { latestMonths } from "./sections/trend.js";
import type { GoalFile } from "./targets/goal-file.js";
import { progressOfFile } from "./targets/goals.js";
import { familyOf, titleWith } from "./targets/metrics.js";

const language = en;
const mostReps = 10;

/** The scorecard as one page of HTML, for whoever has no terminal. */
export function page(found: Export, question: Question): string {
  const facts = [found.title, question.asOf, question.currency].filter((fact) => fact !== null);
  const unused = unusedLine(found, paintFor(false)).filter((line) => line.trim() !== "");
  return render(
    dashboard({
      title: `Sales scorecard: ${facts.join(" · ")}`,
      language,
      tiles: [
        ...numbers(question),
        ...(found.goals === null ? [] : [goals(found.goals, question)]),
        ...(found.rules === null ? [] : [alerts(openAlerts(found.rules, question))]),
        ...trends(question),
        ...leaders(question),
        ...(unused.length === 0 ? [] : [{ kind: "alerts" as const, title: "Data", sentences: unused }]),
      ],
    }),
  );
}

const compared = {
  ...{ bookings, bookingsBefore: prior(bookings, year()) },
  ...{ winRate, winRateBefore: prior(winRate, year()) },
  ...{ wonDeals, wonDealsBefore: prior(wonDeals, year()) },
  ...{ medianSalesCycle, medianSalesCycleBefore: prior(medianSalesCycle, year()) },
};

/** The latest full quarter, and against the year before where the export covers that. */
function numbers({ data, options, quarter: during, firstDay, timeZone }: Question): Tile[] {
  const report = evaluate(compared, data, { every: quarter({ timeZone }), during, ...options });
  const hasBefore = during.offset(-4).start >= firstDay;
  return (["bookings", "winRate", "wonDeals", "medianSalesCycle"] as const).map((name) =>
    numberTile(report, name, {
      language,
      title: `${en.metrics[name].name}, ${during.label}`,
      ...(hasBefore && { before: `${name}Before` }),
    }),
  );
}

function trends(question: Question): Tile[] {
  const { data, options, timeZone } = question;
  const every = month({ timeZone });
  const report = evaluate(compared, data, { every, during: latestMonths(question), ...options });
  return (["bookings", "winRate"] as const).map((name) => ({
    kind: "figure",
    figure: figure(report, name, { language, yearBefore: `${name}Before` }),
  }));
}

function leaders({ data, options, quarter: during }: Question): Tile[] {
  const by = { rep: Deal.ownerId };
  const top = { rep: { n: mostReps, by: options.currency === undefined ? "wonDeals" : "bookings" } } as const;
  const report = evaluate({ bookings, winRate, wonDeals }, data, { by, top, during, ...options });
  return (["bookings", "winRate"] as const).map((name) => ({
    kind: "figure",
    figure: figure(report, name, {
      language,
      kind: name === "bookings" ? "leaderboard" : "bars",
      title: `${en.metrics[name].name} by rep, ${during.label}`,
    }),
  }));
}

function alerts(sentences: readonly string[]): Tile {
  return { kind: "alerts", title: "Alerts", sentences };
}

function goals(file: GoalFile, question: Question): Tile {
  return {
    kind: "table",
    title: "Goals",
    columns: ["Goal", "Period", "Target", "Actual", "Status"],
    rows: progressOfFile(file, question).map(goalCells),
  };
}

function goalCells({ metric, segment, period, target, actual, status }: GoalProgress): string[] {
  const write = (value: GoalProgress["actual"]): string =>
    format(value, familyOf(metric).metrics[metric]!, "en", { language });
  return [
    titleWith(metric, segment),
    period.label,
    write(target),
    write(actual),
    en.dashboard.statuses[status],
  ];
}
