import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  type CurrencyCode,
  Deal,
  type Decimal,
  evaluate,
  max,
  mean,
  median,
  min,
  type Money,
  rates,
  sum,
} from "salesmetrics";

// Amounts of several currencies in several cells, against whole thousandths added up by hand.

interface Row {
  readonly owner: string;
  readonly currency: CurrencyCode;
  readonly thousandths: number;
}

const rows = fc.array(
  fc.record({
    owner: fc.constantFrom("ann", "bob", "cy"),
    currency: fc.constantFrom<CurrencyCode>("EUR", "USD", "GBP"),
    thousandths: fc.oneof(fc.integer({ min: -9999, max: 9999 }), fc.maxSafeInteger()),
  }),
  { maxLength: 40 },
);

const deals = (list: readonly Row[]): Deal[] =>
  list.map(({ owner, currency, thousandths }, place) => ({
    id: String(place),
    status: "open",
    ownerId: owner,
    currency,
    amount: textOf(BigInt(thousandths), 1000n),
  }));

/** `units / per` for a `per` of a thousand or a hundred thousand, as text. */
function textOf(units: bigint, per: bigint): string {
  const places = String(per).length - 1;
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const metrics = {
  sum: sum(Deal.amount),
  mean: mean(Deal.amount),
  min: min(Deal.amount),
  max: max(Deal.amount),
  median: median(Deal.amount),
};

interface Found {
  readonly sum: Money | null;
  readonly mean: Money | null;
  readonly min: Money | null;
  readonly max: Money | null;
  readonly median: Money | null;
}

/** Checks all metrics against the whole units of the amounts, `per` of which are one. */
function checkAgainst(found: Found, units: readonly bigint[], per: bigint, currency: string): void {
  const ascending = [...units].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const total = units.reduce((all, each) => all + each, 0n);
  const decimal = (value: Money | null): Decimal => value!.amount;
  const exact = (value: Money | null, numerator: bigint, denominator = 1n): void => {
    expect(value!.currency).toBe(currency);
    expect(decimal(value).times(String(denominator)).eq(textOf(numerator, per))).toBe(true);
  };
  exact(found.sum, total);
  exact(found.min, ascending[0]!);
  exact(found.max, ascending.at(-1)!);
  const middle = ascending.length >> 1;
  const [below, above] = [ascending[ascending.length % 2 === 0 ? middle - 1 : middle]!, ascending[middle]!];
  exact(found.median, below + above, 2n);
  // A mean that does not end has 40 digits.
  const error = decimal(found.mean).times(units.length).minus(textOf(total, per)).abs();
  expect(error.lte(decimal(found.mean).abs().times("1e-37"))).toBe(true);
}

test.prop([rows])("amounts of several currencies are kept apart in each cell", (list) => {
  const report = evaluate(
    metrics,
    { deals: deals(list) },
    { by: { owner: Deal.ownerId, currency: Deal.currency } },
  );
  for (const row of report.rows) {
    const own = list.filter(({ owner, currency }) => owner === row.owner && currency === row.currency);
    checkAgainst(
      row,
      own.map(({ thousandths }) => BigInt(thousandths)),
      1000n,
      row.currency!,
    );
  }
  const cells = new Set(list.map(({ owner, currency }) => `${owner} ${currency}`));
  expect(report.rows).toHaveLength(cells.size);
  const currencies = new Set(list.map(({ currency }) => currency));
  const { value, reason } = report.explain(report.total, "sum");
  if (currencies.size === 1) expect(value).not.toBeNull();
  else expect([value, reason]).toEqual(list.length === 0 ? [null, "empty"] : [null, "not-applicable"]);
});

// Hundredths of these factors are whole, so every converted amount is exact.
const sheet = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", rate: "1.25" },
    { currency: "GBP", rate: "0.8" },
  ],
});
const hundredths = { EUR: 100n, USD: 80n, GBP: 125n } as const;

test.prop([rows.filter((list) => list.length > 0)])("amounts of several currencies are converted", (list) => {
  const question = { by: { owner: Deal.ownerId }, currency: "EUR", rates: sheet } as const;
  const report = evaluate(metrics, { deals: deals(list) }, question);
  const converted = (some: readonly Row[]): bigint[] =>
    some.map(({ thousandths, currency }) => BigInt(thousandths) * hundredths[currency as "EUR"]);
  for (const row of report.rows)
    checkAgainst(row, converted(list.filter(({ owner }) => owner === row.owner)), 100_000n, "EUR");
  checkAgainst(report.total, converted(list), 100_000n, "EUR");
});

describe("one value of several currencies", () => {
  const mixed = deals([
    { owner: "ann", currency: "USD", thousandths: 1 },
    { owner: "ann", currency: "EUR", thousandths: 2 },
  ]);

  test.each(Object.entries(metrics))("is refused by %s, with the currencies by name", (_, metric) => {
    expect(() => metric({ deals: mixed })).toThrow(
      expect.objectContaining({
        code: "mixed-currencies",
        message: expect.stringContaining(
          "expected amounts of one currency, got EUR, USD: split by currency, or say { currency, rates }",
        ),
      }),
    );
  });

  test("over no rows is zero in the currency of the question, and nothing without one", () => {
    const question = { currency: "EUR", rates: sheet } as const;
    expect(sum(Deal.amount)({ deals: [] }, question)?.amount.toString()).toBe("0");
    expect(sum(Deal.amount)({ deals: [] })).toBeNull();
    expect(mean(Deal.amount)({ deals: [] }, question)).toBeNull();
  });
});
