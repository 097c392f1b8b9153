import { Deal } from "../../entities/deal.js";
import { gt } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, isAfterAsOf } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { isOneOfWords, isWord } from "../../expressions/words.js";

/** Deals won, by closing date. */
export function won() {
  return { where: isWord(Deal.status, "won"), at: Deal.closedAt };
}

/** Deals lost, by closing date. */
export function lost() {
  return { where: isWord(Deal.status, "lost"), at: Deal.closedAt };
}

/** Deals won or lost, by closing date. */
export function closed() {
  return { where: isClosed(), at: Deal.closedAt };
}

export function isClosed() {
  return isOneOfWords(Deal.status, ["won", "lost"]);
}

/** Open at `asOf`. A closed deal was open until its closing date; without that date it is reported. */
export function isOpen() {
  const isCreated = not(isAfterAsOf(Deal.createdAt));
  return and(isCreated, or(not(isClosed()), gt(required(Deal.closedAt), asOf())));
}
