import { Invite } from "../../entities/invite.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { product } from "../../metrics/product.js";
import { ratio } from "../../metrics/ratio.js";
import { eventually } from "../../metrics/within.js";
import { customersAtEnd } from "./retention.js";

/**
 * Invites sent: the number of invitations of customers, by the day they were sent.
 *
 * @see a16z, 16 startup metrics
 * @category Customers
 */
export const invitesSent = /*#__PURE__*/ metric("invitesSent", () => count(Invite, { at: Invite.sentAt }), {
  direction: "up",
});

/**
 * The conversion rate of invites: invites that won a customer by `asOf` ÷ {@link invitesSent}.
 *
 * *Details*. One that won a customer before it was sent is left out and reported.
 *
 * *Gotchas*. Recent invites may still win one.
 *
 * @see a16z, 16 startup metrics
 * @category Customers
 */
export const inviteConversionRate = /*#__PURE__*/ metric("inviteConversionRate", () =>
  eventually({ from: Invite.sentAt, to: Invite.convertedAt }),
);

/**
 * The viral coefficient (K): ({@link invitesSent} ÷ {@link customersAtEnd}) × {@link inviteConversionRate}: how many customers a
 * customer wins in the period that is asked for.
 *
 * *Details*. It needs a period, or `asOf`. Customers count who were there at its end, whether they invited anybody or not. Where
 * no invite was sent it is `null`, with the reason `zero-denominator`.
 *
 * *Gotchas*. Above 1, each cohort wins a larger one, if the period is the time that a customer takes to invite.
 *
 * @example
 * ```ts
 * import { month, viralCoefficient } from "salesmetrics";
 *
 * const customers = [
 *   { id: "ann", firstPaidAt: "2025-01-10" },
 *   { id: "bob", firstPaidAt: "2025-02-10" },
 * ] as const;
 * const invites = [
 *   { id: "1", customerId: "ann", sentAt: "2025-03-01", convertedAt: "2025-03-20" },
 *   { id: "2", customerId: "ann", sentAt: "2025-03-02" },
 *   { id: "3", customerId: "bob", sentAt: "2025-03-03" },
 *   { id: "4", customerId: "bob", sentAt: "2025-03-04" },
 * ] as const;
 *
 * // 2 invites a customer, of which a quarter won somebody.
 * viralCoefficient({ customers, invites }, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Customers
 */
export const viralCoefficient = /*#__PURE__*/ metric(
  "viralCoefficient",
  () => product(ratio(invitesSent, customersAtEnd), inviteConversionRate),
  { unit: "number", direction: "up" },
);
