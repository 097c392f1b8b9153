import { Deal } from "../../entities/deal.js";
import { eq, gt } from "../../expressions/comparison.js";
import { isOneOf } from "../../expressions/one-of.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, isAfterAsOf } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";

/** Deals won, by closing date. */
export function won() {
  return { where: eq(Deal.status, "won"), at: Deal.closedAt };
}

/** Deals lost, by closing date. */
export function lost() {
  return { where: eq(Deal.status, "lost"), at: Deal.closedAt };
}

/** Deals won or lost, by closing date. */
export function closed() {
  return { where: isClosed(), at: Deal.closedAt };
}

export function isClosed() {
  return isOneOf(Deal.status, ["won", "lost"]);
}

/** Open at `asOf`. A closed deal was open until its closing date; without that date it is reported. */
export function isOpen() {
  const isCreated = not(isAfterAsOf(Deal.createdAt));
  return and(isCreated, or(not(isClosed()), gt(required(Deal.closedAt), asOf())));
}
