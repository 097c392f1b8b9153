import { checkCount, checkDate } from "../calendar/arguments.js";
import type { CalendarDate } from "../calendar/time.js";
import { having, invalidArgument, listIn, oneNamed, refusal, shown } from "../errors.js";
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  numberOf,
  oneFraction,
  subtractFractions,
} from "../exact/index.js";
import type { Money } from "../money/money.js";
import { type Amount, amountIn, valueOf } from "./amount.js";
import { kindOf } from "./checked-goals.js";
import { FoundProblems } from "./found-problems.js";
import type { GoalAmount } from "./goal.js";

/**
 * What others reach, as data that you bring: the library ships none.
 *
 * @category Goals
 */
export interface Benchmark {
  /** Where it is from, of which date, of whom, and how many they are. */
  readonly source: string;
  readonly date: CalendarDate;
  readonly population: string;
  readonly n: number;
  readonly direction: "up" | "down";
  /** The values of all of them; without these, the quartiles that were published. */
  readonly values?: readonly GoalAmount[] | undefined;
  readonly quartiles?: Quartiles<GoalAmount> | undefined;
}

/**
 * The values below which a quarter, a half and three quarters lie; `null` for one that is not known.
 *
 * @category Goals
 */
export interface Quartiles<out Value> {
  readonly p25?: Value | null;
  readonly p50?: Value | null;
  readonly p75?: Value | null;
}

/**
 * Where a value lies among those of a benchmark.
 *
 * @category Goals
 */
export interface BenchmarkPosition {
  /** The share of the way from the least value, 0, to the greatest, 1; `null` without values of two or more. */
  readonly rank: number | null;
  /** The same from the worst value to the best, by the direction of the benchmark. */
  readonly standing: number | null;
  /** The value less each quartile. */
  readonly gaps: Required<Quartiles<number | Money>>;
  readonly benchmark: Benchmark;
}

/**
 * Where a value lies among those of a benchmark: its percentile rank, and value − quartile for each quartile.
 *
 * *Details*. The rank is the probability of which the value is the quantile by linear interpolation (type 7, the default of
 * R and numpy; `PERCENTRANK.INC` of spreadsheets): among values in order, with `below` of them less than the value, it is
 * (below + the part of the way to the next) ÷ (n − 1). Of several equal values it is the middle one's. Below the least it
 * is 0, above the greatest 1. Quartiles of values are of the same type. Gaps are exact; of money in one currency.
 *
 * *Gotchas*. A benchmark is as good as its population: show source, date and n beside it.
 *
 * @example
 * ```ts
 * import { benchmarkPosition } from "salesmetrics/goals";
 *
 * const winRates = {
 *   source: "our own partners",
 *   date: "2025-01-31",
 *   population: "partners in Europe",
 *   n: 5,
 *   direction: "up",
 *   values: [0.1, 0.2, 0.25, 0.3, 0.5],
 * } as const;
 * const { rank, gaps } = benchmarkPosition(0.4, winRates);
 *
 * rank; // => 0.875
 * gaps; // => { p25: 0.2, p50: 0.15, p75: 0.1 }
 * ```
 *
 * @category Goals
 */
export function benchmarkPosition(value: GoalAmount, benchmark: Benchmark): BenchmarkPosition {
  const problems = new FoundProblems();
  const own = problems.in(() => amountIn("value", value));
  const peers = own && checkedPeers(own, benchmark, problems);
  problems.refuse("benchmarkPosition");
  const { sorted, quartiles } = peers!;
  const rank = sorted.length < 2 ? null : rankOf(own!.value, sorted);
  const standing =
    rank !== null && benchmark.direction === "down" ? subtractFractions(oneFraction, rank) : rank;
  const gap = (name: keyof Quartiles<never>): number | Money | null => {
    const quartile = quartiles[name];
    return quartile && valueOf(subtractFractions(own!.value, quartile), own!.currency);
  };
  return {
    rank: rank && numberOf(rank),
    standing: standing && numberOf(standing),
    gaps: { p25: gap("p25"), p50: gap("p50"), p75: gap("p75") },
    benchmark,
  };
}

/** The values of a benchmark in ascending order, and its quartiles. */
interface Peers {
  readonly sorted: readonly Fraction[];
  readonly quartiles: Required<Quartiles<Fraction>>;
}

