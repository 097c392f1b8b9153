import type { TimeValue } from "../calendar/time.js";
import type { Quote } from "../entities/quote.js";
import { listIn } from "../errors.js";
import { memoized } from "../memo.js";
import { instantOf, lastInstantOf } from "./instants.js";
import type { QuoteChain } from "./quote-chain.js";
import { replacementsOf } from "./replacements.js";

/** The chains of quotes, and the quotes left out. */
export interface QuoteChains {
  readonly rows: QuoteChain[];
  readonly excluded: { readonly quote: Quote; readonly why: string }[];
}

/**
 * The chains of quotes: one row for each stretch of a chain between two events. {@link quotesSent}, {@link
 * quotedAmount} and the acceptance rates read them.
 *
 * *Details*. Quotes belong to one chain if one replaces another, by `supersededById`. A chain begins when any of its
 * quotes is first sent. The events that follow are: another of its quotes is sent, whose amount and outcome count from
 * then on; the quote is accepted; it is declined, unless it was accepted; it expires, unless it was decided. An
 * acceptance after that counts from its date. In `excluded`: drafts, which change nothing, quotes without an id, with an
 * invalid `sentAt`, or replaced when they were sent. Also in it, though they count: quotes whose `supersededById` is
 * invalid, is not there, or leads back to them. A calendar date compares with an instant as its midnight in UTC.
 *
 * *Gotchas*. A quote that was accepted, declined or expired before it was sent, or on a day that is none, has no
 * `outcome`: it is sent, and rates of acceptance report it.
 *
 * @example
 * ```ts
 * import { quoteChains } from "salesmetrics";
 *
 * const { rows } = quoteChains([
 *   { id: "first", sentAt: "2025-03-03", amount: 900, currency: "EUR", supersededById: "second" },
 *   { id: "second", sentAt: "2025-04-02", amount: 800, currency: "EUR", acceptedAt: "2025-04-09" },
 * ]);
 *
 * rows.map((row) => [row.from, row.until, row.amount, row.outcome]);
 * // => [["2025-03-03", "2025-04-02", 900, "pending"], ["2025-04-02", "2025-04-09", 800, "pending"], ["2025-04-09", null, 800, "accepted"]]
 * rows.map((row) => row.sentAt); // => ["2025-03-03", "2025-03-03", "2025-03-03"]
 * ```
 *
 * @category Quotes
 */
export function quoteChains(quotes: readonly Quote[]): QuoteChains {
  const excluded: { quote: Quote; why: string }[] = [];
  const known: Quote[] = [];
  for (const quote of listIn("quoteChains", "a list of quotes", quotes)) {
    if (typeof quote?.id === "string") known.push(quote);
    else excluded.push({ quote, why: "missing id" });
  }
  const { endOf, problems } = replacementsOf(known, "supersededById");
  const chains = new Map<string, SentQuote[]>();
  for (const quote of known) {
    const instant = instantOf(quote.sentAt);
    const problem = problems.get(quote);
    if (quote.sentAt === null || quote.sentAt === undefined) excluded.push({ quote, why: "not sent" });
    else if (instant === null) excluded.push({ quote, why: "invalid sentAt" });
    else if (problem !== undefined) excluded.push({ quote, why: problem });
    if (instant === null) continue;
    memoized(chains, endOf(quote), (): SentQuote[] => []).push({ quote, instant });
  }
  const rows = [...chains].flatMap(([chainId, sent]) => stretchesOf(chainId, sent.sort(byTime)));
  const counted = new Set(rows.map(({ quoteId }) => quoteId));
  for (const quote of known)
    if (instantOf(quote.sentAt) !== null && !counted.has(quote.id) && !problems.has(quote))
      excluded.push({ quote, why: "replaced when it was sent" });
  return { rows, excluded };
}

/** A quote and when it was sent, in epoch milliseconds. */
interface SentQuote {
  readonly quote: Quote;
  readonly instant: number;
}

/** Of quotes sent at one time, the one that was not replaced is the last. */
function byTime(left: SentQuote, right: SentQuote): number {
  return (
    left.instant - right.instant ||
    Number(isLast(left)) - Number(isLast(right)) ||
    (left.quote.id < right.quote.id ? -1 : 1)
  );
}

function isLast({ quote: { supersededById } }: SentQuote): boolean {
  return supersededById === null || supersededById === undefined || supersededById === "";
}

/** The state of a quote that begins with an event. */
interface Stretch {
  readonly quote: Quote;
  readonly revision: number;
  readonly instant: number;
  readonly from: TimeValue;
  readonly outcome: QuoteChain["outcome"];
  readonly decidedAt: TimeValue | null;
}

function stretchesOf(chainId: string, quotes: readonly SentQuote[]): QuoteChain[] {
  const stretches: Stretch[] = [];
  for (const [index, sent] of quotes.entries()) {
    const end = quotes[index + 1]?.instant ?? Infinity;
    // What begins when the quote is replaced never held.
    for (const stretch of statesOf(sent, index + 1)) if (stretch.instant < end) stretches.push(stretch);
  }
  const { repId = null, sentAt } = quotes[0]!.quote;
  return stretches.map(({ quote, revision, from, outcome, decidedAt }, index): QuoteChain => {
    const { id: quoteId, amount = null, currency = null, discount = null } = quote;
    const { dealId = null, customerId = null } = quote;
    return {
      id: `${chainId} ${String(index + 1)}`,
      chainId,
      quoteId,
      revision,
      sentAt,
      from,
      until: stretches[index + 1]?.from ?? null,
      outcome,
      decidedAt,
      ...{ amount, currency, discount, dealId, repId, customerId },
    };
  });
}

const decisions = [
  ["expired", "expiresAt"],
  ["declined", "declinedAt"],
  ["accepted", "acceptedAt"],
] as const;

/** The states of a quote in order: pending until it expires, or is declined, or accepted, whichever weighs more. */
function statesOf({ quote, instant }: SentQuote, revision: number): Stretch[] {
  const pending = { quote, revision, instant, from: quote.sentAt!, decidedAt: null };
  const states: Stretch[] = [{ ...pending, outcome: "pending" }];
  for (const [outcome, field] of decisions) {
    const at = quote[field] ?? null;
    if (at === null) continue;
    const last = lastInstantOf(at);
    if (last === null || last < instant) return [{ ...pending, outcome: null }];
    // A later word of less weight says nothing; one of more weight at the same time or before takes its place.
    const since = Math.max(instantOf(at)!, instant);
    while (states.length > 0 && states.at(-1)!.instant >= since) states.pop();
    states.push({ quote, revision, instant: since, from: at, outcome, decidedAt: at });
  }
  return states;
}
