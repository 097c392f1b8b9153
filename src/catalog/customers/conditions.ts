import { Customer } from "../../entities/customer.js";
import { isNull, isPresent, ne } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";

/** Neither merged into another customer nor a test record. */
export function isCustomer() {
  return and(isNull(Customer.mergedIntoId), ne(Customer.test, true));
}

export function isPaying() {
  return and(isCustomer(), isPresent(Customer.firstPaidAt));
}
