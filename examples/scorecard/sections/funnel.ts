import {
  count,
  cumulativeStageConversion,
  eq,
  evaluate,
  StageReach,
  stageConversion,
  where,
} from "salesmetrics";
import { bar, formatValue } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { table } from "../layout/table.js";
import type { Question } from "../question.js";

const columns = [
  { title: "stage", align: "left" },
  { title: "reached" },
  { title: "of all" },
  { title: "went further" },
  { title: "", align: "left" },
] as const;

/** How many deals reached each stage, and went further. */
export function funnel({ data, options, everything }: Question, stages: readonly string[]): Section {
  const reached = count(StageReach, { at: StageReach.reachedAt });
  const rows = stages.map((stage) => {
    const report = evaluate(
      {
        reached: where(reached, eq(StageReach.stage, stage)),
        ofAll: cumulativeStageConversion(stage),
        further: stageConversion(stage),
      },
      data,
      { during: everything, ...options },
    ).total;
    const isLast = stage === stages.at(-1);
    return [
      stage,
      formatValue(report.reached, "count"),
      formatValue(report.ofAll, "proportion"),
      isLast ? "" : formatValue(report.further, "proportion"),
      { text: bar(report.ofAll ?? 0, 40), tone: "good" as const },
    ];
  });
  return {
    title: "Funnel",
    about: "all deals with stage visits",
    lines: (paint) => [
      ...table(columns, rows, paint),
      ...remark(
        "A deal that skipped a stage has reached it; one that fell back keeps what it reached. Deals still under way count as not gone further yet.",
        paint,
      ),
    ],
  };
}
