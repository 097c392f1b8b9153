import fc from "fast-check";
import {
  type AnyAggregate,
  type AnyMetric,
  type CurrencyCode,
  type DecimalInput,
  type Presentation,
} from "salesmetrics";

/** The aggregate that a metric of one measure folds its inputs with. */
export function aggregateOf(metric: AnyMetric): AnyAggregate {
  return metric.core().formula.measures[0]!.aggregate;
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: length }).map((list) => list.join(""));

const texts = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    digits(25),
    fc.option(digits(30)),
    fc.option(fc.integer({ min: -40, max: 40 }), { freq: 5 }),
  )
  .map(
    ([sign, whole, part, power]) =>
      `${sign}${whole}${part === null ? "" : `.${part}`}${power === null ? "" : `e${power}`}`,
  );

/** Ties, opposites, one value in several spellings, floats that are no decimals, values far apart. */
export const awkwardNumbers: readonly DecimalInput[] = [
  ...[0, -0, "0", "-0.00", 1, "1", "1.0", "+01.00", "1e0", -1, "-1", 0.1, "0.1", 0.2, 0.3, "0.30", 0.7],
  ...[1e21, "1000000000000000000000", -1e21, 1e-7, 5e-324, 2 ** 53, 2 ** 53 + 2, "9007199254740993", 1e15],
  ...["1e-30", "123456789012345678901234567890.123456789", 999999999999999, 0.00000001, "0.000000001", 1e300],
];

const longTexts = fc.constantFrom(
  "9".repeat(1000),
  `-${"9".repeat(1000)}`,
  `1.${"3".repeat(999)}`,
  `${"7".repeat(500)}.${"7".repeat(500)}`,
);

export const numbers: fc.Arbitrary<DecimalInput> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkwardNumbers) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer(), fc.integer({ min: 0, max: 9 }))
      .map(([units, places]) => units / 10 ** places),
  },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: texts },
  { weight: 1, arbitrary: longTexts },
);

/** Numbers of which no sum, and no square, is beyond the greatest double. */
export const moderateNumbers: fc.Arbitrary<DecimalInput> = fc.oneof(
  fc.constantFrom(...awkwardNumbers.filter((value) => Math.abs(Number(value)) < 1e100)),
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9 })).map(([units, places]) => units / 10 ** places),
  texts,
  fc.constantFrom(`1.${"3".repeat(999)}`, `-2.${"0".repeat(998)}1`),
);

export const currencies: readonly CurrencyCode[] = ["USD", "EUR", "JPY", "KWD"];

const inCurrencies = (
  codes: readonly CurrencyCode[],
): fc.Arbitrary<{ amount: DecimalInput; currency: CurrencyCode }> =>
  fc.record({ amount: numbers, currency: fc.constantFrom(...codes) });

export const amounts = inCurrencies(currencies);
export const dollars = inCurrencies(["USD"]);

/** Amounts as they are kept under keys with the day of their rate, to be converted at awkward rates. */
export const converted: Presentation = {
  currency: "EUR",
  factorOf: (key) =>
    ({
      EUR: { numerator: "1", denominator: "1" },
      USD: { numerator: "1", denominator: "1.0812" },
      JPY: { numerator: "3", denominator: "487" },
      KWD: { numerator: "2.9999999", denominator: "0.7" },
    })[key] ?? { numerator: "0", denominator: "1" },
};

/** Texts that name a property of every object, or that look like numbers or like nothing. */
export const keys = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    " ",
    "0",
    "1",
    "-0",
    "null",
    "ann",
  ),
  fc.string(),
);
