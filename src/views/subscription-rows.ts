import type { Subscription } from "../entities/subscription.js";
import type { SubscriptionDiscount } from "../entities/subscription-discount.js";
import { priceIntervals, type SubscriptionItem } from "../entities/subscription-item.js";
import { type SubscriptionStatus, subscriptionStates } from "../entities/subscription-status.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import { listIn } from "../errors.js";
import { compareDecimals, type DecimalInput, shortTextNumber } from "../exact/index.js";
import { type Moment, momentOf, putInOrder, validMoment } from "./moment.js";
import { chosen, type SubscriptionPolicy } from "./subscription-policy.js";

/** The rows that spells are made from. */
export interface SubscriptionData {
  readonly subscriptions: readonly Subscription[];
  readonly subscriptionItems: readonly SubscriptionItem[];
  readonly subscriptionDiscounts?: readonly SubscriptionDiscount[];
  /** The states of the past; without them a subscription is active from its first charge to its end. */
  readonly subscriptionStatuses?: readonly SubscriptionStatus[];
}

/** A row that was left out, as a whole or in part, and why. */
export interface ExcludedSubscriptionRow {
  readonly row: Subscription | SubscriptionItem | SubscriptionDiscount | SubscriptionStatus;
  readonly why: string;
}

/** A row with the time that it holds; `null` where it does not say. */
export interface Placed<Row> {
  readonly row: Row;
  readonly from: Moment | null;
  readonly until: Moment | null;
}

/** The usable rows of one subscription. */
export interface SubscriptionRows {
  readonly subscription: Subscription;
  readonly items: Placed<SubscriptionItem>[];
  readonly discounts: Placed<SubscriptionDiscount>[];
  /** In order of time. */
  readonly statuses: Placed<SubscriptionStatus>[];
}

const caller = "subscriptionSpells";

/**
 * The usable rows, subscription by subscription; those left out go to `excluded`. What is made of the rows of one is
 * forgotten before the next.
 */
export function* subscriptionRows(
  data: SubscriptionData,
  policy: SubscriptionPolicy,
  excluded: ExcludedSubscriptionRow[],
): Generator<SubscriptionRows> {
  const places = new Map<string, number>();
  const subscriptions: Subscription[] = [];
  for (const subscription of listIn(caller, "a list of subscriptions", data.subscriptions)) {
    const { id, customerId } = (subscription ?? {}) as Partial<Subscription>;
    const why = isNamed(id) ? (isNamed(customerId) ? null : "missing customerId") : "missing id";
    if (why !== null) excluded.push({ row: subscription, why });
    else if (places.has(id!)) excluded.push({ row: subscription, why: "duplicate id" });
    else places.set(id!, subscriptions.push(subscription) - 1);
  }
  const itemsOf = usableRows(data.subscriptionItems, places, (item) => problemOfItem(item, policy), excluded);
  const discountsOf = usableRows(data.subscriptionDiscounts, places, problemOfDiscount, excluded);
  const statusesOf = usableRows(data.subscriptionStatuses, places, problemOfStatus, excluded);
  for (const [place, subscription] of subscriptions.entries()) {
    const items = itemsOf(place);
    withoutOverlaps(items, excluded);
    const statuses = putInOrder(statusesOf(place), byStart);
    yield { subscription, items, discounts: discountsOf(place), statuses };
  }
}

/**
 * A function that returns the usable rows of the subscription at a place. Until then each row is linked to the next of
 * its subscription by whole numbers, which take little memory.
 */
function usableRows<Row extends Exclude<ExcludedSubscriptionRow["row"], Subscription>>(
  given: readonly Row[] | undefined,
  places: ReadonlyMap<string, number>,
  problemOf: (row: Row) => string | null,
  excluded: ExcludedSubscriptionRow[],
): (place: number) => Placed<Row>[] {
  const rows = listIn(caller, "a list of rows", given ?? []);
  // Subscriptions come first, then rows; no row is at 0.
  const next = new Int32Array(places.size + rows.length);
  const last = Int32Array.from(places.values());
  for (const [index, row] of rows.entries()) {
    const place = places.get((row as Partial<Row> | null)?.subscriptionId as string);
    if (place === undefined) excluded.push({ row, why: "unknown subscriptionId" });
    else {
      next[last[place]!] = places.size + index;
      last[place] = places.size + index;
    }
  }
  return (place) => {
    const usable: Placed<Row>[] = [];
    for (let at = next[place]!; at > 0; at = next[at]!) {
      const row = rows[at - places.size]!;
      const placed = problemOf(row) ?? placedRow(row);
      if (typeof placed === "string") excluded.push({ row, why: placed });
      else usable.push(placed);
    }
    return usable;
  };
}

