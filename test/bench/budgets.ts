import { arquero } from "./contenders/arquero.js";
import { d3Array } from "./contenders/d3.js";
import { duckDb } from "./contenders/duckdb.js";
import { salesmetricsColumns } from "./contenders/salesmetrics-columns.js";
import { salesmetricsRows } from "./contenders/salesmetrics-rows.js";
import { typedArrays } from "./contenders/typed-arrays.js";
import type { Contender } from "./contender.js";
import { d3Array as everydayD3 } from "./everyday/contenders/d3.js";
import { loop as everydayLoop } from "./everyday/contenders/loop.js";
import { salesmetrics } from "./everyday/contenders/salesmetrics.js";
import type { EverydayContender } from "./everyday/contender.js";
import type { EverydayTimes } from "./everyday/measure.js";
import type { EverydayQuestion } from "./everyday/questions.js";
import { type Costs, linearityOf, linearQuestions } from "./linearity.js";
import type { ImportTimes } from "./import.js";
import { judgedSubscriptions, type SubscriptionTimes } from "./subscriptions/measure.js";
import type { MoneyTimes } from "./money.js";
import { forms } from "./parsing/input.js";
import type { ParsingTimes } from "./parsing/measure.js";
import type { QuestionName } from "./questions.js";
import type { Measurements } from "./timing/measure.js";

/** A ratio, or a time, that must not be greater than its limit; `null` where it was not measured. */
export interface Budget {
  readonly what: string;
  readonly ratio: number | null;
  readonly limit: number;
}

/** What has been measured in a run. */
export interface Findings {
  readonly measurements: readonly Measurements[];
  readonly everyday: EverydayTimes | null;
  readonly money: MoneyTimes | null;
  readonly costs: Costs | null;
  readonly parsing: readonly ParsingTimes[] | null;
  readonly subscriptions: readonly SubscriptionTimes[] | null;
  readonly imports: ImportTimes | null;
}

const judgedSize = 1_000_000;

/** The budgets of the design. Ratios of contenders are those at a million deals, of the main question unless another is named. */
export function budgetsOf({
  measurements,
  everyday,
  money,
  costs,
  parsing,
  subscriptions,
  imports,
}: Findings): Budget[] {
  const ratio = (over: Contender, under: Contender, asked: QuestionName = "main"): number | null => {
    const found = measurements.find(({ question, size }) => question === asked && size === judgedSize);
    const [overTime, underTime] = [timeOf(found, over), timeOf(found, under)];
    return overTime === null || underTime === null ? null : overTime / underTime;
  };
  return [
    { what: "rows ÷ d3 rollup", ratio: ratio(salesmetricsRows, d3Array), limit: 0.25 },
    { what: "rows ÷ d3, one metric", ratio: ratio(salesmetricsRows, d3Array, "one"), limit: 1 },
    { what: "rows ÷ d3, one filtered text", ratio: ratio(salesmetricsRows, d3Array, "filter"), limit: 1 },
    { what: "rows ÷ arquero", ratio: ratio(salesmetricsRows, arquero), limit: 0.25 },
    { what: "columns ÷ hand-written typed arrays", ratio: ratio(salesmetricsColumns, typedArrays), limit: 2 },
    {
      what: "columns ÷ hand-written typed arrays, scorecard",
      ratio: ratio(salesmetricsColumns, typedArrays, "scorecard"),
      limit: 4,
    },
    { what: "columns ÷ DuckDB", ratio: ratio(salesmetricsColumns, duckDb), limit: 1 },
    {
      what: "columns ÷ DuckDB, scorecard",
      ratio: ratio(salesmetricsColumns, duckDb, "scorecard"),
      limit: 1,
    },
    {
      what: "columns ÷ DuckDB, distinct",
      ratio: ratio(salesmetricsColumns, duckDb, "distinct"),
      limit: 1.5,
    },
    ...everydayBudgets(everyday),
    { what: "exact money ÷ float, same loop", ratio: money && money.exact / money.float, limit: 1.5 },
    ...linearQuestions.map((question) => ({
      what: `cost of a deal, ${question}, greatest size ÷ cheapest`,
      ratio: costs && linearityOf(costs[question]),
      limit: 1.5,
    })),
    ...forms.map((form) => ({
      what: `parsing of ${form} ÷ a reader by hand`,
      ratio: ratioToHand(parsing?.find((times) => times.form === form)),
      limit: 1.5,
    })),
    {
      what: "spells and movements of 100,000 subscriptions, in CPU seconds",
      ratio: subscriptions?.find(({ size }) => size === judgedSubscriptions)?.seconds ?? null,
      limit: 3,
    },
    {
      what: "cost of a row, spells and movements, all subscriptions ÷ a tenth",
      ratio: subscriptions && costOfRow(subscriptions.at(-1)!) / costOfRow(subscriptions[0]!),
      limit: 1.5,
    },
    { what: "import of the main entry in Node, in ms", ratio: imports && imports.esm, limit: 40 },
  ];
}

function costOfRow({ rows, seconds }: SubscriptionTimes): number {
  return seconds / rows;
}

export function isMissed({ ratio, limit }: Budget): boolean {
  return ratio !== null && ratio > limit;
}

function everydayBudgets(times: EverydayTimes | null): Budget[] {
  const least = (question: EverydayQuestion, size: number, contender: EverydayContender): number => {
    const found = times?.warm.find((warm) => warm.question === question && warm.size === size);
    return found?.least.get(contender) ?? Number.NaN;
  };
  const first = (contender: EverydayContender): number => times?.cold.get(contender)?.first ?? Number.NaN;
  const mainToD3 = (size: number): number =>
    least("main", size, salesmetrics) / least("main", size, everydayD3);
  const oneToLoop = least("one", 1_000, salesmetrics) / least("one", 1_000, everydayLoop);
  const eightToD3 = least("eight", 1_000, salesmetrics) / least("main", 1_000, everydayD3);
  const budgets: [what: string, measured: number, limit: number][] = [
    ["everyday, main of 1,000 ÷ d3", mainToD3(1_000), 1.5],
    ["everyday, main of 100 ÷ d3", mainToD3(100), 4],
    ["everyday, main of 10,000 ÷ d3", mainToD3(10_000), 0.7],
    ["everyday, one of 1,000 ÷ hand-written loop", oneToLoop, 12],
    ["everyday, one of 10, in µs", least("one", 10, salesmetrics), 30],
    ["everyday, eight of 1,000 ÷ main of d3", eightToD3, 1],
    ["everyday, the first report of a process ÷ d3", first(salesmetrics) / first(everydayD3), 3],
  ];
  return budgets.map(([what, measured, limit]) => ({ what, ratio: times && measured, limit }));
}

function ratioToHand(parsing: ParsingTimes | undefined): number | null {
  if (parsing === undefined) return null;
  return parsing.times.get("salesmetrics")!.best / parsing.times.get("by hand")!.best;
}

function timeOf(found: Measurements | undefined, contender: Contender): number | null {
  return found?.measured.find((measured) => measured.contender === contender)?.time.median ?? null;
}
