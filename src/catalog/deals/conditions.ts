import { Deal } from "../../entities/deal.js";
import { gt, isOneOf } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, isAfterAsOf } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";

export function isClosed() {
  return isOneOf(Deal.status, ["won", "lost"]);
}

/** Open at `asOf`. A closed deal counts as open until its closing date, which it must have for that. */
export function isOpen() {
  const isCreated = not(isAfterAsOf(Deal.createdAt));
  return and(isCreated, or(not(isClosed()), gt(required(Deal.closedAt), asOf())));
}
