import { fc, test as property } from "@fast-check/vitest";
import { addDays, formatISO, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import {
  type CalendarDate,
  Deal,
  evaluate,
  lifetime,
  type Metric,
  restrictedMean,
  survivalAt,
  survivalCurve,
  survivalMedian,
} from "salesmetrics";
import { divided, type Fraction, nearestDouble, over, plus, sumOf, times, zero } from "../laws/fraction.js";

/** A lifetime in days: until its end, or, while it is open, until it was last seen. */
interface Life {
  readonly days: number;
  readonly ended: boolean;
}

/** Lives as they are printed: `13` ended, `13+` was still open. */
function lives(printed: string): Life[] {
  return printed.split(" ").map((life) => ({ days: Number.parseInt(life, 10), ended: !life.endsWith("+") }));
}

const asOf = "2024-02-29";
const today = new Date(2024, 1, 29);

const dateText = (date: Date): CalendarDate => formatISO(date, { representation: "date" }) as CalendarDate;

function dealsOf(all: readonly Life[]): { readonly deals: Deal[] } {
  const deals = all.map(({ days, ended }, index): Deal => {
    const start = ended ? new Date(2000, 0, 1 + (index % 7)) : subDays(today, days);
    return {
      id: String(index),
      status: ended ? "won" : "open",
      createdAt: dateText(start),
      closedAt: ended ? dateText(addDays(start, days)) : null,
    };
  });
  return { deals };
}

const timeToClose = lifetime(Deal.createdAt, Deal.closedAt);
const curve = survivalCurve(timeToClose);
const median = survivalMedian(timeToClose);

function explained<Value>(metric: Metric<{ deals: Deal }, Value>, all: readonly Life[]) {
  const report = evaluate({ metric }, dealsOf(all), { asOf });
  return report.explain(report.total, "metric");
}

/** The ages at which some ended, as a table prints them. */
function ends(all: readonly Life[]) {
  return curve(dealsOf(all), { asOf })!.filter(({ ended }) => ended > 0);
}

const error = (variance: number | null): string => (variance === null ? "" : Math.sqrt(variance).toFixed(4));

describe("acute myelogenous leukemia, R's survival::aml", () => {
  const maintained = lives("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
  const nonmaintained = lives("5 5 8 8 12 16+ 23 27 30 33 43 45");

  test("maintained: summary(survfit(Surv(time, status) ~ x, aml))", () => {
    expect(
      ends(maintained).map((step) => [
        step.age,
        step.atRisk,
        step.ended,
        step.survival.toFixed(4),
        error(step.variance),
      ]),
    ).toEqual([
      [9, 11, 1, "0.9091", "0.0867"],
      [13, 10, 1, "0.8182", "0.1163"],
      [18, 8, 1, "0.7159", "0.1397"],
      [23, 7, 1, "0.6136", "0.1526"],
      [31, 5, 1, "0.4909", "0.1642"],
      [34, 4, 1, "0.3682", "0.1627"],
      [48, 2, 1, "0.1841", "0.1535"],
    ]);
  });

  test("nonmaintained", () => {
    expect(
      ends(nonmaintained).map((step) => [
        step.age,
        step.atRisk,
        step.ended,
        step.survival.toFixed(4),
        error(step.variance),
      ]),
    ).toEqual([
      [5, 12, 2, "0.8333", "0.1076"],
      [8, 10, 2, "0.6667", "0.1361"],
      [12, 8, 1, "0.5833", "0.1423"],
      [23, 6, 1, "0.4861", "0.1481"],
      [27, 5, 1, "0.3889", "0.1470"],
      [30, 4, 1, "0.2917", "0.1387"],
      [33, 3, 1, "0.1944", "0.1219"],
      [43, 2, 1, "0.0972", "0.0919"],
      [45, 1, 1, "0.0000", ""],
    ]);
  });

  test("medians 31 and 23, of 7 that ended among 11 and 11 among 12", () => {
    expect(explained(median, maintained)).toMatchObject({
      value: 31,
      n: 11,
      ended: 7,
      open: 4,
      unit: "days",
    });
    expect(explained(median, nonmaintained)).toMatchObject({ value: 23, n: 12, ended: 11, open: 1 });
  });

  test("print(fit, rmean = 161): 52.6 with an error of 19.83, and 22.7 with 4.18", () => {
    const errorOf = (all: readonly Life[]): string => {
      const { value, interval } = explained(restrictedMean(161, timeToClose), all);
      // Half of an interval that is not cut at an end.
      return ((interval!.high - value!) / 1.959963984540054).toFixed(2);
    };
    expect(restrictedMean(161, timeToClose)(dealsOf(maintained), { asOf })!.toFixed(1)).toBe("52.6");
    expect(restrictedMean(161, timeToClose)(dealsOf(nonmaintained), { asOf })!.toFixed(1)).toBe("22.7");
    expect([errorOf(maintained), errorOf(nonmaintained)]).toEqual(["19.83", "4.18"]);
  });
});

describe("patient survival in a drug trial, the control group of Stata's cancer data", () => {
  const control = lives("1 1 2 3 4 4 5 5 8 8 8 8+ 11 11 12 12 15 17 22 23");

  // stata.com/features/overview/survival-example-session: sts list, by(dose).
  test("the intervals that sts list prints, on the log-log scale", () => {
    expect(
      ends(control)
        .slice(0, 4)
        .map(({ age, survival, variance, interval }) => [
          age,
          survival.toFixed(4),
          error(variance),
          interval!.low.toFixed(4),
          interval!.high.toFixed(4),
        ]),
    ).toEqual([
      [1, "0.9000", "0.0671", "0.6560", "0.9740"],
      [2, "0.8500", "0.0798", "0.6038", "0.9490"],
      [3, "0.8000", "0.0894", "0.5511", "0.9198"],
      [4, "0.7000", "0.1025", "0.4505", "0.8525"],
    ]);
    expect(ends(control).at(-1)).toEqual({
      age: 23,
      atRisk: 1,
      ended: 1,
      open: 0,
      survival: 0,
      variance: null,
      interval: null,
    });
  });

  test("the shares at 5, 9, 13 and 17 of sts list, compare, and the median of stsum", () => {
    const shares = [5, 9, 13, 17, 21].map((age) => survivalAt(age, timeToClose)(dealsOf(control), { asOf }));
    expect(shares.map((share) => share!.toFixed(4))).toEqual([
      "0.6000",
      "0.4500",
      "0.2250",
      "0.1125",
      "0.1125",
    ]);
    expect(median(dealsOf(control), { asOf })).toBe(8);
  });
});

// definitions.md, G12.
test("conversions at 2, 4 and 6 days, open at 30 and 40: the median is 6, the mean to 30 days 14.4", () => {
  const all = lives("2 4 6 30+ 40+");
  expect(ends(all).map(({ survival }) => survival)).toEqual([0.8, 0.6, 0.4]);
  expect(median(dealsOf(all), { asOf })).toBe(6);
  expect(restrictedMean(30, timeToClose)(dealsOf(all), { asOf })).toBe(14.4);
});

describe("the median where exactly half is left, as R's survfit", () => {
  test.each([
    ["the middle between that and the next end", "1 2 3 4", 2.5],
    ["also where some are last seen in between", "1 2 3+ 5", 3.5],
    ["that age, where nothing ends any more", "1 2 3+ 4+", 2],
    // ?quantile.survfit: 19/20 × 18/19 × … × 10/11 is a half, and a product of doubles is not.
    [
      "exactly, whatever a product of doubles makes of it",
      "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
      10.5,
    ],
  ])("%s", (_, printed, expected) => {
    expect(median(dealsOf(lives(printed)), { asOf })).toBe(expected);
  });
});

describe("what cannot be told yet", () => {
  const young = lives("5 9 20+ 20+ 20+ 20+ 20+ 30+");

  test("a median where more than half are left is immature, and is at least something", () => {
    expect(explained(median, young)).toMatchObject({
      value: null,
      reason: "immature",
      n: 8,
      ended: 2,
      open: 6,
      interval: null,
      atLeast: 5,
    });
    expect(explained(median, lives("20+ 30+"))).toMatchObject({
      value: null,
      ended: 0,
      open: 2,
      atLeast: null,
    });
    const half = explained(median, lives("1 1 1 1 1 1 1 1 9 9 9+ 9+ 9+ 9+ 9+ 9+ 9+ 9+ 9+ 9+"));
    expect(half).toMatchObject({ value: 9, interval: null, atLeast: 1 });
  });

  test("an age beyond the oldest is immature, unless nothing is left", () => {
    expect(explained(survivalAt(30, timeToClose), young)).toMatchObject({ value: 0.75, reason: null });
    expect(explained(survivalAt(30.5, timeToClose), young)).toMatchObject({
      value: null,
      reason: "immature",
    });
    expect(explained(restrictedMean(30, timeToClose), young).value).not.toBeNull();
    expect(explained(restrictedMean(31, timeToClose), young)).toMatchObject({
      value: null,
      reason: "immature",
    });
    expect(survivalAt(1000, timeToClose)(dealsOf(lives("5 9+ 10")), { asOf })).toBe(0);
    expect(restrictedMean(1000, timeToClose)(dealsOf(lives("5 10")), { asOf })).toBe(7.5);
  });

  test("nothing at all is empty", () => {
    for (const metric of [median, curve, survivalAt(1, timeToClose), restrictedMean(1, timeToClose)]) {
      expect(explained(metric as typeof median, [])).toMatchObject({
        value: null,
        reason: "empty",
        n: 0,
        ended: 0,
        open: 0,
        interval: null,
      });
    }
  });
});

test("what no age or horizon can be is refused", () => {
  for (const bad of [-1, Number.NaN, Infinity]) {
    expect(() => survivalAt(bad, timeToClose)).toThrow(/^survivalAt: expected an age from 0, got /);
    expect(() => restrictedMean(bad, timeToClose)).toThrow(
      /^restrictedMean: expected a horizon above 0, got /,
    );
  }
  expect(() => restrictedMean(0, timeToClose)).toThrow("restrictedMean: expected a horizon above 0, got 0");
});

// Everything once more from the raw rows, in fractions of BigInt: risk sets are counted anew at each age.

const samples = fc.array(fc.record({ days: fc.nat({ max: 12 }), ended: fc.boolean() }), {
  minLength: 1,
  maxLength: 30,
});

const whole = (value: number): Fraction => over(BigInt(value), 1n);

function shareLasting(all: readonly Life[], age: number): { share: Fraction; sum: Fraction } {
  let [share, sum] = [whole(1), zero];
  for (const day of new Set(all.filter(({ ended, days }) => ended && days <= age).map(({ days }) => days))) {
    const risk = BigInt(all.filter(({ days }) => days >= day).length);
    const died = BigInt(all.filter(({ days, ended }) => ended && days === day).length);
    share = times(share, over(risk - died, risk));
    if (risk > died) sum = plus(sum, over(died, risk * (risk - died)));
  }
  return { share, sum };
}

const isHalf = ({ above, below }: Fraction): boolean => 2n * above === below;
const isUpToHalf = ({ above, below }: Fraction): boolean => 2n * above <= below;

function medianFrom(all: readonly Life[]): Fraction | null {
  const ages = [...new Set(all.filter(({ ended }) => ended).map(({ days }) => days))].sort((a, b) => a - b);
  const first = ages.find((age) => isUpToHalf(shareLasting(all, age).share));
  if (first === undefined) return null;
  const next = ages.find((age) => age > first);
  return isHalf(shareLasting(all, first).share) && next !== undefined
    ? over(BigInt(first + next), 2n)
    : whole(first);
}

function areaTo(all: readonly Life[], horizon: number): Fraction {
  return sumOf(Array.from({ length: horizon }, (_, day) => shareLasting(all, day).share));
}

describe("agrees with a brute-force oracle in fractions of BigInt, to the last bit", () => {
  property.prop([samples], { numRuns: 200 })("shares and variances at every age", (all) => {
    for (const step of curve(dealsOf(all), { asOf })!) {
      const { share, sum } = shareLasting(all, step.age);
      expect(step.survival).toBe(nearestDouble(share));
      const variance = nearestDouble(times(times(share, share), sum));
      expect(step.variance).toBe(share.above === 0n ? null : variance);
      expect(step.atRisk).toBe(all.filter(({ days }) => days >= step.age).length);
      const [s, error] = [nearestDouble(share), Math.sqrt(nearestDouble(sum))];
      if (step.interval === null) expect(s === 0 || error === 0).toBe(true);
      else {
        // As the textbooks have it: log(−log S) ± z σ ÷ log S.
        const bound = (sign: number): number =>
          Math.exp(-Math.exp(Math.log(-Math.log(s)) + (sign * 1.959963984540054 * error) / Math.log(s)));
        expect(step.interval.low).toBeCloseTo(bound(-1), 12);
        expect(step.interval.high).toBeCloseTo(bound(1), 12);
      }
    }
  });

  property.prop([samples], { numRuns: 300 })("medians", (all) => {
    const expected = medianFrom(all);
    expect(median(dealsOf(all), { asOf })).toBe(expected === null ? null : nearestDouble(expected));
  });

  property.prop([samples], { numRuns: 200 })(
    "the intervals of medians: where those of shares pass one half",
    (all) => {
      const { interval, atLeast } = explained(median, all);
      const passing = (bound: "low" | "high"): number | null =>
        curve(dealsOf(all), { asOf })!.find((step) => step.interval !== null && step.interval[bound] <= 0.5)
          ?.age ?? null;
      const [low, high] = [passing("low"), passing("high")];
      expect(interval).toEqual(low === null || high === null ? null : { low, high });
      expect(atLeast).toBe(high === null ? low : null);
    },
  );

  property.prop([samples, fc.integer({ min: 1, max: 14 })], { numRuns: 200 })(
    "means to a horizon",
    (all, horizon) => {
      const oldest = Math.max(...all.map(({ days }) => days));
      const isUnseen = horizon > oldest && shareLasting(all, oldest).share.above > 0n;
      expect(restrictedMean(horizon, timeToClose)(dealsOf(all), { asOf })).toBe(
        isUnseen ? null : nearestDouble(areaTo(all, horizon)),
      );
    },
  );

  property.prop([fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 60 })], { numRuns: 60 })(
    "where nothing is open: the share that lasts longer, and the mean",
    (days) => {
      const all = days.map((each) => ({ days: each, ended: true }));
      const data = dealsOf(all);
      for (const age of [0, 100, 400]) {
        const longer = BigInt(days.filter((each) => each > age).length);
        expect(survivalAt(age, timeToClose)(data, { asOf })).toBe(
          nearestDouble(over(longer, BigInt(days.length))),
        );
      }
      const mean = divided(sumOf(days.map(whole)), whole(days.length));
      expect(restrictedMean(401, timeToClose)(data, { asOf })).toBe(nearestDouble(mean));
    },
  );
});

test("ten thousand different ages, most of them last seen open: exact, and no slower for it", () => {
  const all = Array.from({ length: 10_000 }, (_, index) => ({ days: index + 1, ended: index % 3 === 0 }));
  const deals = all.map(({ days, ended }, index): Deal => {
    const start = new Date(0);
    const end = new Date(days);
    return ended
      ? { id: String(index), status: "won", createdAt: start, closedAt: end }
      : { id: String(index), status: "open", createdAt: new Date(20_000 - days) };
  });
  const inSeconds = lifetime(Deal.createdAt, Deal.closedAt, { unit: "seconds" });
  let share = whole(1);
  for (let atRisk = 10_000; atRisk > 0; atRisk -= 3)
    share = times(share, over(BigInt(atRisk - 1), BigInt(atRisk)));
  const found = survivalAt(10, inSeconds)({ deals }, { asOf: new Date(20_000) });
  expect(found).toBe(nearestDouble(share));
});
