import { Deal } from "../../entities/deal.js";
import { isPresent } from "../../expressions/comparison.js";
import { inOrder } from "../../expressions/duration.js";
import { and } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { shareOf } from "../share-of.js";

/**
 * The closing ratio: qualified deals won by `asOf` ÷ qualified deals, by the date of qualification.
 *
 * *Details*. Deals without a date of qualification do not count. Deals closed before they were qualified, and won
 * deals without a closing date, are in neither side, and reported.
 *
 * *Gotchas*. It has deals above and below the line: won deals ÷ qualified leads would count two kinds of rows. Deals that
 * are still open are below the line, so it is too low until they close.
 *
 * @see HubSpot
 * @category Deals
 */
export const closingRatio = /*#__PURE__*/ metric("closingRatio", () => {
  const { status, qualifiedAt, closedAt } = Deal;
  const qualified = count(Deal, {
    where: and(isPresent(qualifiedAt), inOrder(qualifiedAt, closedAt)),
    at: qualifiedAt,
  });
  return shareOf(qualified, and(isWord(status, "won"), happened(required(closedAt))), "up");
});
