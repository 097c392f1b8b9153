import { isCalendarDate, millisecondsPerDay } from "../calendar/dates.js";
import { grainIn } from "../calendar/arguments.js";
import type { Grain } from "../calendar/time.js";
import { knownOptionsIn, listIn } from "../errors.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import { addExact, type DecimalInput, type Exact, exact, negateExact } from "../exact/index.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import type { Moment } from "./moment.js";
import { type Account, accountsOf, changesOf } from "./mrr-accounts.js";
import type { MrrMovement } from "./mrr-movement.js";
import { leastCommonMultiple, overDivisor } from "./over-divisor.js";
import { chosen, policies, policyIn, type SubscriptionPolicy } from "./subscription-policy.js";
import { isNamed, isWhole } from "./subscription-rows.js";
import type { SubscriptionSpell } from "./subscription-spell.js";

/**
 * The movements of monthly recurring revenue, and the spells left out.
 *
 * @category Subscriptions
 */
export interface MrrMovements {
  readonly rows: MrrMovement[];
  readonly excluded: readonly { readonly row: SubscriptionSpell; readonly why: string }[];
}

/**
 * How movements are told apart.
 *
 * @category Subscriptions
 */
export interface MrrMovementOptions {
  /** What a return is; `policies.standard` without it. */
  readonly policy?: SubscriptionPolicy;
  /** The periods within which changes of a customer are added up first: `day()`, `month()`. Without it, none are. */
  readonly per?: Grain;
}

const caller = "mrrMovements";
const zero: Exact = { units: 0n, scale: 0 };

/**
 * The movements of monthly recurring revenue (MRR): a row for each change of what a customer is worth a month.
 *
 * *Details*. A customer's MRR is the sum of the spells that hold a moment. Changes at one moment are one; with `per`,
 * those of one period, dated as the last of them. From 0 it is `new`, or `reactivation` if the customer paid before; to 0
 * it is `churn`; up is `expansion`, down `contraction`. So for every customer, and any range of days, start + new +
 * reactivation + expansion − contraction − churn = end. Currencies are kept apart, and so are spells of several policies.
 *
 * Left out, in `excluded`: spells without a customer, currency or valid time, and those that end before they start.
 *
 * *Gotchas*. Pass all spells, not those of one period: the past tells `new` from `reactivation`. With `per`, the identity
 * holds for whole periods. A customer who changes currency churns in one and is new in the other.
 *
 * @example
 * ```ts
 * import { mrrMovements } from "salesmetrics/subscriptions";
 *
 * const common = { customerId: "ann", subscriptionId: "s", itemId: "i", currency: "USD", divisor: 1 };
 * const { rows } = mrrMovements([
 *   { ...common, id: "1", from: "2025-01-10", until: "2025-03-15", amount: 100 },
 *   { ...common, id: "2", from: "2025-03-15", until: "2025-04-10", amount: 200 },
 * ]);
 *
 * rows.map(({ at, kind, amount }) => [at, kind, amount]);
 * // => [["2025-01-10", "new", "100"], ["2025-03-15", "expansion", "100"], ["2025-04-10", "churn", "200"]]
 * ```
 *
 * @category Subscriptions
 */
export function mrrMovements(
  spells: readonly SubscriptionSpell[],
  options: MrrMovementOptions = {},
): MrrMovements {
  const { policy = policies.standard, per } = knownOptionsIn(caller, options, ["policy", "per"]);
  policyIn(caller, policy);
  if (per !== undefined) grainIn(caller, per);
  const excluded: { row: SubscriptionSpell; why: string }[] = [];
  const byPolicy = new Map<string, SubscriptionSpell[]>();
  for (const row of listIn(caller, "a list of spells", spells)) {
    const why = problemOf(row);
    if (why === null) memoized(byPolicy, row.policy ?? "", (): SubscriptionSpell[] => []).push(row);
    else excluded.push({ row, why });
  }
  const known = new Map<DecimalInput, Exact>();
  const exactOf = (amount: DecimalInput): Exact => memoized(known, amount, () => exact(amount));
  const rows: MrrMovement[] = [];
  for (const spells of byPolicy.values())
    for (const account of accountsOf(spells).values())
      addMovements(rows, account, policy, exactOf, per ?? null);
  return { rows, excluded };
}

function problemOf(row: SubscriptionSpell): string | null {
  const { customerId, currency, amount, divisor, from, until } = (row ?? {}) as Partial<SubscriptionSpell>;
  if (!isNamed(customerId)) return "missing customerId";
  if (!isNamed(currency)) return "missing currency";
  if (!isDecimalValue(amount)) return amount == null ? "missing amount" : "invalid amount";
  if (!isWhole(divisor, 1)) return "invalid divisor";
  const [first, last] = [instantOf(from), instantOf(until)];
  if (first === null) return "missing or invalid from";
  if (last === null) return until == null ? null : "invalid until";
  return last < first ? "end before start" : null;
}

function addMovements(
  rows: MrrMovement[],
  { customerId, currency, spells }: Account,
  policy: SubscriptionPolicy,
  exactOf: (amount: DecimalInput) => Exact,
  per: Grain | null,
): void {
  const divisor = leastCommonMultiple(spells.map((spell) => Number(spell.divisor)));
  const place = per?.reader();
  const placeOf = ({ time, instant }: Moment): number =>
    place?.(isCalendarDate(time) ? time : instant) ?? instant;
  let [before, by, count] = [zero, zero, 0];
  let lostAt: Moment | null = null;
  const changes = changesOf(spells, divisor, exactOf);
  for (const [index, change] of changes.entries()) {
    by = addExact(by, change.by);
    const next = changes[index + 1];
    if (by.units === 0n || (next !== undefined && placeOf(next) === placeOf(change))) continue;
    const after = addExact(before, by);
    const kind = kindOf(before, by, after, change, lostAt, policy);
    const size = by.units < 0n ? negateExact(by) : by;
    const { amounts, divisor: least } = overDivisor([size], divisor);
    count += 1;
    const id = `${customerId} ${currency} ${count}`;
    rows.push({
      id,
      customerId,
      at: change.time,
      kind,
      amount: amounts[0]!,
      currency,
      divisor: least,
      policy: spells[0]!.policy ?? null,
    });
    if (kind === "churn") lostAt = change;
    [before, by] = [after, zero];
  }
}

/** The kind of a change. What begins or ends is told before what grows or shrinks. */
function kindOf(
  before: Exact,
  by: Exact,
  after: Exact,
  { instant }: Moment,
  lostAt: Moment | null,
  policy: SubscriptionPolicy,
): MrrMovement["kind"] {
  if (before.units === 0n) {
    if (lostAt === null) return "new";
    const days = (instant - lostAt.instant) / millisecondsPerDay;
    const limit = chosen(caller, policy, "newAfterDays");
    if (limit !== "never" && days > limit) return "new";
    return chosen(caller, policy, "reactivation") === "own" ? "reactivation" : "expansion";
  }
  if (after.units === 0n) return "churn";
  return by.units > 0n ? "expansion" : "contraction";
}
