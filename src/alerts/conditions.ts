import { isSalesmetricsError } from "../errors.js";
import { boundAt, type Judged, type Known, valueAt } from "./bounds.js";
import type { Concern } from "./concerns.js";
import { chartBy, type Detector } from "./detectors/detector.js";
import type { SeriesPoint } from "./detectors/series.js";
import {
  compare,
  magnitude,
  minus,
  type PlainAmount,
  plainOf,
  type Quantity,
  quantityOf,
  timesOf,
} from "./quantity.js";
import type { AlertBound, AlertChange, AlertCondition } from "./rule.js";

/** Whether a condition is met; `null` if it cannot be told. */
export interface Answer {
  readonly isMet: boolean | null;
  /** What the value was compared with: a bound, or two limits. */
  readonly bounds: readonly PlainAmount[];
  /** What a detector says. */
  readonly signals: readonly string[];
  readonly concerns: readonly Concern[];
}

/** Asks a condition about a row. */
export function ask(condition: AlertCondition, judged: Judged): Answer {
  if ("unusual" in condition) return unusual(condition.unusual, judged);
  if ("risesBy" in condition) return changed(condition.risesBy, judged, 1);
  if ("fallsBy" in condition) return changed(condition.fallsBy, judged, -1);
  if ("crosses" in condition) return crosses(condition.crosses, judged);
  const [[kind, given]] = Object.entries(condition) as [[keyof typeof isBeyond, AlertBound | AlertBound[]]];
  const bounds = [given].flat().map((bound) => boundAt(judged, bound));
  return compared(judged, bounds, (value, [first, second]) => {
    const isMet = isBeyond[kind](compare(value, first!), second === undefined ? 0 : compare(value, second));
    return isMet && (kind === "inside" || reaches(judged, value, nearest(value, first!, second)));
  });
}

/** Whether a value meets a condition, by its order to the bound, or to both limits. */
const isBeyond = {
  above: (order: number) => order > 0,
  atOrAbove: (order: number) => order >= 0,
  below: (order: number) => order < 0,
  atOrBelow: (order: number) => order <= 0,
  inside: (low: number, high: number) => low >= 0 && high <= 0,
  outside: (low: number, high: number) => low < 0 || high > 0,
} as const;

/** The limit that a value outside both is beyond. */
function nearest(value: Quantity, low: Quantity, high: Quantity | undefined): Quantity {
  return high !== undefined && compare(value, high) > 0 ? high : low;
}

/** Whether a value is as far from a bound as `atLeast.effect` asks. */
function reaches({ rule }: Judged, value: Quantity, bound: Quantity): boolean {
  const effect = quantityOf(rule.atLeast?.effect);
  return effect === null || compare(magnitude(minus(value, bound)), effect) >= 0;
}

/** Compares the value of a row with bounds, if all are there and in one currency. */
function compared(
  judged: Judged,
  bounds: readonly Known[],
  isMet: (value: Quantity, bounds: readonly Quantity[]) => boolean,
): Answer {
  const value = valueAt(judged, judged.place);
  const quantities = bounds.flatMap(({ quantity }) => quantity ?? []);
  const concerns = [...value.concerns, ...bounds.flatMap((bound) => bound.concerns)];
  const answer = { bounds: quantities.map(plainOf), signals: [], concerns };
  if (value.quantity === null || quantities.length < bounds.length) return { ...answer, isMet: null };
  const effect = quantityOf(judged.rule.atLeast?.effect);
  const { currency } = value.quantity;
  if ([...quantities, ...(effect ? [effect] : [])].some((each) => each.currency !== currency))
    return { ...answer, isMet: null, concerns: [...concerns, { concern: "error", why: "other-currency" }] };
  return { ...answer, isMet: isMet(value.quantity, quantities) };
}

/** Whether the value rose, or fell, by an amount or by a share of what it was. */
function changed(change: AlertChange, judged: Judged, direction: 1 | -1): Answer {
  const earlier = valueAt(judged, judged.place - (change.periodsBack ?? 1));
  const base = earlier.quantity;
  const zero = base && { ...base, decimal: "0" };
  const isBaseless = "share" in change && base !== null && compare(base, zero!) <= 0;
  const size =
    base === null || isBaseless
      ? null
      : "share" in change
        ? timesOf(base, change.share)
        : quantityOf(change.amount);
  const concerns = isBaseless
    ? [...earlier.concerns, { concern: "noData", why: "no-base" } as const]
    : earlier.concerns;
  if (base === null || size === null) return compared(judged, [{ quantity: null, concerns }], () => false);
  // The bound has the currency of the change: `compared` sees that it is that of the value.
  const bound = { ...(direction === 1 ? plus(base, size) : minus(base, size)), currency: size.currency };
  return compared(judged, [{ quantity: bound, concerns }], (value) => {
    const isMet = compare(value, bound) * direction >= 0;
    return isMet && reaches(judged, value, base);
  });
}

function plus(left: Quantity, right: Quantity): Quantity {
  return minus(left, timesOf(right, -1));
}

/** Whether the value has come to the other side of a bound, from that of the last earlier value which is not on it. */
function crosses(bound: AlertBound, judged: Judged): Answer {
  const sideAt = (place: number): number | null => {
    const { quantity } = valueAt(judged, place);
    const limit = boundAt({ ...judged, place }, bound).quantity;
    return quantity === null || limit?.currency !== quantity.currency ? null : compare(quantity, limit);
  };
  let before = 0;
  for (let place = judged.place - 1; place >= 0 && before === 0; place--)
    if (!isCut(judged, place)) before = sideAt(place) ?? 0;
  const answer = compared(judged, [boundAt(judged, bound)], (value, [limit]) => {
    return compare(value, limit!) * before < 0 && reaches(judged, value, limit!);
  });
  if (before !== 0) return answer;
  return { ...answer, isMet: null, concerns: [...answer.concerns, { concern: "noData", why: "no-base" }] };
}

/** Whether a row before the one that is judged is not to be compared with it. */
function isCut(judged: Judged, place: number): boolean {
  return valueAt(judged, place).concerns.length > 0;
}

/** Whether a detector finds the value unusual, among the sound values before it. */
function unusual(detector: Detector, judged: Judged): Answer {
  const { rule, lines, place } = judged;
  const own = valueAt(judged, place);
  const answer: Answer = { isMet: null, bounds: [], signals: [], concerns: own.concerns };
  if (own.quantity === null) return answer;
  const currencies = new Set<string | null>();
  const series = lines.slice(0, place + 1).flatMap((line, at): SeriesPoint[] => {
    const { quantity, concerns } = valueAt(judged, at);
    if (quantity === null || (at < place && concerns.length > 0)) return [];
    currencies.add(quantity.currency);
    const { n } = line.explain(rule.metric);
    return [{ value: Number(quantity.decimal), n, start: line.period?.start }];
  });
  const concerned = (concern: Concern): Answer => ({ ...answer, concerns: [...own.concerns, concern] });
  if (currencies.size > 1) return concerned({ concern: "error", why: "other-currency" });
  try {
    const point = chartBy(detector, series).points.at(-1);
    if (point?.place !== series.length - 1) return concerned({ concern: "noData", why: "insufficient" });
    const { lower, upper, signals } = point;
    return { ...answer, isMet: signals.length > 0, bounds: [lower, upper], signals };
  } catch (error) {
    // Such as a rate without its n.
    if (!isSalesmetricsError(error)) throw error;
    return concerned({ concern: "error", why: error.message });
  }
}
