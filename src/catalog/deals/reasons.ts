import { Deal } from "../../entities/deal.js";
import { invalidArgument, listIn } from "../../errors.js";
import { isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { isOneOfWords, isWord } from "../../expressions/words.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import type { Metric } from "../../formulas/metric.js";
import { where } from "../../metrics/where.js";
import { shareOf } from "../share-of.js";
import { closedDeals, lostDeals, wonDeals } from "./outcome.js";

/**
 * The no-decision rate: deals lost for one of the reasons `noDecision` ÷ (won + lost), by closing date.
 *
 * *Details*. Loss reasons are whatever texts the rows have; `noDecision` lists those that mean that nobody decided. A deal
 * lost without a reason is only in the denominator.
 *
 * @example
 * ```ts
 * import { noDecisionRate } from "salesmetrics";
 *
 * const closed = { closedAt: "2025-03-03" } as const;
 * const deals = [
 *   { id: "1", status: "lost", lossReason: "no budget this year", ...closed },
 *   { id: "2", status: "lost", lossReason: "price", ...closed },
 *   { id: "3", status: "won", ...closed },
 *   { id: "4", status: "won", ...closed },
 * ] as const;
 *
 * noDecisionRate(["no budget this year", "postponed"])({ deals }); // => 0.25
 * ```
 *
 * @see Own definition; none is published
 * @category Deals
 */
export const noDecisionRate = /*#__PURE__*/ family("noDecisionRate", (noDecision: readonly string[]) => {
  if (listIn("noDecisionRate", "a list of reasons", noDecision).some((reason) => typeof reason !== "string"))
    throw invalidArgument("noDecisionRate", "a list of texts", noDecision);
  const isUndecided = and(isWord(Deal.status, "lost"), isOneOfWords(Deal.lossReason, noDecision));
  return shareOf(closedDeals, isUndecided, "down");
});

/**
 * The competitive win rate: won ÷ (won + lost) of deals with a competitor, by closing date.
 *
 * *Details*. Split by `Deal.competitor`, it is the win rate against each.
 *
 * *Gotchas*. Deals in which nobody noted a competitor are not in it.
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const competitiveWinRate = /*#__PURE__*/ metric("competitiveWinRate", () =>
  ratioOfNumbers(contested(wonDeals), contested(closedDeals), { unit: "proportion", direction: "up" }),
);

/**
 * The competitive loss rate: lost ÷ (won + lost) of deals with a competitor, by closing date.
 *
 * *Details*. As {@link competitiveWinRate}: 1 − that.
 *
 * *Gotchas*. A deal lost with a competitor counts, whatever the reason of the loss: it need not be lost to the competitor.
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const competitiveLossRate = /*#__PURE__*/ metric("competitiveLossRate", () =>
  ratioOfNumbers(contested(lostDeals), contested(closedDeals), { unit: "proportion", direction: "down" }),
);

function contested(metric: Metric<{ deals: Deal }, number>) {
  return where(metric, isPresent(Deal.competitor));
}
