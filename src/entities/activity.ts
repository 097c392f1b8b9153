import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * Something a rep did, or an automation did for them: a call, an e-mail, a meeting.
 *
 * *Details*. `heldAt` is when it took place; one that is only planned has none.
 *
 * @category Entities
 */
export interface Activity {
  readonly id: string;
  readonly type?: "call" | "email" | "meeting" | "demo" | "task" | "note" | "other" | null | undefined;
  readonly direction?: "inbound" | "outbound" | null | undefined;
  readonly repId?: string | null | undefined;
  readonly leadId?: string | null | undefined;
  readonly dealId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly createdAt?: TimeValue | null | undefined;
  readonly scheduledAt?: TimeValue | null | undefined;
  readonly heldAt?: TimeValue | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly durationSeconds?: DecimalInput | null | undefined;
  /** Whether a machine did it. */
  readonly automated?: boolean | null | undefined;
}

/**
 * References to the fields of {@link Activity} rows, known to data as `activities`.
 *
 * @category Entities
 */
export const Activity = /*#__PURE__*/ entity<Activity>()(
  "activities",
  {
    id: "text",
    type: ["call", "email", "meeting", "demo", "task", "note", "other"],
    direction: ["inbound", "outbound"],
    repId: "text",
    leadId: "text",
    dealId: "text",
    customerId: "text",
    createdAt: "time",
    scheduledAt: "time",
    heldAt: "time",
    outcome: "text",
    durationSeconds: "number",
    automated: "flag",
  },
  ["id"],
);
