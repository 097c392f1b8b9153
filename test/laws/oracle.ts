// An oracle for reports on deals: plain loops over raw rows, written from the definitions. It shares no code with the
// library, and every number is an exact fraction until it is presented.
import {
  type Calendar,
  dayAfter,
  dayIn,
  endOf,
  isAfter,
  millisecondsFrom,
  startOf,
  type Time,
  timeOf,
} from "./calendar.js";
import {
  compare,
  decimalText,
  divided,
  type Fraction,
  fractionOf,
  nearestDouble,
  over,
  quantileOf,
  roundedText,
  sumOf,
  zero,
} from "./fraction.js";

export interface Question {
  readonly zone: string | null;
  readonly calendar: Calendar | null;
  /** The first day of the period asked for, and the first day after it. */
  readonly during: readonly [string, string] | null;
  readonly asOf: Time | null;
}

export type RawDeal = Readonly<Record<string, unknown>>;

interface Placed {
  readonly deal: RawDeal;
  readonly key: readonly (string | null)[];
  /** The first day of its period; `null` where it has none. */
  readonly start: string | null;
  /** Why it does not count, if it does not. */
  readonly why: string | null;
}

const known = ["USD", "EUR", "JPY", "KWD"];

const statuses = ["open", "won", "lost"];

/** Which deals a count of deals is about: true, false, or cannot be told. */
type Condition = (status: unknown) => boolean | null;
const isStatus =
  (...words: readonly string[]): Condition =>
  (status) =>
    status === null || status === undefined
      ? false
      : statuses.includes(status as string)
        ? words.includes(status as string)
        : null;

const whyOf = (status: unknown): string =>
  typeof status === "string" ? "unknown word in status" : "invalid status";

const flows = {
  created: ["createdAt", (): boolean => true],
  won: ["closedAt", isStatus("won")],
  lost: ["closedAt", isStatus("lost")],
  closed: ["closedAt", isStatus("won", "lost")],
} as const;

type Flow = keyof typeof flows;

/** The deals of a flow that the question is about, with those that do not count. */
function placed(deals: readonly RawDeal[], flow: Flow, { zone, calendar, during, asOf }: Question): Placed[] {
  const [field, condition] = flows[flow];
  const found: Placed[] = [];
  for (const deal of deals) {
    const admitted = condition(deal["status"]);
    if (admitted === false) continue;
    const key = [deal["ownerId"], deal["currency"]].map((value) =>
      typeof value === "string" && value !== "" ? value : null,
    );
    const time = timeOf(deal[field]);
    if (typeof time === "string") {
      found.push({ deal, key, start: null, why: `${time} ${field}` });
      continue;
    }
    const day = zone === null && "instant" in time ? null : dayIn(zone, time);
    if (during !== null && (day! < during[0] || day! >= during[1])) continue;
    if (asOf !== null && isAfter(time, asOf, zone)) {
      found.push({ deal, key, start: null, why: "after asOf" });
      continue;
    }
    const start = calendar === null ? "" : startOf(day!, calendar);
    found.push({ deal, key, start, why: admitted === null ? whyOf(deal["status"]) : null });
  }
  return found;
}

export interface ExpectedRow {
  readonly rep: string | null;
  readonly currency: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly partial: boolean;
  readonly values: Values;
}

export type Values = Readonly<Record<string, number | string | null>>;

export interface Expected {
  readonly rows: readonly ExpectedRow[];
  readonly total: Values;
  /** Why rows are not in the bookings of the total, and how many. */
  readonly excluded: Readonly<Record<string, number>>;
}

export function expectedReport(deals: readonly RawDeal[], question: Question): Expected {
  const { calendar, during } = question;
  const all = Object.fromEntries(
    (Object.keys(flows) as Flow[]).map((flow) => [flow, placed(deals, flow, question)]),
  ) as Record<Flow, Placed[]>;
  const everything = Object.values(all).flat();
  const keys = new Map(everything.map(({ key }) => [JSON.stringify(key), key]));
  const ordered = [...keys.values()].sort(compareKeys);
  const rows: ExpectedRow[] = [];
  for (const key of ordered) {
    for (const start of calendar === null ? [null] : startsOf(everything, calendar, during)) {
      const at = (one: Placed): boolean =>
        JSON.stringify(one.key) === JSON.stringify(key) &&
        one.start !== null &&
        (start === null || one.start === start);
      const end = start === null ? (during?.[1] ?? null) : endOf(start, calendar!);
      const first = start ?? during?.[0] ?? null;
      rows.push({
        rep: key[0]!,
        currency: key[1]!,
        start: first,
        end,
        partial: first !== null && isPartial(first, end!, question),
        values: valuesOf(all, at, question, false),
      });
    }
  }
  const total = valuesOf(all, (one) => one.start !== null, question, rows.length > 1);
  const excluded: Record<string, number> = {};
  for (const one of all.won) {
    const why = one.why ?? moneyOf(one.deal).why;
    if (why !== null) excluded[why] = (excluded[why] ?? 0) + 1;
  }
  return { rows, total, excluded };
}

