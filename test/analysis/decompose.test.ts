import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  averageDealSize,
  bookings,
  countDistinct,
  Deal,
  type DecimalInput,
  evaluate,
  type Grain,
  medianSalesCycle,
  type Metric,
  mergeCubes,
  month,
  quarter,
  report,
  scan,
  winRate,
  wonDeals,
} from "salesmetrics";
import { decompose } from "salesmetrics/analysis";

const query = { by: { source: Deal.source }, currency: "USD" } as const;
const [before, after] = [quarter(2025, 1), quarter(2025, 2)];
const dates = { first: "2025-02-03", second: "2025-05-06" } as const;

const closed = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom("won" as const, "lost" as const),
  source: fc.constantFrom("web", "fair", "partner", null),
  amount: fc.integer({ min: -500, max: 99_999 }).map((cents) => String(cents / 100)),
  currency: fc.constant("USD"),
  closedAt: fc.constantFrom(dates.first, dates.second),
});
/** Something is won in each quarter. */
const anchors: Deal[] = Object.values(dates).map((closedAt, place) => ({
  id: `anchor ${String(place)}`,
  status: "won",
  source: "web",
  amount: 7,
  currency: "USD",
  closedAt,
}));
const manyDeals = fc.array(closed, { maxLength: 30 }).map((deals): Deal[] => [...deals, ...anchors]);

function decomposed(metric: Metric<{ deals: Deal }, never>, deals: readonly Deal[]) {
  const of = (during: typeof before) => evaluate({ metric }, { deals }, { ...query, during });
  return decompose(of(before), of(after), "metric");
}

/** The numbers that a group's effects come from, from the rows alone, in 10^-20 and rounded down. */
const one = 10n ** 20n;
const cents = (value: DecimalInput | null | undefined): bigint => BigInt(Math.round(Number(value) * 100));

describe("a change, taken apart", () => {
  propertyTest.prop([manyDeals], { numRuns: 60 })("adds up to the last digit", (deals) => {
    for (const metric of [winRate, wonDeals, bookings, averageDealSize] as Metric<{ deals: Deal }, never>[]) {
      const { change, rate, mix, volume, groups } = decomposed(metric, deals);
      const sumOf = (effect: "rate" | "mix" | "volume") =>
        groups.reduce((sum, group) => sum.plus(group[effect]), change.times(0));
      expect(String(sumOf("rate"))).toBe(String(rate));
      expect(String(sumOf("mix"))).toBe(String(mix));
      expect(String(sumOf("volume"))).toBe(String(volume));
      expect(String(rate.plus(mix).plus(volume))).toBe(String(change));
    }
  });

  propertyTest.prop([manyDeals], { numRuns: 60 })("of the win rate is what rows say", (deals) => {
    const { change, groups } = decomposed(winRate as Metric<{ deals: Deal }, never>, deals);
    const count = (closedAt: string, source: unknown, won: boolean) =>
      BigInt(
        deals.filter(
          (deal) =>
            deal.closedAt === closedAt &&
            (source === undefined || (deal.source ?? null) === source) &&
            (!won || deal.status === "won"),
        ).length,
      );
    const rateOf = (closedAt: string, source?: unknown) => {
      const below = count(closedAt, source, false);
      return below === 0n ? null : (count(closedAt, source, true) * one) / below;
    };
    const near = (digits: { toString(): string }, expected: bigint) =>
      expect(Math.abs(Number(digits.toString()) - Number(expected) / 1e20)).toBeLessThan(1e-15);
    near(change, rateOf(dates.second)! - rateOf(dates.first)!);
    for (const { key, rate, mix } of groups) {
      const shareOf = (closedAt: string) =>
        (count(closedAt, key.source, false) * one) / count(closedAt, undefined, false);
      const [left, right] = [rateOf(dates.first, key.source), rateOf(dates.second, key.source)];
      const [from, to] = [(left ?? right)!, (right ?? left)!];
      const whole = (rateOf(dates.first)! + rateOf(dates.second)!) / 2n;
      near(rate, ((to - from) * (shareOf(dates.first) + shareOf(dates.second))) / (2n * one));
      near(mix, ((shareOf(dates.second) - shareOf(dates.first)) * ((from + to) / 2n - whole)) / one);
    }
  });

  propertyTest.prop([manyDeals], { numRuns: 60 })("of a total gives each group its own change", (deals) => {
    const { change, groups } = decomposed(bookings as Metric<{ deals: Deal }, never>, deals);
    const sumOf = (closedAt: string, source?: unknown) =>
      deals
        .filter((deal) => deal.status === "won" && deal.closedAt === closedAt)
        .filter((deal) => source === undefined || (deal.source ?? null) === source)
        .reduce((sum, deal) => sum + cents(deal.amount), 0n);
    expect(change.times(100).toFixed(0)).toBe(String(sumOf(dates.second) - sumOf(dates.first)));
    for (const { key, rate, mix, volume } of groups) {
      const own = sumOf(dates.second, key.source) - sumOf(dates.first, key.source);
      expect(Number(rate.plus(mix).plus(volume).times(100))).toBeCloseTo(Number(own), 9);
    }
  });

  test("tells more deals from better deals", () => {
    const won = (id: string, amount: number, closedAt: Deal["closedAt"]): Deal => ({
      id,
      status: "won",
      source: "web",
      amount,
      currency: "USD",
      closedAt,
    });
    const deals = [won("1", 100, dates.first), won("2", 100, dates.second), won("3", 140, dates.second)];
    const { change, volume, rate, mix, currency } = decomposed(
      bookings as Metric<{ deals: Deal }, never>,
      deals,
    );
    // One deal more at 110, the mean of 100 and 120; 20 more for each of 1.5 deals.
    expect([change, volume, rate, mix].map(String)).toEqual(["140", "110", "30", "0"]);
    expect(currency).toBe("USD");
  });

  test("reads reports of cubes", () => {
    const deals = [...anchors, { ...anchors[0]!, id: "2", status: "lost" as const, source: "fair" }];
    const of = (during: typeof before) => {
      const cubes = deals.map((deal) => scan({ winRate }, { deals: [deal] }, { ...query, during }));
      return report({ winRate }, mergeCubes({ winRate }, cubes));
    };
    const { change, groups } = decompose(of(before), of(after), "winRate");
    expect(String(change)).toBe("0.5");
    expect(groups.map(({ key }) => key.source)).toEqual(["fair", "web"]);
  });
});

describe("a change that cannot be taken apart", () => {
  const code = expect.objectContaining({ code: "invalid-argument" }) as Error;

  test("is one of what does not add up over groups", () => {
    const deals: Deal[] = ["web", "fair"].flatMap((source) =>
      anchors.map((deal) => ({
        ...deal,
        id: deal.id + source,
        source,
        customerId: "c",
        createdAt: "2025-01-01",
      })),
    );
    expect(() => decomposed(countDistinct(Deal.customerId, { at: Deal.closedAt }) as never, deals)).toThrow(
      code,
    );
    expect(() => decomposed(medianSalesCycle as never, deals)).toThrow(code);
  });

  test("has a side without a value, or several periods", () => {
    const of = (during: typeof before, every?: Grain) =>
      evaluate({ winRate }, { deals: anchors }, { ...query, during, ...(every && { every }) });
    expect(() => decompose(of(quarter(2024, 1)), of(after), "winRate")).toThrow(code);
    expect(() => decompose(of(before, month()) as never, of(after), "winRate")).toThrow(code);
  });
});
