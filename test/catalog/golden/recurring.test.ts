import {
  activeSubscribers,
  averageRevenuePerAccount,
  between,
  type CalendarDate,
  cancellationRate,
  churnedMrr,
  churnedSubscribers,
  churnedSubscriptions,
  contractionMrr,
  evaluate,
  expansionMrr,
  grossRevenueRetention,
  type Metric,
  month,
  mrr,
  netRevenueRetention,
  newMrr,
  newSubscribers,
  plus,
  prior,
  pureMrrChurnRate,
  quarter,
  ratio,
  reactivationMrr,
  subscriberChurnRate,
  subscriberLifetime,
  subscriberLifetimeValue,
} from "salesmetrics";
import {
  mrrMovements,
  policies,
  type SubscriptionData,
  type SubscriptionPolicy,
  subscriptionSpells,
} from "salesmetrics/subscriptions";
import { describe, expect, test } from "vitest";
import { subscribed, together } from "../../subscriptions/rows.js";
import { answer } from "../facts.js";
import { times } from "./world.js";

const under = (policy: SubscriptionPolicy, ...all: readonly SubscriptionData[]) => {
  const { rows } = subscriptionSpells(together(...all), { policy });
  return { subscriptionSpells: rows, mrrMovements: mrrMovements(rows, { policy }).rows };
};
const counted = (...all: readonly SubscriptionData[]) => under(policies.standard, ...all);
const march = { during: month(2025, 3), currency: "USD" } as const;
const flows = { newMrr, reactivationMrr, expansionMrr, contractionMrr, churnedMrr };

/** The movements of March, in dollars. */
const movesOf = (data: ReturnType<typeof counted>): Record<string, number | undefined> => {
  const { total } = evaluate(flows, data, march);
  return Object.fromEntries(
    Object.keys(flows).map((name) => [name, total[name as keyof typeof flows]?.amount.toNumber()]),
  );
};
const none = { newMrr: 0, reactivationMrr: 0, expansionMrr: 0, contractionMrr: 0, churnedMrr: 0 };
/** The MRR at the end of a month of 2025, to the cent. */
const mrrIn = (number: number, data: ReturnType<typeof counted>) =>
  mrr(data, { during: month(2025, number), currency: "USD" })?.amount.toFixed(2);

let customers = 0;
/** A subscription of a new customer at 10 a month. */
const customer = (startedAt: CalendarDate, endedAt: CalendarDate | null = null) => {
  customers += 1;
  return subscribed(`s${customers}`, 10, startedAt, endedAt, { customerId: `c${customers}` });
};
const many = (count: number, startedAt: CalendarDate, endedAt: CalendarDate | null = null) =>
  times(count, null).map(() => customer(startedAt, endedAt));

describe("golden vectors", () => {
  test("G8: 100 there, 20 new; 4 and 2 leave: 4 % of the opening, Stripe 5 %, Baremetrics 6 %, ProfitWell 4 %", () => {
    const data = counted(
      ...many(96, "2025-01-10"),
      ...many(4, "2025-01-10", "2025-03-20"),
      ...many(18, "2025-03-05"),
      ...many(2, "2025-03-05", "2025-03-20"),
    );
    const before = prior(activeSubscribers);
    const rateOf = <Data>(base: Metric<Data, number>) => ratio(churnedSubscribers, base);
    expect(subscriberChurnRate(data, march)).toBe(0.04);
    expect(rateOf(plus(before, newSubscribers))(data, march)).toBe(0.05);
    expect(rateOf(before)(data, march)).toBe(0.06);
    // ProfitWell leaves out who comes and leaves in one period, as the opening does.
    expect(subscriberChurnRate(data, { during: between("2025-03-01", "2025-04-01") })).toBe(0.04);
  });

  test("G9: 10.00 a week are 43.33 a month; 40.00 by four weeks; 43.48 by 365.25 ÷ 84", () => {
    const weekly = subscribed("s", "10.00", "2025-01-10", null, { interval: "week" });
    const months = (week: readonly [number, number]) => ({
      ...policies.standard,
      timesPerMonth: { ...policies.standard.timesPerMonth, week },
    });
    expect(mrrIn(3, under(policies.standard, weekly))).toBe("43.33");
    expect(mrrIn(3, under(policies.polar, weekly))).toBe("40.00");
    expect(mrrIn(3, under(months([36_525, 8400]), weekly))).toBe("43.48");
  });

  test("G10: A from 100 to 150, B from 100 to 50, C new at 70: GRR 75 %, and not 100 % as of totals; NRR 100 %", () => {
    const step = (id: string, from: number, to: number) => [
      subscribed(id, from, "2025-01-10", "2025-03-15", { customerId: id, successorId: `${id}2` }),
      subscribed(`${id}2`, to, "2025-03-15", null, { customerId: id }),
    ];
    const data = counted(
      ...step("a", 100, 150),
      ...step("b", 100, 50),
      subscribed("c", 70, "2025-03-15", null, { customerId: "c" }),
    );
    expect([grossRevenueRetention(data, march), netRevenueRetention(data, march)]).toEqual([0.75, 1]);
  });
});

