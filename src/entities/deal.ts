import { id, money, number, oneOf, share, text, time } from "../expressions/kinds.js";
import type { AnyEntity, EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const outcome = /*#__PURE__*/ (() => ({
  id: id(),
  status: oneOf(["open", "won", "lost"], {
    required: true,
    otherwise: "open",
    spellings: { won: ["Closed Won", "closedwon"], lost: ["Closed Lost", "closedlost"] },
  }),
  createdAt: time(),
  /** When it was won or lost. */
  closedAt: time({ after: "createdAt", expectedWhen: { status: ["won", "lost"] } }),
}))();

const value = /*#__PURE__*/ (() => ({
  ...outcome,
  amount: money(),
  currency: text(),
}))();

const declared = /*#__PURE__*/ (() =>
  libraryEntity("deals", {
    id: outcome.id,
    status: outcome.status,
    name: text(),
    /** The value of the deal. Counts include a deal without it; sums of money report it. */
    amount: value.amount,
    /** ISO 4217 code of every amount in the row. */
    currency: value.currency,
    /** The amount before discounts. */
    listAmount: money(),
    /** How many months the contract runs. */
    termMonths: number(),
    /** Whether the customer is new, buys more, or goes on. */
    type: oneOf(["new", "expansion", "renewal"], {
      spellings: { new: ["New Business"], expansion: ["Existing Business", "Upsell", "Cross-sell"] },
    }),
    /** The chance of winning it, from 0 to 1. */
    probability: share(),
    stage: text(),
    createdAt: outcome.createdAt,
    qualifiedAt: time(),
    expectedCloseAt: time(),
    /** When it was won or lost. */
    closedAt: outcome.closedAt,
    lossReason: text(),
    competitor: text(),
    /** The owner; of a closed deal, the owner at the close. */
    ownerId: text(),
    customerId: text(),
    accountId: text(),
    leadId: text(),
    campaignId: text(),
    productId: text(),
    source: text(),
    pipeline: text(),
  }))();

/**
 * A possible sale that somebody works on (opportunity).
 *
 * *Details*. `closedAt` is when `status` became won or lost. Amounts are in `currency`; they are decimal text, or
 * numbers, which stand for the decimal that they print as.
 *
 * @category Entities
 */
export interface Deal extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Deal} rows, known to data as `deals`.
 *
 * @category Entities
 */
export const Deal: DealEntity = declared;

interface DealEntity extends EntityOf<Deal, typeof declared> {}

/**
 * How a deal ended: fields of {@link Deal} apart from the others, so that a bundle which counts deals has no code that
 * reads amounts.
 */
export const DealOutcome: AnyEntity<"deals", Deal> & Pick<typeof Deal, "status" | "createdAt" | "closedAt"> =
  /*#__PURE__*/ (() => libraryEntity("deals", outcome))();

/** What a deal is worth, likewise, for a bundle that reads no other field. */
export const DealValue: AnyEntity<"deals", Deal> & Pick<typeof Deal, "amount" | "currency"> =
  /*#__PURE__*/ (() => libraryEntity("deals", value))();
