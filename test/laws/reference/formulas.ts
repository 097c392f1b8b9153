// Formulas, read from their definitions and worked out for one place at a time.
import type { Reason } from "salesmetrics";
import type { Time } from "../calendar.js";
import { dayOf, knownBefore, ordered } from "../context.js";
import {
  compare,
  divided,
  type Fraction,
  fractionOf,
  minus,
  nearestDouble,
  over,
  plus,
  sumOf,
  times,
  zero,
} from "../fraction.js";
import {
  type Calendar,
  daysFrom,
  lastUnits,
  shifted,
  unitsBefore,
  unitsEndingIn,
  type Window,
} from "../windows.js";
import { answer, type Json } from "./expressions.js";
import {
  type Asking,
  folded,
  foldedIn,
  type Found,
  holdsFor,
  type Judged,
  judged,
  converted,
  type Key,
  keyOf,
  type Measure,
  medianOf,
  nothing,
  numberOf,
  type Place,
  rateDayOf,
  restrictedMeanOf,
  rowsAt,
  rowsOf,
  survivalOf,
  whole,
} from "./measures.js";
import { type Amount, isNone } from "./values.js";

type Formula = (parts: readonly Json[], place: Place) => Found;

/** The value of a formula in a place. */
export function valueOf(formula: Json, place: Place): Found {
  const definition = formula as { readonly [name: string]: Json };
  if ("aggregate" in definition) return foldedIn(definition as unknown as Measure, place);
  const name = Object.keys(definition)[0]!;
  const known = Object.hasOwn(formulas, name) ? formulas[name] : undefined;
  if (known === undefined) throw new Error(`the reference interpreter does not know the formula ${name}`);
  return known(
    name === "derive" ? [definition["derive"]!, definition["from"]!] : (definition[name] as readonly Json[]),
    place,
  );
}

export const isMissing = (found: Found): found is { readonly reason: Reason } => "reason" in found;
const isNoMoney = (found: Found): boolean => "isNoMoney" in found;

/** A formula that computes with the values of others; without one of them it has none, for the reason of the first. */
const ofParts =
  (compute: (parts: readonly Found[]) => Found): Formula =>
  (parts, place) => {
    const found = parts.map((part) => valueOf(part, place));
    if (!found.some(isMissing)) return compute(found);
    const first = found.find((part) => isMissing(part) || isNoMoney(part))!;
    return isMissing(first) ? first : nothing("empty");
  };

const sizeOf = (found: Found): Fraction => {
  if ("number" in found) return found.number;
  return "amount" in found ? found.amount : zero;
};

/** A fraction of the kind of some parts: an amount in their currency, or a number. */
function alike(parts: readonly Found[], size: Fraction): Found {
  const amount = parts.find((part): part is Amount => "amount" in part);
  if (amount !== undefined) return { amount: size, currency: amount.currency };
  return parts.some((part) => "number" in part) ? numberOf(size) : { isNoMoney: true };
}

function quotient(above: Found, below: Found): Found {
  if (isMissing(below)) return below;
  if (isNoMoney(below)) return nothing("empty");
  if (compare(sizeOf(below), zero) === 0) return nothing("zero-denominator");
  if (isMissing(above)) return above;
  const size = divided(sizeOf(above), sizeOf(below));
  return "amount" in below ? numberOf(size) : alike([above], size);
}

/** Another formula, while a count is zero. */
const unless =
  (reason: Reason): Formula =>
  ([count, formula], place) => {
    const counted = valueOf(count!, place);
    const isAny = !isMissing(counted) && compare(sizeOf(counted), zero) > 0;
    return isAny ? nothing(reason) : valueOf(formula!, place);
  };

const derived: Readonly<Record<string, (parts: Readonly<Record<string, Found>>) => Found>> = {
  /** Whether all that was reached is the last stage, which leads to no other. */
  isReached: ({ gap }) => {
    if (isMissing(gap!)) return gap;
    return isNoMoney(gap!) ? nothing("empty") : numberOf(whole(compare(sizeOf(gap!), zero) > 0 ? 0 : 1));
  },
  onlyLast: ({ all, before }) =>
    numberOf(whole(compare(sizeOf(all!), zero) > 0 && compare(sizeOf(before!), zero) === 0 ? 1 : 0)),
};

/** Work in another window, of which all days count up to the end of `during`. */
function inWindow(place: Place, window: Window | null): Place | null {
  if (window === null) return null;
  const last = place.asking.during?.end ?? window.end;
  return { ...place, window, days: [window.start, window.end < last ? window.end : last] };
}

