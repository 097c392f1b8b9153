import type { Tile } from "salesmetrics/dashboard";
import { goalFigure } from "salesmetrics/figures";
import type { GoalProgress } from "salesmetrics/goals";
import type { Question } from "../question.js";
import type { GoalFile } from "../targets/goal-file.js";
import { progressOfFile } from "../targets/goals.js";
import { familyOf } from "../targets/metrics.js";
import { figureTile } from "./tiles.js";
import type { PageWords } from "./words.js";

/** How the goals of a file stand: a bullet chart for each metric. */
export function goalTiles(file: GoalFile, question: Question, { language, titles }: PageWords): Tile[] {
  const names = { ...titles, netRevenueRetention: language.metrics.netRevenueRetention.name };
  const byMetric = new Map<string, GoalProgress[]>();
  for (const row of progressOfFile(file, question))
    byMetric.set(row.metric, [...(byMetric.get(row.metric) ?? []), row]);
  return Array.from(byMetric, ([metric, rows]) =>
    figureTile(goalFigure(rows, { language, titles: names, metrics: familyOf(metric).metrics })),
  );
}
