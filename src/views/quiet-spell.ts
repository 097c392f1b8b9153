import type { TimeValue } from "../calendar/time.js";
import { entity } from "../entities/entity.js";

/**
 * A stretch of an open deal's life, `from` one event `until` the next, in which nothing happened to it: made by
 * `quietSpells`.
 *
 * *Details*. At any moment an open deal is in exactly one of its spells.
 *
 * @category Entities
 */
export interface QuietSpell {
  /** The deal and the number of the spell, from 1. */
  readonly id: string;
  readonly dealId: string;
  readonly from?: TimeValue | null | undefined;
  /** When the next thing happened, or the deal was closed; missing while neither has. */
  readonly until?: TimeValue | null | undefined;
  /** When the deal last entered a stage, or was created. */
  readonly movedAt?: TimeValue | null | undefined;
  /** When somebody was last active on it, or it was created. */
  readonly activeAt?: TimeValue | null | undefined;
  /** The later of the two. */
  readonly quietSince?: TimeValue | null | undefined;
  /** The latest time for which a meeting had been planned by then. */
  readonly meetingAt?: TimeValue | null | undefined;
  /** The stage it was in, as far as it is known. */
  readonly stage?: string | null | undefined;
  /** The owner of the deal. */
  readonly ownerId?: string | null | undefined;
  readonly pipeline?: string | null | undefined;
}

/**
 * References to the fields of {@link QuietSpell} rows, known to data as `quietSpells`.
 *
 * @category Entities
 */
export const QuietSpell = /*#__PURE__*/ entity<QuietSpell>()(
  "quietSpells",
  {
    id: "text",
    dealId: "text",
    from: "time",
    until: "time",
    movedAt: "time",
    activeAt: "time",
    quietSince: "time",
    meetingAt: "time",
    stage: "text",
    ownerId: "text",
    pipeline: "text",
  },
  ["id", "dealId"],
);