/** Every period asked about, else from the first with a deal to the last. */
function startsOf(everything: readonly Placed[], calendar: Calendar, during: Question["during"]): string[] {
  const dated = everything.flatMap(({ start }) => (start === null ? [] : [start])).sort();
  const first = during === null ? dated[0] : startOf(during[0], calendar);
  if (first === undefined) return [];
  const starts: string[] = [];
  const isWithin = (start: string): boolean => (during === null ? start <= dated.at(-1)! : start < during[1]);
  for (let start = first; isWithin(start); start = endOf(start, calendar)) starts.push(start);
  return starts;
}

function isPartial(start: string, end: string, { zone, during, asOf }: Question): boolean {
  if (during !== null && during.some((edge) => edge > start && edge < end)) return true;
  if (asOf === null) return false;
  // The day of a calendar date is over; that of an instant is not.
  const known = "date" in asOf ? dayAfter(asOf.date) : dayIn(zone, asOf);
  return known < end;
}

function compareKeys(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  for (const [index, left] of one.entries()) {
    const right = other[index] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function moneyOf({ amount, currency }: RawDeal): { readonly why: string | null; readonly amount: Fraction } {
  const fail = (why: string) => ({ why, amount: zero });
  if (amount === null || amount === undefined) return fail("missing amount");
  const isNumber = typeof amount === "number" && Number.isFinite(amount);
  const isText = typeof amount === "string" && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(amount);
  if (!isNumber && !isText) return fail("invalid amount");
  if (currency === null || currency === undefined) return fail("missing currency");
  if (typeof currency !== "string") return fail("invalid currency");
  if (!known.includes(currency.toUpperCase())) return fail("unknown currency");
  return { why: null, amount: fractionOf(amount) };
}

function valuesOf(
  all: Readonly<Record<Flow, Placed[]>>,
  at: (one: Placed) => boolean,
  { zone }: Question,
  mixes: boolean,
): Values {
  const of = (flow: Flow): RawDeal[] =>
    all[flow].filter((one) => at(one) && one.why === null).map(({ deal }) => deal);
  const [won, closed] = [of("won"), of("closed")];
  const cycles = won.flatMap((deal) => {
    const [start, end] = [timeOf(deal["createdAt"]), timeOf(deal["closedAt"])];
    if (typeof start === "string" || typeof end === "string") return [];
    const length = millisecondsFrom(start, end, zone);
    return length < 0 ? [] : [over(BigInt(length), 86_400_000n)];
  });
  return {
    dealsCreated: of("created").length,
    wonDeals: won.length,
    lostDeals: of("lost").length,
    winRate: closed.length === 0 ? null : won.length / closed.length,
    reps: new Set(won.flatMap(({ ownerId }) => (typeof ownerId === "string" ? [ownerId] : []))).size,
    salesCycle:
      cycles.length === 0 ? null : nearestDouble(divided(sumOf(cycles), over(BigInt(cycles.length), 1n))),
    medianSalesCycle: cycles.length === 0 ? null : nearestDouble(quantileOf(cycles, 0.5)),
    salesCycle90th: cycles.length === 0 ? null : nearestDouble(quantileOf(cycles, 0.9)),
    ...moneyValues(won, mixes),
  };
}

function moneyValues(won: readonly RawDeal[], mixes: boolean): Values {
  const counted = won.filter((deal) => moneyOf(deal).why === null);
  const amounts = counted.map((deal) => moneyOf(deal).amount);
  const currencies = [...new Set(counted.map(({ currency }) => (currency as string).toUpperCase()))];
  const [currency] = currencies;
  const none = { bookings: null, averageDealSize: null, medianDealSize: null, smallest: null, largest: null };
  if (currency === undefined) return none;
  if (currencies.length > 1) {
    if (mixes) return none;
    throw new Error("one row with several currencies");
  }
  const sorted = [...amounts].sort(compare);
  const count = over(BigInt(amounts.length), 1n);
  const mean = divided(sumOf(amounts), count);
  const shown = (text: string): string => `${text} ${currency}`;
  return {
    bookings: shown(decimalText(sumOf(amounts))),
    averageDealSize: shown(amounts.length === 1 ? decimalText(mean) : roundedText(mean)),
    medianDealSize: shown(decimalText(quantileOf(amounts, 0.5))),
    smallest: shown(decimalText(sorted[0]!)),
    largest: shown(decimalText(sorted.at(-1)!)),
  };
}
