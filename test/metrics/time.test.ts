import { describe, expect, test } from "vitest";
import {
  averageOver,
  between,
  type CalendarDate,
  change,
  compoundGrowth,
  count,
  countDistinct,
  cumulative,
  day,
  Deal,
  dealsCreated,
  evaluate,
  type Grain,
  growth,
  mean,
  type Money,
  month,
  overall,
  type PartialPolicy,
  type Period,
  prior,
  quarter,
  stock,
  sum,
  through,
  toDate,
  trailing,
  week,
  winRate,
  year,
} from "salesmetrics";

// Worked by hand: each number can be counted on the rows above it.

const created = (createdAt: Deal["createdAt"], fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "open",
  createdAt,
  amount: 1,
  currency: "EUR",
  ...fields,
});

/** A deal on each of some days. */
const daily = (start: CalendarDate, end: CalendarDate, fields: Partial<Deal> = {}): Deal[] => {
  const found: Deal[] = [];
  for (let next = day(start); next.start < end; next = next.offset(1))
    found.push(created(next.start, fields));
  return found;
};
const worth = sum(Deal.amount, { at: Deal.createdAt });
const text = (money: Money | null): string | null => money && money.amount.toFixed();

describe("a month that is not over, against one of another length", () => {
  // A deal a day, so that a count is a number of days.
  const deals = daily("2024-01-01", "2025-05-01");
  const compare = (partial: PartialPolicy, period: Period, asOf: CalendarDate) => {
    const report = evaluate(
      { growth: growth(dealsCreated, { partial }) },
      { deals },
      { during: period, asOf },
    );
    const { value, reason, numerator, denominator, policy } = report.explain(report.total, "growth");
    return { now: numerator, before: denominator, grown: value ?? reason, policy };
  };

  test.each<[string, Period, CalendarDate, now: number, before: number]>([
    ["10 days of March against 10 of 28", month(2025, 3), "2025-03-10", 10, 10],
    ["28 days of March against all of February", month(2025, 3), "2025-03-28", 28, 28],
    ["29 days of March against all of February, which has no more", month(2025, 3), "2025-03-29", 29, 28],
    ["30 days of March against all of February", month(2025, 3), "2025-03-30", 30, 28],
    ["29 days of March 2024 against 29", month(2024, 3), "2024-03-29", 29, 29],
    ["30 days of March 2024 against 29", month(2024, 3), "2024-03-30", 30, 29],
    ["27 days of February against 27 of 31", month(2025, 2), "2025-02-27", 27, 27],
    ["29 days of April against 29 of 31", month(2025, 4), "2025-04-29", 29, 29],
    ["30 days of December against all 30 of November", month(2024, 12), "2024-12-30", 30, 30],
  ])("by sameElapsed: %s", (_, period, asOf, now, before) => {
    expect(compare("sameElapsed", period, asOf)).toEqual({
      now,
      before,
      grown: (now - before) / before,
      policy: "sameElapsed",
    });
    const soFar = prior(dealsCreated, { partial: "sameElapsed" });
    expect(soFar({ deals }, { during: period, asOf })).toBe(before);
  });

  test("columns beside each other are of the same days", () => {
    const { rows } = evaluate(
      {
        now: dealsCreated,
        before: prior(dealsCreated, { unit: year(), partial: "sameElapsed" }),
        change: change(dealsCreated, { unit: year(), partial: "sameElapsed" }),
        whole: prior(dealsCreated, year()),
      },
      { deals },
      { every: month(), during: through("2025-02-01", "2025-03-10") },
    );
    expect(rows.map(({ now, before, change, whole }) => [now, before, change, whole])).toEqual([
      [28, 29, -1, 29],
      [10, 10, 0, 31],
    ]);
  });

  test("an earlier value has no elapsed share", () => {
    expect(() => prior(dealsCreated, { partial: "prorate" })).toThrow(
      /partial to be "none" or "sameElapsed"/,
    );
  });

  test("a month that is over is compared as a whole by every policy, and names none", () => {
    for (const partial of ["none", "sameElapsed", "prorate"] as const) {
      expect(compare(partial, month(2025, 3), "2025-03-31")).toEqual({
        now: 31,
        before: 28,
        grown: 3 / 28,
        policy: null,
      });
    }
  });

  test("by none it has no growth, and keeps what was compared", () => {
    expect(compare("none", month(2025, 3), "2025-03-10")).toEqual({
      now: 10,
      before: 28,
      grown: "incomplete-period",
      policy: null,
    });
  });

  test("by prorate what is known is set against the elapsed share of what was", () => {
    // 10 of 31 days have passed: 28 × 10 ÷ 31 is expected, and 10 are there.
    const { grown, policy } = compare("prorate", month(2025, 3), "2025-03-10");
    expect([grown, policy]).toEqual([(10 - 280 / 31) / (280 / 31), "prorate"]);
    // 15 of 30 days: half of 31.
    expect(compare("prorate", month(2025, 4), "2025-04-15").grown).toBe((15 - 15.5) / 15.5);
  });

  test("a month that has not begun is compared by no policy", () => {
    for (const partial of ["none", "sameElapsed", "prorate"] as const)
      expect(compare(partial, month(2025, 3), "2025-02-28").grown).toBe("incomplete-period");
  });

  test("an instant knows the days before its own", () => {
    const zone = { timeZone: "America/New_York" };
    const at = (iso: string): Deal => created(new Date(iso));
    const instants = [
      at("2025-02-01T05:00:00Z"),
      at("2025-02-02T04:59:59Z"),
      at("2025-02-02T05:00:00Z"),
      at("2025-03-01T05:00:00Z"),
      at("2025-03-02T05:00:00Z"),
    ];
    const grown = growth(dealsCreated, { partial: "sameElapsed" });
    // At nine in the evening of March 2 one day is over: one deal, against two on February 1.
    const asOf = new Date("2025-03-03T02:00:00Z");
    expect(grown({ deals: instants }, { during: month(2025, 3, zone), asOf })).toBe(-0.5);
  });

  test("a week that began with 150 of last week's 1000 is ahead, not 85 % behind", () => {
    const deals = [created("2025-03-05", { amount: 1000 }), created("2025-03-10", { amount: 150 })];
    const options = { during: week("2025-03-10"), asOf: "2025-03-10" } as const;
    expect(growth(worth, { partial: "prorate" })({ deals }, options)).toBeCloseTo(0.05, 12);
    expect(growth(worth)({ deals }, options)).toBe(null);
  });

  test("prorated money is exact", () => {
    const deals = [created("2025-02-01", { amount: "0.31" }), created("2025-03-01", { amount: "0.1" })];
    const changed = change(worth, { partial: "prorate" });
    // 0.31 × 10 ÷ 31 is 0.1 to the last digit: nothing has changed.
    expect(text(changed({ deals }, { during: month(2025, 3), asOf: "2025-03-10" }))).toBe("0");
  });

  test("a rate cannot be prorated, and no policy is made up", () => {
    const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
    expect(() => growth(winRate, { partial: "prorate" })).toThrow(invalid);
    expect(() => growth(mean(Deal.amount, { at: Deal.createdAt }), { partial: "prorate" })).toThrow(invalid);
    const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
    expect(() => growth(open, { partial: "prorate" })).toThrow(invalid);
    expect(() => growth(countDistinct(Deal.id, { at: Deal.createdAt }), { partial: "prorate" })).toThrow(
      invalid,
    );
    expect(() => growth(dealsCreated, { partial: "half" as PartialPolicy })).toThrow(invalid);
  });
});

