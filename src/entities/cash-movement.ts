import { flag, id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("cashMovements", {
    id: id(),
    at: time(),
    /** Above 0 for what came in, below 0 for what went out. */
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** Whether it is money of investors or lenders, or the balance with which the list begins. */
    financing: flag(),
    account: text(),
  }))();

/**
 * Cash that came in or went out.
 *
 * *Details*. The balance with which the list begins is a movement of its first day, and `financing`.
 *
 * @category Entities
 */
export interface CashMovement extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link CashMovement} rows, known to data as `cashMovements`.
 *
 * @category Entities
 */
export const CashMovement: CashMovementEntity = declared;

interface CashMovementEntity extends EntityOf<CashMovement, typeof declared> {}
