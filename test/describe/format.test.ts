import {
  averageDealSize,
  between,
  bookings,
  bookingsGrowth,
  change,
  count,
  Deal,
  first,
  grossMargin,
  growth,
  lossRate,
  medianSalesCycle,
  medianTimeToFirstAttempt,
  metric,
  type MetricUnit,
  money,
  month,
  netPromoterScore,
  pipelineCoverage,
  quarter,
  ratio,
  salesVelocity,
  talkRatio,
  targetRange,
  week,
  winRate,
  wonDeals,
  year,
  acquisitionPayback,
  day,
} from "salesmetrics";
import { retailMonth } from "salesmetrics/calendars";
import { format, formatChange, formatPeriod, isolated } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { describe, expect, test } from "vitest";
import { styleOf } from "../../src/describe/number-style.js";
import { everyMetric } from "../catalog/catalogue.js";

/** Runtimes differ in their spaces and in the marks of direction. */
const plain = (text: string): string =>
  text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "").replace(/\s/g, " ");

const toEnglish = (...given: Parameters<typeof format>): string => plain(format(...given));

describe("a value in English", () => {
  test.each([
    [0.4167, winRate, "41.7%"],
    [1, winRate, "100%"],
    [0, winRate, "0%"],
    [0.12345, bookingsGrowth, "12.3%"],
    [-0.5, growth(bookings), "-50%"],
    [0.625, grossMargin, "62.5%"],
    [3.456, pipelineCoverage, "3.46"],
    [1234567, wonDeals, "1,234,567"],
    [32.25, medianSalesCycle, "32.2 days"],
    [1, medianSalesCycle, "1 day"],
    [4.5, medianTimeToFirstAttempt, "4.5 hours"],
    [14.04, acquisitionPayback(0.8), "14 months"],
    [-12.34, netPromoterScore, "-12.3"],
    [0.5, ratio(wonDeals, count(Deal)), "0.5"],
  ] as const)("%s of a metric is written in its unit", (value, each, expected) => {
    expect(toEnglish(value, each, "en")).toBe(expected);
  });

  test("has no minus before a zero", () => {
    expect(toEnglish(-0.0001, winRate, "en")).toBe("0%");
    expect(toEnglish(-0, wonDeals, "en")).toBe("0");
  });

  test("takes ties to even, and the digits that are asked for", () => {
    expect(toEnglish(0.125, winRate, "en", { maximumFractionDigits: 0 })).toBe("12%");
    expect(toEnglish(0.135, winRate, "en", { maximumFractionDigits: 0 })).toBe("14%");
    expect(toEnglish(0.41666, winRate, "en", { maximumFractionDigits: 3 })).toBe("41.666%");
  });

  test("is short where that is asked for", () => {
    expect(toEnglish(1_250_000, wonDeals, "en", { compact: true })).toBe("1.2M");
    expect(toEnglish(money("1234567.5", "USD"), bookings, "en", { compact: true })).toBe("$1.2M");
    expect(toEnglish(3, medianSalesCycle, "en", { compact: true })).toBe("3 days");
  });

  test("that is a text stays as it is", () => {
    const lastStage = metric("lastStage", () => first(Deal.stage, Deal.createdAt));
    expect(format("Offer (EU)", lastStage, "en")).toBe("Offer (EU)");
  });
});

/** A value of each unit with more digits than are written, and its text: the table of docs/describe.md. */
const written: Readonly<Record<MetricUnit, readonly [value: number, text: string]>> = {
  count: [1234.567, "1,235"],
  rank: [2.567, "3"],
  proportion: [0.123456, "12.3%"],
  points: [0.123456, "12.3 points"],
  ratio: [3.456789, "3.46"],
  score: [3.456789, "3.5"],
  number: [3.456789, "3.46"],
  any: [3.456789, "3.46"],
  money: [3.456789, "$3.46"],
  "money per day": [3.456789, "$3.46/day"],
  "money per month": [3.456789, "$3.46/month"],
  months: [3.456789, "3.5 months"],
  days: [3.456789, "3.5 days"],
  hours: [3.456789, "3.5 hours"],
  minutes: [3.456789, "3.5 minutes"],
  seconds: [3.456789, "3.5 seconds"],
};

test.each(Object.entries(written))(
  "a value in the unit %s is written as the docs say",
  (unit, [value, text]) => {
    const each = metric("one", () => count(Deal), { unit: unit as MetricUnit });
    const given = unit.startsWith("money") ? money(String(value), "USD") : value;
    expect(toEnglish(given, each, "en", { language: en })).toBe(text);
  },
);

test("each ratio of the catalogue is read as a percentage or as a number", () => {
  const ratios = Object.values(everyMetric).filter((each) => each.core().unit === "ratio");
  const numbers = ratios.filter((each) => styleOf("test", each) === "number").map(({ id }) => id!);
  expect(numbers.sort()).toEqual([
    ...["activitiesPerRep", "basketLift", "burnMultiple", "customerConcentration", "eventsPerUser"],
    ...["grossSalesEfficiency", "lifetimeValueToAcquisitionCost", "magicNumber", "marketingEfficiencyRatio"],
    ...["mrrQuickRatio", "netSalesEfficiency", "pipelineCoverage", "proposalsPerRep", "purchaseFrequency"],
    ...["returnOnAdSpend", "seasonalityIndex", "sessionsPerVisitor", "subscriberLifetime"],
    ...["ticketsPerCustomer", "unitsPerOrder", "wonDealsPerRep"],
  ]);
  // All others are shares, rates, margins or growth.
  expect(ratios.length - numbers.length).toBe(59);
});

