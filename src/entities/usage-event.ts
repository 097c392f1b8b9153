import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("usageEvents", {
    id: id(),
    userId: text(),
    customerId: text(),
    /** What was done, such as the feature that was used. */
    name: text(),
    at: time(),
    seconds: number(),
  }))();

/**
 * Something that a user did with the product.
 *
 * *Details*. Only events that count as use; a login alone is not.
 *
 * @category Entities
 */
export interface UsageEvent extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link UsageEvent} rows, known to data as `usageEvents`.
 *
 * @category Entities
 */
export const UsageEvent: UsageEventEntity = declared;

interface UsageEventEntity extends EntityOf<UsageEvent, typeof declared> {}
