import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("loyaltyMembers", {
    id: id(),
    customerId: text(),
    joinedAt: time(),
    leftAt: time({ after: "joinedAt" }),
    tier: text(),
    channel: text(),
  }))();

/**
 * A customer in a loyalty programme.
 *
 * @category Entities
 */
export interface LoyaltyMember extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link LoyaltyMember} rows, known to data as `loyaltyMembers`.
 *
 * @category Entities
 */
export const LoyaltyMember: LoyaltyMemberEntity = declared;

interface LoyaltyMemberEntity extends EntityOf<LoyaltyMember, typeof declared> {}
