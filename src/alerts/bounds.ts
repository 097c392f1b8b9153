import { isRecord } from "../aggregates/state-checks.js";
import { ownOf } from "../vectors/own.js";
import { type Concern, concernsAbout, concernsOf } from "./concerns.js";
import type { Line } from "./lines.js";
import type { GivenBound } from "./observation.js";
import { type Quantity, quantityOf, timesOf } from "./quantity.js";
import type { AlertBound, AlertRule } from "./rule.js";

/** What a condition is asked about: a row, those before it, and the bounds that came with the report. */
export interface Judged {
  readonly rule: AlertRule;
  readonly lines: readonly Line[];
  readonly place: number;
  readonly given: Readonly<Record<string, GivenBound>>;
}

/** A quantity, or none, and what keeps it from being compared. */
export interface Known {
  readonly quantity: Quantity | null;
  readonly concerns: readonly Concern[];
}

const noBase: Known = { quantity: null, concerns: [{ concern: "noData", why: "no-base" }] };

/** The value of the metric of a rule in a row. */
export function valueAt({ rule, lines }: Judged, place: number): Known {
  const line = lines[place];
  if (line === undefined) return noBase;
  return known(line.explain(rule.metric).value, concernsAbout(rule, line));
}

/** The bound that a condition names. */
export function boundAt(judged: Judged, bound: AlertBound): Known {
  if (!isRecord(bound) || "currency" in bound) return known(bound, []);
  const { quantity, concerns } = namedBound(judged, bound);
  const { times } = bound as { readonly times?: number };
  return { quantity: quantity && times !== undefined ? timesOf(quantity, times) : quantity, concerns };
}

function namedBound(judged: Judged, bound: Exclude<AlertBound, number | { currency: unknown }>): Known {
  const { lines, place, given } = judged;
  const line = lines[place]!;
  if ("periodsBack" in bound) return valueAt(judged, place - bound.periodsBack);
  if ("metric" in bound) {
    const explanation = line.explain(bound.metric);
    return known(explanation.value, concernsOf(explanation));
  }
  const found = ownOf(given, bound.given);
  const value = Array.isArray(found)
    ? givenTo(line, found as Extract<GivenBound, readonly unknown[]>)
    : found;
  if (value == null) return { quantity: null, concerns: [{ concern: "noData", why: "no-bound" }] };
  return known(value, []);
}

/** The value of the item of a list that has the dimension values of a row. */
function givenTo({ key }: Line, list: Extract<GivenBound, readonly unknown[]>): unknown {
  const names = Object.keys(key);
  return list.find((item) => isRecord(item) && names.every((name) => (item[name] ?? null) === key[name]))?.[
    "value"
  ];
}

/** A value as a quantity. One that is neither a number nor an amount cannot be compared. */
function known(value: unknown, concerns: readonly Concern[]): Known {
  const quantity = quantityOf(value);
  const isOdd = quantity === null && value != null;
  return { quantity, concerns: isOdd ? [...concerns, { concern: "error", why: "not-a-number" }] : concerns };
}