describe("mistakes of section 14, of recurring revenue", () => {
  test("19: a year is a twelfth, three years a thirty-sixth; an unknown interval is left out, not monthly", () => {
    const yearly = (intervalCount: number, price: number) =>
      subscribed(`y${intervalCount}`, price, "2025-01-10", null, { interval: "year", intervalCount });
    expect(mrrIn(3, counted(yearly(1, 1200)))).toBe("100.00");
    expect(mrrIn(3, counted(yearly(3, 3600)))).toBe("100.00");
    const unknown = subscribed("u", 100, "2025-01-10", null, { interval: "fortnight" as never });
    const { rows, excluded } = subscriptionSpells(unknown, { policy: policies.standard });
    expect([rows, excluded.map(({ why }) => why)]).toEqual([[], ["unknown interval"]]);
  });

  test("20: a change in the middle of a month counts in full, and not by its days", () => {
    expect(movesOf(counted(subscribed("s", 100, "2025-03-20")))).toEqual({ ...none, newMrr: 100 });
    const upgraded = counted(
      subscribed("s", 100, "2025-01-10", "2025-03-20", { successorId: "t" }),
      subscribed("t", 160, "2025-03-20"),
    );
    expect(movesOf(upgraded)).toEqual({ ...none, expansionMrr: 60 });
    expect(mrrIn(3, upgraded)).toBe("160.00");
  });

  test("21: an upgrade is no churn, nor is the end of one of two subscriptions", () => {
    const upgraded = counted(
      subscribed("s", 100, "2025-01-10", "2025-03-20"),
      subscribed("t", 160, "2025-03-20"),
    );
    expect([movesOf(upgraded), subscriberChurnRate(upgraded, march)]).toEqual([
      { ...none, expansionMrr: 60 },
      0,
    ]);
    const oneOfTwo = counted(
      subscribed("s", 100, "2025-01-10", "2025-03-20"),
      subscribed("t", 30, "2025-01-10"),
    );
    expect([movesOf(oneOfTwo), churnedSubscribers(oneOfTwo, march)]).toEqual([
      { ...none, contractionMrr: 100 },
      0,
    ]);
  });

  test("22: to nothing is churn and not contraction, from nothing a return and not expansion", () => {
    const back = counted(
      subscribed("s", 100, "2025-01-10", "2025-03-05"),
      subscribed("t", 100, "2025-03-20"),
    );
    expect(movesOf(back)).toEqual({ ...none, churnedMrr: 100, reactivationMrr: 100 });
  });

  test("23: a trial is no customer, and one that is cancelled no churn", () => {
    const trial = subscribed("s", 100, "2025-03-01", "2025-03-14", { trialEndAt: "2025-03-15" });
    const data = counted(trial);
    expect([data.subscriptionSpells, data.mrrMovements]).toEqual([[], []]);
    expect(churnedSubscriptions(trial, march)).toBe(0);
  });

  test("24: churn is at the end of the paid period for all, or for all when they ask to cancel", () => {
    const leaving = [
      subscribed("s", 100, "2025-01-10", "2025-04-10", {
        customerId: "a",
        cancelRequestedAt: "2025-03-20",
      }),
      subscribed("t", 100, "2025-01-10", "2025-04-05", { customerId: "b" }),
    ];
    const atEnd = counted(...leaving).mrrMovements.filter(({ kind }) => kind === "churn");
    const atRequest = under(policies.stripe, ...leaving).mrrMovements.filter(({ kind }) => kind === "churn");
    expect(atEnd.map(({ at }) => at)).toEqual(["2025-04-10", "2025-04-05"]);
    // Who never asked leaves at the end.
    expect(atRequest.map(({ at }) => at)).toEqual(["2025-03-20", "2025-04-05"]);
  });

  test("25: the base of churn are those who were there, and not those who still are", () => {
    const data = counted(
      ...many(2, "2025-01-10"),
      ...many(2, "2025-01-10", "2025-03-20"),
      ...many(4, "2025-04-10"),
    );
    expect(subscriberChurnRate(data, march)).toBe(0.5);
  });

  test("26: of events churn may exceed 100 %, of the opening never", () => {
    const data = counted(...many(1, "2025-01-10", "2025-03-20"), ...many(2, "2025-03-02", "2025-03-20"));
    expect(pureMrrChurnRate(data, march)).toBe(3);
    expect(subscriberChurnRate(data, march)).toBe(1);
  });

  test("27: without churn there is no lifetime value, neither 0 nor infinite", () => {
    const data = counted(...many(3, "2025-01-10"));
    expect([
      answer(subscriberLifetime, data, march),
      answer(subscriberLifetimeValue(0.8), data, march),
    ]).toEqual(["zero-denominator", "zero-denominator"]);
  });

  test("28: the rates of months do not add up to that of the quarter", () => {
    const data = counted(
      ...many(4, "2024-12-10"),
      ...many(4, "2024-12-10", "2025-01-20"),
      ...many(2, "2024-12-10", "2025-02-20"),
    );
    const { rows } = evaluate({ subscriberChurnRate }, data, {
      every: month(),
      during: quarter(2025, 1),
    });
    // 4 of 10, 2 of 6, 0 of 4: 1 − 0.6 × 2/3 = 0.6, and not 0.73.
    expect(rows.map((row) => row.subscriberChurnRate)).toEqual([0.4, 1 / 3, 0]);
    expect(subscriberChurnRate(data, { during: quarter(2025, 1) })).toBe(0.6);
  });

  test("29: growth of one customer hides no loss of another, and new customers retain nothing", () => {
    const data = counted(
      subscribed("a", 100, "2025-01-10", null, { customerId: "a" }),
      subscribed("a2", 100, "2025-03-10", null, { customerId: "a" }),
      subscribed("b", 100, "2025-01-10", "2025-03-10", { customerId: "b" }),
      subscribed("c", 500, "2025-03-10", null, { customerId: "c" }),
    );
    expect([grossRevenueRetention(data, march), netRevenueRetention(data, march)]).toEqual([0.5, 1]);
  });
});

