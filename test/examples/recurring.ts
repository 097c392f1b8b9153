import { addMonths, format, parseISO } from "date-fns";
import { daysBetween, digits, isDate, quotes, records } from "./raw.js";

/** What a customer is worth a month, in 1,200ths of a cent, by plain loops over the raw text. */
export type Worth = ReadonlyMap<string, bigint>;

type Line = Readonly<Record<string, string>>;

const first = (lines: readonly Line[], id: string): Line[] =>
  lines.filter((line, place) => lines.findIndex((other) => other[id] === line[id]) === place);

const merged = new Map(records("customers.csv").map((line) => [line["Customer ID"]!, line["Merged Into"]!]));
const subscriptions = first(records("subscriptions.csv"), "Subscription ID");
const items = first(records("subscription-items.csv"), "Item ID");
const discounts = records("subscription-discounts.csv");
const statuses = records("subscription-statuses.csv");

/** The customer that is left of mergers. */
function survivor(id: string): string {
  const into = merged.get(id) ?? "";
  return into === "" ? id : survivor(into);
}

/** What each customer is worth at the end of a day, in dollars at the rate of that day. */
export function worthOn(day: string): Worth {
  const worth = new Map<string, bigint>();
  const rate = quotes.filter(({ date }) => date <= day).at(-1)!.units;
  for (const subscription of subscriptions) {
    const value = valueOn(subscription, day);
    if (value === null) continue;
    const customer = survivor(subscription["Customer ID"]!);
    const dollars = value.currency === "EUR" ? (value.units * rate) / 10_000n : value.units;
    worth.set(customer, (worth.get(customer) ?? 0n) + dollars);
  }
  return worth;
}

function valueOn(
  subscription: Line,
  day: string,
): { readonly units: bigint; readonly currency: string } | null {
  const { "Subscription ID": id, Started: started, Ended: ended } = subscription;
  const start = subscription["Trial End"] || started!;
  if (!isDate(start) || start > day || (ended !== "" && ended! <= day)) return null;
  const isAway = statuses.some(
    ({ "Subscription ID": other, Status: status, From: from, Until: until }) =>
      other === id &&
      from! <= day &&
      (until === "" || day < until!) &&
      (status === "paused" || daysBetween(from!, day) >= 30),
  );
  const item = items.find((one) => one["Subscription ID"] === id && isUsable(one) && isIn(one, day));
  if (isAway || item === undefined) return null;
  const { Price: price, Quantity: seats, Interval: interval, Currency: currency } = item;
  const cents = digits(price!, 2) * BigInt(seats!);
  const discount = discounts.find((one) => one["Subscription ID"] === id && isInForce(one, item, start, day));
  return { units: less(cents, discount) * (interval === "year" ? 1n : 12n), currency: currency! };
}

function isUsable({ Price: price, Currency: currency, Interval: interval, Metered: metered }: Line): boolean {
  return price !== "" && currency !== "" && ["month", "year"].includes(interval!) && metered === "";
}

function isIn({ From: from, Until: until }: Line, day: string): boolean {
  return (from === "" || from! <= day) && (until === "" || day < until!);
}

/** Whether a discount is one of more than one bill, and reduces that of the day. */
function isInForce(discount: Line, item: Line, start: string, day: string): boolean {
  const { Cycles: cycles, Kind: kind, Currency: currency } = discount;
  if (kind === "amount" && currency !== item["Currency"]) return false;
  if (cycles === "1") return false;
  const months = Number(cycles) * (item["Interval"] === "year" ? 12 : 1);
  return cycles === "" || day < format(addMonths(parseISO(start), months), "yyyy-MM-dd");
}

/** Hundredths of cents of what is left of a price. */
function less(cents: bigint, discount: Line | undefined): bigint {
  if (discount === undefined) return cents * 100n;
  const value = BigInt(discount["Value"]!);
  if (discount["Kind"] === "percent") return cents * (100n - value);
  return cents > value * 100n ? (cents - value * 100n) * 100n : 0n;
}
