import { Quote } from "../entities/quote.js";
import { coalesce } from "../expressions/arithmetic.js";
import { isNull, isPresent } from "../expressions/comparison.js";
import { and } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { sum } from "../metrics/quantities.js";
import { ratio } from "../metrics/ratio.js";
import { eventually } from "../metrics/within.js";
import { activeReps } from "./reps.js";

/**
 * Quotes sent (proposals): the number of quotes, by the date of sending.
 *
 * *Details*. A chain of revisions counts once, as its last. Drafts, which have no date of sending, are left out
 * and reported.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotesSent = /*#__PURE__*/ metric(
  "quotesSent",
  () => count(Quote, { where: isLive(), at: Quote.sentAt }),
  { unit: "count", direction: "up" },
);

/**
 * The sum of the amounts of quotes sent, by the date of sending; a chain of revisions counts once.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotedAmount = /*#__PURE__*/ metric(
  "quotedAmount",
  () => sum(Quote.amount, { where: isLive(), at: Quote.sentAt }),
  { unit: "money", direction: "up" },
);

/**
 * The proposal acceptance rate (quote-to-close) on the cohort basis: accepted ÷ sent, by the date of sending.
 *
 * *Gotchas*. Pending quotes are in the denominator: it is understated until they are decided. {@link
 * decidedQuoteAcceptanceRate} leaves them out.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const quoteAcceptanceRate = /*#__PURE__*/ metric("quoteAcceptanceRate", () =>
  eventually({ from: Quote.sentAt, to: Quote.acceptedAt, where: isLive() }),
);

/**
 * The proposal acceptance rate on the decided basis: accepted ÷ (accepted + declined + expired), by the date of
 * the decision.
 *
 * *Details*. A quote that was neither accepted nor declined is decided when it expires.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const decidedQuoteAcceptanceRate = /*#__PURE__*/ metric(
  "decidedQuoteAcceptanceRate",
  () =>
    ratio(
      count(Quote, {
        where: and(isLive(), happened(decidedAt()), isPresent(Quote.acceptedAt)),
        at: decidedAt(),
      }),
      count(Quote, { where: and(isLive(), happened(decidedAt())), at: decidedAt() }),
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * Proposals per rep: quotes sent ÷ reps active at `asOf`.
 *
 * *Details*. Reps without a proposal are in the denominator. Split by `{ quotes: Quote.repId, reps: Rep.id }` it
 * is each rep's count.
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
export const proposalsPerRep = /*#__PURE__*/ metric("proposalsPerRep", () => ratio(quotesSent, activeReps), {
  unit: "ratio",
  direction: "up",
});

function isLive() {
  return isNull(Quote.supersededById);
}

function decidedAt() {
  return coalesce(Quote.acceptedAt, coalesce(Quote.declinedAt, Quote.expiresAt));
}
