import type { DimensionValue } from "../cube/cube.js";
import { having, invalidArgument, SalesmetricsError } from "../errors.js";
import {
  addFractions,
  canonicalDecimal,
  compareFractions,
  divideFractions,
  exactText,
  type Fraction,
  fraction,
  multiplyFractions,
  roundedTogether,
  subtractFractions,
  zeroFraction,
} from "../exact/index.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import { Decimal } from "../money/decimal.js";
import { isMoney } from "../money/money.js";
import type { Explanation } from "../report/explanation.js";
import type { Report } from "../report/report.js";

/**
 * The parts of a change: `rate + mix + volume` = change.
 *
 * @category Comparison
 */
export interface Effects {
  /** The effect of the change in the group's own rate, or mean. */
  readonly rate: Decimal;
  /** The effect of the change in the group's share of the whole. */
  readonly mix: Decimal;
  /** The effect of the change in the size of the whole; 0 for a ratio. */
  readonly volume: Decimal;
}

/**
 * The decomposition of a change by groups: the effects of all groups add up to the change exactly.
 *
 * @category Comparison
 */
export interface Decomposition<Key> extends Effects {
  readonly change: Decimal;
  /** The currency of all amounts; `null` for a number. */
  readonly currency: string | null;
  readonly groups: readonly ({ readonly key: Key } & Effects)[];
}

/** The digits after the point to which all effects are rounded together. */
const digits = 18;

/**
 * The rate, mix and volume effects of a change between two reports, of a ratio or a total, for each group.
 *
 * *Details*. Both reports are split by the same dimensions, without `every`: two quarters, for example. Of a ratio,
 * with means over the two reports:
 *
 * - rate effect = change of the group's rate × mean share of the group
 * - mix effect = change of the group's share × (mean rate of the group − mean rate of the whole)
 *
 * A larger share of a group that is better than the whole is a gain. Of a total of n rows, such as `bookings`, with the
 * group's mean per row as its rate, the group's effects add up to its own change:
 *
 * - rate effect = mean n × change of the group's rate × mean share of the group
 * - mix effect = mean n × change of the group's share × mean rate of the group
 * - volume effect = change of n × mean of (group's total ÷ n)
 *
 * A group that is missing in one report has no rate there: its change is all mix, and volume. Effects are exact
 * fractions, rounded together to 18 digits, so that they add up to the change exactly.
 *
 * *Gotchas*. A metric whose groups do not add up to the whole, such as a median or a distinct count, throws
 * `invalid-argument`.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, quarter, winRate } from "salesmetrics";
 * import { decompose } from "salesmetrics/analysis";
 *
 * const closed = (quarterNumber: 1 | 2, source: string, won: number, lost: number) =>
 *   Array.from({ length: won + lost }, (_, place): Deal => ({
 *     id: `${source} ${quarterNumber} ${place}`,
 *     source,
 *     status: place < won ? "won" : "lost",
 *     closedAt: quarterNumber === 1 ? "2025-02-03" : "2025-05-06",
 *   }));
 * // Each source wins as often as before, and more deals come from the worse one.
 * const deals = [closed(1, "partner", 6, 4), closed(1, "web", 2, 8), closed(2, "partner", 3, 2), closed(2, "web", 3, 12)];
 * const of = (number: 1 | 2) =>
 *   evaluate({ winRate }, { deals: deals.flat() }, { by: { source: Deal.source }, during: quarter(2025, number) });
 *
 * const { change, rate, mix } = decompose(of(1), of(2), "winRate");
 *
 * [change, rate, mix].map(String); // => ["-0.1", "0", "-0.1"]
 * ```
 *
 * @see Kitagawa (1955), Components of a difference between two rates
 * @category Comparison
 */
export function decompose<M extends Metrics, By extends Dimensions, Every>(
  before: Report<M, By, Every>,
  after: Report<M, By, Every>,
  name: keyof M & string,
): Decomposition<Readonly<Record<keyof By & string, DimensionValue>>> {
  const [earlier, later] = [sideOf(before as never, name), sideOf(after as never, name)];
  if (earlier.currency !== later.currency && earlier.currency !== null && later.currency !== null)
    throw invalidArgument("decompose", `two reports in ${earlier.currency}`, later.currency);
  const isRatio = earlier.isRatio || later.isRatio;
  if (isRatio && (isZero(earlier.whole.below) || isZero(later.whole.below)))
    throw invalidArgument("decompose", `a value of ${name} in both reports`, "one without");
  const keys = new Map([...earlier.groups, ...later.groups]);
  const effects = [...keys.keys()].flatMap((key) => effectsOf(key, earlier, later, isRatio));
  const rounded = roundedTogether(effects, digits).map(decimalOf);
  const groups = [...keys.values()].map(({ key }, place) => {
    const [rate, mix, volume] = rounded.slice(place * 3) as [Decimal, Decimal, Decimal];
    return { key: key as Record<keyof By & string, DimensionValue>, rate, mix, volume };
  });
  const sum = (name: keyof Effects): Decimal =>
    groups.reduce((total, group) => total.plus(group[name]), new Decimal(0));
  const [rate, mix, volume] = [sum("rate"), sum("mix"), sum("volume")];
  const currency = earlier.currency ?? later.currency;
  return { change: rate.plus(mix).plus(volume), rate, mix, volume, currency, groups };
}

