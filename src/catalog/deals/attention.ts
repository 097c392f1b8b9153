import type { TimeValue } from "../../calendar/time.js";
import { Deal } from "../../entities/deal.js";
import { invalidArgument } from "../../errors.js";
import { gt, gte } from "../../expressions/comparison.js";
import { ageAtAsOf } from "../../expressions/age-at-as-of.js";
import type { Expression } from "../../expressions/expression.js";
import { and, not } from "../../expressions/logic.js";
import { asOf, happened, isAfterAsOf } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { shareOf } from "../share-of.js";
import { openDeals } from "./pipeline.js";
import { QuietSpell } from "../../views/quiet-spell.js";

/**
 * The number of stalled deals: open at `asOf`, with no stage move and no activity for at least `days` days, and no
 * meeting planned after `asOf`.
 *
 * *Details*. Takes the rows of `quietSpells`. A deal without moves or activities is quiet since its creation. Days of
 * 24 hours, through the end of a day as `asOf`.
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
export const stalledDeals = /*#__PURE__*/ family("stalledDeals", (days: number) =>
  quietFor("stalledDeals", days, QuietSpell.quietSince),
);

/**
 * The number of unmoved deals: open at `asOf`, with no stage move for at least `days` days, and no meeting planned
 * after `asOf`.
 *
 * *Details*. As {@link stalledDeals}, but activities do not matter.
 *
 * @see pipedream #20659
 * @category Funnel
 */
export const unmovedDeals = /*#__PURE__*/ family("unmovedDeals", (days: number) =>
  quietFor("unmovedDeals", days, QuietSpell.movedAt),
);

/**
 * The number of inactive deals: open at `asOf`, with no activity for at least `days` days, and no meeting planned after
 * `asOf`.
 *
 * *Details*. As {@link stalledDeals}, but stage moves do not matter.
 *
 * @see pipedream #20659
 * @category Funnel
 */
export const inactiveDeals = /*#__PURE__*/ family("inactiveDeals", (days: number) =>
  quietFor("inactiveDeals", days, QuietSpell.activeAt),
);

/**
 * The inactive deal rate: open deals with no activity for at least `days` days, and no meeting planned after `asOf` ÷ open
 * deals, at `asOf`.
 *
 * *Details*. As {@link inactiveDeals}. It takes the rows of `quietSpells`.
 *
 * @see pipedream #20659
 * @category Funnel
 */
export const inactiveDealRate = /*#__PURE__*/ family("inactiveDealRate", (days: number) => {
  checkDays("inactiveDealRate", days);
  return shareOf(count(QuietSpell, { where: isOpen() }), isQuiet(days, QuietSpell.activeAt), "down");
});

/**
 * The next-step coverage: open deals with a meeting planned after `asOf` ÷ open deals, at `asOf`.
 *
 * *Details*. Takes the rows of `quietSpells`. It needs `asOf`, describes that moment and ignores `during`.
 *
 * @example
 * ```ts
 * import { nextStepCoverage, quietSpells } from "salesmetrics";
 *
 * const open = { status: "open", createdAt: "2025-03-01" } as const;
 * const { rows } = quietSpells({
 *   deals: [{ id: "a", ...open }, { id: "b", ...open }],
 *   activities: [{ id: "1", dealId: "a", type: "meeting", createdAt: "2025-03-02", scheduledAt: "2025-04-10" }],
 * });
 *
 * nextStepCoverage({ quietSpells: rows }, { asOf: "2025-03-31" }); // => 0.5
 * ```
 *
 * @see Own definition; none is published
 * @category Funnel
 */
export const nextStepCoverage = /*#__PURE__*/ metric("nextStepCoverage", () =>
  shareOf(count(QuietSpell, { where: isOpen() }), gt(QuietSpell.meetingAt, asOf()), "up"),
);

/**
 * The share of aged deals: deals open for at least `days` days ÷ open deals, at `asOf`.
 *
 * *When to use*. With the 90th percentile of the sales cycle as `days`: those deals are older than nine tenths of the won
 * ones ever were.
 *
 * *Details*. It describes one moment and ignores `during`. Days of 24 hours, through the end of a day as `asOf`. An open
 * deal without a creation date is not aged, for nobody knows its age.
 *
 * @see Own definition; none is published
 * @category Deals
 */
export const agedDealShare = /*#__PURE__*/ family("agedDealShare", (days: number) => {
  checkDays("agedDealShare", days);
  const aged = where(openDeals, gte(ageAtAsOf(Deal.createdAt), days));
  return ratioOfNumbers(aged, openDeals, { unit: "proportion", direction: "down" });
});

function quietFor(
  name: string,
  days: number,
  since: Expression<Record<"quietSpells", QuietSpell>, TimeValue>,
) {
  checkDays(name, days);
  return count(QuietSpell, { where: and(isOpen(), isQuiet(days, since)) });
}

function isQuiet(days: number, since: Expression<Record<"quietSpells", QuietSpell>, TimeValue>) {
  return and(not(isAfterAsOf(QuietSpell.meetingAt)), gte(ageAtAsOf(since), days));
}

function isOpen() {
  return and(happened(QuietSpell.from), not(happened(QuietSpell.until)));
}

function checkDays(name: string, days: number): void {
  if (!(Number.isFinite(days) && days >= 0)) throw invalidArgument(name, "a number of days from 0", days);
}
