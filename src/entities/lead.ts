import { flag, id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("leads", {
    id: id(),
    firstName: text(),
    lastName: text(),
    /** The full name, if it is one field. */
    name: text(),
    email: text(),
    phone: text(),
    company: text(),
    country: text(),
    /** The source of the first touch, unless the application decides otherwise. */
    source: text(),
    campaignId: text(),
    ownerId: text(),
    createdAt: time(),
    assignedAt: time(),
    /** The first attempt of a person to reach the lead; automatic mail does not count. */
    firstAttemptAt: time(),
    /** The first two-way contact. */
    firstContactAt: time(),
    /** When it first reached the qualified status. */
    qualifiedAt: time(),
    /** When marketing first held it qualified (MQL). */
    mqlAt: time(),
    /** When it was handed over to sales. */
    handedOverAt: time(),
    /** When sales accepted it (SAL). */
    salAt: time(),
    /** When sales first held it qualified (SQL). */
    sqlAt: time(),
    /** When it first became a paying customer. */
    convertedAt: time({ after: "createdAt" }),
    customerId: text(),
    disqualifiedAt: time(),
    disqualifiedReason: text(),
    /** The lead this one was merged into. */
    mergedIntoId: text(),
    /** Whether it is a test or internal record. */
    test: flag(),
    score: number(),
  }))();

/**
 * A person or company that may buy (prospect), before there is a deal.
 *
 * *Details*. `createdAt` is when the lead came, not when it was imported. A row merged into another
 * has its id in `mergedIntoId` and no longer counts as a lead.
 *
 * @category Entities
 */
export interface Lead extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Lead} rows, known to data as `leads`.
 *
 * @category Entities
 */
export const Lead: LeadEntity = declared;

interface LeadEntity extends EntityOf<Lead, typeof declared> {}
