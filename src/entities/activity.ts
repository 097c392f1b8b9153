import { flag, id, number, oneOf, text, time } from "../expressions/kind.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { entity } from "./entity.js";

const declared = /*#__PURE__*/ entity("activities", {
  id: id(),
  type: oneOf(["call", "email", "meeting", "demo", "task", "note", "other"], { otherwise: "other" }),
  direction: oneOf(["inbound", "outbound"]),
  repId: text(),
  leadId: text(),
  dealId: text(),
  customerId: text(),
  createdAt: time(),
  scheduledAt: time(),
  heldAt: time(),
  outcome: text(),
  durationSeconds: number(),
  /** Whether a machine did it. */
  automated: flag(),
});

/**
 * Something a rep did, or an automation did for them: a call, an e-mail, a meeting.
 *
 * *Details*. `heldAt` is when it took place; one that is only planned has none.
 *
 * @category Entities
 */
export interface Activity extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Activity} rows, known to data as `activities`.
 *
 * @category Entities
 */
export const Activity: EntityOf<Activity, typeof declared> = declared;
