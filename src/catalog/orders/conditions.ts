import { Order } from "../../entities/order.js";
import { multiply, coalesce } from "../../expressions/arithmetic.js";
import { ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";

/** Paid orders, by order date. */
export function placed() {
  return { where: and(isReal(), happened(Order.paidAt)), at: Order.placedAt };
}

export function isReal() {
  return ne(Order.test, true);
}

/** The discount; a missing one is 0, of the currency of the order. */
export function discountOf() {
  return coalesce(Order.discountAmount, multiply(Order.grossAmount, 0));
}
