import { type Account, accountsOf } from "./accounts.js";
import { billingOf, invoiceColumns, paymentColumns } from "./billing.js";
import { billableFrom, type Contract, contractsOf } from "./contracts.js";
import { csvOf, type CsvRow } from "./csv.js";
import { dateOf } from "./days.js";
import type { Sale } from "./deals.js";
import type { Random } from "./random.js";

const customerColumns = ["Customer ID", "Name", "Country", "Merged Into"];
const subscriptionColumns = [
  "Subscription ID",
  "Customer ID",
  "Plan",
  "Started",
  "Trial Start",
  "Trial End",
  "First Paid",
  "Cancel Requested",
  "Ended",
  "Cancel Reason",
  "Voluntary",
  "Successor",
];
const itemColumns = [
  "Item ID",
  "Subscription ID",
  "Price",
  "Currency",
  "Quantity",
  "Interval",
  "From",
  "Until",
  "Metered",
];
const discountColumns = ["Discount ID", "Subscription ID", "Kind", "Value", "Currency", "Cycles"];
const statusColumns = ["Status ID", "Subscription ID", "Status", "From", "Until"];

/** What accounts that won deals have subscribed to, were charged and paid, by file. */
export function subscriptionFiles(
  random: Random,
  sold: readonly Sale[],
  last: number,
): Readonly<Record<string, string>> {
  const accounts = accountsOf(random, sold);
  const contracts = accounts.flatMap((account) => contractsOf(random, account, last));
  const { invoices, payments } = billingOf(random, contracts, last);
  const rows = {
    customers: accounts.map(customerRow),
    subscriptions: contracts.map(subscriptionRow),
    items: contracts.flatMap(itemRows),
    discounts: contracts.flatMap(discountRows),
    statuses: contracts.flatMap(statusRows),
    invoices,
    payments,
  };
  spoil(random, rows);
  return {
    "customers.csv": csvOf(customerColumns, rows.customers),
    "subscriptions.csv": csvOf(subscriptionColumns, rows.subscriptions),
    "subscription-items.csv": csvOf(itemColumns, rows.items),
    "subscription-discounts.csv": csvOf(discountColumns, rows.discounts),
    "subscription-statuses.csv": csvOf(statusColumns, rows.statuses),
    "invoices.csv": csvOf(invoiceColumns, rows.invoices),
    "payments.csv": csvOf(paymentColumns, rows.payments),
  };
}

function customerRow({ id, name, country }: Account): CsvRow {
  return { "Customer ID": id, Name: name, Country: country, "Merged Into": "" };
}

const dateOrBlank = (day: number | null): string => (day === null ? "" : dateOf(day));

function subscriptionRow(contract: Contract): CsvRow {
  const { id, customer, plan, started, trialEnd, cancelRequested, ended, reason, successor } = contract;
  const isLost = ended !== null && successor === null;
  return {
    "Subscription ID": id,
    "Customer ID": customer,
    Plan: plan.name,
    Started: dateOf(started),
    "Trial Start": trialEnd === null ? "" : dateOf(started),
    "Trial End": dateOrBlank(trialEnd),
    "First Paid": ended !== null && ended <= billableFrom(contract) ? "" : dateOf(billableFrom(contract)),
    "Cancel Requested": dateOrBlank(cancelRequested),
    Ended: dateOrBlank(ended),
    "Cancel Reason": reason,
    Voluntary: isLost ? (contract.unpaidFrom === null ? "yes" : "no") : "",
    Successor: successor ?? "",
  };
}

/** An item for each number of seats. */
function itemRows({ id, plan, currency, isYearly, seats }: Contract): CsvRow[] {
  return seats.map(({ from, count }, place) => ({
    "Item ID": `${id}-${place + 1}`,
    "Subscription ID": id,
    Price: (plan.price * (isYearly ? 10 : 1)).toFixed(2),
    Currency: currency,
    Quantity: String(count),
    Interval: isYearly ? "year" : "month",
    From: place === 0 ? "" : dateOf(from),
    Until: dateOrBlank(seats[place + 1]?.from ?? null),
    Metered: "",
  }));
}

function discountRows({ id, currency, coupon }: Contract): CsvRow[] {
  if (coupon === null) return [];
  return [
    {
      "Discount ID": `${id}-off`,
      "Subscription ID": id,
      Kind: coupon.kind,
      Value: String(coupon.value),
      Currency: coupon.kind === "amount" ? currency : "",
      Cycles: coupon.cycles === null ? "" : String(coupon.cycles),
    },
  ];
}

/** The times in which a subscription was not simply active. */
function statusRows({ id, pauses, unpaidFrom, ended }: Contract): CsvRow[] {
  const states = [
    ...pauses.map(({ from, until }) => ({ status: "paused", from, until })),
    ...(unpaidFrom === null ? [] : [{ status: "pastDue", from: unpaidFrom, until: ended }]),
  ];
  return states.map(({ status, from, until }, place) => ({
    "Status ID": `${id}-${place + 1}`,
    "Subscription ID": id,
    Status: status,
    From: dateOf(from),
    Until: dateOrBlank(until),
  }));
}

type Rows = Readonly<
  Record<
    "customers" | "subscriptions" | "items" | "discounts" | "statuses" | "invoices" | "payments",
    CsvRow[]
  >
>;

/** What people and programs do to such rows. */
function spoil(random: Random, rows: Rows): void {
  const { customers, subscriptions, items, discounts, invoices, payments } = rows;
  customers[40]!["Merged Into"] = customers[12]!["Customer ID"]!;
  customers[77]!["Merged Into"] = customers[40]!["Customer ID"]!;
  Object.assign(subscriptions[30]!, { Started: "2024-02-30", "First Paid": "", "Trial End": "" });
  Object.assign(random.pick(items), { Interval: "fortnight" });
  Object.assign(random.pick(items), { Price: "" });
  Object.assign(random.pick(items), { Currency: "" });
  Object.assign(discounts[3]!, { Kind: "amount", Value: "50", Currency: "GBP" });
  Object.assign(
    discounts.find(({ Kind }, place) => Kind === "amount" && place > 7)!,
    { Value: "99000", Cycles: "" },
  );
  addMetered(items);
  for (const list of [items, invoices, payments])
    list.splice(random.whole(0, list.length), 0, { ...random.pick(list) });
  Object.assign(random.pick(payments), { Collected: "31/09/2025" });
  Object.assign(random.pick(invoices), { Amount: "1,240.00" });
  Object.assign(random.pick(invoices), { Due: "" });
}

/** Calls of a service, charged by use. */
function addMetered(items: CsvRow[]): void {
  for (const item of items.filter((_, place) => place % 60 === 7)) {
    const { Currency, "Subscription ID": subscription, "Item ID": id } = item;
    items.push({
      ...{ "Item ID": `${id}-calls`, "Subscription ID": subscription!, Price: "0.02", Currency: Currency! },
      ...{ Quantity: "1", Interval: "month", From: "", Until: "", Metered: "yes" },
    });
  }
}
