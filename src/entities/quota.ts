import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("quotas", {
    id: id(),
    repId: text(),
    team: text(),
    planId: text(),
    /** The first day of the stretch that it is for. */
    from: time(),
    /** The day after the last one. */
    until: time(),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
  }))();

/**
 * The amount that a rep, or a team, is to sell in a stretch of days.
 *
 * *Details*. A rep hired in the middle of a quarter has a quota of the days that are left. A team's quota, which need not be the
 * sum of those of its reps, is a row without `repId`.
 *
 * @category Entities
 */
export interface Quota extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Quota} rows, known to data as `quotas`.
 *
 * @category Entities
 */
export const Quota: QuotaEntity = declared;

interface QuotaEntity extends EntityOf<Quota, typeof declared> {}
