import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("touches", {
    id: id(),
    leadId: text(),
    customerId: text(),
    dealId: text(),
    campaignId: text(),
    channel: text(),
    source: text(),
    medium: text(),
    occurredAt: time(),
  }))();

/**
 * A contact of a person with marketing, on the way to a conversion.
 *
 * @category Entities
 */
export interface Touch extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Touch} rows, known to data as `touches`.
 *
 * @category Entities
 */
export const Touch: TouchEntity = declared;

interface TouchEntity extends EntityOf<Touch, typeof declared> {}
