import { isPresent } from "../../expressions/comparison.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { stock } from "../../metrics/stock.js";
import { where } from "../../metrics/where.js";
import { ReceivableSpell } from "../../views/receivable-spell.js";

/**
 * Open receivables at the end of each period: Σ of what was still to be paid of invoices.
 *
 * *Details*. Takes the rows of `receivableSpells`. Payments in part lower it. Split by `ReceivableSpell.overdueDays` it is the
 * ageing of receivables.
 *
 * *Gotchas*. Payments above what is open count up to it; {@link receivablesAtEnd} takes them off, too.
 *
 * @example
 * ```ts
 * import { evaluate, month, openReceivables, ReceivableSpell, receivableSpells } from "salesmetrics";
 *
 * const common = { issuedAt: "2025-01-10", currency: "EUR" } as const;
 * const invoices = [
 *   { id: "1", ...common, dueAt: "2025-02-10", amount: 100 },
 *   { id: "2", ...common, dueAt: "2025-03-20", amount: 70 },
 *   { id: "3", ...common, dueAt: "2025-04-10", amount: 5 },
 * ] as const;
 * const payments = [{ id: "1", invoiceId: "1", at: "2025-02-20", gross: 60, currency: "EUR" }] as const;
 * const { rows } = evaluate(
 *   { openReceivables },
 *   { receivableSpells: receivableSpells({ invoices, payments }).rows },
 *   { by: { overdue: ReceivableSpell.overdueDays }, during: month(2025, 3) },
 * );
 *
 * rows.map((row) => [row.overdue, row.openReceivables?.amount.toNumber()]); // => [[0, 70], [30, 40], [null, 5]]
 * ```
 *
 * @see Lago
 * @category Revenue
 */
export const openReceivables = /*#__PURE__*/ metric(
  "openReceivables",
  () =>
    stock(sumOfMoney(ReceivableSpell.amount), { from: ReceivableSpell.from, until: ReceivableSpell.until }),
  { direction: "down" },
);

/**
 * Overdue receivables at the end of each period: {@link openReceivables} of invoices that were due by then.
 *
 * *Details*. An invoice that is paid in part is overdue by its remainder only.
 *
 * @see Lago
 * @category Revenue
 */
export const overdueReceivables = /*#__PURE__*/ metric(
  "overdueReceivables",
  () => where(openReceivables, isPresent(ReceivableSpell.overdueDays)),
  { direction: "down" },
);

/**
 * The ageing of receivables: {@link openReceivables} of a group ÷ all of them, in a report split by
 * `ReceivableSpell.overdueDays`.
 *
 * *Details*. What is not due yet forms a group, so that the shares add up to 1.
 *
 * @see Lago
 * @category Revenue
 */
export const receivablesAgeing = /*#__PURE__*/ metric("receivablesAgeing", () => share(openReceivables), {
  direction: "none",
});
