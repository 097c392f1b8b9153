import type { Invoice } from "../entities/invoice.js";
import type { Payment } from "../entities/payment.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import { invalidArgument, knownOptionsIn, listIn, optionsIn } from "../errors.js";
import { compareDecimals, type DecimalInput, subtractDecimals } from "../exact/index.js";
import { daysLater, earlier, later, type Moment, momentOf, validMoment } from "./moment.js";
import type { ReceivableSpell } from "./receivable-spell.js";

/** The rows that receivables are made from. */
export interface ReceivableData {
  readonly invoices: readonly Invoice[];
  /** Payments of the invoices, in part or in full. */
  readonly payments?: readonly Payment[];
}

/** The spells of receivables, and the rows left out, as a whole or in part. */
export interface ReceivableSpells {
  readonly rows: ReceivableSpell[];
  readonly excluded: { readonly row: Invoice | Payment; readonly why: string }[];
}

const caller = "receivableSpells";

/**
 * The spells of receivables: a row for each stretch of time in which one amount of an invoice was open, and overdue by one band
 * of days. {@link openReceivables} and {@link overdueReceivables} read them.
 *
 * *When to use*. For the ageing of receivables at any day: split a report by `ReceivableSpell.overdueDays`.
 *
 * *Details*. Open is amount − credited − what was paid by then; an invoice paid in part is overdue by its remainder only. It is
 * settled once nothing is open, or at `paidAt`. `bands` are days after `dueAt`, in ascending order; without it 0, 30, 60 and 90:
 * due for less than 30 days, for 30 to 59, for 60 to 89, for more.
 *
 * Left out, in `excluded`: invoices without a usable id, day of issue, amount or currency; payments without a known invoice, a
 * usable amount or the currency of the invoice, and those that were not collected. In part: an invoice without a due date is
 * never overdue, and a payment above what is open counts up to it.
 *
 * *Gotchas*. Pass all invoices and payments, not those of one period. Payments are with tax where they were recorded so: pass
 * them without. Calendar dates compare with instants as their midnight in UTC.
 *
 * @example
 * ```ts
 * import { receivableSpells } from "salesmetrics";
 *
 * const invoice = { id: "1", issuedAt: "2025-01-10", dueAt: "2025-02-10", amount: 100, currency: "EUR" } as const;
 * const payment = { id: "1", invoiceId: "1", at: "2025-03-01", gross: 60, currency: "EUR" } as const;
 * const { rows } = receivableSpells({ invoices: [invoice], payments: [payment] }, { bands: [0, 30] });
 *
 * rows.map((row) => [row.from, row.amount, row.overdueDays]);
 * // => [
 * //   ["2025-01-10", "100", null],
 * //   ["2025-02-10", "100", 0],
 * //   ["2025-03-01", "40", 0],
 * //   ["2025-03-12", "40", 30],
 * // ]
 * ```
 *
 * @category Revenue
 */
export function receivableSpells(
  data: ReceivableData,
  options: { readonly bands?: readonly number[] } = {},
): ReceivableSpells {
  const { bands = [0, 30, 60, 90] } = knownOptionsIn(caller, options, ["bands"]);
  checkBands(bands);
  const { invoices, payments = [] } = optionsIn(caller, data);
  const excluded: ReceivableSpells["excluded"] = [];
  const receivables = new Map<string, Receivable>();
  for (const invoice of listIn(caller, "a list of invoices", invoices)) {
    const found = receivableOf(invoice);
    if (typeof found === "string") excluded.push({ row: invoice, why: found });
    else if (receivables.has(invoice.id)) excluded.push({ row: invoice, why: "duplicate id" });
    else receivables.set(invoice.id, found);
    if (typeof found !== "string" && found.due === null)
      excluded.push({ row: invoice, why: "missing dueAt" });
  }
  for (const payment of listIn(caller, "a list of payments", payments)) {
    const receivable = receivables.get((payment as Partial<Payment> | null)?.invoiceId as string);
    const why = receivable === undefined ? "unknown invoiceId" : problemOfPayment(payment, receivable);
    if (why === null) receivable!.payments.push({ payment, moment: validMoment(payment.at)! });
    else excluded.push({ row: payment, why });
  }
  const rows = [...receivables.values()].flatMap((each) => spellsOf(each, bands, excluded));
  return { rows, excluded };
}

/** An invoice, and what was paid of it. */
interface Receivable {
  readonly invoice: Invoice;
  readonly issued: Moment;
  readonly due: Moment | null;
  readonly settled: Moment | null;
  readonly amount: string;
  readonly payments: { readonly payment: Payment; readonly moment: Moment }[];
}

