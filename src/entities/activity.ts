import { flag, id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("activities", {
    id: id(),
    type: oneOf(["call", "email", "meeting", "demo", "task", "note", "other"], { otherwise: "other" }),
    direction: oneOf(["inbound", "outbound"]),
    repId: text(),
    leadId: text(),
    dealId: text(),
    customerId: text(),
    accountId: text(),
    createdAt: time(),
    scheduledAt: time(),
    heldAt: time(),
    /** How an attempt to reach somebody ended. */
    outcome: oneOf(["connected", "voicemail", "noAnswer", "busy", "wrongNumber", "other"], {
      otherwise: "other",
    }),
    /** The meeting that took the place of this one. */
    rescheduledToId: text(),
    durationSeconds: number(),
    /** Whether an automation did it. */
    automated: flag(),
  }))();

/**
 * A call, an e-mail, a meeting or another action of a rep, or of an automation for a rep.
 *
 * *Details*. `heldAt` is when it took place; a planned one has none.
 *
 * @category Entities
 */
export interface Activity extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Activity} rows, known to data as `activities`.
 *
 * @category Entities
 */
export const Activity: ActivityEntity = declared;

interface ActivityEntity extends EntityOf<Activity, typeof declared> {}
