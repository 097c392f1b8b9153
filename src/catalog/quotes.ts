import { Quote } from "../entities/quote.js";
import { lifetime } from "../expressions/lifetime.js";
import { survivalMedian } from "../metrics/survival.js";
import { add } from "../expressions/arithmetic.js";
import { elapsed } from "../expressions/duration.js";
import { meanOfNumbers, meanTime } from "../metrics/numeric-metrics.js";
import { eq, isPresent, ne } from "../expressions/comparison.js";
import { and, not } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { required } from "../expressions/required.js";
import type { Metric } from "../formulas/metric.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { sumOfMoney } from "../metrics/quantity-metrics.js";
import { ratio, ratioOfNumbers } from "../metrics/ratio.js";
import { where } from "../metrics/where.js";
import { QuoteChain } from "../views/quote-chain.js";
import { averageHeadcount } from "./reps/headcount.js";

/**
 * Quotes sent (proposals): the number of chains of quotes, by the date on which any quote of the chain was first sent.
 *
 * *Details*. Takes the rows of `quoteChains`. A chain of revisions counts once, drafts not at all.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotesSent = /*#__PURE__*/ metric("quotesSent", () => count(QuoteChain, sent()), {
  direction: "up",
});

/**
 * The quoted amount: Σ amount of chains of quotes, by the date on which any quote of the chain was first sent.
 *
 * *Details*. Takes the rows of `quoteChains`. The amount of a chain is that of the last quote sent by `asOf`.
 *
 * @see ERPNext
 * @category Quotes
 */
export const quotedAmount = /*#__PURE__*/ metric(
  "quotedAmount",
  () => sumOfMoney(QuoteChain.amount, sent()),
  { direction: "up" },
);

/**
 * The quote acceptance rate (quote-to-close) on the cohort basis: chains of quotes accepted ÷ chains sent, by the date
 * on which any quote of the chain was first sent.
 *
 * *Details*. Takes the rows of `quoteChains`. An acceptance after the expiry counts from its date. A quote whose dates
 * contradict each other is in neither side, and reported.
 *
 * *Gotchas*. Pending quotes are in the denominator, so the rate is too low until they are decided. {@link
 * decidedQuoteAcceptanceRate} leaves them out.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const quoteAcceptanceRate = /*#__PURE__*/ metric(
  "quoteAcceptanceRate",
  () => accepted(where(quotesSent, isPresent(required(QuoteChain.outcome)))),
  { unit: "proportion", direction: "up" },
);