describe("money", () => {
  test("has all its digits, whatever a double would hold", () => {
    expect(toEnglish(money("12345678901234567890.12", "USD"), bookings, "en")).toBe(
      "$12,345,678,901,234,567,890.12",
    );
    expect(toEnglish(money("0.145", "USD"), bookings, "en")).toBe("$0.14");
    expect(toEnglish(money("1234.5", "JPY"), bookings, "en")).toBe("¥1,234");
    expect(toEnglish(money("1.2345", "KWD"), bookings, "en")).toBe("KWD 1.234");
  });

  test("may come from JSON", () => {
    expect(toEnglish({ amount: "1234.50", currency: "EUR" }, averageDealSize, "de")).toBe("1.234,50 €");
  });

  test("by day says so in the language of the locale", () => {
    expect(toEnglish(money("1200", "USD"), salesVelocity, "en")).toBe("$1,200.00/day");
    expect(plain(format(money("1200", "USD"), salesVelocity, "ar-AE"))).toMatch(/\/يوم$/);
  });
});

describe("a value in Arabic", () => {
  test("has the digits that the locale wants", () => {
    expect(plain(format(0.4167, winRate, "ar-EG"))).toMatch(/^٤١[٫,.]٧[٪%]$/);
    expect(plain(format(0.4167, winRate, "ar-AE"))).toBe("41.7%");
    expect(plain(format(1234, wonDeals, "ar-EG"))).toMatch(/^١.٢٣٤$/);
    expect(plain(format(1234, wonDeals, "ar-AE"))).toBe("1,234");
  });

  test("has durations in the form of their number", () => {
    expect(plain(format(2, medianSalesCycle, "ar-AE"))).toBe("يومان");
    expect(plain(format(5, medianSalesCycle, "ar-AE"))).toBe("5 أيام");
    expect(plain(format(32, medianSalesCycle, "ar-AE"))).toBe("32 يومًا");
  });
});

describe("a missing value", () => {
  test("is its reason in words", () => {
    expect(format(null, winRate, "en", { language: en, reason: "empty" })).toBe("no rows");
    expect(format(null, winRate, "ar", { language: ar, reason: "incomplete-period" })).toBe(
      "الفترة لم تنتهِ بعد",
    );
    expect(format(undefined, winRate, "en")).toBe("–");
    expect(format(null, winRate, "en", { reason: null })).toBe("–");
  });

  test("with a reason needs a language", () => {
    expect(() => format(null, winRate, "en", { reason: "empty" })).toThrow(
      "format: expected a language for a reason: { language: en }, got none",
    );
  });
});

describe("percentage points", () => {
  const points = change(winRate);

  test.each([
    [0.05, "5 points"],
    [0.01, "1 point"],
    [-0.015, "-1.5 points"],
    [0, "0 points"],
  ])("%s in English: %s", (value, expected) => {
    expect(toEnglish(value, points, "en", { language: en })).toBe(expected);
  });

  test.each([
    [0.05, "5 نقاط مئوية"],
    [0.12, "12 نقطة مئوية"],
    [0.015, "1.5 نقطة مئوية"],
  ])("%s in Arabic: %s", (value, expected) => {
    expect(plain(format(value, points, "ar-AE", { language: ar }))).toBe(expected);
  });

  test("keep their number together inside Arabic", () => {
    expect(format(0.05, points, "ar-AE", { language: ar })).toBe(`${isolated("5")} نقاط مئوية`);
  });

  test("need a language", () => {
    expect(() => format(0.05, points, "en")).toThrow(
      "a language for percentage points: { language: en }, got none",
    );
  });
});

