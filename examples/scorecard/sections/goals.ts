import { isMoney, type MetricUnit, money, type Money } from "salesmetrics";
import type { GoalProgress, GoalReason, Landing } from "salesmetrics/goals";
import { counted, formatValue, missing } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import type { Tone } from "../layout/paint.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";
import type { GoalFile } from "../targets/goal-file.js";
import { progressOfFile } from "../targets/goals.js";
import { familyOf, titleWith } from "../targets/metrics.js";
import { inWords as reasonsOfValues } from "./comparison.js";

const columns = [
  { title: "", align: "left" },
  { title: "target" },
  { title: "actual" },
  { title: "attained" },
  { title: "due" },
  { title: "pace" },
  { title: "status", align: "left" },
  { title: "landing" },
] as const;

/** What a goal has of which nothing can be said. */
const inWords: Readonly<Record<GoalReason, string>> = {
  ...reasonsOfValues,
  "not-applicable": "no value",
  "no-rows": "no rows",
  "not-asked": "no answer",
  "not-set": "no version yet",
  "not-begun": "not begun",
  "period-over": "no days left",
  "too-few": "too few rows",
  "too-few-days": "too few days",
  "no-days": "no days",
  "no-baseline": "no baseline",
  "no-curve": "no curve",
  "not-run-rated": "no run-rate",
};

const tones: Readonly<Record<GoalProgress["status"], Tone>> = {
  met: "good",
  ahead: "good",
  on: "plain",
  behind: "warn",
  missed: "bad",
  unknown: "dim",
};

/** How each goal of a file stands, and in words what those off course take. */
export function goals(file: GoalFile, question: Question): Section {
  const rows = progressOfFile(file, question);
  return {
    title: "Goals",
    about: `of ${printable(file.file)}, as of ${question.asOf}`,
    lines: (paint) => [
      ...table(columns, byPeriod(rows), paint),
      ...remark(
        "Due: the share of the target that is expected by now. Pace: actual ÷ expected, or expected ÷ actual where less is better. Landing: at this rate.",
        paint,
      ),
      ...rows.flatMap((row) => sentencesOf(row)).flatMap((text) => remark(text, paint)),
    ],
  };
}

/** The rows of the table: those of each period under its name. */
function byPeriod(rows: readonly GoalProgress[]): Cell[][] {
  const labels = [...new Set(rows.map(({ period }) => period.label))];
  return labels.flatMap((label) => [
    [{ text: label, tone: "dim" }],
    ...rows.filter(({ period }) => period.label === label).map(cellsOf),
  ]);
}

function cellsOf(row: GoalProgress): Cell[] {
  const { actual, attained, pace, landing, status } = row;
  const unit = unitOf(row);
  return [
    `  ${titleWith(row.metric, row.segment)}`,
    targetOf(row, unit),
    formatValue(actual, unit),
    formatValue(attained, "proportion"),
    formatValue(dueOf(row), "proportion"),
    formatValue(pace, "ratio"),
    { text: status, tone: tones[status] },
    landing?.method === "run-rate" ? formatValue(landing.value, unit) : missing,
  ];
}

function unitOf({ metric }: GoalProgress): MetricUnit {
  return familyOf(metric).metrics[metric]!.core().unit;
}

function targetOf({ target, direction }: GoalProgress, unit: MetricUnit): string {
  return target === null ? missing : `${direction === "down" ? "≤ " : ""}${formatValue(target, unit)}`;
}

/** Which share of the target is expected by now. */
function dueOf({ expected, target }: GoalProgress): number | null {
  if (isMoney(expected) && isMoney(target)) return expected.amount.div(target.amount).toNumber();
  return typeof expected === "number" && typeof target === "number" ? expected / target : null;
}

/** What is to be said of a goal that is off course, or that was set anew. */
function sentencesOf(row: GoalProgress): string[] {
  const { status, goal, reasons, landing, required, daysLeft, period, expected, direction } = row;
  const unit = unitOf(row);
  const said: string[] = [];
  if (goal?.from != null)
    said.push(`Since ${goal.from} this goal holds${goal.reason == null ? "" : `: ${goal.reason}`}.`);
  if (status === "unknown") said.push(`It has ${inWords[reasons.status ?? "not-applicable"]}.`);
  if (status === "behind")
    said.push(`Expected by now: ${formatValue(expected, unit)}.`, ...landingWords(landing, unit));
  if (status === "behind" && required !== null && daysLeft !== null)
    said.push(
      `The target ${direction === "down" ? "allows" : "takes"} ${formatValue(required, unit)} on each of ${counted(Math.ceil(daysLeft), "day")}.`,
    );
  const name = `${titleWith(row.metric, row.segment)} of ${period.label}`;
  return said.length === 0 ? [] : [printable(`${name}, ${status}: ${said.join(" ")}`)];
}

function landingWords(landing: Landing | null, unit: MetricUnit): string[] {
  if (landing?.method !== "run-rate") return [];
  const { value, interval } = landing;
  const between =
    interval === null
      ? ""
      : `, between ${formatValue(like(value, interval.low), unit)} and ${formatValue(like(value, interval.high), unit)} with 95% confidence`;
  return [`At this rate it lands at ${formatValue(value, unit)}${between}.`];
}

/** A number as the value is: an amount in its currency. */
function like(value: number | Money, bound: number): number | Money {
  return isMoney(value) ? money(bound.toFixed(2), value.currency) : bound;
}
