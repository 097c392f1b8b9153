import { isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate, TimeValue, Zone } from "../calendar/time.js";
import type { Order } from "../entities/order.js";
import { listIn, knownOptionsIn, SalesmetricsError } from "../errors.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import type { PurchaseGap } from "./purchase-gap.js";

/** The purchases of customers, and the orders left out. */
export interface PurchaseGaps {
  readonly rows: PurchaseGap[];
  readonly excluded: { readonly order: Order; readonly why: string }[];
}

/**
 * The purchases of customers: one row for each customer and day with paid orders, with the days of the purchases before
 * and after. {@link repeatPurchaseRate} reads them.
 *
 * *Details*. Orders of one day are one purchase, by the date of the order; it has the channel, campaign and rep of the
 * first of them, by time and id. Instants need a time zone to fall on a day:
 * `{ zone: timeZone("Europe/Berlin") }`. Left out, in `excluded`: test orders, orders without a payment date, and those
 * without a customer or a valid date.
 *
 * *Gotchas*. Pass all orders, not those of one period: the first one decides. An order counts as paid once the row
 * has a payment date, also for an earlier `asOf`.
 *
 * @example
 * ```ts
 * import { purchaseGaps } from "salesmetrics";
 *
 * const bought = (id: string, placedAt: "2025-02-10" | "2025-03-10") =>
 *   ({ id, customerId: "ann", placedAt, paidAt: placedAt }) as const;
 * const { rows } = purchaseGaps([bought("1", "2025-03-10"), bought("2", "2025-02-10"), bought("3", "2025-02-10")]);
 *
 * rows.map((row) => [row.number, row.orders, row.purchasedAt, row.nextAt]);
 * // => [[1, 2, "2025-02-10", "2025-03-10"], [2, 1, "2025-03-10", null]]
 * ```
 *
 * @category Customers
 */
export function purchaseGaps(orders: readonly Order[], options: { readonly zone?: Zone } = {}): PurchaseGaps {
  const { zone = null } = knownOptionsIn("purchaseGaps", options, ["zone"]);
  const excluded: { order: Order; why: string }[] = [];
  const customers = new Map<string, Placed[]>();
  for (const order of listIn("purchaseGaps", "a list of orders", orders)) {
    const { customerId, placedAt, paidAt, test } = (order ?? {}) as Partial<Order>;
    const instant = instantOf(placedAt);
    if (typeof customerId !== "string" || customerId === "")
      excluded.push({ order, why: "missing customerId" });
    else if (test === true) excluded.push({ order, why: "test" });
    else if (paidAt === null || paidAt === undefined) excluded.push({ order, why: "not paid" });
    else if (instantOf(paidAt) === null) excluded.push({ order, why: "invalid paidAt" });
    else if (instant === null) excluded.push({ order, why: "missing or invalid placedAt" });
    else {
      const day = dayOf(placedAt!, instant, zone);
      memoized(customers, customerId, (): Placed[] => []).push({ order, instant, day });
    }
  }
  return {
    rows: [...customers].flatMap(([customerId, placed]) => purchasesOf(customerId, placed)),
    excluded,
  };
}

interface Placed {
  readonly order: Order;
  readonly instant: number;
  readonly day: CalendarDate;
}

function dayOf(time: TimeValue, instant: number, zone: Zone | null): CalendarDate {
  if (isCalendarDate(time)) return time;
  if (zone !== null) return zone.dateOf(instant);
  throw zoneMissing("purchaseGaps");
}

/** The error for instants that no zone places on a day. */
export function zoneMissing(caller: string): SalesmetricsError {
  const message = `${caller}: expected a time zone to place an instant on a day: pass { zone: timeZone("Europe/Berlin") }`;
  return new SalesmetricsError("missing-time-zone", message);
}

function byTime(left: Placed, right: Placed): number {
  if (left.day !== right.day) return left.day < right.day ? -1 : 1;
  return left.instant - right.instant || (left.order.id < right.order.id ? -1 : 1);
}

function purchasesOf(customerId: string, placed: readonly Placed[]): PurchaseGap[] {
  const days = new Map<CalendarDate, Placed[]>();
  const ordered = [...placed].sort(byTime);
  for (const each of ordered) memoized(days, each.day, (): Placed[] => []).push(each);
  const purchases = [...days.values()];
  const timeOf = (index: number): TimeValue | null => purchases[index]?.[0]!.order.placedAt ?? null;
  return purchases.map((own, index): PurchaseGap => {
    const { channel = null, campaignId = null, repId = null } = own[0]!.order;
    return {
      id: `${customerId} ${String(index + 1)}`,
      customerId,
      number: index + 1,
      orders: own.length,
      purchasedAt: timeOf(index),
      previousAt: timeOf(index - 1),
      nextAt: timeOf(index + 1),
      ...{ channel, campaignId, repId },
    };
  });
}
