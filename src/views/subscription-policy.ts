import { having, refusal } from "../errors.js";

/** The rules on which makers of subscription software differ. A rule that is missing must be chosen once a row needs it. */
interface Rules {
  /**
   * Which discounts reduce the monthly value while they are in force: none (`gross`), all (`net`), those of more than one
   * bill (`repeating`), or those without an end (`forever`).
   */
  readonly discounts: "gross" | "net" | "repeating" | "forever";
  /**
   * What several percentages make together: 10 % and 20 % are 28 % if `multiplied`, 30 % if `added`, 20 % if only the
   * `largest` counts. Amounts come off afterwards, all of them.
   */
  readonly percentages: "multiplied" | "added" | "largest";
  /** Whether items that are charged by use count, at their price. */
  readonly metered: "in" | "out";
  /** For how many days an overdue subscription still counts. */
  readonly graceDays: number | "endless";
  /** What a paused subscription is worth. */
  readonly paused: "zero" | "unchanged";
  /** When a subscription ceases to count: at its end, or once the customer has asked to cancel. */
  readonly churn: "ended" | "requested";
  /** Whether the return of a customer is a class of its own or `expansion`. */
  readonly reactivation: "own" | "expansion";
  /** A customer who returns after more days than this is new. */
  readonly newAfterDays: number | "never";
}

/**
 * How subscriptions are counted, as plain data. A rule that was not found on pages of a vendor is absent: the views ask for it
 * once a row depends on it, `{ ...policies.chartmogul, paused: "zero" }`.
 *
 * @category Subscriptions
 */
export interface SubscriptionPolicy extends Partial<Rules> {
  readonly name: string;
  /** Whether a subscription counts from its start, trial included, from the first day that is charged, or from the first payment. */
  readonly start: "started" | "billable" | "paid";
  /** A subscription continues another of the same customer if it begins at most this many hours after the other's end. */
  readonly switchHours: number;
  /** How many days, and weeks, a month has: `[365, 12]` is 365 ÷ 12. */
  readonly timesPerMonth: {
    readonly day: readonly [number, number];
    readonly week: readonly [number, number];
  };
}

const common = {
  start: "billable",
  switchHours: 0,
  timesPerMonth: { day: [365, 12], week: [52, 12] },
} as const satisfies Partial<SubscriptionPolicy>;

/**
 * The policies of the library and of vendors, by name. `standard` is complete; the others have the rules that were found
 * on pages of the vendor, or on those of ProfitWell that compare the two.
 *
 * @see `docs/subscriptions.md` for the source of each rule
 * @category Subscriptions
 */
export const policies = /*#__PURE__*/ (() =>
  ({
    /** Net of discounts on more than one bill, counted from the first charge to the end of the paid period. */
    standard: {
      ...common,
      name: "standard",
      discounts: "repeating",
      percentages: "multiplied",
      metered: "out",
      graceDays: 30,
      paused: "zero",
      churn: "ended",
      reactivation: "own",
      newAfterDays: "never",
      switchHours: 24,
    },
    /** docs.stripe.com, billing analytics glossary; support.stripe.com, billing analytics. */
    stripe: {
      ...common,
      name: "stripe",
      discounts: "forever",
      metered: "out",
      graceDays: "endless",
      // MRR is of active and past-due subscriptions; one of which only the collection is paused stays active there.
      paused: "zero",
      // "Impact of Subscription Cancellations on … MRR", support.stripe.com: from the time of the request.
      churn: "requested",
      reactivation: "own",
      newAfterDays: "never",
    },
    /** ChartMogul help centre 4416682609426, 203299912 and 201244842. */
    chartmogul: {
      ...common,
      name: "chartmogul",
      discounts: "net",
      graceDays: "endless",
      // A setting there; its worked example has the end of the paid period.
      churn: "ended",
      reactivation: "own",
      newAfterDays: "never",
    },
    /** paddle.com/help, the pages "ProfitWell vs …". */
    profitwell: {
      ...common,
      name: "profitwell",
      discounts: "net",
      // Active until dunning ends.
      graceDays: "endless",
      paused: "zero",
      churn: "ended",
      reactivation: "own",
      newAfterDays: "never",
    },
    /** help.baremetrics.com, cancellations and downgrades: the default. */
    baremetrics: { ...common, name: "baremetrics", graceDays: 30 },
    /** getlago/lago-doc, guide/analytics/revenue/mrr and subscriptions/churn. */
    lago: {
      ...common,
      name: "lago",
      discounts: "gross",
      metered: "out",
      churn: "ended",
      reactivation: "expansion",
      newAfterDays: "never",
    },
    /** paddle.com/help, "ProfitWell vs Maxio", and learn.profitwell.com, "… different than Chargify". */
    chargify: {
      ...common,
      name: "chargify",
      discounts: "net",
      metered: "out",
      paused: "unchanged",
      churn: "requested",
      reactivation: "own",
      newAfterDays: 90,
    },
    /** paddle.com/help, "ProfitWell vs Recurly"; support.recurly.com 360050836151. */
    recurly: { ...common, name: "recurly", paused: "zero", churn: "ended" },
    /** polarsource/polar, server/polar/metrics/metrics.py: a month has 4 weeks, and 30 days. */
    polar: { ...common, name: "polar", timesPerMonth: { day: [30, 1], week: [4, 1] } },
    /**
     * fivetran/dbt_stripe 1.10, subscription item MRR report: it reads no status, so trials and overdue, paused and metered
     * items count up to the end of the paid period; of percentages only the largest counts, plans by the day count nothing,
     * and a return is an expansion.
     */
    fivetran: {
      ...common,
      name: "fivetran",
      start: "started",
      discounts: "net",
      percentages: "largest",
      metered: "in",
      graceDays: "endless",
      paused: "unchanged",
      churn: "ended",
      timesPerMonth: { day: [0, 1], week: [52, 12] },
      reactivation: "expansion",
      newAfterDays: "never",
    },
  }) as const satisfies Record<string, SubscriptionPolicy>)();

/** The policy; throws for what is none. */
export function policyIn(caller: string, policy: SubscriptionPolicy): SubscriptionPolicy {
  return having(caller, "a policy, such as policies.standard", policy, "timesPerMonth");
}

/** The choice of a rule that a row depends on; throws where the policy has none. */
export function chosen<Rule extends keyof Rules>(
  caller: string,
  policy: SubscriptionPolicy,
  rule: Rule,
): Rules[Rule] {
  const choice = policy[rule];
  if (choice !== undefined) return choice as Rules[Rule];
  throw refusal(
    caller,
    `a choice of ${rule}, which rows depend on: { ...policies.${policy.name}, ${rule}: … }`,
    "none",
  );
}

/** How often an interval fits into a month, as a fraction: a year 1 ÷ 12. */
export function timesPerMonth(
  { timesPerMonth }: SubscriptionPolicy,
  interval: keyof typeof monthsIn | keyof SubscriptionPolicy["timesPerMonth"],
): readonly [above: number, below: number] {
  return interval === "day" || interval === "week" ? timesPerMonth[interval] : [1, monthsIn[interval]];
}

/** The months of longer intervals. */
export const monthsIn = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const;