describe("defects of section 15, of recurring revenue", () => {
  test("dbt_recurly: a year that is paid at once is MRR of each of its months", () => {
    const yearly = counted(subscribed("s", 1200, "2025-01-10", "2026-01-10", { interval: "year" }));
    expect([1, 2, 12].map((number) => mrrIn(number, yearly))).toEqual(["100.00", "100.00", "100.00"]);
  });

  test("dbt_recurly: a customer of whom no more rows come has churned, on a day", () => {
    const gone = counted(subscribed("s", 100, "2025-01-10", "2025-03-10"));
    expect(movesOf(gone)).toEqual({ ...none, churnedMrr: 100 });
    expect(mrrIn(5, gone)).toBe("0.00");
  });

  test("dbt_stripe: a return is a reactivation, whatever came between", () => {
    const back = counted(subscribed("s", 100, "2024-01-10", "2024-06-05"), subscribed("t", 40, "2025-03-20"));
    expect(movesOf(back)).toEqual({ ...none, reactivationMrr: 40 });
  });

  test("dbt_stripe: a plan by the day has MRR, and percentages count both", () => {
    const daily = subscribed("s", 12, "2025-01-10", null, { interval: "day" });
    expect(mrrIn(3, counted(daily))).toBe("365.00");
    const discount = { subscriptionId: "s", kind: "percent" } as const;
    const reduced = {
      ...subscribed("s", 100, "2025-01-10"),
      subscriptionDiscounts: [
        { id: "1", ...discount, value: 20 },
        { id: "2", ...discount, value: 10 },
      ],
    };
    expect(mrrIn(3, counted(reduced))).toBe("72.00");
  });

  test("dbt_stripe: a month is not dropped because the paid period ends in the middle of it", () => {
    const ending = counted(
      subscribed("s", 100, "2025-01-10", "2025-03-15"),
      subscribed("t", 30, "2025-03-20", null, { customerId: "b" }),
    );
    expect([mrrIn(2, ending), mrrIn(3, ending)]).toEqual(["100.00", "30.00"]);
    expect(movesOf(ending)).toEqual({ ...none, churnedMrr: 100, newMrr: 30 });
  });

  test("profitable: the MRR of the past is of those who paid then, whatever became of them", () => {
    const data = counted(...many(1, "2025-01-10"), ...many(1, "2025-01-10", "2025-05-10"));
    expect([1, 4, 5].map((number) => mrrIn(number, data))).toEqual(["20.00", "20.00", "10.00"]);
  });

  test("profitable: every item of a subscription counts, and not only the first", () => {
    const first = subscribed("s", 100, "2025-01-10");
    const second = { ...first.subscriptionItems[0]!, id: "second", price: 30 };
    expect(mrrIn(3, counted({ ...first, subscriptionItems: [...first.subscriptionItems, second] }))).toBe(
      "130.00",
    );
  });

  test("Polar: who asks to cancel has not churned yet, and without a base there is no rate", () => {
    const asking = subscribed("s", 100, "2025-01-10", "2025-04-10", { cancelRequestedAt: "2025-03-20" });
    const data = { ...counted(asking), subscriptions: asking.subscriptions };
    expect([cancellationRate(data, march), subscriberChurnRate(data, march)]).toEqual([1, 0]);
    expect(answer(subscriberChurnRate, data, { during: month(2024, 3) })).toBe("zero-denominator");
  });

  test("Polar: three twelfths of 100 are 25.00, and not three rounded ones", () => {
    const yearly = ["a", "b", "c"].map((id) =>
      subscribed(id, 100, "2025-01-10", null, { interval: "year", customerId: id }),
    );
    expect(mrrIn(3, counted(...yearly))).toBe("25.00");
  });

  test("PostHog: the revenue per account is of subscriptions alone, and of those who pay", () => {
    const data = counted(...many(2, "2025-01-10"), ...many(3, "2025-01-10", "2025-02-10"));
    expect(averageRevenuePerAccount(data, march)?.amount.toNumber()).toBe(10);
  });
});
