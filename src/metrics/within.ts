import { type Outcome, withheld } from "../aggregates/outcome.js";
import type { TimeValue } from "../calendar/time.js";
import { having, invalidArgument, knownOptionsIn } from "../errors.js";
import { lt, lte } from "../expressions/comparison.js";
import { type Duration, elapsed, inOrder, isDurationUnit } from "../expressions/duration.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  type Predicate,
} from "../expressions/expression.js";
import { allHold, not } from "../expressions/logic.js";
import { happened, knownUntil } from "../expressions/moment.js";
import type { Metric } from "../formulas/metric.js";
import { composed } from "./composed-formula.js";
import { counted } from "./aggregate-metric.js";
import { unnamed } from "./metric.js";
import { ratioOfNumbers } from "./ratio.js";

/**
 * Who belongs to a cohort, and when they convert.
 *
 * @category Metrics
 */
export interface Conversion<Data> {
  /** When a row enters its cohort: the time axis. A row without this time is left out and reported. */
  readonly from: Expression<Data, TimeValue>;
  /** When it converts; a row without this time has not. */
  readonly to: Expression<Data, TimeValue>;
  /** Only rows for which this is true are members. */
  readonly where?: Predicate<Data>;
  /** A member converts at `to` only when this is true: won, of deals that close. */
  readonly when?: Predicate<Data>;
}

/**
 * The conversion rate of cohorts with a window: members that converted within the window after entering ÷ members, by
 * the time of entering.
 *
 * *Details*. It needs `asOf`. Until every member has had the whole window the reason is `immature`; `explain` has the
 * parts so far, and in `open` how many members may still convert, {@link openWithin}. The window includes its last
 * moment. Between calendar dates it is counted in days, between instants in milliseconds.
 *
 * *Gotchas*. A row that converts before it enters is no member, and is reported with "negative duration". Times of two
 * kinds, a date and an instant, are compared by their days in the zone of the question.
 *
 * @example
 * ```ts
 * import { days, Deal, eq, month, within } from "salesmetrics";
 *
 * const wonWithin90Days = within(days(90), {
 *   from: Deal.createdAt,
 *   to: Deal.closedAt,
 *   when: eq(Deal.status, "won"),
 * });
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-05-30" },
 *   { id: "2", status: "won", createdAt: "2025-03-01", closedAt: "2025-05-31" },
 * ] as const;
 *
 * wonWithin90Days({ deals }, { during: month(2025, 3), asOf: "2025-06-30" }); // => 0.5
 * wonWithin90Days({ deals }, { during: month(2025, 3), asOf: "2025-05-29" }); // => null
 * ```
 *
 * @see ChartMogul, Mixpanel
 * @category Metrics
 */
export function within<Data>(window: Duration, options: Conversion<Data>): Metric<Data, number> {
  check("within", window, options);
  const young = members(options, isYoung(window, options)).core().formula;
  const open = openWithin(window, options).core().formula;
  const isInTime = lte(elapsed(options.from, options.to, window.unit), window.length);
  const { formula: rate, unit, direction } = rateOf(options, isInTime).core();
  const formula = composed<number>(
    ([rate, open, young]) => ({ within: [rate!, open!, young!] }),
    "{1}, unless immature",
    [rate, open, young],
    ([rate, open, young]) => matured(rate as Outcome<number>, open as Outcome<number>, young!.value !== 0),
  );
  return unnamed(formula, unit, direction);
}

function matured(rate: Outcome<number>, open: Outcome<number>, isImmature: boolean): Outcome<number> {
  return { ...(isImmature ? withheld(rate, "immature") : rate), open: open.value ?? 0 };
}

/**
 * How many members of a cohort may still convert within a window: they have not, and it is not over at `asOf`.
 *
 * *Details*. The rate in the end is at least converted ÷ members, and at most (converted + open) ÷ members. A deal that
 * closes without being won is not open.
 *
 * @example
 * ```ts
 * import { days, Lead, openWithin } from "salesmetrics";
 *
 * const open = openWithin(days(30), { from: Lead.createdAt, to: Lead.convertedAt });
 * const leads = [
 *   { id: "1", createdAt: "2025-03-01" },
 *   { id: "2", createdAt: "2025-03-20" },
 *   { id: "3", createdAt: "2025-03-20", convertedAt: "2025-03-25" },
 * ] as const;
 *
 * open({ leads }, { asOf: "2025-04-01" }); // => 1
 * ```
 *
 * @category Metrics
 */
export function openWithin<Data>(window: Duration, options: Conversion<Data>): Metric<Data, number> {
  check("openWithin", window, options);
  return members(options, allHold(not(happened(options.to)), isYoung(window, options)));
}

/**
 * The conversion rate of cohorts at any time: members that have converted by `asOf` ÷ members, by the time of entering.
 *
 * *Details*. A row that converts before it enters is no member, and is reported with "negative duration".
 *
 * *Gotchas*. Young cohorts look worse, since they have had less time: {@link within} gives each the same.
 *
 * @example
 * ```ts
 * import { eventually, Lead } from "salesmetrics";
 *
 * const converted = eventually({ from: Lead.createdAt, to: Lead.convertedAt });
 *
 * converted({ leads: [{ id: "1", createdAt: "2025-03-01", convertedAt: "2026-03-01" }] }); // => 1
 * ```
 *
 * @category Metrics
 */
export function eventually<Data>(options: Conversion<Data>): Metric<Data, number> {
  checkConversion("eventually", options);
  return rateOf(options, null);
}

/** Converted members for which a condition holds ÷ all members. */
function rateOf<Data>(options: Conversion<Data>, condition: AnyExpression | null): Metric<Data, number> {
  const { to, when } = options;
  const converted = members(options, allHold(happened(to), when ?? null, condition));
  return ratioOfNumbers(converted, members(options, null), { unit: "proportion", direction: "up" });
}

function members<Data>(
  { from, to, where }: Conversion<Data>,
  condition: AnyExpression | null,
): Metric<Data, number> {
  const holds = allHold(where ?? null, inOrder(from, to), condition) as Predicate<never>;
  return counted("within", from.entity, { at: from, where: holds });
}

function isYoung<Data>({ length, unit }: Duration, { from }: Conversion<Data>): AnyExpression {
  return lt(elapsed(from, knownUntil(from), unit), length);
}

function check(caller: string, window: Duration, options: Conversion<never>): void {
  const expectation = "a length of time, such as days(30)";
  const { length, unit } = having(caller, expectation, window, "length");
  if (!(Number.isFinite(length) && length > 0 && isDurationUnit(unit)))
    throw invalidArgument(caller, expectation, window);
  checkConversion(caller, options);
}

function checkConversion(caller: string, options: Conversion<never>): void {
  const { from, to, where, when } = knownOptionsIn(caller, options, ["from", "to", "where", "when"]);
  for (const time of [from, to]) expressionIn(caller, time, "time");
  for (const condition of [where, when]) if (condition !== undefined) expressionIn(caller, condition, "flag");
}
