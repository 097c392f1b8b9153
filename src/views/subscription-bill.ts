import { dateAt, isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import { month } from "../calendar/civil-periods.js";
import { shiftDate } from "../calendar/shift.js";
import type { SubscriptionDiscount } from "../entities/subscription-discount.js";
import type { SubscriptionItem } from "../entities/subscription-item.js";
import {
  addDecimals,
  compareDecimals,
  type DecimalInput,
  multiplyDecimals,
  subtractDecimals,
} from "../exact/index.js";
import { memoized, oncePerPair } from "../memo.js";
import { daysLater, earlier, type Moment, validMoment } from "./moment.js";
import type { OverDivisor } from "./over-divisor.js";
import { chosen, monthsIn, type SubscriptionPolicy } from "./subscription-policy.js";
import type { Placed } from "./subscription-rows.js";

/** Items that are charged together: those of a subscription with one interval and one currency. */
export interface Bill {
  readonly interval: NonNullable<SubscriptionItem["interval"]>;
  readonly intervalCount: number;
  readonly currency: string;
  readonly items: BillItem[];
  readonly monthly: MonthlyValues;
}

/** The monthly value of a price after discounts, and of one before them. */
export type MonthlyValues = (price: string, listPrice: string) => OverDivisor;

/** An item with what it costs each interval. */
export interface BillItem {
  readonly item: SubscriptionItem;
  readonly from: Moment;
  readonly until: Moment | null;
  readonly price: string;
}

/** A discount with the time in which it reduces a bill. */
export interface Reduction {
  readonly discount: SubscriptionDiscount;
  readonly value: DecimalInput;
  readonly from: Moment;
  readonly until: Moment | null;
}

/** The discounts that the policy takes off a bill. */
export function reductionsOf(
  caller: string,
  discounts: readonly Placed<SubscriptionDiscount>[],
  bill: Bill,
  start: Moment,
  policy: SubscriptionPolicy,
): Reduction[] {
  return discounts.flatMap(({ row: discount, from: first, until: last }) => {
    const from = first ?? start;
    const count = discount.cycles ?? null;
    const until = earlier(last, count === null ? null : billsLater(from, bill, Number(count)));
    const isRepeating = (): boolean => until === null || until.instant > billsLater(from, bill, 1).instant;
    const which = chosen(caller, policy, "discounts");
    if (which === "gross" || (which === "forever" && until !== null)) return [];
    if (which === "repeating" && !isRepeating()) return [];
    return [{ discount, value: discount.value!, from, until }];
  });
}

const months = /*#__PURE__*/ month();

/** The moment some bills later. Months of an instant are counted by its day in UTC. */
function billsLater(from: Moment, { interval, intervalCount }: Bill, bills: number): Moment {
  const count = intervalCount * bills;
  if (interval === "day" || interval === "week")
    return daysLater(from, interval === "day" ? count : 7 * count);
  const day = Math.floor(from.instant / millisecondsPerDay);
  const date = shiftDate(months, dateAt(day), count * monthsIn[interval]);
  const shifted = validMoment(date)!;
  if (isCalendarDate(from.time)) return shifted;
  const instant = shifted.instant + from.instant - day * millisecondsPerDay;
  return { instant, time: new Date(instant) };
}

/** How prices are reduced. */
export interface Pricing {
  readonly policy: SubscriptionPolicy;
  /** The product of two decimals. */
  readonly times: (left: DecimalInput, right: DecimalInput) => string;
  /** The share of a price that a percentage leaves: of 20 it is 0.8. */
  readonly shareAfter: (percentage: DecimalInput) => string;
}

/** The prices of a policy: each product and each share is worked out once. */
export function pricingOf(policy: SubscriptionPolicy): Pricing {
  const shares = new Map<DecimalInput, string>();
  const leave = (percentage: DecimalInput): string =>
    compareDecimals(percentage, 100) > 0 ? "0" : multiplyDecimals(subtractDecimals(100, percentage), "0.01");
  return {
    policy,
    times: oncePerPair(multiplyDecimals),
    shareAfter: (percentage) => memoized(shares, percentage, () => leave(percentage)),
  };
}

/** What items of one bill cost each interval after discounts, and the discounts that exceed what is left to reduce. */
export interface Reduced {
  readonly prices: readonly string[];
  readonly excessive: readonly SubscriptionDiscount[];
}

/** The prices of a bill after its discounts: percentages first, then amounts, from the first items on; never below 0. */
export function reduced(
  caller: string,
  items: readonly BillItem[],
  reductions: readonly Reduction[],
  pricing: Pricing,
): Reduced {
  if (reductions.length === 0) return { prices: items.map(({ price }) => price), excessive: [] };
  const percentages = reductions.filter(({ discount }) => discount.kind === "percent");
  const share = remaining(caller, percentages, pricing);
  const prices = items.map(({ price }) => pricing.times(price, share));
  const excessive = percentages
    .filter(({ value }) => compareDecimals(value, 100) > 0)
    .map(({ discount }) => discount);
  for (const { discount, value } of reductions) {
    if (discount.kind !== "amount") continue;
    let left = String(value);
    for (const [index, price] of prices.entries()) {
      const taken = compareDecimals(left, price) < 0 ? left : price;
      prices[index] = subtractDecimals(price, taken);
      left = subtractDecimals(left, taken);
    }
    if (compareDecimals(left, 0) > 0) excessive.push(discount);
  }
  return { prices, excessive };
}

/** The share of a price that percentages leave. */
function remaining(
  caller: string,
  percentages: readonly Reduction[],
  { policy, shareAfter, times }: Pricing,
): string {
  const [first, ...others] = percentages.map(({ value }) => value);
  if (first === undefined) return "1";
  if (others.length === 0) return shareAfter(first);
  const stacking = chosen(caller, policy, "percentages");
  if (stacking === "multiplied")
    return others.reduce<string>((share, value) => times(share, shareAfter(value)), shareAfter(first));
  if (stacking === "added")
    return shareAfter(others.reduce<string>((sum, value) => addDecimals(sum, value), String(first)));
  return shareAfter(
    others.reduce((largest, value) => (compareDecimals(value, largest) > 0 ? value : largest), first),
  );
}
