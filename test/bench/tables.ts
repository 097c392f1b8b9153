import type { Budget } from "./budgets.js";
import { isMissed } from "./budgets.js";
import { salesmetricsColumns } from "./contenders/salesmetrics-columns.js";
import { salesmetricsRows } from "./contenders/salesmetrics-rows.js";
import type { Contender } from "./contender.js";
import { coldQuestion, coldSize, type EverydayTimes } from "./everyday/measure.js";
import { everydayContenders } from "./everyday/contenders/all.js";
import { everydayNames, everydayQuestions } from "./everyday/questions.js";
import { type Costs, linearQuestions } from "./linearity.js";
import { versionOf } from "./machine.js";
import type { ImportTimes } from "./import.js";
import type { MoneyTimes } from "./money.js";
import { parsedSize, type ParsingTimes } from "./parsing/measure.js";
import { questions } from "./questions.js";
import type { LiveTimes } from "./live.js";
import type { SubscriptionTimes } from "./subscriptions/measure.js";
import type { Measured, Measurements } from "./timing/measure.js";

/** One question at one size, a line for each contender. */
export function questionTable({ question, size, measured, leftOut }: Measurements): string {
  const header = [
    "contender",
    "version",
    "load ms",
    "from",
    "query ms",
    "best ms",
    "÷ columns",
    "÷ rows",
    "money",
  ];
  const lines = measured.map((cell) => [
    cell.contender.name,
    versionOf(cell.contender),
    cell.loaded.milliseconds < 1 ? "–" : milliseconds(cell.loaded.milliseconds),
    cell.loaded.from,
    milliseconds(cell.time.median),
    milliseconds(cell.time.best),
    ratioTo(salesmetricsColumns, cell, measured),
    ratioTo(salesmetricsRows, cell, measured),
    cell.hasExactMoney === null ? "" : cell.hasExactMoney ? "exact" : "float",
  ]);
  return [
    `${question}, ${size.toLocaleString("en")} deals: ${questions[question].title}`,
    table([header, ...lines]),
    ...leftOut.map(({ contender, leftOut: reason }) => `  ${contender.name} is left out: ${reason}`),
  ].join("\n");
}

/** A table for each question, in microseconds, and one for what is asked in a fresh process. */
export function everydayTables({ warm, cold }: EverydayTimes): string {
  const header = ["deals", ...everydayContenders.map(({ name }) => name)];
  const questionsInTurn = everydayNames.map((question) => {
    const lines = warm
      .filter((times) => times.question === question)
      .map(({ size, least }) => [
        size.toLocaleString("en"),
        ...everydayContenders.map((contender) => microseconds(least.get(contender)!)),
      ]);
    return `${question}, µs: ${everydayQuestions[question].title}\n${table([header, ...lines])}`;
  });
  const coldLines = [...cold].map(([{ name }, { first, second }]) => [
    name,
    microseconds(first),
    microseconds(second),
  ]);
  const coldTitle = `${coldQuestion} of ${coldSize.toLocaleString("en")} deals in a fresh process, µs`;
  return [
    ...questionsInTurn,
    `${coldTitle}\n${table([["contender", "first", "second"], ...coldLines])}`,
  ].join("\n\n");
}

export function moneyTable({ float, exact }: MoneyTimes): string {
  const lines = [
    ["float", milliseconds(float)],
    ["exact", milliseconds(exact)],
  ];
  return `won amount by rep, 1,000,000 deals, the same loop\n${table([["sums", "ms"], ...lines])}`;
}

export function subscriptionsTable(times: readonly SubscriptionTimes[]): string {
  const lines = times.map(({ size, rows, seconds }) => [
    size.toLocaleString("en"),
    rows.toLocaleString("en"),
    seconds.toFixed(2),
    Math.round(rows / seconds).toLocaleString("en"),
  ]);
  const header = ["subscriptions", "rows in and out", "CPU s", "rows a second"];
  return `spells and movements of five years of subscriptions\n${table([header, ...lines])}`;
}

export function liveTable(times: readonly LiveTimes[]): string {
  const rate = (perSecond: number): string => perSecond.toLocaleString("en");
  const reports = times.map((of) => [
    rate(of.size),
    ...[of.reportOfBatch, of.reportOfOne, of.evaluate].map((each) => each.toFixed(1)),
  ]);
  const changes = times.flatMap((of) =>
    Object.entries({ salesmetrics: of, ...of.others }).map(([name, { inBatches, oneByOne }]) => [
      ...[rate(of.size), name, rate(inBatches), rate(oneByOne)],
      rate(of.bytes[name as keyof typeof of.bytes]),
    ]),
  );
  return [
    "a board of ten metrics by rep and month, CPU time",
    table([["deals", "report after 1,000, ms", "after one, ms", "evaluate, ms"], ...reports]),
    table([["deals", "contender", "changes/s, by 1,000", "one by one", "bytes a deal"], ...changes]),
  ].join("\n");
}

export function linearityTable(costs: Costs): string {
  const lines = costs.main.map(({ size }, at) => [
    size.toLocaleString("en"),
    ...linearQuestions.map((question) => costs[question][at]!.nanoseconds.toFixed(1)),
  ]);
  return `columns engine, ns a deal\n${table([["deals", ...linearQuestions], ...lines])}`;
}

/** A line for each parser. The best of the rounds, as ratios of medians follow the load of the machine. */
export function parsingTable(parsing: readonly ParsingTimes[]): string {
  const lines = parsing.flatMap(({ form, times }) =>
    [...times].map(([name, { median, best }]) => [
      form,
      name,
      milliseconds(median),
      milliseconds(best),
      Math.round((parsedSize / best) * 1000).toLocaleString("en"),
      (best / times.get("by hand")!.best).toFixed(2),
    ]),
  );
  const header = ["form", "parser", "ms", "best ms", "rows a second", "÷ by hand"];
  return `parsing of ${parsedSize.toLocaleString("en")} deals\n${table([header, ...lines])}`;
}

export function importTable({ esm, cjs }: ImportTimes): string {
  const lines = [
    ["import", milliseconds(esm)],
    ["require", milliseconds(cjs)],
  ];
  return `the main entry in a fresh process of Node, less an empty one\n${table([["by", "ms"], ...lines])}`;
}

export function budgetTable(budgets: readonly Budget[]): string {
  const lines = budgets.map((budget) => [
    budget.what,
    budget.ratio?.toFixed(2) ?? "–",
    `≤ ${budget.limit.toFixed(2)}`,
    budget.ratio === null ? "not measured" : isMissed(budget) ? "MISSED" : "met",
  ]);
  return `budgets\n${table([["ratio", "measured", "budget", ""], ...lines])}`;
}

function ratioTo(engine: Contender, cell: Measured, measured: readonly Measured[]): string {
  const base = measured.find(({ contender }) => contender === engine);
  return base === undefined ? "" : (cell.time.median / base.time.median).toFixed(2);
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function microseconds(value: number): string {
  return value < 100 ? value.toFixed(value < 10 ? 2 : 1) : Math.round(value).toLocaleString("en");
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isText = lines[0]!.map((_, column) => lines.slice(1).some((line) => /[a-z]/i.test(line[column]!)));
  return lines
    .map((line) =>
      line.map((cell, column) =>
        isText[column] ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      ),
    )
    .map((cells) => `  ${cells.join("  ")}`.trimEnd())
    .join("\n");
}
