import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("accounts", {
    id: id(),
    name: text(),
    /** The company it belongs to. */
    parentId: text(),
    segment: text(),
    territory: text(),
    ownerId: text(),
    /** Since when it is one of the accounts that are to be won, or to be grown. */
    targetSince: time(),
    targetUntil: time({ after: "targetSince" }),
  }))();

/**
 * A company that is sold to, whether it has bought or not.
 *
 * @category Entities
 */
export interface Account extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Account} rows, known to data as `accounts`.
 *
 * @category Entities
 */
export const Account: AccountEntity = declared;

interface AccountEntity extends EntityOf<Account, typeof declared> {}