describe("growth from nothing", () => {
  const options = { during: month(2025, 3) };
  const reasonOf = (metric: ReturnType<typeof compoundGrowth<{ deals: Deal }>>, deals: readonly Deal[]) => {
    const report = evaluate({ metric }, { deals }, options);
    return report.explain(report.total, "metric").reason;
  };

  test("has no base, from zero and from less than zero too", () => {
    const march = created("2025-03-10");
    for (const metric of [growth(worth), compoundGrowth(worth, 1), growth(worth, { unit: month() })]) {
      expect(reasonOf(metric, [march])).toBe("no-base");
      expect(reasonOf(metric, [march, created("2025-02-10", { amount: 0 })])).toBe("no-base");
      expect(reasonOf(metric, [march, created("2025-02-10", { amount: -1 })])).toBe("no-base");
    }
  });

  test("is a change where nothing is zero, and none where it is unknown", () => {
    const march = created("2025-03-10", { amount: 4 });
    expect(change(dealsCreated)({ deals: [march] }, options)).toBe(1);
    expect(text(change(worth)({ deals: [march] }, options))).toBe("4");
    const average = change(mean(Deal.amount, { at: Deal.createdAt }));
    expect(average({ deals: [march] }, options)).toBe(null);
  });

  test("compound growth is the growth of each of some years that leads to now", () => {
    const deals = [created("2022-03-01", { amount: 100 }), created("2025-03-01", { amount: "133.1" })];
    const annual = compoundGrowth(worth, { unit: year(), count: 3 });
    expect(annual({ deals }, options)).toBeCloseTo(0.1, 12);
  });
});

