import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * A purchase.
 *
 * *Details*. Amounts leave out tax and shipping unless their name says so.
 *
 * @category Entities
 */
export interface Order {
  readonly id: string;
  readonly customerId?: string | null | undefined;
  readonly repId?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly placedAt?: TimeValue | null | undefined;
  readonly paidAt?: TimeValue | null | undefined;
  readonly cancelledAt?: TimeValue | null | undefined;
  readonly refundedAt?: TimeValue | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  /** Price times quantity, before discounts, tax, shipping and returns. */
  readonly grossAmount?: DecimalInput | null | undefined;
  /** Discounts, line and order; missing means none. */
  readonly discountAmount?: DecimalInput | null | undefined;
  readonly taxAmount?: DecimalInput | null | undefined;
  readonly shippingAmount?: DecimalInput | null | undefined;
  /** What was collected for it. */
  readonly paidAmount?: DecimalInput | null | undefined;
  /** What was paid back; missing means nothing. */
  readonly refundedAmount?: DecimalInput | null | undefined;
  /** Whether it is a test or internal record. */
  readonly test?: boolean | null | undefined;
}

/**
 * References to the fields of {@link Order} rows, known to data as `orders`.
 *
 * @category Entities
 */
export const Order = /*#__PURE__*/ entity<Order>()(
  "orders",
  {
    id: "text",
    customerId: "text",
    repId: "text",
    channel: "text",
    campaignId: "text",
    placedAt: "time",
    paidAt: "time",
    cancelledAt: "time",
    refundedAt: "time",
    currency: "text",
    grossAmount: "money",
    discountAmount: "money",
    taxAmount: "money",
    shippingAmount: "money",
    paidAmount: "money",
    refundedAmount: "money",
    test: "flag",
  },
  ["id"],
);