const probabilities = { p25: "0.25", p50: "0.5", p75: "0.75" } as const;
const names = ["p25", "p50", "p75"] as const;

function checkedPeers(own: Amount, given: Benchmark, problems: FoundProblems): Peers | undefined {
  const benchmark = problems.in(() => having("benchmark", "a benchmark, { source, date, … }", given));
  if (benchmark === undefined) return undefined;
  const { source, date, population, n, direction, values, quartiles } = benchmark;
  for (const [name, text] of Object.entries({ source, population }))
    if (typeof text !== "string" || text === "")
      problems.in(() => {
        throw invalidArgument(`benchmark.${name}`, "a text", text);
      });
  problems.in(() => checkDate("benchmark.date", date));
  problems.in(() => checkCount("benchmark.n", "members", n));
  problems.in(() => oneNamed("benchmark.direction", direction, ["up", "down"]));
  const sorted = problems.in(() => sortedValues(own, values ?? [], n));
  const published = problems.in(() => publishedQuartiles(own, quartiles ?? {}));
  if (sorted === undefined || published === undefined) return undefined;
  if (sorted.length === 0) return { sorted, quartiles: published };
  const [p25, p50, p75] = names.map((name) => quantileOf(sorted, probabilities[name])) as [
    Fraction,
    Fraction,
    Fraction,
  ];
  return { sorted, quartiles: { p25, p50, p75 } };
}

/** The exact value of an amount that is of the same kind as the value it is compared with. */
function peerOf(path: string, own: Amount, given: GoalAmount): Fraction {
  const amount = amountIn(path, given);
  if (amount.currency === own.currency) return amount.value;
  throw refusal(path, `what the value is, ${kindOf(own)}`, kindOf(amount));
}

function sortedValues(own: Amount, given: readonly GoalAmount[], n: number): Fraction[] {
  const values = listIn("benchmark.values", "a list of numbers or amounts", given).map((value, place) =>
    peerOf(`benchmark.values[${place}]`, own, value),
  );
  if (values.length > 0 && values.length !== n)
    throw refusal("benchmark.values", `as many values as n, ${shown(n)}`, String(values.length));
  return values.sort(compareFractions);
}

function publishedQuartiles(own: Amount, given: Quartiles<GoalAmount>): Required<Quartiles<Fraction>> {
  having("benchmark.quartiles", "{ p25, p50, p75 }", given);
  for (const name of Object.keys(given)) oneNamed("benchmark.quartiles", name, names);
  const [p25, p50, p75] = names.map((name) => {
    const value = given[name];
    return value == null ? null : peerOf(`benchmark.quartiles.${name}`, own, value);
  }) as [Fraction | null, Fraction | null, Fraction | null];
  const known = [p25, p50, p75].filter((each) => each !== null);
  if (known.some((each, place) => place > 0 && compareFractions(known[place - 1]!, each) > 0))
    throw refusal("benchmark.quartiles", "ascending values", "a lower one after a higher one");
  return { p25, p50, p75 };
}

/** The quantile of type 7: `lower + (upper − lower) × rest` at the position `probability × (n − 1)`. */
function quantileOf(sorted: readonly Fraction[], probability: "0.25" | "0.5" | "0.75"): Fraction {
  const position = Number(probability) * (sorted.length - 1);
  const place = Math.floor(position);
  const lower = sorted[place]!;
  const step = subtractFractions(sorted[place + 1] ?? lower, lower);
  return addFractions(lower, multiplyFractions(step, fraction(String(position - place))));
}

/** The probability whose quantile a value is; 0 below all, 1 above all. */
function rankOf(value: Fraction, sorted: readonly Fraction[]): Fraction {
  const below = sorted.filter((each) => compareFractions(each, value) < 0).length;
  const equal = sorted.filter((each) => compareFractions(each, value) === 0).length;
  const intervals = fraction(String(sorted.length - 1));
  if (equal > 0) return divideFractions(fraction(String(below + (equal - 1) / 2)), intervals);
  if (below === 0 || below === sorted.length) return fraction(below === 0 ? "0" : "1");
  const [lower, upper] = [sorted[below - 1]!, sorted[below]!];
  const part = divideFractions(subtractFractions(value, lower), subtractFractions(upper, lower));
  return divideFractions(addFractions(fraction(String(below - 1)), part), intervals);
}