describe("what a year or a month before is", () => {
  const deals = daily("2023-12-01", "2025-04-01");
  const before = (period: Period, unit = year(), back = 1) =>
    prior(dealsCreated, unit, back)({ deals }, { during: period });

  test("a week is compared with the one 52 weeks before, so that weekdays match", () => {
    const monday = created("2024-03-11");
    const sunday = created("2024-03-10");
    const lastYear = prior(dealsCreated, year());
    expect(lastYear({ deals: [monday, sunday] }, { during: week("2025-03-10") })).toBe(1);
    // 2020 had 53 weeks: 52 before the last of them is week 1 of 2020, from December 30.
    const weeks = [
      created("2019-12-29"),
      created("2019-12-30"),
      created("2020-01-05"),
      created("2020-01-06"),
    ];
    expect(lastYear({ deals: weeks }, { during: week("2020-12-28") })).toBe(2);
    expect(before(week("2025-03-10"), month())).toBe(null);
  });

  test("29 February has no day a year before, and the February that holds it has", () => {
    expect(before(day("2024-02-29"))).toBe(null);
    expect(before(month(2025, 2))).toBe(29);
    // Fewer days, as there were fewer.
    const lists = daily("2023-01-01", "2024-03-01");
    expect(prior(dealsCreated, year())({ deals: lists }, { during: month(2024, 2) })).toBe(28);
    expect(prior(dealsCreated, year())({ deals: lists }, { during: day("2024-02-28") })).toBe(1);
  });

  test("the last days of March have no day a month before, and the last of February is one day", () => {
    const days = (["2025-03-28", "2025-03-29", "2025-03-30", "2025-03-31"] as const).map((date) =>
      before(day(date), month()),
    );
    expect(days).toEqual([1, null, null, null]);
    expect(before(day("2024-03-29"), month())).toBe(1);
    expect(before(day("2025-02-28"), month())).toBe(1);
    expect(before(day("2025-02-28"))).toBe(1);
    expect(before(month(2025, 2), month())).toBe(31);
    expect(before(between("2025-02-15", "2025-03-01"), month())).toBe(14);
  });

  test("and so in a report by day", () => {
    const metrics = { before: prior(dealsCreated, month()) };
    const report = evaluate(
      metrics,
      { deals },
      { every: day(), during: between("2025-03-27", "2025-04-01") },
    );
    expect(report.rows.map((row) => row.before)).toEqual([1, 1, null, null, null]);
    expect(report.explain(report.rows[2]!, "before").reason).toBe("not-applicable");
  });
});

describe("nothing after during counts", () => {
  const deals = [created("2025-01-05"), created("2025-02-03"), created("2025-02-20")];
  const query = { every: month(), during: between("2025-01-01", "2025-02-11") };

  test("where it cuts the last period", () => {
    const metrics = {
      n: dealsCreated,
      last2: trailing(2, month(), dealsCreated),
      inYear: toDate(year(), dealsCreated),
      soFar: cumulative(dealsCreated),
    };
    const { rows, total } = evaluate(metrics, { deals }, query);
    expect(rows.map((row) => [row.n, row.last2, row.inYear, row.soFar])).toEqual([
      [1, 1, 1, 1],
      [1, 2, 2, 2],
    ]);
    expect(total.soFar).toBe(2);
  });

  test("nor do the days there in an average", () => {
    const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
    const { rows } = evaluate({ average: averageOver(day(), open) }, { deals }, query);
    // One deal on two days of February, two on eight.
    expect(rows.map((row) => row.average)).toEqual([27 / 31, 1.8]);
  });
});

