import { libraryEntity } from "../entities/entity.js";
import { id, money, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("quoteChains", {
    /** The chain and the number of the stretch, from 1. */
    id: id(),
    /** The last quote of the chain. */
    chainId: text({ required: true }),
    /** The quote that was valid in this stretch. */
    quoteId: text({ required: true }),
    /** How many of its quotes had been sent. */
    revision: number(),
    /** When the first quote of the chain was sent. */
    sentAt: time(),
    from: time(),
    /** When the next stretch began; missing in the last one. */
    until: time(),
    /** What had become of it; missing if its dates contradict each other. */
    outcome: oneOf(["pending", "accepted", "declined", "expired"]),
    /** When it was accepted or declined, or expired. */
    decidedAt: time(),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    discount: money(),
    dealId: text(),
    /** Who sent the first quote. */
    repId: text(),
    customerId: text(),
  }))();

/**
 * A stretch of time in a chain of quotes that replace each other, `from` one event `until` the next. Made by
 * `quoteChains`.
 *
 * *Details*. At any moment, a chain that has been sent is in exactly one of its stretches.
 *
 * @category Entities
 */
export interface QuoteChain extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link QuoteChain} rows, known to data as `quoteChains`.
 *
 * @category Entities
 */
export const QuoteChain: QuoteChainEntity = declared;

interface QuoteChainEntity extends EntityOf<QuoteChain, typeof declared> {}