/**
 * The quote acceptance rate on the decided basis: accepted ÷ (accepted + declined + expired), of chains of quotes, by
 * the date of the decision.
 *
 * *Details*. Takes the rows of `quoteChains`. Drafts are never decided. A quote that is neither accepted nor declined is
 * decided when it expires; accepted later, it is decided anew.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const decidedQuoteAcceptanceRate = /*#__PURE__*/ metric(
  "decidedQuoteAcceptanceRate",
  () =>
    accepted(
      count(QuoteChain, {
        where: and(isCurrent(), ne(required(QuoteChain.outcome), "pending")),
        at: QuoteChain.decidedAt,
      }),
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * The discount rate of quotes: Σ discount ÷ Σ (amount + discount) of chains of quotes accepted, by the date of acceptance.
 *
 * *Details*. Takes the rows of `quoteChains`. Weighted by value. A quote without an amount or a discount is in neither side, and
 * reported: a discount of 0 is one.
 *
 * @see Own definition; none is published
 * @category Quotes
 */
export const quoteDiscountRate = /*#__PURE__*/ metric(
  "quoteDiscountRate",
  () => {
    const { discount, amount } = QuoteChain;
    const rows = decidedFor("accepted");
    return ratio(sumOfMoney(discount, both(rows)), sumOfMoney(add(amount, discount), both(rows)));
  },
  { direction: "down" },
);

/**
 * The mean number of quotes in a chain: quotes sent by `asOf` ÷ chains, by the date on which any quote of the chain was first
 * sent.
 *
 * *Details*. Takes the rows of `quoteChains`. One is a quote without a revision.
 *
 * @see Own definition; none is published
 * @category Quotes
 */
export const quotesPerChain = /*#__PURE__*/ metric(
  "quotesPerChain",
  () => meanOfNumbers(QuoteChain.revision, sent()),
  { direction: "down" },
);

/**
 * The mean time to acceptance (time to sign): the mean of acceptance − first sending, in days, of chains of quotes accepted,
 * by the date of acceptance.
 *
 * *Details*. Takes the rows of `quoteChains`.
 *
 * *Gotchas*. Quotes nobody accepted are not in it.
 *
 * @see proposalkit, waco3
 * @category Quotes
 */
export const timeToQuoteAcceptance = /*#__PURE__*/ metric("timeToQuoteAcceptance", () =>
  meanTime(elapsed(QuoteChain.sentAt, QuoteChain.decidedAt), decidedFor("accepted")),
);

/**
 * The median time to acceptance (Kaplan-Meier, chains not accepted included): the days from the first sending until half of the
 * chains of quotes are accepted, by the date of the first sending.
 *
 * *When to use*. Beside {@link timeToQuoteAcceptance}, which knows the accepted ones alone, and is too short.
 *
 * *Details*. Takes the rows of `quoteChains`. It needs `asOf`. A chain that was declined or expired was last open then.
 * `explain` gives the number of chains accepted, `ended`, and not accepted, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Quotes
 */
export const survivalMedianTimeToQuoteAcceptance = /*#__PURE__*/ metric(
  "survivalMedianTimeToQuoteAcceptance",
  () => {
    const { sentAt, decidedAt: leftAt, outcome } = QuoteChain;
    const life = lifetime(sentAt, leftAt, { ended: eq(outcome, "accepted"), leftAt });
    return survivalMedian(life, { ...sent(), direction: "down" });
  },
);

/**
 * The mean quote turnaround: the mean of sending − request, in days, of quotes sent, by the date of sending.
 *
 * *Details*. Takes quotes themselves: a revision that was asked for has a turnaround of its own. Quotes without a date of the request
 * do not count; those sent before they were asked for are left out and reported.
 *
 * @see Own definition; none is published
 * @category Quotes
 */
export const quoteTurnaroundTime = /*#__PURE__*/ metric("quoteTurnaroundTime", () => {
  const { requestedAt, sentAt: at } = Quote;
  return meanTime(elapsed(requestedAt, at), { where: and(isPresent(requestedAt), isPresent(at)), at });
});

/**
 * Proposals per rep: quotes sent in a period ÷ average headcount of the period.
 *
 * *Details*. Takes the rows of `quoteChains`. The headcount is {@link averageHeadcount}: a rep who left in the period
 * counts for the days before. Reps without a quote are in it. Split by `{ quoteChains: QuoteChain.repId, reps: Rep.id
 * }`, it is the number of quotes of each rep per rep employed throughout.
 *
 * @example
 * ```ts
 * import { month, proposalsPerRep, quoteChains } from "salesmetrics";
 *
 * const data = {
 *   quoteChains: quoteChains([{ id: "q1", repId: "ann", sentAt: "2025-03-03" as const }]).rows,
 *   reps: [{ id: "ann", hiredAt: "2024-01-01" as const }, { id: "bob", hiredAt: "2024-01-01" as const }],
 * };
 *
 * proposalsPerRep(data, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see ERPNext
 * @category Quotes
 */
export const proposalsPerRep = /*#__PURE__*/ metric(
  "proposalsPerRep",
  () => ratioOfNumbers(quotesSent, averageHeadcount),
  { direction: "up" },
);

/** Chains as they were at `asOf`, by the date of their first sending. */
function sent() {
  return { where: isCurrent(), at: QuoteChain.sentAt };
}

/** The stretch of its chain at `asOf`; in a question without `asOf`, the last. */
function isCurrent() {
  return and(happened(QuoteChain.from), not(happened(QuoteChain.until)));
}

/** Accepted chains ÷ chains. */
function accepted(chains: Metric<{ quoteChains: QuoteChain }, number>) {
  return ratioOfNumbers(where(chains, eq(QuoteChain.outcome, "accepted")), chains);
}

/** Chains with an outcome, by the date of the decision. */
function decidedFor(outcome: "accepted") {
  return { where: and(isCurrent(), eq(QuoteChain.outcome, outcome)), at: QuoteChain.decidedAt };
}

/** Of some chains, those with an amount and a discount; the others are reported. */
function both({ where: holds, at }: ReturnType<typeof decidedFor>) {
  return { where: and(holds, isPresent(required(add(QuoteChain.amount, QuoteChain.discount)))), at };
}