const calendarOf = (unit: Json | undefined): Calendar | null =>
  unit === undefined ? null : (unit as unknown as Calendar);

function before({ window }: Place, count: number, unit: Calendar | null): Window | null {
  if (window === null) return null;
  return unit === null ? window.back(count) : unitsBefore(window, unit, count);
}

const isOver = ({ asking, window }: Place): boolean => {
  const known = knownBefore(asking);
  return known === null || known >= window!.end;
};

const isCut = ({ window, days }: Place): boolean => window!.start !== days![0] || window!.end !== days![1];

/** Whether all days of a place's window count and are over. */
export const isWhole = (place: Place): boolean => isOver(place) && !isCut(place);

function prior([formula, count, unit]: readonly Json[], place: Place): Found {
  const earlier = inWindow(place, before(place, count as number, calendarOf(unit)));
  if (earlier === null) return nothing("not-applicable");
  return isOver(earlier) ? valueOf(formula!, earlier) : nothing("incomplete-period");
}

function growth([formula, earlier]: readonly Json[], place: Place): Found {
  if (place.window === null) return nothing("not-applicable");
  if (!isWhole(place)) return nothing("incomplete-period");
  const base = valueOf(earlier!, place);
  if (isMissing(base) && ["not-applicable", "incomplete-period"].includes(base.reason)) return base;
  if (isMissing(base) || compare(sizeOf(base), zero) <= 0) return nothing("no-base");
  const now = valueOf(formula!, place);
  if (isMissing(now)) return now;
  return numberOf(divided(minus(sizeOf(now), sizeOf(base)), sizeOf(base)));
}

function compoundGrowth(parts: readonly Json[], place: Place): Found {
  const grown = growth(parts, place);
  if (isMissing(grown)) return grown;
  const [, count] = (parts[1] as { readonly prior: readonly [Json, number] }).prior;
  const rate = (1 + nearestDouble(sizeOf(grown))) ** (1 / count) - 1;
  return Number.isFinite(rate) ? numberOf(fractionOf(rate)) : nothing("not-applicable");
}

function trailing([formula, count, unit]: readonly Json[], place: Place): Found {
  const window = place.window && lastUnits(place.window.end, calendarOf(unit)!, count as number);
  const other = inWindow(place, window);
  return other === null ? nothing("not-applicable") : valueOf(formula!, other);
}

function averageOver([formula, unit]: readonly Json[], place: Place): Found {
  if (place.window === null) return nothing("not-applicable");
  const last = place.asking.during?.end ?? null;
  const units = unitsEndingIn(place.window, calendarOf(unit)!)
    .filter(({ end }) => last === null || end <= last)
    .map((window) => inWindow(place, window)!)
    .filter(isOver);
  if (units.length === 0) return nothing("incomplete-period");
  const found = units.map((each) => valueOf(formula!, each));
  return found.find(isMissing) ?? alike(found, divided(sumOf(found.map(sizeOf)), whole(found.length)));
}

/** A row of a stock, with when it goes out. */
interface Stay extends Judged {
  readonly until: Time | null;
}

/** The rows of a stock that have come in before a day; all that have come by `asOf`, without one. */
function staysIn([written, from, until]: readonly Json[], place: Place, day: string | null): Stay[] {
  const measure = written as unknown as Measure;
  const { asking } = place;
  const rateDay = stockRateDay(place);
  const found: Stay[] = [];
  for (const row of rowsAt(measure, place)) {
    const holds = holdsFor(row, measure, asking);
    if (holds === false) continue;
    const why = holds === true ? null : holds;
    const [start, end] = [from!, until!].map((time) => answer(time, row, asking));
    const hasEnd = !isNone(end!);
    if (isNone(start!)) {
      const until = hasEnd && !start.isMissing ? (end as Time) : null;
      found.push({ row, input: null, why: start.why, isPlaced: false, rateDay, until });
      continue;
    }
    const isReversed = hasEnd && ordered(end as Time, start as Time, asking.zone) < 0;
    // Of the two times of a reversed row either may be wrong: it is left out where the earlier one lies.
    const hasCome = isBefore(start as Time, isReversed ? null : day, asking);
    if (!hasCome || (isReversed && !isBefore(end as Time, day, asking))) continue;
    const wrong = isNone(end!) && !end.isMissing ? end.why : isReversed ? "negative duration" : null;
    const each = judged(row, measure, place, why ?? wrong, rateDay);
    found.push({ ...each, until: hasEnd ? (end as Time) : null });
  }
  return found;
}