/** Whether a value is a text that is not empty. */
export function isNamed(text: unknown): text is string {
  return typeof text === "string" && text !== "";
}

function problemOfItem(item: SubscriptionItem, policy: SubscriptionPolicy): string | null {
  const { id, price, currency, quantity = null, interval, intervalCount, metered } = item;
  if (!isNamed(id)) return "missing id";
  if (metered === true && chosen(caller, policy, "metered") === "out") return "metered";
  if (price === null || price === undefined) return "missing price";
  if (!isAmount(price)) return "invalid price";
  if (!isNamed(currency)) return "missing currency";
  if (quantity !== null && !isAmount(quantity)) return "invalid quantity";
  if (interval === null || interval === undefined) return "missing interval";
  if (!priceIntervals.includes(interval)) return "unknown interval";
  return isWhole(intervalCount ?? 1, 1) ? null : "invalid intervalCount";
}

function problemOfDiscount(discount: SubscriptionDiscount): string | null {
  const { kind, value, currency, cycles } = discount;
  if (kind !== "percent" && kind !== "amount") return "unknown kind";
  if (!isAmount(value)) return value === null || value === undefined ? "missing value" : "invalid value";
  if (kind === "amount" && !isNamed(currency)) return "missing currency";
  return isWhole(cycles ?? 0, 0) ? null : "invalid cycles";
}

function problemOfStatus(state: SubscriptionStatus): string | null {
  if (!subscriptionStates.includes(state.status as never)) return "unknown status";
  return validMoment(state.from) === null ? "missing or invalid from" : null;
}

/** Whether a value is a whole number, and not below the least. */
export function isWhole(value: unknown, least: number): boolean {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= least;
}

/** A decimal from 0. Most are short. */
function isAmount(value: unknown): value is DecimalInput {
  const number = typeof value === "number" ? value : shortTextNumber(value);
  if (Number.isFinite(number)) return number >= 0;
  return isDecimalValue(value) && compareDecimals(value, 0) >= 0;
}

/** The row with its times, or what is wrong with them. */
function placedRow<Row extends Pick<SubscriptionItem, "from" | "until">>(row: Row): Placed<Row> | string {
  const [from, until] = [momentOf(row.from), momentOf(row.until)];
  if (from === "invalid") return "invalid from";
  if (until === "invalid") return "invalid until";
  const isBackwards = from !== null && until !== null && until.instant < from.instant;
  return isBackwards ? "end before start" : { row, from, until };
}

function byStart(left: Placed<{ readonly id: string }>, right: Placed<{ readonly id: string }>): number {
  const [first, second] = [startOf(left), startOf(right)];
  return first === second ? (left.row.id < right.row.id ? -1 : 1) : first - second;
}

function startOf({ from }: Placed<unknown>): number {
  return from?.instant ?? -Infinity;
}

/** Puts items in order, and takes those out that begin while an item with the same product and interval lasts. */
function withoutOverlaps(items: Placed<SubscriptionItem>[], excluded: ExcludedSubscriptionRow[]): void {
  if (items.length < 2) return;
  const ids = new Set<string>();
  /** Those that have not ended when an item begins: most often none. */
  let running: Placed<SubscriptionItem>[] = [];
  for (const item of putInOrder(items.splice(0), byStart)) {
    const { row } = item;
    const start = startOf(item);
    running = running.filter(({ until }) => until === null || until.instant > start);
    if (ids.has(row.id)) excluded.push({ row, why: "duplicate id" });
    else if (isNamed(row.productId) && running.some((other) => chargesAlike(other.row, row)))
      excluded.push({ row, why: "overlaps another item" });
    else {
      items.push(item);
      running.push(item);
      ids.add(row.id);
    }
  }
}

/** Whether two items charge for one thing, as often. */
function chargesAlike(one: SubscriptionItem, other: SubscriptionItem): boolean {
  return (
    one.productId === other.productId &&
    one.interval === other.interval &&
    (one.intervalCount ?? 1) === (other.intervalCount ?? 1) &&
    one.currency === other.currency
  );
}
