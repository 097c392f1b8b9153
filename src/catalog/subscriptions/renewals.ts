import { Renewal } from "../../entities/renewal.js";
import { isPresent, lt, lte } from "../../expressions/comparison.js";
import { days, elapsed } from "../../expressions/duration.js";
import { and, or } from "../../expressions/logic.js";
import { happened, knownUntil } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { nullWhile } from "../../metrics/null-while.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { shareOf } from "../share-of.js";

/**
 * The renewal rate (logo): contracts renewed by `asOf` ÷ contracts due for renewal, by the day they were due.
 *
 * *Details*. A contract that is renewed early counts in the period in which it was due.
 *
 * *Gotchas*. Late renewals may still come: {@link renewalRateWithin} gives each contract the same days of grace.
 *
 * @see Displayr
 * @category Subscriptions
 */
export const renewalRate = /*#__PURE__*/ metric("renewalRate", () =>
  shareOf(renewalsDue(), happened(Renewal.renewedAt), "up"),
);

/**
 * The renewal rate within `grace` days: contracts renewed before the day they were due, or at most `grace` days after it ÷
 * contracts due for renewal, by that day.
 *
 * *Details*. It needs `asOf`. While a contract of the period has days of grace left it is `null`, with the reason `immature`.
 *
 * @see Displayr
 * @category Subscriptions
 */
export const renewalRateWithin = /*#__PURE__*/ family("renewalRateWithin", (grace: number) => {
  const { dueAt, renewedAt } = Renewal;
  const { length } = days(grace);
  const isInTime = and(
    happened(renewedAt),
    or(lte(renewedAt, dueAt), lte(elapsed(dueAt, renewedAt), length)),
  );
  const isYoung = lt(elapsed(dueAt, knownUntil(dueAt)), length);
  return nullWhile(where(renewalsDue(), isYoung), "immature", shareOf(renewalsDue(), isInTime, "up"));
});

/**
 * The renewal rate by value: Σ amount renewed by `asOf` ÷ Σ amount due for renewal, by the day the contracts were due.
 *
 * *Details*. Above 1 where renewed contracts grew. A contract without an amount due is in neither side, and reported; one that is
 * renewed without an amount adds nothing above.
 *
 * @see Displayr
 * @category Subscriptions
 */
export const renewedValueRate = /*#__PURE__*/ metric(
  "renewedValueRate",
  () => {
    const isDue = isPresent(required(Renewal.amountDue));
    const isRenewed = and(isDue, happened(Renewal.renewedAt), isPresent(Renewal.amountRenewed));
    return ratio(
      sumOfMoney(Renewal.amountRenewed, { where: isRenewed, at: Renewal.dueAt }),
      sumOfMoney(Renewal.amountDue, { where: isDue, at: Renewal.dueAt }),
    );
  },
  { direction: "up" },
);

function renewalsDue() {
  return count(Renewal, { at: Renewal.dueAt });
}
