import type { Account, Plan, Win } from "./accounts.js";
import { monthsLater } from "./days.js";
import type { Random } from "./random.js";
import { cancelReasons } from "./world.js";

/** A subscription as it went. Days are numbers; `null` is what has not happened. */
export interface Contract {
  readonly id: string;
  readonly customer: string;
  readonly plan: Plan;
  readonly currency: string;
  readonly isYearly: boolean;
  readonly started: number;
  readonly trialEnd: number | null;
  /** How many seats, from when on. */
  readonly seats: { readonly from: number; readonly count: number }[];
  readonly pauses: { readonly from: number; readonly until: number }[];
  readonly coupon: Coupon | null;
  /** Since when nothing is paid any more. */
  unpaidFrom: number | null;
  cancelRequested: number | null;
  ended: number | null;
  reason: string;
  successor: string | null;
}

/** A percentage or an amount off so many bills, or off all of them. */
export interface Coupon {
  readonly kind: "percent" | "amount";
  readonly value: number;
  readonly cycles: number | null;
}

/** How a contract begins: with a plan of its own, or in the place of another. */
interface Beginning extends Win {
  readonly currency: string;
  readonly before: Contract | null;
}

/** The first day that is charged. */
export function billableFrom({ trialEnd, started }: Contract): number {
  return trialEnd ?? started;
}

/** The contracts of an account up to the last day, one after the other. */
export function contractsOf(random: Random, account: Account, last: number): Contract[] {
  const found: Contract[] = [];
  const [first] = account.wins;
  let next: Beginning | null = {
    plan: first!.plan,
    day: first!.day + random.whole(0, 12),
    currency: account.currency,
    before: null,
  };
  while (next !== null && next.day <= last) {
    const contract = begun(random, account, next, `${account.id.replace("C", "S")}-${found.length + 1}`);
    if (next.before !== null) next.before.successor = contract.id;
    found.push(contract);
    next = lived(random, contract, account, last);
  }
  return found;
}

function begun(random: Random, account: Account, beginning: Beginning, id: string): Contract {
  const { day, plan, currency, before } = beginning;
  const hasTrial = before === null && plan.name !== "Enterprise" && random.chance(0.3);
  const [fewest, most] = plan.seats;
  return {
    id,
    customer: account.id,
    plan,
    currency,
    isYearly: random.chance(plan.yearly),
    started: day,
    trialEnd: hasTrial ? day + 14 : null,
    seats: [{ from: day, count: random.whole(fewest, most) }],
    pauses: [],
    coupon: random.chance(0.18) ? couponOf(random) : null,
    unpaidFrom: null,
    cancelRequested: null,
    ended: null,
    reason: "",
    successor: null,
  };
}

function couponOf(random: Random): Coupon {
  const cycles = random.pick([1, 3, 6, null]);
  if (random.chance(0.25)) return { kind: "amount", value: 50, cycles };
  return { kind: "percent", value: random.pick([10, 15, 20, 30]), cycles };
}

/** Lets a contract go on month by month; returns what begins after it. */
function lived(random: Random, contract: Contract, account: Account, last: number): Beginning | null {
  const { plan, isYearly, currency, trialEnd } = contract;
  const start = billableFrom(contract);
  if (trialEnd !== null && trialEnd <= last && random.chance(0.2)) {
    contract.ended = trialEnd;
    return null;
  }
  for (let month = 1; ; month++) {
    const [from, day] = [monthsLater(start, month - 1), monthsLater(start, month)];
    if (day > last) return null;
    const win = account.wins.find((one) => from < one.day && one.day < day);
    if (win !== undefined && win.plan !== plan && random.chance(0.4)) {
      contract.ended = win.day;
      return { ...win, currency, before: contract };
    }
    changeSeats(random, contract, win?.day ?? from + random.whole(1, 25), win !== undefined);
    if (!isYearly && random.chance(0.006)) contract.pauses.push({ from: day, until: monthsLater(day, 2) });
    const isDue = !isYearly || month % 12 === 0;
    if (isDue && random.chance(0.004)) {
      contract.ended = day;
      return { plan, day, currency: currency === "USD" ? "EUR" : "USD", before: contract };
    }
    if (isDue && random.chance(isYearly ? 0.15 : 0.026)) return left(random, contract, day, last);
  }
}

/** A deal won for the same plan brings seats; now and then some are given back. */
function changeSeats(random: Random, { seats }: Contract, day: number, isMore: boolean): void {
  const { count, from } = seats.at(-1)!;
  const change = isMore ? random.whole(1, 4) : random.chance(0.02) ? -random.whole(1, 3) : 0;
  const next = Math.max(1, count + change);
  if (next !== count && day > from) seats.push({ from: day, count: next });
}

/** Ends a contract, by the customer's wish or because a payment failed; some come back. */
function left(random: Random, contract: Contract, day: number, last: number): Beginning | null {
  if (random.chance(0.3)) {
    contract.unpaidFrom = day;
    contract.ended = day + 45 <= last ? day + 45 : null;
    return null;
  }
  contract.cancelRequested = Math.max(contract.started, day - random.whole(1, 25));
  contract.ended = day;
  contract.reason = random.weighted(cancelReasons).name;
  const { plan, currency } = contract;
  return random.chance(0.22) ? { plan, day: day + random.whole(50, 220), currency, before: null } : null;
}