/** A numerator and a denominator; of a total, the total and its number of rows. */
interface Amounts {
  readonly above: Fraction;
  readonly below: Fraction;
}

const none: Amounts = { above: zeroFraction, below: zeroFraction };

/** A report as amounts by group, which add up to the amounts of the whole. */
interface Side {
  readonly isRatio: boolean;
  readonly currency: string | null;
  readonly groups: ReadonlyMap<string, Group>;
  readonly whole: Amounts;
}

interface Group {
  readonly key: Readonly<Record<string, DimensionValue>>;
  readonly amounts: Amounts;
}

function sideOf(report: Report<Metrics>, name: string): Side {
  const groups = new Map<string, Group>();
  const total: Explanation = having("decompose", "a report", report, "explain").explain(report.total, name);
  const isRatio = total.denominator !== null || total.reason === "zero-denominator";
  const { dimensions } = report;
  for (const row of report.rows) {
    const line = row as unknown as Record<string, DimensionValue>;
    // A subtotal is made of other rows.
    if ("level" in line && line["level"] !== dimensions.at(-1)) continue;
    const key = Object.fromEntries(dimensions.map((dimension) => [dimension, line[dimension]!]));
    const text = JSON.stringify(Object.values(key));
    if (groups.has(text))
      throw invalidArgument("decompose", "reports without every", `several rows of ${text}`);
    groups.set(text, { key, amounts: amountsOf(report.explain(row, name), isRatio) });
  }
  const whole = amountsOf(total, isRatio);
  for (const part of ["above", "below"] as const) {
    const sum = [...groups.values()].map(({ amounts }) => amounts[part]).reduce(addFractions, zeroFraction);
    if (compareFractions(sum, whole[part]) === 0) continue;
    throw new SalesmetricsError(
      "invalid-argument",
      `decompose: expected a ratio of sums or a sum, whose groups add up to the whole, got ${total.formula}`,
    );
  }
  const currency = isMoney(total.value) ? total.value.currency : null;
  return { isRatio, currency, groups, whole };
}

function amountsOf({ value, numerator, denominator, n }: Explanation, isRatio: boolean): Amounts {
  const [above, below] = isRatio ? [numerator, denominator] : [value, n];
  return { above: amountOf(above), below: amountOf(below) };
}

/** The exact fraction of a number or an amount of money; zero for `null`. */
function amountOf(value: unknown): Fraction {
  if (value === null || value === undefined) return zeroFraction;
  return fraction(canonicalDecimal(isMoney(value) ? value.amount.toString() : (value as number)));
}

function effectsOf(key: string, from: Side, to: Side, isRatio: boolean): Fraction[] {
  const [left, right] = [from, to].map(({ groups, whole }) =>
    partOf(groups.get(key)?.amounts ?? none, whole),
  ) as [PartOfWhole, PartOfWhole];
  if (isRatio) {
    const { rate, mix } = split(left, right, midway(rateOf(from.whole)!, rateOf(to.whole)!));
    return [rate, mix, zeroFraction];
  }
  const [before, after] = [from.whole.below, to.whole.below];
  const { rate, mix } = split(left, right, zeroFraction);
  const contribution = midway(left.contribution, right.contribution);
  const volume = multiplyFractions(subtractFractions(after, before), contribution);
  return [...[rate, mix].map((effect) => multiplyFractions(midway(before, after), effect)), volume];
}

/** A group within the whole: rate = above ÷ below, share = below ÷ whole below, contribution = above ÷ whole below. */
interface PartOfWhole {
  readonly rate: Fraction | null;
  readonly share: Fraction;
  readonly contribution: Fraction;
}

function partOf(amounts: Amounts, whole: Amounts): PartOfWhole {
  if (isZero(whole.below)) return { rate: null, share: zeroFraction, contribution: zeroFraction };
  return {
    rate: rateOf(amounts),
    share: divideFractions(amounts.below, whole.below),
    contribution: divideFractions(amounts.above, whole.below),
  };
}

function rateOf({ above, below }: Amounts): Fraction | null {
  return isZero(below) ? null : divideFractions(above, below);
}

/** The change of a contribution, as rate effect (at the mean share) and mix effect (at the mean rate − `whole`). */
function split(before: PartOfWhole, after: PartOfWhole, whole: Fraction): { rate: Fraction; mix: Fraction } {
  const change = subtractFractions(after.contribution, before.contribution);
  const [left, right] = [before.rate ?? after.rate, after.rate ?? before.rate];
  if (left === null || right === null) return { rate: change, mix: zeroFraction };
  const share = subtractFractions(after.share, before.share);
  const mix = multiplyFractions(share, midway(left, right));
  return {
    rate: subtractFractions(change, mix),
    mix: subtractFractions(mix, multiplyFractions(share, whole)),
  };
}

/** The mean of two fractions. */
function midway(left: Fraction, right: Fraction): Fraction {
  return multiplyFractions(addFractions(left, right), fraction("1", "2"));
}

function isZero({ numerator }: Fraction): boolean {
  return numerator === "0";
}

function decimalOf(units: bigint): Decimal {
  return new Decimal(exactText({ units, scale: digits }));
}