describe("a window that begins before during is not cut by it", () => {
  // A deal a day, so that a count is a number of days: 90 in the first quarter of 2025, 92 in the three months before.
  const deals = daily("2024-01-01", "2025-05-01");
  const metrics = {
    own: change(dealsCreated),
    window: trailing(3, month(), change(dealsCreated)),
    toDate: toDate(quarter(), change(dealsCreated, quarter())),
    grown: trailing(3, month(), growth(dealsCreated)),
    before: prior(change(dealsCreated)),
  };
  const readings = (during: Period, every?: Grain) => {
    const report = evaluate(metrics, { deals }, { during, every });
    return report.rows.map((row) =>
      (["own", "window", "toDate", "grown", "before"] as const).map(
        (name) => row[name] ?? report.explain(row, name).reason,
      ),
    );
  };
  const march = [3, -2, -2, -2 / 92, -3];

  test("in one month as in a report over more of them", () => {
    expect(readings(quarter(2025, 1), month()).at(-1)).toEqual(march);
    expect(readings(month(2025, 3), month())).toEqual([march]);
    expect(readings(month(2025, 3))).toEqual([march]);
  });

  test("not even where during cuts the month that it ends with", () => {
    // December to February against September to November; January and February against October and November.
    const cut = ["incomplete-period", -1, -2, -1 / 91, 0];
    expect(readings(between("2025-02-11", "2025-04-01"), month())).toEqual([cut, march]);
  });

  test("but the end of during cuts it", () => {
    const [february, cut] = readings(between("2025-02-01", "2025-03-21"), month());
    expect(february![1]).toBe(-1);
    expect(cut).toEqual([...Array.from({ length: 4 }, () => "incomplete-period"), -3]);
  });

  test("so that a policy for one that is not over applies to all of its days", () => {
    const sameDays = trailing(3, month(), growth(dealsCreated, { partial: "sameElapsed" }));
    for (const every of [undefined, month()]) {
      const report = evaluate({ sameDays }, { deals }, { every, during: month(2025, 3), asOf: "2025-03-10" });
      const { numerator, denominator, policy } = report.explain(report.rows[0]!, "sameDays");
      expect([numerator, denominator, policy]).toEqual([69, 69, "sameElapsed"]);
    }
  });
});

describe("combinators of combinators", () => {
  const deals = daily("2024-01-01", "2025-04-01");

  test("pass through periods that are neither asked for nor looked at in the end", () => {
    const yesterdays = prior(prior(dealsCreated, day()));
    expect(yesterdays({ deals }, { during: quarter(2025, 1) })).toBe(92);
    expect(toDate(day(), prior(dealsCreated, 2))({ deals }, { during: quarter(2025, 1) })).toBe(1);
  });

  test("before a running total begins it is nothing, for one number as in a report", () => {
    const metrics = { before: prior(cumulative(dealsCreated)) };
    const query = { during: month(2025, 3) };
    expect(metrics.before({ deals }, query)).toBe(0);
    expect(evaluate(metrics, { deals }, { ...query, every: month() }).total.before).toBe(0);
  });

  test("a policy applies in any year", () => {
    const grown = growth(dealsCreated, { partial: "sameElapsed" });
    for (const at of ["2009", "2031"] as const) {
      const list = [created(`${at}-02-03`), created(`${at}-02-20`), created(`${at}-03-02`)];
      const { rows } = evaluate({ grown }, { deals: list }, { every: month(), asOf: `${at}-03-10` });
      expect(rows.map((row) => row.grown)).toEqual([null, 0]);
    }
  });

  test("overall by overall is over both dimensions, whichever pairs have rows", () => {
    const pair = (ownerId: string, source: string) => created("2025-03-01", { ownerId, source });
    const both = overall(overall(dealsCreated, "source"), "rep");
    const by = { rep: Deal.ownerId, source: Deal.source };
    const { rows } = evaluate({ both }, { deals: [pair("ann", "web"), pair("bob", "fair")] }, { by });
    expect(rows.map((row) => row.both)).toEqual([2, 2]);
  });
});

test("explain says in words what was looked at", () => {
  const metrics = {
    before: prior(dealsCreated),
    yearBefore: prior(dealsCreated, year()),
    twoYears: prior(dealsCreated, year(), 2),
    threeMonths: trailing(3, month(), dealsCreated),
    lastWeek: trailing(1, week(), dealsCreated),
    inQuarter: toDate(quarter(), dealsCreated),
    soFar: cumulative(dealsCreated),
    average: averageOver(day(), dealsCreated),
    change: change(dealsCreated),
    grownChange: growth(change(dealsCreated)),
  };
  const report = evaluate(metrics, { deals: [] }, { during: month(2025, 3) });
  const formula = (name: keyof typeof metrics) => report.explain(report.total, name).formula;
  const created = "count(deals by createdAt)";
  expect(formula("before")).toBe(`${created} one period before`);
  expect(formula("yearBefore")).toBe(`${created} one year before`);
  expect(formula("twoYears")).toBe(`${created} 2 years before`);
  expect(formula("threeMonths")).toBe(`the last 3 months of ${created}`);
  expect(formula("lastWeek")).toBe(`the last week of ${created}`);
  expect(formula("inQuarter")).toBe(`quarter to date of ${created}`);
  expect(formula("soFar")).toBe(`${created} so far`);
  expect(formula("average")).toBe(`mean over days of ${created}`);
  const changed = `${created} − ${created} one period before`;
  expect(formula("change")).toBe(changed);
  expect(formula("grownChange")).toBe(
    `((${changed}) − (${changed}) one period before) ÷ (${changed}) one period before`,
  );
});
