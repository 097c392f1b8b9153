/** `npm run bench`: the same questions to this library and to what people use instead, side by side. */
import { type Budget, budgetsOf, isMissed } from "./budgets.js";
import { check } from "./check.js";
import { salesmetricsColumns } from "./contenders/salesmetrics-columns.js";
import { canHold } from "./contender.js";
import { type Costs, measureLinearity } from "./linearity.js";
import { machineLine } from "./machine.js";
import { type ImportTimes, measureImport } from "./import.js";
import { measureMoney, type MoneyTimes } from "./money.js";
import { type Options, optionsOf, usage } from "./options.js";
import { checkEveryday } from "./everyday/check.js";
import { type EverydayTimes, measureEveryday } from "./everyday/measure.js";
import { questionNames } from "./questions.js";
import { checkParsers } from "./parsing/check.js";
import { measureParsing, type ParsingTimes } from "./parsing/measure.js";
import {
  budgetTable,
  everydayTables,
  importTable,
  linearityTable,
  liveTable,
  moneyTable,
  parsingTable,
  questionTable,
  subscriptionsTable,
} from "./tables.js";
import { measureLive } from "./live.js";
import { measureSubscriptions, type SubscriptionTimes } from "./subscriptions/measure.js";
import { measure, type Measurements } from "./timing/measure.js";

const options = readOptions();
if (options?.check) await runCheck(options);
else if (options !== null) await runBenchmark(options);

function readOptions(): Options | null {
  try {
    const options = optionsOf(process.argv.slice(2));
    if (options === null) console.log(usage);
    return options;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
    return null;
  }
}

async function runCheck({ parts }: Options): Promise<void> {
  const disagreements = await check(questionNames.filter((name) => parts.has(name)));
  if (parts.has("everyday")) disagreements.push(...checkEveryday());
  if (parts.has("parsing")) disagreements.push(...checkParsers());
  for (const disagreement of disagreements) console.error(disagreement);
  if (disagreements.length > 0) process.exitCode = 1;
}

async function runBenchmark(options: Options): Promise<void> {
  console.log(`${machineLine()}\n`);
  const measurements = await runQuestions(options);
  const everyday = options.parts.has("everyday") ? await runEveryday() : null;
  const money = options.parts.has("money") ? await runMoney() : null;
  const costs = options.parts.has("linearity") ? await runLinearity(options) : null;
  const parsing = options.parts.has("parsing") ? await runParsing() : null;
  const subscriptions = options.parts.has("subscriptions") ? await runSubscriptions() : null;
  if (options.parts.has("live")) console.log(`${liveTable(measureLive())}\n`);
  const imports = options.parts.has("import") ? await runImport() : null;
  judge(budgetsOf({ measurements, everyday, money, costs, parsing, subscriptions, imports }));
}

async function runQuestions({ sizes, parts }: Options): Promise<Measurements[]> {
  const asked = questionNames.filter((name) => parts.has(name));
  const all: Measurements[] = [];
  for (const size of asked.length > 0 ? sizes : []) {
    for await (const measurements of measure(size, asked)) {
      console.log(`${questionTable(measurements)}\n`);
      all.push(measurements);
    }
  }
  return all;
}

async function runEveryday(): Promise<EverydayTimes> {
  const times = await measureEveryday();
  console.log(`${everydayTables(times)}\n`);
  return times;
}

async function runMoney(): Promise<MoneyTimes> {
  const times = await measureMoney();
  console.log(`${moneyTable(times)}\n`);
  return times;
}

async function runLinearity({ sizes }: Options): Promise<Costs> {
  const able = sizes.filter((size) => canHold(salesmetricsColumns, size));
  const costs = await measureLinearity(salesmetricsColumns, [100_000, ...able].sort(ascending));
  console.log(`${linearityTable(costs)}\n`);
  return costs;
}

async function runParsing(): Promise<ParsingTimes[]> {
  const times = await measureParsing();
  console.log(`${parsingTable(times)}\n`);
  return times;
}

async function runSubscriptions(): Promise<SubscriptionTimes[]> {
  const times = await measureSubscriptions();
  console.log(`${subscriptionsTable(times)}\n`);
  return times;
}

async function runImport(): Promise<ImportTimes> {
  const times = await measureImport();
  console.log(`${importTable(times)}\n`);
  return times;
}

function judge(budgets: readonly Budget[]): void {
  console.log(budgetTable(budgets));
  const missed = budgets.filter(isMissed);
  if (missed.length === 0) return;
  console.error(`\nmissed: ${missed.map(({ what }) => what).join("; ")}`);
  process.exitCode = 1;
}

function ascending(left: number, right: number): number {
  return left - right;
}
