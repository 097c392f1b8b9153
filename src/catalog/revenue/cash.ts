import { month } from "../../calendar/civil-periods.js";
import { CashMovement } from "../../entities/cash-movement.js";
import { Cost } from "../../entities/cost.js";
import { multiply } from "../../expressions/arithmetic.js";
import { ne } from "../../expressions/comparison.js";
import { constant } from "../../metrics/constant.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { positive } from "../../metrics/positive.js";
import { product } from "../../metrics/product.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { balance } from "../../metrics/stock.js";
import { trailing } from "../../metrics/trailing.js";
import { revenueCollected } from "./collected.js";

/**
 * The operating margin: (revenue collected − all costs) ÷ revenue collected, costs by their day.
 *
 * *Details*. Costs of every kind. It is below 0 where costs exceed revenue.
 *
 * *Gotchas*. It is as complete as the costs that are passed: salaries beyond sales and marketing are of the kind `opex`.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const operatingMargin = /*#__PURE__*/ metric(
  "operatingMargin",
  () => ratio(difference(revenueCollected, sumOfMoney(Cost.amount, { at: Cost.at })), revenueCollected),
  { direction: "up" },
);

/**
 * The net burn: cash out − cash in, by the day it moved, without financing.
 *
 * *Details*. Below 0, more came in than went out. Money of investors and lenders is no income: `financing` movements do not
 * count.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const netBurn = /*#__PURE__*/ metric(
  "netBurn",
  () =>
    sumOfMoney(multiply(CashMovement.amount, -1), {
      where: ne(CashMovement.financing, true),
      at: CashMovement.at,
    }),
  { direction: "down" },
);

/**
 * Cash at the end of each period: Σ of all movements by then, financing and the first balance included.
 *
 * *Details*. Without a period it is that of `asOf`.
 *
 * *Gotchas*. Pass all movements, not those of one period.
 *
 * @see Own definition; none is published
 * @category Revenue
 */
export const cashAtEnd = /*#__PURE__*/ metric(
  "cashAtEnd",
  () => balance(sumOfMoney(CashMovement.amount), CashMovement.at),
  { direction: "up" },
);

/**
 * The runway: {@link cashAtEnd} ÷ mean {@link netBurn} of the last three months, in months.
 *
 * *Details*. It needs a period: a month that is over. Where nothing is burnt it is `null`, with the reason `no-base`: cash
 * lasts.
 *
 * @example
 * ```ts
 * import { month, runway } from "salesmetrics";
 *
 * const cashMovements = [
 *   { id: "1", at: "2024-12-31", amount: 900, currency: "USD", financing: true },
 *   { id: "2", at: "2025-01-31", amount: -120, currency: "USD" },
 *   { id: "3", at: "2025-02-28", amount: -80, currency: "USD" },
 *   { id: "4", at: "2025-03-31", amount: -100, currency: "USD" },
 * ] as const;
 *
 * runway({ cashMovements }, { during: month(2025, 3) }); // => 6
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const runway = /*#__PURE__*/ metric(
  "runway",
  () => ratio(product(cashAtEnd, constant(3)), positive(trailing(3, month(), netBurn))),
  { unit: "months", direction: "up" },
);
