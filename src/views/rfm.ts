import { isDecimalValue } from "../aggregates/state-checks.js";
import { dayOf, isCalendarDate } from "../calendar/dates.js";
import type { CalendarDate, Zone } from "../calendar/time.js";
import { invalidArgument, knownOptionsIn, listIn, SalesmetricsError } from "../errors.js";
import { addDecimals, compareDecimals } from "../exact/index.js";
import { memoized } from "../memo.js";
import type { CustomerPayment } from "./customer-payment.js";
import { momentOf } from "./moment.js";
import { zoneMissing } from "./purchase-gaps.js";
import type { RfmScore } from "./rfm-score.js";

/** The scores of customers, and the payments left out. */
export interface RfmScores {
  readonly rows: RfmScore[];
  readonly excluded: { readonly payment: CustomerPayment; readonly why: string }[];
}

const caller = "rfm";

/**
 * The RFM scores of customers on a day: how recently, how often and how much each has paid, in fifths of all customers.
 *
 * *Details*. Takes the rows of {@link customerPayments} up to the end of `asOf`. Recency is the days since the last payment,
 * frequency the number of days with a payment, monetary payments − refunds. Refunds are no payments. A score is
 *
 * ```
 * 1 + ⌊5 × customers that are worse ÷ customers⌋
 * ```
 *
 * so customers who are alike have one score, and where all are alike it is 1. Worse is longer ago, more seldom, less. Instants
 * need a time zone to fall on a day: `{ zone: timeZone("Europe/Berlin") }`.
 *
 * Left out, in `excluded`: payments without a customer, a valid amount, a currency or a valid time, those after `asOf`, and the
 * refunds of customers who never paid. Amounts in several currencies are refused with `mixed-currencies`.
 *
 * *Gotchas*. Scores are of these customers on this day: of others, or later, they are others. Fifths of few customers say little.
 *
 * @example
 * ```ts
 * import { rfm } from "salesmetrics";
 *
 * const paid = (customerId: string, at: "2025-01-10" | "2025-03-10", amount: number) =>
 *   ({ id: `${customerId} ${at}`, customerId, at, amount, currency: "EUR" }) as const;
 * const { rows } = rfm(
 *   [paid("ann", "2025-01-10", 50), paid("ann", "2025-03-10", 60), paid("bob", "2025-01-10", 200)],
 *   { asOf: "2025-03-31" },
 * );
 *
 * rows.map((row) => [row.id, row.recencyDays, row.frequency, row.monetary, row.cell]);
 * // => [["ann", 21, 2, "110", "331"], ["bob", 80, 1, "200", "113"]]
 * ```
 *
 * @category Customers
 */
export function rfm(
  payments: readonly CustomerPayment[],
  options: { readonly asOf: CalendarDate; readonly zone?: Zone },
): RfmScores {
  const { asOf, zone = null } = knownOptionsIn(caller, options, ["asOf", "zone"]);
  if (!isCalendarDate(asOf))
    throw invalidArgument(caller, 'asOf: a calendar date, such as "2025-03-31"', asOf);
  const excluded: { payment: CustomerPayment; why: string }[] = [];
  const customers = new Map<string, Paid[]>();
  for (const payment of listIn(caller, "a list of payments", payments)) {
    const found = paidIn(payment, asOf, zone);
    if (typeof found === "string") excluded.push({ payment, why: found });
    else memoized(customers, payment.customerId, (): Paid[] => []).push(found);
  }
  const habits: Habits[] = [];
  for (const [id, paid] of customers) {
    const days = new Set(paid.filter(({ isPayment }) => isPayment).map(({ day }) => day));
    if (days.size === 0)
      for (const { payment } of paid) excluded.push({ payment, why: "refund without a payment" });
    else habits.push(habitsOf(id, days, paid, asOf));
  }
  refuseCurrencies(habits);
  return { rows: scored(habits), excluded };
}

/** A payment or a refund that counts. */
interface Paid {
  readonly payment: CustomerPayment;
  readonly day: CalendarDate;
  readonly isPayment: boolean;
}

/** What the scores of a customer are made of. */
interface Habits {
  readonly id: string;
  readonly lastPaidAt: CalendarDate;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetary: string;
  readonly currencies: ReadonlySet<string>;
}

function paidIn(payment: CustomerPayment, asOf: CalendarDate, zone: Zone | null): Paid | string {
  const { customerId, at, amount, currency } = (payment ?? {}) as Partial<CustomerPayment>;
  if (typeof customerId !== "string" || customerId === "") return "missing customerId";
  if (!isDecimalValue(amount)) return amount == null ? "missing amount" : "invalid amount";
  if (typeof currency !== "string" || currency === "") return "missing currency";
  const moment = momentOf(at);
  if (moment === null || moment === "invalid") return "missing or invalid at";
  const { time, instant } = moment;
  if (!isCalendarDate(time) && zone === null) throw zoneMissing(caller);
  const day = isCalendarDate(time) ? time : zone!.dateOf(instant);
  return day > asOf ? "after asOf" : { payment, day, isPayment: compareDecimals(amount, 0) > 0 };
}

function habitsOf(
  id: string,
  days: ReadonlySet<CalendarDate>,
  paid: readonly Paid[],
  asOf: CalendarDate,
): Habits {
  const lastPaidAt = [...days].reduce((last, day) => (day > last ? day : last));
  return {
    ...{ id, lastPaidAt, recencyDays: dayOf(asOf) - dayOf(lastPaidAt), frequency: days.size },
    monetary: paid
      .map(({ payment }) => payment.amount!)
      .reduce<string>((sum, each) => addDecimals(sum, each), "0"),
    currencies: new Set(paid.map(({ payment }) => payment.currency!)),
  };
}

function refuseCurrencies(habits: readonly Habits[]): void {
  const found = [...new Set(habits.flatMap(({ currencies }) => [...currencies]))].sort();
  if (found.length < 2) return;
  throw new SalesmetricsError(
    "mixed-currencies",
    `${caller}: expected amounts of one currency, got ${found.join(", ")}: pass the payments of one, or convert them`,
  );
}

function scored(habits: readonly Habits[]): RfmScore[] {
  const recency = scores(habits, (left, right) => right.recencyDays - left.recencyDays);
  const frequency = scores(habits, (left, right) => left.frequency - right.frequency);
  const monetary = scores(habits, (left, right) => compareDecimals(left.monetary, right.monetary));
  return habits.map(({ currencies, ...habit }): RfmScore => {
    const [recencyScore, frequencyScore, monetaryScore] = [recency, frequency, monetary].map((of) =>
      of.get(habit.id)!,
    ) as [number, number, number];
    const [currency] = currencies;
    const cell = `${recencyScore}${frequencyScore}${monetaryScore}`;
    return { ...habit, currency: currency!, recencyScore, frequencyScore, monetaryScore, cell };
  });
}

/** The score of each customer, by how many are worse. */
function scores(
  habits: readonly Habits[],
  compare: (left: Habits, right: Habits) => number,
): ReadonlyMap<string, number> {
  const inOrder = [...habits].sort(compare);
  const found = new Map<string, number>();
  let worse = 0;
  for (const [place, habit] of inOrder.entries()) {
    if (place > 0 && compare(inOrder[place - 1]!, habit) !== 0) worse = place;
    found.set(habit.id, 1 + Math.floor((5 * worse) / inOrder.length));
  }
  return found;
}
