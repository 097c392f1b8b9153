import { billableFrom, type Contract } from "./contracts.js";
import type { CsvRow } from "./csv.js";
import { dateOf, monthsLater } from "./days.js";
import type { Random } from "./random.js";

export const invoiceColumns = [
  "Invoice ID",
  "Customer ID",
  "Issued",
  "Due",
  "Paid",
  "Amount",
  "Credited",
  "Currency",
  "Service From",
  "Service Until",
];

export const paymentColumns = [
  "Payment ID",
  "Customer ID",
  "Invoice ID",
  "Invoiced",
  "Collected",
  "Failed",
  "Recovered",
  "Amount",
  "Fee",
  "Currency",
  "Method",
];

/** What a contract is charged for: one bill for each cycle of a month or a year. */
interface Bill {
  readonly contract: Contract;
  readonly number: number;
  readonly issued: number;
  readonly until: number;
  readonly cents: number;
}

/** The invoices of contracts up to the last day, and the payments for them. */
export function billingOf(
  random: Random,
  contracts: readonly Contract[],
  last: number,
): { readonly invoices: CsvRow[]; readonly payments: CsvRow[] } {
  const [invoices, payments]: [CsvRow[], CsvRow[]] = [[], []];
  for (const bill of contracts.flatMap((contract) => billsOf(contract, last))) {
    const { payment, paid } = paymentOf(random, bill, last);
    invoices.push(invoiceOf(bill, paid));
    if (payment !== null) payments.push(payment);
  }
  return { invoices, payments };
}

function billsOf(contract: Contract, last: number): Bill[] {
  const { isYearly, ended, pauses } = contract;
  const months = isYearly ? 12 : 1;
  const start = billableFrom(contract);
  const bills: Bill[] = [];
  for (let number = 0; ; number++) {
    const [issued, until] = [monthsLater(start, number * months), monthsLater(start, (number + 1) * months)];
    if (issued > last || (ended !== null && issued >= ended)) return bills;
    if (pauses.some((pause) => pause.from <= issued && issued < pause.until)) continue;
    bills.push({ contract, number, issued, until, cents: centsOf(contract, issued, number) });
  }
}

/** What a bill comes to: the price of the seats of that day, less the coupon. */
function centsOf({ plan, seats, isYearly, coupon }: Contract, day: number, number: number): number {
  const { count } = seats.filter(({ from }) => from <= day).at(-1) ?? seats[0]!;
  const full = plan.price * 100 * count * (isYearly ? 10 : 1);
  if (coupon === null || (coupon.cycles !== null && number >= coupon.cycles)) return full;
  const off = coupon.kind === "percent" ? Math.round((full * coupon.value) / 100) : coupon.value * 100;
  return Math.max(0, full - off);
}

/** How a bill was paid: by card at once, or by transfer some weeks later; some cards fail, and most of those pay later. */
function paymentOf(
  random: Random,
  bill: Bill,
  last: number,
): { readonly payment: CsvRow | null; readonly paid: number | null } {
  const { contract, issued } = bill;
  const hasCard = contract.plan.name !== "Enterprise";
  const isLost = contract.unpaidFrom !== null && issued >= contract.unpaidFrom;
  const fails = isLost || random.chance(hasCard ? 0.05 : 0.01);
  const isRecovered = !isLost && random.chance(0.75);
  const wait = fails ? random.whole(1, 16) : hasCard ? 0 : random.whole(4, 24);
  const paid = (fails && !isRecovered) || issued + wait > last ? null : issued + wait;
  // Of a transfer that has not come nobody knows.
  if (!fails && paid === null) return { payment: null, paid };
  return { payment: paymentRow(bill, hasCard, fails, paid), paid };
}

function paymentRow(bill: Bill, hasCard: boolean, fails: boolean, paid: number | null): CsvRow {
  const { contract, issued, cents } = bill;
  const isRecovered = fails && paid !== null;
  return {
    "Payment ID": `P-${idOf(bill)}`,
    "Customer ID": contract.customer,
    "Invoice ID": `I-${idOf(bill)}`,
    Invoiced: dateOf(issued),
    Collected: paid === null ? "" : dateOf(paid),
    Failed: fails ? dateOf(issued) : "",
    Recovered: isRecovered ? dateOf(paid) : "",
    Amount: (cents / 100).toFixed(2),
    Fee: hasCard && paid !== null ? ((Math.round(cents * 0.029) + 30) / 100).toFixed(2) : "",
    Currency: contract.currency,
    Method: hasCard ? "card" : "transfer",
  };
}

function invoiceOf(bill: Bill, paid: number | null): CsvRow {
  const { contract, issued, until, cents } = bill;
  const { ended, successor } = contract;
  // A switch within a cycle gives back the days that are left.
  const isCut = successor !== null && ended !== null && ended < until;
  const credited = isCut ? Math.round((cents * (until - ended)) / (until - issued)) : 0;
  return {
    "Invoice ID": `I-${idOf(bill)}`,
    "Customer ID": contract.customer,
    Issued: dateOf(issued),
    Due: dateOf(issued + 14),
    Paid: paid === null ? "" : dateOf(paid),
    Amount: (cents / 100).toFixed(2),
    Credited: credited === 0 ? "" : (credited / 100).toFixed(2),
    Currency: contract.currency,
    "Service From": dateOf(issued),
    "Service Until": dateOf(until),
  };
}

function idOf({ contract, number }: Bill): string {
  return `${contract.id.slice(1)}-${String(number + 1).padStart(2, "0")}`;
}
