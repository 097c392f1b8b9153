import { DealOutcome } from "../../entities/deal.js";
import { gt } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, isAfterAsOf } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { isOneOfWords, isWord } from "../../expressions/words.js";

/** Deals won, by closing date. */
export function won() {
  return { where: isWord(DealOutcome.status, "won"), at: DealOutcome.closedAt };
}

/** Deals lost, by closing date. */
export function lost() {
  return { where: isWord(DealOutcome.status, "lost"), at: DealOutcome.closedAt };
}

/** Deals won or lost, by closing date. */
export function closed() {
  return { where: isClosed(), at: DealOutcome.closedAt };
}

export function isClosed() {
  return isOneOfWords(DealOutcome.status, ["won", "lost"]);
}

/** Open at `asOf`. A closed deal was open until its closing date; without that date it is reported. */
export function isOpen() {
  const isCreated = not(isAfterAsOf(DealOutcome.createdAt));
  return and(isCreated, or(not(isClosed()), gt(required(DealOutcome.closedAt), asOf())));
}
