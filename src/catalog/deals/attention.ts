import type { TimeValue } from "../../calendar/time.js";
import { invalidArgument } from "../../errors.js";
import { gte } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { and, not } from "../../expressions/logic.js";
import { asOf, happened, isAfterAsOf } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { QuietSpell } from "../../views/quiet-spell.js";

/**
 * The number of stalled deals: open at `asOf`, without a stage move and without an activity for so many days, and
 * without a meeting planned for later.
 *
 * *Details*. Over the rows of `quietSpells`. A deal that has never moved, or that nobody has been active on, counts
 * from its creation. Days of 24 hours; exactly so many is stalled.
 *
 * @example
 * ```ts
 * import { quietSpells, stalledDeals } from "salesmetrics";
 *
 * const open = { status: "open" as const, createdAt: "2025-03-01" as const };
 * const { rows } = quietSpells({
 *   deals: [{ id: "called", ...open }, { id: "meeting soon", ...open }, { id: "forgotten", ...open }],
 *   activities: [
 *     { id: "1", dealId: "called", type: "call", heldAt: "2025-03-20" },
 *     { id: "2", dealId: "meeting soon", type: "meeting", createdAt: "2025-03-02", scheduledAt: "2025-04-10" },
 *   ],
 * });
 *
 * stalledDeals(14)({ quietSpells: rows }, { asOf: "2025-03-31" }); // => 1
 * stalledDeals(14)({ quietSpells: rows }, { asOf: "2025-04-10" }); // => 3
 * ```
 *
 * @see pipedream #20659, hotcrm
 * @category Funnel
 */
export function stalledDeals(days: number) {
  return quietFor("stalledDeals", days, QuietSpell.quietSince);
}

/**
 * The number of deals open at `asOf` without a stage move for so many days, and without a meeting planned for later.
 *
 * *Details*. As {@link stalledDeals}, whatever activities there were.
 *
 * @see pipedream #20659
 * @category Funnel
 */
export function unmovedDeals(days: number) {
  return quietFor("unmovedDeals", days, QuietSpell.movedAt);
}

/**
 * The number of deals open at `asOf` without an activity for so many days, and without a meeting planned for later.
 *
 * *Details*. As {@link stalledDeals}, whatever moves there were.
 *
 * @see pipedream #20659
 * @category Funnel
 */
export function inactiveDeals(days: number) {
  return quietFor("inactiveDeals", days, QuietSpell.activeAt);
}

function quietFor(
  name: string,
  days: number,
  since: Expression<Record<"quietSpells", QuietSpell>, TimeValue>,
) {
  if (!(days >= 0 && Number.isFinite(days))) throw invalidArgument(name, "a number of days from 0", days);
  const isOpen = and(happened(QuietSpell.from), not(happened(QuietSpell.until)));
  const isQuiet = and(not(isAfterAsOf(QuietSpell.meetingAt)), gte(elapsed(since, asOf()), days));
  return count(QuietSpell, { where: and(isOpen, isQuiet) });
}
