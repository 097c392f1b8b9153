import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("reps", {
    id: id(),
    name: text(),
    team: text(),
    role: text(),
    managerId: text(),
    region: text(),
    hiredAt: time(),
    leftAt: time({ after: "hiredAt" }),
    /** When the first deal was won. */
    firstDealAt: time(),
    /** When the first period ended in which the full quota was met. */
    rampedAt: time(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    quota: money(),
  }))();

/**
 * Somebody who sells.
 *
 * *Details*. Active from `hiredAt` until `leftAt`.
 *
 * @category Entities
 */
export interface Rep extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Rep} rows, known to data as `reps`.
 *
 * @category Entities
 */
export const Rep: RepEntity = declared;

interface RepEntity extends EntityOf<Rep, typeof declared> {}
