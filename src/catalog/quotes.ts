import { Quote } from "../entities/quote.js";
import { coalesce } from "../expressions/arithmetic.js";
import { isNull, isPresent } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { sumOfMoney } from "../metrics/quantity-metrics.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { eventually } from "../metrics/within.js";
import { activeReps } from "./reps.js";

/**
 * Quotes sent (proposals): the number of quotes, by sending date.
 *
 * *Details*. A chain of revisions counts once, by its last quote. Drafts, which have no sending date, are left out and
 * reported.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotesSent = /*#__PURE__*/ metric("quotesSent", () => count(Quote, sent()), { direction: "up" });

/**
 * The quoted amount: Σ amount of quotes sent, by sending date.
 *
 * *Details*. A chain of revisions counts once, with the amount of its last quote.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotedAmount = /*#__PURE__*/ metric("quotedAmount", () => sumOfMoney(Quote.amount, sent()), {
  direction: "up",
});

/**
 * The quote acceptance rate (quote-to-close) on the cohort basis: quotes accepted ÷ quotes sent, by sending date.
 *
 * *Gotchas*. Pending quotes are in the denominator, so the rate is too low until they are decided. {@link
 * decidedQuoteAcceptanceRate} leaves them out.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const quoteAcceptanceRate = /*#__PURE__*/ metric("quoteAcceptanceRate", () =>
  eventually({ from: Quote.sentAt, to: Quote.acceptedAt, where: isLatest() }),
);

/**
 * The quote acceptance rate on the decided basis: accepted ÷ (accepted + declined + expired), by the date of the
 * decision.
 *
 * *Details*. A quote that is neither accepted nor declined is decided when it expires.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const decidedQuoteAcceptanceRate = /*#__PURE__*/ metric(
  "decidedQuoteAcceptanceRate",
  () => {
    const at = coalesce(Quote.acceptedAt, coalesce(Quote.declinedAt, Quote.expiresAt));
    return ratioOfNumbers(
      count(Quote, { where: and(isLatest(), happened(at), isPresent(Quote.acceptedAt)), at }),
      count(Quote, { where: and(isLatest(), happened(at)), at }),
    );
  },
  { unit: "proportion", direction: "up" },
);

/**
 * Proposals per rep: quotes sent ÷ reps active at `asOf`.
 *
 * *Details*. Reps without a quote are in the denominator. Split by `{ quotes: Quote.repId, reps: Rep.id }`, it is the
 * number of quotes of each rep.
 *
 * @example
 * ```ts
 * import { proposalsPerRep } from "salesmetrics";
 *
 * const data = {
 *   quotes: [{ id: "q1", repId: "ann", sentAt: "2025-03-03" as const }],
 *   reps: [{ id: "ann", hiredAt: "2024-01-01" as const }, { id: "bob", hiredAt: "2024-01-01" as const }],
 * };
 *
 * proposalsPerRep(data, { asOf: "2025-03-31" }); // => 0.5
 * ```
 *
 * @see ERPNext
 * @category Quotes
 */
export const proposalsPerRep = /*#__PURE__*/ metric(
  "proposalsPerRep",
  () => ratioOfNumbers(quotesSent, activeReps),
  {
    direction: "up",
  },
);

/** The last quotes of their chains of revisions, by sending date. */
function sent() {
  return { where: isLatest(), at: Quote.sentAt };
}

/** Not replaced by a later revision. */
function isLatest() {
  return isNull(Quote.supersededById);
}
