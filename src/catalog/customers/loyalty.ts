import { day } from "../../calendar/civil-periods.js";
import { LoyaltyMember } from "../../entities/loyalty-member.js";
import { PointsEntry } from "../../entities/points-entry.js";
import { eq } from "../../expressions/comparison.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { constant } from "../../metrics/constant.js";
import { count, countDistinct } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { nullWhile } from "../../metrics/null-while.js";
import { sumOfNumbers } from "../../metrics/numeric-metrics.js";
import { product } from "../../metrics/product.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { stock } from "../../metrics/stock.js";
import { trailing } from "../../metrics/trailing.js";
import { PointsSpell } from "../../views/points-spell.js";
import { customersAtEnd } from "./retention.js";

/**
 * Loyalty members at the end of each period: the number of those who had joined by then, and not left.
 *
 * @see cxforge
 * @category Customers
 */
export const loyaltyMembersAtEnd = /*#__PURE__*/ metric(
  "loyaltyMembersAtEnd",
  () => stock(count(LoyaltyMember), { from: LoyaltyMember.joinedAt, until: LoyaltyMember.leftAt }),
  { direction: "up" },
);

/**
 * The loyalty enrolment rate at the end of each period: {@link loyaltyMembersAtEnd} ÷ {@link customersAtEnd}.
 *
 * *Gotchas*. Above 1 where people join before they buy.
 *
 * @see cxforge
 * @category Customers
 */
export const loyaltyEnrolmentRate = /*#__PURE__*/ metric(
  "loyaltyEnrolmentRate",
  () => ratioOfNumbers(loyaltyMembersAtEnd, customersAtEnd),
  { direction: "up" },
);

/**
 * The active rate of loyalty members: distinct members who earned or redeemed points in the last `days` days of each period ÷
 * {@link loyaltyMembersAtEnd}.
 *
 * *Details*. It needs a period. Points that expire are no activity.
 *
 * *Gotchas*. Who was active and then left is above the line only, so it can exceed 1.
 *
 * @see cxforge
 * @category Customers
 */
export const activeMemberRate = /*#__PURE__*/ family(
  "activeMemberRate",
  (days: number) => {
    const { memberId, kind, at } = PointsEntry;
    const active = countDistinct(memberId, { where: not(eq(kind, "expire")), at });
    return ratioOfNumbers(trailing(days, day(), active), loyaltyMembersAtEnd);
  },
  { direction: "up" },
);

/**
 * Points issued: Σ points earned, by the day they were.
 *
 * *Details*. Takes the rows of `pointsSpells`, as the other metrics of points do.
 *
 * @see Smile.io
 * @category Customers
 */
export const pointsIssued = /*#__PURE__*/ metric(
  "pointsIssued",
  () => sumOfNumbers(PointsSpell.points, issued()),
  { direction: "none" },
);

/**
 * The redemption rate of points: points redeemed by `asOf` ÷ points issued, by the day they were earned.
 *
 * *Details*. Both sides are of the same points, so that it is never above 1. Oldest points are redeemed first.
 *
 * *Gotchas*. Points that were just earned may still be redeemed: compare cohorts of one age.
 *
 * @example
 * ```ts
 * import { month, pointsRedemptionRate, pointsSpells } from "salesmetrics";
 *
 * const { rows } = pointsSpells([
 *   { id: "1", memberId: "ann", kind: "earn", points: 100, at: "2025-01-10" },
 *   { id: "2", memberId: "ann", kind: "redeem", points: 40, at: "2025-03-10" },
 * ]);
 *
 * pointsRedemptionRate({ pointsSpells: rows }, { during: month(2025, 1) }); // => 0.4
 * ```
 *
 * @see Smile.io
 * @category Customers
 */
export const pointsRedemptionRate = /*#__PURE__*/ metric(
  "pointsRedemptionRate",
  () => ratioOfNumbers(sumOfNumbers(PointsSpell.points, ended("redeemed")), pointsIssued),
  { unit: "proportion", direction: "none" },
);

/**
 * The breakage of points: points that expired by `asOf` ÷ points issued, by the day they were earned.
 *
 * *Details*. It needs `asOf`. While points of the period may still be redeemed it is `null`, with the reason `immature`: what
 * is not spent yet is no breakage.
 *
 * *Gotchas*. Points that never expire never mature. Smile.io counts all unspent points: 1 − {@link pointsRedemptionRate}.
 *
 * @see Smile.io
 * @category Customers
 */
export const pointsBreakage = /*#__PURE__*/ metric(
  "pointsBreakage",
  () =>
    nullWhile(
      count(PointsSpell, { where: not(happened(PointsSpell.until)), at: PointsSpell.earnedAt }),
      "immature",
      ratioOfNumbers(sumOfNumbers(PointsSpell.points, ended("expired")), pointsIssued, {
        unit: "proportion",
      }),
    ),
  { direction: "none" },
);

/**
 * Points outstanding at the end of each period: Σ points earned by then, and neither redeemed nor expired.
 *
 * @see Smile.io
 * @category Customers
 */
export const pointsAtEnd = /*#__PURE__*/ metric(
  "pointsAtEnd",
  () => stock(sumOfNumbers(PointsSpell.points), { from: PointsSpell.earnedAt, until: PointsSpell.until }),
  { direction: "none" },
);

/**
 * The liability of points at the end of each period: {@link pointsAtEnd} × cost of a point × (1 − expected breakage).
 *
 * *Details*. A number in the currency of `cost`: 0.01 for a cent. `breakage` is a fraction: {@link pointsBreakage} of points
 * that are old enough.
 *
 * @see Own definition after common usage
 * @category Customers
 */
export const pointsLiability = /*#__PURE__*/ family(
  "pointsLiability",
  (cost: number, breakage: number) => product(product(pointsAtEnd, constant(cost)), constant(1 - breakage)),
  { direction: "down" },
);

/**
 * The rate of redeeming members: distinct members who redeemed points in the period ÷ {@link loyaltyMembersAtEnd}.
 *
 * *Gotchas*. Who redeemed and then left is above the line only, so it can exceed 1.
 *
 * @see Smile.io
 * @category Customers
 */
export const redeemingMemberRate = /*#__PURE__*/ metric(
  "redeemingMemberRate",
  () =>
    ratioOfNumbers(
      countDistinct(PointsSpell.memberId, { where: eq(PointsSpell.end, "redeemed"), at: PointsSpell.until }),
      loyaltyMembersAtEnd,
    ),
  { direction: "up" },
);

function issued() {
  return { at: PointsSpell.earnedAt };
}

/** Points that ended so by `asOf`, by the day they were earned. */
function ended(end: NonNullable<PointsSpell["end"]>) {
  return { where: and(eq(PointsSpell.end, end), happened(PointsSpell.until)), at: PointsSpell.earnedAt };
}
