import { flag, id, money, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("costs", {
    id: id(),
    /** The day of the cost, or the start of the period it is for. */
    at: time(),
    /** Sales and marketing are `media`, `salary`, `tools` and `agency`; goods and hosting are `cogs`, the rest `opex`. */
    kind: oneOf(["media", "salary", "tools", "agency", "cogs", "opex"]),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** Whether it grows with what is sold. */
    variable: flag(),
    channel: text(),
    campaignId: text(),
    team: text(),
  }))();

/**
 * A cost of the business, of one kind.
 *
 * *Details*. Salaries are those of sales and marketing. A credit note is an amount below 0.
 *
 * @category Entities
 */
export interface Cost extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Cost} rows, known to data as `costs`.
 *
 * @category Entities
 */
export const Cost: CostEntity = declared;

interface CostEntity extends EntityOf<Cost, typeof declared> {}