describe("a change", () => {
  const changed = (before: number, after: number, each = winRate, options = {}) =>
    formatChange({ before, after }, each, "en", { language: en, ...options });

  test("of a percentage is in points, computed exactly", () => {
    expect(changed(0.1, 0.3)).toEqual({ text: "+20 points", sign: 1, meaning: "better" });
    expect(changed(0.3, 0.1)).toEqual({ text: "-20 points", sign: -1, meaning: "worse" });
    expect(changed(0.1, 0.3, winRate, { maximumFractionDigits: 20 }).text).toBe("+20 points");
  });

  test("means the opposite where less is better", () => {
    expect(changed(0.1, 0.3, lossRate).meaning).toBe("worse");
    expect(changed(0.3, 0.1, lossRate).meaning).toBe("better");
  });

  test("of nothing is the same", () => {
    expect(changed(0.3, 0.3)).toEqual({ text: "0 points", sign: 0, meaning: "same" });
  });

  test("of money is signed money", () => {
    const values = { before: money("0.1", "USD"), after: { amount: "0.3", currency: "USD" } } as const;
    expect(formatChange(values, bookings, "en")).toEqual({ text: "+$0.20", sign: 1, meaning: "better" });
  });

  test("may be relative to the value before, which is above zero", () => {
    expect(changed(0.4, 0.45, winRate, { relative: true }).text).toBe("+12.5%");
    expect(changed(0, 0.45, winRate, { relative: true })).toEqual({
      text: "nothing to compare with",
      sign: 1,
      meaning: "better",
    });
  });

  test("towards a target range is better", () => {
    const talk = metric("talk", () => winRate, { direction: targetRange(0.4, 0.5) });
    expect(changed(0.7, 0.6, talk).meaning).toBe("better");
    expect(changed(0.2, 0.6, talk).meaning).toBe("better");
    expect(changed(0.45, 0.6, talk).meaning).toBe("worse");
    expect(changed(0.41, 0.49, talk).meaning).toBe("same");
    expect(changed(0.41, 0.49, talkRatio as unknown as typeof winRate).meaning).toBe("neutral");
    const undirected = metric("undirected", () => ratio(wonDeals, count(Deal)));
    expect(changed(0.1, 0.3, undirected).meaning).toBe("neutral");
  });

  test("with a value missing means nothing", () => {
    const values = { before: null, after: 0.5 };
    expect(formatChange(values, winRate, "en", { language: en, reason: "no-base" })).toEqual({
      text: "nothing to compare with",
      sign: null,
      meaning: "unknown",
    });
  });

  test("of two currencies is refused", () => {
    const values = { before: money("1", "USD"), after: money("1", "EUR") };
    expect(() => formatChange(values, bookings, "en")).toThrow(
      expect.objectContaining({ code: "mixed-currencies" }),
    );
  });
});

describe("a period", () => {
  const label = (...given: Parameters<typeof formatPeriod>): string => plain(formatPeriod(...given));

  test.each([
    [month(2025, 3), "March 2025", "مارس 2025"],
    [year(2025), "2025", "2025"],
    [day("2025-03-31"), "March 31, 2025", "31 مارس 2025"],
    [quarter(2025, 1), "Q1 2025", "الربع الأول 2025"],
    [week("2025-02-10"), "Week 7, 2025", "الأسبوع 7 من 2025"],
    [year(2025, { fiscalYearStartMonth: 4 }), "FY2025", "السنة المالية 2025"],
    [quarter(2025, 4, { fiscalYearStartMonth: 4 }), "Q4 FY2025", "الربع الرابع من السنة المالية 2025"],
  ])("%s reads in English and in Arabic", (period, english, arabic) => {
    expect(label(period, "en", { language: en })).toBe(english);
    expect(label(period, "ar-AE", { language: ar })).toBe(arabic);
    expect(label(JSON.parse(JSON.stringify(period)) as typeof period, "en", { language: en })).toBe(english);
  });

  test("has the digits of the locale, and the Gregorian calendar everywhere", () => {
    expect(label(month(2025, 3), "ar-EG")).toBe("مارس ٢٠٢٥");
    expect(label(month(2025, 3), "ar-SA-u-nu-latn")).toMatch(/مارس 2025/);
    expect(label(quarter(2025, 1), "ar-EG", { language: ar })).toBe("الربع الأول ٢٠٢٥");
  });

  test("of some days has its last day, not the day after", () => {
    const text = label(between("2025-03-01", "2025-03-08"), "en");
    expect(text).toMatch(/Mar 1 . 7, 2025/);
  });

  test("of another calendar keeps its label", () => {
    const period = retailMonth().period(660);
    expect(label(period, "en")).toBe(period.label);
  });

  test("of words needs a language", () => {
    expect(() => formatPeriod(quarter(2025, 1), "en")).toThrow(
      "formatPeriod: expected a language for 2025-Q1: { language: en }, got none",
    );
  });
});

describe("what is refused", () => {
  test.each([
    [() => format(0.5, winRate, "xx-nowhere-1"), "a locale that this runtime knows"],
    [() => format(Number.NaN, winRate, "en"), "a number or null, got NaN"],
    [() => format("0.5", winRate, "en"), 'a number or null, got "0.5"'],
    [() => format(5, bookings, "en"), 'an amount, such as money("5", "USD"), or null, got 5'],
    [() => format(money("5", "USD"), winRate, "en"), "a number or null"],
    [() => format(5, {} as never, "en"), "a metric, such as winRate"],
    [() => format(0.5, winRate, "en", { digits: 2 } as never), "no options but"],
    [() => format(0.5, winRate, "en", { maximumFractionDigits: -1 }), "from 0 to 20, got -1"],
    [() => format(null, winRate, "en", { reason: "empti" as never, language: en }), "(perhaps empty)"],
    [() => formatChange(null as never, winRate, "en"), "an object of options"],
    [() => formatPeriod({ label: 5 } as never, "en"), "a period, such as month(2025, 3)"],
  ])("%s", (call, message) => {
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ name: "SalesmetricsError" }));
  });
});

test("a text may be put between isolates", () => {
  expect(format(0.5, winRate, "en", { isolate: true })).toBe(isolated("50%"));
});
