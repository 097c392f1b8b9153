import type { Subscription } from "../entities/subscription.js";
import type { SubscriptionDiscount } from "../entities/subscription-discount.js";
import { priceIntervals, type SubscriptionItem } from "../entities/subscription-item.js";
import { type SubscriptionStatus, subscriptionStates } from "../entities/subscription-status.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import { listIn } from "../errors.js";
import { compareDecimals, type DecimalInput } from "../exact/index.js";
import { memoized } from "../vectors/memo.js";
import { momentOf, validMoment } from "./moment.js";
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

/** The usable rows of one subscription. */
export interface SubscriptionRows {
  readonly subscription: Subscription;
  readonly items: SubscriptionItem[];
  readonly discounts: SubscriptionDiscount[];
  /** In order of time. */
  readonly statuses: SubscriptionStatus[];
}

const caller = "subscriptionSpells";

/** The usable rows by subscription; those left out go to `excluded`. */
export function subscriptionRows(
  data: SubscriptionData,
  policy: SubscriptionPolicy,
  excluded: ExcludedSubscriptionRow[],
): SubscriptionRows[] {
  const byId = new Map<string, SubscriptionRows>();
  for (const subscription of listIn(caller, "a list of subscriptions", data.subscriptions)) {
    const { id, customerId } = (subscription ?? {}) as Partial<Subscription>;
    const why = isNamed(id) ? (isNamed(customerId) ? null : "missing customerId") : "missing id";
    if (why !== null) excluded.push({ row: subscription, why });
    else if (byId.has(id!)) excluded.push({ row: subscription, why: "duplicate id" });
    else byId.set(id!, { subscription, items: [], discounts: [], statuses: [] });
  }
  const put = <Row extends Exclude<ExcludedSubscriptionRow["row"], Subscription>>(
    rows: readonly Row[] | undefined,
    of: (found: SubscriptionRows) => Row[],
    problemOf: (row: Row) => string | null,
  ): void => {
    for (const row of listIn(caller, "a list of rows", rows ?? [])) {
      const found = byId.get((row as Partial<Row> | null)?.subscriptionId as string);
      const why = found === undefined ? "unknown subscriptionId" : problemOf(row);
      if (why === null) of(found!).push(row);
      else excluded.push({ row, why });
    }
  };
  put(
    data.subscriptionItems,
    ({ items }) => items,
    (item) => problemOfItem(item, policy),
  );
  put(data.subscriptionDiscounts, ({ discounts }) => discounts, problemOfDiscount);
  put(data.subscriptionStatuses, ({ statuses }) => statuses, problemOfStatus);
  for (const found of byId.values()) {
    found.statuses.sort(byStart);
    withoutOverlaps(found.items, excluded);
  }
  return [...byId.values()];
}

function isNamed(text: unknown): text is string {
  return typeof text === "string" && text !== "";
}

function problemOfItem(item: SubscriptionItem, policy: SubscriptionPolicy): string | null {
  const { id, price, currency, quantity = null, interval, intervalCount = null, metered } = item;
  if (!isNamed(id)) return "missing id";
  if (metered === true && chosen(caller, policy, "metered") === "out") return "metered";
  if (price === null || price === undefined) return "missing price";
  if (!isAmount(price)) return "invalid price";
  if (!isNamed(currency)) return "missing currency";
  if (quantity !== null && !isAmount(quantity)) return "invalid quantity";
  if (interval === null || interval === undefined) return "missing interval";
  if (!priceIntervals.includes(interval)) return "unknown interval";
  const count = Number(intervalCount ?? 1);
  if (!Number.isSafeInteger(count) || count < 1) return "invalid intervalCount";
  return problemOfTimes(item);
}

function problemOfDiscount(discount: SubscriptionDiscount): string | null {
  const { kind, value, currency, cycles = null } = discount;
  if (kind !== "percent" && kind !== "amount") return "unknown kind";
  if (!isAmount(value)) return value === null || value === undefined ? "missing value" : "invalid value";
  if (kind === "amount" && !isNamed(currency)) return "missing currency";
  if (cycles !== null && !(Number.isSafeInteger(Number(cycles)) && Number(cycles) >= 0))
    return "invalid cycles";
  return problemOfTimes(discount);
}

function problemOfStatus(state: SubscriptionStatus): string | null {
  if (!subscriptionStates.includes(state.status as never)) return "unknown status";
  return validMoment(state.from) === null ? "missing or invalid from" : problemOfTimes(state);
}

/** A decimal from 0. */
function isAmount(value: unknown): value is DecimalInput {
  return isDecimalValue(value) && compareDecimals(value, 0) >= 0;
}

function problemOfTimes({ from, until }: Pick<SubscriptionItem, "from" | "until">): string | null {
  const [first, last] = [momentOf(from), momentOf(until)];
  if (first === "invalid") return "invalid from";
  if (last === "invalid") return "invalid until";
  return first !== null && last !== null && last.instant < first.instant ? "end before start" : null;
}

function byStart(
  left: Pick<SubscriptionItem, "from" | "id">,
  right: Pick<SubscriptionItem, "from" | "id">,
): number {
  const [first, second] = [startOf(left), startOf(right)];
  return first === second ? (left.id < right.id ? -1 : 1) : first - second;
}

function startOf({ from }: Pick<SubscriptionItem, "from">): number {
  return validMoment(from)?.instant ?? -Infinity;
}

/** Puts items in order, and takes those out that begin while an item with the same product and interval lasts. */
function withoutOverlaps(items: SubscriptionItem[], excluded: ExcludedSubscriptionRow[]): void {
  if (items.length < 2) return;
  const ends = new Map<string, number>();
  const ids = new Set<string>();
  for (const item of items.splice(0).sort(byStart)) {
    const key = JSON.stringify([item.productId, item.interval, item.intervalCount ?? 1, item.currency]);
    const end = validMoment(item.until)?.instant ?? Infinity;
    const isOverlapping = isNamed(item.productId) && startOf(item) < memoized(ends, key, () => -Infinity);
    if (ids.has(item.id)) excluded.push({ row: item, why: "duplicate id" });
    else if (isOverlapping) excluded.push({ row: item, why: "overlaps another item" });
    else {
      items.push(item);
      ids.add(item.id);
      ends.set(key, end);
    }
  }
}