/** Whether a time has come, and lies before a day. */
const isBefore = (time: Time, day: string | null, { asOf, zone }: Asking): boolean =>
  (asOf === null || ordered(time, asOf, zone) <= 0) && (day === null || dayOf(time, zone) < day);

/** The rows that came in before a day and had not gone out by another; without days, by `asOf`. */
function stocked(
  parts: readonly Json[],
  place: Place,
  cameBefore: string | null,
  wentBefore: string | null,
): Found {
  const measure = parts[0] as unknown as Measure;
  const rateDay = stockRateDay(place);
  const came = staysIn(parts, place, cameBefore);
  const counted = came.filter(({ why }) => why === null);
  const still = came.filter(({ until }) => until === null || !isBefore(until, wentBefore, place.asking));
  if (still.some(({ why }) => why === null) || counted.length === 0)
    return folded(measure, still, place, rateDay);
  // It has emptied: zero in the currency that it held.
  const nothingHeld = folded(measure, still, place, rateDay);
  if (!isNoMoney(nothingHeld)) return nothingHeld;
  return { amount: zero, currency: (counted[0]!.input as Amount).currency };
}

const leftOut = <Row extends Judged>(rows: readonly Row[]): Row[] => rows.filter(({ why }) => why !== null);

const textOf = (key: ReturnType<typeof keyOf>): string | null =>
  isNone(key) ? null : (key as { text: string }).text;

/**
 * The last day of a period, or that of `asOf` if it is earlier. For all time that of `asOf`; without one, that of the
 * report.
 */
function stockRateDay({ window, asking: { asOf, end: endOfAll } }: Place): string {
  const end = window !== null ? window.end : asOf === null ? endOfAll : null;
  const last = end && shifted(end, "day", -1);
  const known = asOf && rateDayOf(asOf);
  if (last === null || known === null) return last ?? known ?? "9998-12-31";
  return last < known ? last : known;
}

const stock: Formula = (parts, place) =>
  stocked(parts, place, place.days?.[1] ?? null, place.days?.[1] ?? null);

const atAnyTime: Formula = (parts, place) => {
  if (place.days === null) return stocked(parts, place, null, "0001-01-01");
  return stocked(parts, place, place.days[1], place.days[0]);
};

const balance: Formula = (parts, place) => stocked(parts, place, place.days?.[1] ?? null, "0001-01-01");

const stockBefore: Formula = (parts, place) => stocked(parts, place, place.days![0], place.days![0]);

/** The keys whose stock is above zero when a period opens; those of them that also have one in the end. */
const opening =
  (isStill: boolean): Formula =>
  ([atStart, atEnd, key], place) => {
    if (place.window === null) return nothing("not-applicable");
    const [measure] = (Object.values(atStart as object) as [readonly [Measure]])[0];
    const opened = keysOf(key!, [measure], place).filter((each) =>
      isAbove(valueOf(atStart!, withKey(place, each))),
    );
    const kept = opened.filter((each) => !isStill || isAbove(valueOf(atEnd!, withKey(place, each))));
    return numberOf(whole(kept.length));
  };

/** An amount of each key whose stock is above zero when a period opens, by what it has then and in the end. */
const openingAmounts =
  (choose: (start: Fraction, end: Fraction) => Fraction): Formula =>
  ([atStart, atEnd, key], place) => {
    if (place.window === null) return nothing("not-applicable");
    const [[measure, ...times]] = Object.values(atStart as object) as [readonly [Measure, ...Json[]]];
    const balances = keysOf(key!, [measure], place)
      .map((each) => [atStart!, atEnd!].map((stock) => valueOf(stock, withKey(place, each))))
      .filter(([start]) => isAbove(start!));
    if (balances.length > 0)
      return alike(
        balances.flat(),
        sumOf(balances.map(([start, end]) => choose(sizeOf(start!), isAbove(end!) ? sizeOf(end!) : zero))),
      );
    // None: it is zero unless a row was left out.
    const keyed = { ...measure, key: keyExpression(key!)(measure.entity) };
    const rows = staysIn([keyed, ...times], place, place.days![1]);
    return folded(keyed, leftOut(rows), place);
  };

const smaller = (left: Fraction, right: Fraction): Fraction => (compare(left, right) > 0 ? right : left);

const isAbove = (found: Found): boolean => !isMissing(found) && compare(sizeOf(found), zero) > 0;
const withKey = (place: Place, key: Key): Place => ({ ...place, keys: [...place.keys, key] });

/** Every key that a row of some measures has, wherever the row belongs. */
function keysOf(key: Json, measures: readonly Measure[], { asking }: Place): Key[] {
  const of = keyExpression(key);
  const values = measures.flatMap(({ entity }) =>
    asking.data[entity]!.map((row) => textOf(keyOf(row, of(entity), asking))),
  );
  return [...new Set(values)].sort().flatMap((value) => (value === null ? [] : [{ of, value }]));
}