function checkBands(bands: readonly number[]): void {
  const isAscending = listIn(caller, "bands: a list of days", bands).every(
    (days, place) => Number.isSafeInteger(days) && (place === 0 ? days >= 0 : days > bands[place - 1]!),
  );
  if (isAscending && bands.length > 0) return;
  throw invalidArgument(caller, "bands: whole days from 0 on, in ascending order, such as [0, 30]", bands);
}

/** The invoice as what it leaves open, or what is wrong with it. */
function receivableOf(invoice: Invoice): Receivable | string {
  const { id, issuedAt, dueAt, paidAt, amount, credited, currency } = (invoice ?? {}) as Partial<Invoice>;
  if (typeof id !== "string" || id === "") return "missing id";
  const [issued, due, settled] = [momentOf(issuedAt), momentOf(dueAt), momentOf(paidAt)];
  if (issued === null || issued === "invalid") return "missing or invalid issuedAt";
  if (due === "invalid") return "invalid dueAt";
  if (settled === "invalid") return "invalid paidAt";
  if (!isAmount(amount)) return amount === null || amount === undefined ? "missing amount" : "invalid amount";
  if (!isAmount(credited ?? 0)) return "invalid credited";
  if (typeof currency !== "string" || currency === "") return "missing currency";
  const open = subtractDecimals(amount, credited ?? 0);
  if (open.startsWith("-")) return "credited above the amount";
  return { invoice, issued, due, settled, amount: open, payments: [] };
}

function problemOfPayment({ at, gross, currency }: Payment, { invoice }: Receivable): string | null {
  const moment = momentOf(at);
  if (moment === null) return "not collected";
  if (moment === "invalid") return "invalid at";
  if (!isAmount(gross)) return gross === null || gross === undefined ? "missing gross" : "invalid gross";
  return currency === invoice.currency ? null : "in another currency than its invoice";
}

/** A decimal from 0. */
function isAmount(value: unknown): value is DecimalInput {
  return isDecimalValue(value) && compareDecimals(value, 0) >= 0;
}

/** What is open from a moment on. */
interface Step {
  readonly from: Moment;
  readonly amount: string;
}

function spellsOf(
  receivable: Receivable,
  bands: readonly number[],
  excluded: ReceivableSpells["excluded"],
): ReceivableSpell[] {
  const { invoice, due, settled } = receivable;
  const { id, customerId = null, dueAt = null, currency } = invoice;
  const steps = stepsOf(receivable, excluded);
  const rows: ReceivableSpell[] = [];
  for (const [place, { from, amount }] of steps.entries()) {
    if (amount === "0") continue;
    const until = earlier(steps[place + 1]?.from ?? null, settled);
    for (const piece of piecesOf(from, until, due, bands))
      rows.push({
        ...{ id: `${id} ${rows.length + 1}`, invoiceId: id, customerId, dueAt },
        ...{ from: piece.from.time, until: piece.until?.time ?? null },
        ...{ amount, currency: currency!, overdueDays: piece.overdueDays },
      });
  }
  return rows;
}

/** What is open, from each payment on. What was paid before the invoice is as if paid with it. */
function stepsOf(
  { issued, amount, payments }: Receivable,
  excluded: ReceivableSpells["excluded"],
): readonly Step[] {
  const steps: Step[] = [{ from: issued, amount }];
  for (const { payment, moment } of [...payments].sort(byTime)) {
    const { amount: open } = steps.at(-1)!;
    const isAbove = compareDecimals(payment.gross!, open) > 0;
    if (isAbove) excluded.push({ row: payment, why: "more than is open" });
    const left = isAbove ? "0" : subtractDecimals(open, payment.gross!);
    steps.push({ from: later(moment, issued), amount: left });
  }
  return steps;
}

function byTime(left: Receivable["payments"][number], right: Receivable["payments"][number]): number {
  return left.moment.instant - right.moment.instant || (left.payment.id < right.payment.id ? -1 : 1);
}

/** A stretch of time in one band. */
interface Piece {
  readonly from: Moment;
  readonly until: Moment | null;
  readonly overdueDays: number | null;
}

/** A stretch of time, cut where a band begins. */
function piecesOf(
  start: Moment,
  until: Moment | null,
  due: Moment | null,
  bands: readonly number[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let [from, overdueDays]: [Moment, number | null] = [start, null];
  const add = (end: Moment | null): void => {
    if (end === null || from.instant < end.instant) pieces.push({ from, until: end, overdueDays });
  };
  for (const days of due === null ? [] : bands) {
    const edge = daysLater(due!, days);
    if (until !== null && edge.instant >= until.instant) break;
    add(edge);
    [from, overdueDays] = [later(from, edge), days];
  }
  add(until);
  return pieces;
}
