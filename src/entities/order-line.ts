import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * One product in an order.
 *
 * *Details*. A line is told by its own `id`.
 *
 * @category Entities
 */
export interface OrderLine {
  readonly id: string;
  /** The order it belongs to. */
  readonly orderId: string;
  readonly productId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly placedAt?: TimeValue | null | undefined;
  readonly quantity?: DecimalInput | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  /** The list price of one. */
  readonly unitPrice?: DecimalInput | null | undefined;
  readonly discountAmount?: DecimalInput | null | undefined;
  readonly taxAmount?: DecimalInput | null | undefined;
  /** The cost of what was sold. */
  readonly costAmount?: DecimalInput | null | undefined;
}

/**
 * References to the fields of {@link OrderLine} rows, known to data as `orderLines`.
 *
 * @category Entities
 */
export const OrderLine = /*#__PURE__*/ entity<OrderLine>()(
  "orderLines",
  {
    id: "text",
    orderId: "text",
    productId: "text",
    customerId: "text",
    placedAt: "time",
    quantity: "number",
    currency: "text",
    unitPrice: "money",
    discountAmount: "money",
    taxAmount: "money",
    costAmount: "money",
  },
  ["id", "orderId"],
);