/** The expression of a key for the rows of an entity. */
function keyExpression(key: Json): Key["of"] {
  const { dimension } = key as { dimension?: Readonly<Record<string, Json>> };
  return (entity) => (dimension === undefined ? key : dimension[entity]!);
}

/** The measures of a formula; those of `perKey` with their key. */
export function measuresOf(formula: Json): Measure[] {
  if (typeof formula !== "object" || formula === null) return [];
  if ("aggregate" in formula) return [formula as unknown as Measure];
  const measures = Object.values(formula).flatMap((part) => measuresOf(part));
  if (!("perKey" in formula)) return measures;
  const key = keyExpression((formula.perKey as readonly Json[])[1]!);
  return measures.map((measure) => ({ ...measure, key: key(measure.entity) }));
}

function perKey([formula, key, fold]: readonly Json[], place: Place): Found {
  const measures = measuresOf(formula!);
  const found: Found[] = [];
  for (const each of keysOf(key!, measures, place)) {
    const there = withKey(place, each);
    const isThere = measures.some((measure) => rowsOf(measure, there).some(({ why }) => why === null));
    if (isThere) found.push(valueOf(formula!, there));
  }
  const unknown = found
    .filter(isMissing)
    .find(({ reason }) => reason === "immature" || reason === "not-applicable");
  if (unknown !== undefined) return unknown;
  const isAmount = found.some((value) => "amount" in value);
  const values = found.filter((value) => !isMissing(value) && (isAmount || !isNoMoney(value)));
  if (values.length === 0 && found.some(isNoMoney)) return nothing("empty");
  return foldOf(fold!, values.map(sizeOf));
}

/** One number of the values of all keys. */
function foldOf(fold: Json, values: readonly Fraction[]): Found {
  if (fold === "meanOf") {
    if (values.length === 0) return nothing("empty");
    return numberOf(divided(sumOf(values), whole(values.length)));
  }
  if (fold === "sumOfSquares")
    return ofTotal(values, (total) => sumOf(values.map((each) => square(divided(each, total)))));
  const [[name, how] = ["", null]] = Object.entries(fold as { readonly [name: string]: Json });
  const greatest = [...values].sort(compare).reverse();
  switch (name) {
    case "countWhere":
    case "shareWhere": {
      const { atLeast, above = atLeast } = how as { atLeast?: number; above?: number };
      const least = atLeast === undefined ? 1 : 0;
      const within = whole(values.filter((value) => compare(value, fractionOf(above!)) >= least).length);
      if (name === "countWhere") return numberOf(within);
      return quotient(numberOf(within), numberOf(whole(values.length)));
    }
    case "topShare": {
      const count =
        typeof how === "number"
          ? how
          : roundedUp(times(fractionOf((how as { share: number }).share), whole(values.length)));
      return ofTotal(values, (total) => divided(sumOf(greatest.slice(0, count)), total));
    }
    case "countCovering":
      return ofTotal(values, (total) => {
        const wanted = times(total, fractionOf(how as number));
        let count = 0;
        while (compare(sumOf(greatest.slice(0, count)), wanted) < 0) count++;
        return whole(count);
      });
    default:
      throw new Error(`the reference interpreter does not know the fold ${name}`);
  }
}

const square = (value: Fraction): Fraction => times(value, value);
const roundedUp = ({ above, below }: Fraction): number => Number((above + below - 1n) / below);

function ofTotal(values: readonly Fraction[], work: (total: Fraction) => Fraction): Found {
  if (values.length === 0) return nothing("empty");
  const total = sumOf(values);
  const sign = compare(total, zero);
  if (sign === 0) return nothing("zero-denominator");
  return sign < 0 ? nothing("not-applicable") : numberOf(work(total));
}

