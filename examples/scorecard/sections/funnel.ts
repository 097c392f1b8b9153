import {
  count,
  cumulativeStageConversion,
  dealsInStage,
  eq,
  evaluate,
  medianDealAgeInStage,
  medianTimeInStage,
  StageReach,
  stageConversion,
  stageRegressions,
  stageSkips,
  StageStay,
  timeInStage,
  timeInStage90th,
  where,
} from "salesmetrics";
import { bar, formatCount, formatValue } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";

const columns = [
  { title: "stage", align: "left" },
  { title: "reached" },
  { title: "of all" },
  { title: "went further" },
  { title: "", align: "left" },
] as const;

const timeColumns = [
  { title: "stage", align: "left" },
  { title: "left" },
  { title: "mean time" },
  { title: "median" },
  { title: "nine in ten" },
  { title: "there now" },
  { title: "median age" },
  { title: "skipped" },
  { title: "fell back" },
] as const;

/** How many deals reached each stage and went further, and how long they were there. */
export function funnel(question: Question, stages: readonly string[]): Section {
  return {
    title: "Funnel",
    about: "all deals with stage visits",
    lines: (paint) => [
      ...table(
        columns,
        stages.map((stage) => conversionOf(stage, stage === stages.at(-1), question)),
        paint,
      ),
      ...remark(
        "A deal that skipped a stage has reached it; one that fell back keeps what it reached. Deals still under way count as not gone further yet.",
        paint,
      ),
      "",
      ...table(
        timeColumns,
        stages.map((stage) => timesOf(stage, question)),
        paint,
      ),
      ...remark(
        "Times are of deals that left the stage, all their stays in it together; deals that are there now are not in them, and their age is from the day they came. Fell back: moves from the stage to an earlier one.",
        paint,
      ),
    ],
  };
}

function conversionOf(stage: string, isLast: boolean, { data, options, everything }: Question): Cell[] {
  const metrics = {
    reached: where(count(StageReach, { at: StageReach.reachedAt }), eq(StageReach.stage, stage)),
    ofAll: cumulativeStageConversion(stage),
    further: stageConversion(stage),
  };
  const { total } = evaluate(metrics, data, { during: everything, ...options });
  return [
    printable(stage),
    formatValue(total.reached, "count"),
    formatValue(total.ofAll, "proportion"),
    isLast ? "" : formatValue(total.further, "proportion"),
    { text: bar(total.ofAll ?? 0, 40), tone: "good" },
  ];
}

function timesOf(stage: string, { data, options, everything }: Question): Cell[] {
  const isHere = eq(StageStay.stage, stage);
  const metrics = {
    mean: where(timeInStage, isHere),
    median: where(medianTimeInStage, isHere),
    nineInTen: where(timeInStage90th, isHere),
    now: where(dealsInStage, isHere),
    age: where(medianDealAgeInStage, isHere),
    skipped: where(stageSkips, eq(StageReach.stage, stage)),
    fellBack: where(stageRegressions, eq(StageStay.fromStage, stage)),
  };
  const report = evaluate(metrics, data, { during: everything, ...options });
  return [
    printable(stage),
    formatCount(report.explain(report.total, "mean").n ?? 0),
    ...(Object.keys(metrics) as (keyof typeof metrics)[]).map((name) => {
      const { value, unit } = report.explain(report.total, name);
      return formatValue(value, unit);
    }),
  ];
}