/** The shares of amounts that fall on the days of a place. A plan counts whatever `asOf` is. */
function spread([written, until]: readonly Json[], { days, ...place }: Place): Found {
  const measure = written as unknown as Measure;
  const { asking } = place;
  const rows = rowsOf(measure, { ...place, days: null, isPlan: true }).map((each): Stretch => {
    const [start, end] = [measure.at!, until!].map((time) => answer(time, each.row, asking));
    if (isNone(start!)) return { ...each, first: "", last: "" };
    const first = dayOf(start as Time, asking.zone);
    if (isNone(end!)) return { ...each, why: end.why, first, last: "" };
    const last = dayOf(end as Time, asking.zone);
    return { ...each, why: last < first ? "negative duration" : each.why, first, last };
  });
  const begun = rows.filter(({ first }) => days === null || first < days[1]);
  const counted = begun.filter(({ why }) => why === null);
  const hasEnded = counted.every(({ last }) => days !== null && last < days[0]);
  if (counted.length === 0 || (hasEnded && isShortOfCurrency(begun)))
    return folded(measure, leftOut(begun), { days, ...place });
  const shares = counted.map((each) =>
    times(converted(each, asking), days === null ? whole(1) : shareIn(days, each)),
  );
  return { amount: sumOf(shares), currency: asking.currency ?? (counted[0]!.input as Amount).currency };
}

/** Whether a row was left out that may have had an amount in another currency, be it of days that are over. */
const isShortOfCurrency = (rows: readonly Judged[]): boolean =>
  rows.some(({ why }) => why?.endsWith("currency") ?? false);

interface Stretch extends Judged {
  readonly first: string;
  readonly last: string;
}

/** The share of a stretch that lies in some days; one of no days lies on its first. */
function shareIn([start, end]: readonly [string, string], { first, last }: Stretch): Fraction {
  if (first === last) return whole(first >= start && first < end ? 1 : 0);
  const from = first > start ? first : start;
  const to = last < end ? last : end;
  return to > from ? over(BigInt(daysFrom(from, to)), BigInt(daysFrom(first, last))) : zero;
}

/** In how many milliseconds a unit of a lifetime is counted. */
const perUnit: Readonly<Record<string, bigint>> = { days: 86_400_000n, hours: 3_600_000n };

const inUnit = (found: Fraction | Reason, unit: Json): Found =>
  typeof found === "string" ? nothing(found) : numberOf(divided(found, over(perUnit[unit as string]!, 1n)));

/** Every formula that the catalogue uses. */
const formulas: Readonly<Record<string, Formula>> = {
  literal: (value) => numberOf(fractionOf(value as unknown as number)),
  ratio: ([above, below], place) => quotient(valueOf(above!, place), valueOf(below!, place)),
  difference: ofParts(([from, less]) => alike([from!, less!], minus(sizeOf(from!), sizeOf(less!)))),
  plus: ofParts((parts) => alike(parts, parts.map(sizeOf).reduce(plus))),
  product: ofParts(([value, factor]) =>
    alike(
      isNoMoney(value!) || isNoMoney(factor!) ? [{ isNoMoney: true }] : [value!, factor!],
      times(sizeOf(value!), sizeOf(factor!)),
    ),
  ),
  derive: ([name, from], place) => {
    const derive = derived[name as string];
    if (derive === undefined)
      throw new Error(`the reference interpreter does not know the function ${JSON.stringify(name)}`);
    const parts = Object.entries(from as { readonly [name: string]: Json });
    return derive(Object.fromEntries(parts.map(([each, formula]) => [each, valueOf(formula, place)])));
  },
  "unless immature": unless("immature"),
  "unless not-applicable": unless("not-applicable"),
  "unless no-base": unless("no-base"),
  positive: ([formula], place) => {
    const found = valueOf(formula!, place);
    if (isMissing(found) || isNoMoney(found)) return found;
    return compare(sizeOf(found), zero) > 0 ? found : nothing("no-base");
  },
  within: ([rate, , young], place) => unless("immature")([young!, rate!], place),
  withInterval: ([formula], place) => valueOf(formula!, place),
  overall: ([formula], place) => valueOf(formula!, { ...place, groups: [] }),
  prior,
  growth,
  compoundGrowth,
  trailing,
  averageOver,
  stock,
  atAnyTime,
  balance,
  stockBefore,
  "opening count": opening(false),
  "opening still": opening(true),
  "opening opened": openingAmounts((start) => start),
  "opening kept": openingAmounts(smaller),
  "opening retained": openingAmounts((_, end) => end),
  "opening lost": openingAmounts((start, end) => minus(start, smaller(start, end))),
  perKey,
  spread,
  spreadToDate: (parts, place) =>
    place.days === null
      ? nothing("not-applicable")
      : spread(parts, { ...place, days: ["0001-01-01", place.days[1]] }),
  survivalMedian: ([measure, unit], place) =>
    inUnit(medianOf(survivalOf(measure as unknown as Measure, place)), unit!),
  restrictedMean: ([measure, horizon, unit], place) => {
    const length = times(fractionOf(horizon as number), over(perUnit[unit as string]!, 1n));
    return inUnit(restrictedMeanOf(survivalOf(measure as unknown as Measure, place), length), unit!);
  },
};
