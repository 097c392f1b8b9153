import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { CalendarDate } from "../../src/calendar/time.js";
import {
  convertMoney,
  type CurrencyCode,
  type Money,
  type RateQuote,
  rates,
  roundMoney,
} from "../../src/money/index.js";
import { fractionOf } from "../exact/oracle.js";
import { money } from "salesmetrics";

const quotes: readonly RateQuote[] = [
  { currency: "USD", date: "2025-03-31", rate: "1.0815" },
  { currency: "GBP", date: "2025-03-28", rate: "0.83540" },
  { currency: "USD", date: "2025-03-27", rate: 1.0785 },
  { currency: "JPY", rate: "160" },
];
const sheet = rates({ base: "EUR", quotes });
const euros = (amount: string): Money => money(amount, "EUR");

describe("rates", () => {
  test.each<[CurrencyCode, CalendarDate | null, string]>([
    ["USD", "2025-03-27", "USD@2025-03-27"],
    ["USD", "2025-03-30", "USD@2025-03-27"],
    ["USD", "2025-03-31", "USD@2025-03-31"],
    ["USD", "2030-01-01", "USD@2025-03-31"],
    ["JPY", "1999-01-01", "JPY"],
    ["JPY", null, "JPY"],
    ["EUR", "1999-01-01", "EUR"],
    ["EUR", null, "EUR"],
  ])("has a quote of %s in force on %s: %s", (currency, date, name) => {
    expect(sheet.quoteKey(currency, date)).toBe(name);
  });

  test.each<[string, CalendarDate | null, string]>([
    [
      "USD",
      "2025-03-26",
      "rates: expected a rate of USD, got 2025-03-26 and rates of USD from 2025-03-27 on",
    ],
    ["USD", null, "rates: expected a rate of USD, got no date and rates of USD from 2025-03-27 on"],
    ["CHF", "2025-03-31", "rates: expected a rate of CHF, got 2025-03-31 and no rate of CHF"],
    ["__proto__", null, "rates: expected a rate of __proto__, got no date and no rate of __proto__"],
  ])("has no rate of %s on %s", (currency, date, message) => {
    expect(() => sheet.quoteKey(currency, date)).toThrow(
      expect.objectContaining({ code: "missing-rate", message }),
    );
    expect(() => sheet.key(currency, "EUR", date)).toThrow(message);
    expect(() => sheet.key("EUR", currency, date)).toThrow(message);
  });

  test.each([
    ["USD", "GBP", "USD@2025-03-31>GBP@2025-03-28", { numerator: "0.8354", denominator: "1.0815" }],
    ["GBP", "USD", "GBP@2025-03-28>USD@2025-03-31", { numerator: "1.0815", denominator: "0.8354" }],
    ["EUR", "JPY", "EUR>JPY", { numerator: "160", denominator: "1" }],
    ["USD", "EUR", "USD@2025-03-31>EUR", { numerator: "1", denominator: "1.0815" }],
    ["CHF", "CHF", "CHF", { numerator: "1", denominator: "1" }],
  ])("converts %s to %s by %s", (source, target, key, factor) => {
    expect(sheet.key(source, target, "2025-03-31")).toBe(key);
    expect(sheet.factor(key)).toEqual(factor);
  });

  test("refuses a key of other rates", () => {
    expect(() => sheet.factor("USD@2024-01-01>EUR")).toThrow(
      expect.objectContaining({
        code: "missing-rate",
        message: 'rates: expected a key of these rates, got "USD@2024-01-01>EUR"',
      }),
    );
    expect(() => sheet.factor("EUR>constructor")).toThrow(expect.objectContaining({ code: "missing-rate" }));
  });

  const days = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1 });
  const on = (day: number): CalendarDate => `2025-01-${day}` as CalendarDate;
  test.prop([days, fc.integer({ min: 10, max: 28 })])(
    "uses the last quote, never a later one",
    (dated, day) => {
      const drawn = rates({
        base: "EUR",
        quotes: dated.map((each) => ({ currency: "USD", date: on(each), rate: each })),
      });
      const before = dated.filter((each) => each <= day);
      if (before.length === 0)
        expect(() => drawn.quoteKey("USD", on(day))).toThrow("rates: expected a rate of USD");
      else expect(drawn.quoteKey("USD", on(day))).toBe(`USD@2025-01-${Math.max(...before)}`);
    },
  );

  test("has a definition in plain JSON, the same for the same rates in another order and spelling", () => {
    const other = rates({
      base: "EUR",
      quotes: [...quotes]
        .reverse()
        .map((quote) => ({ ...quote, rate: `${quote.rate}${quote.currency === "JPY" ? ".0" : "0"}` })),
    });
    expect(other.definition).toEqual(sheet.definition);
    expect(JSON.parse(JSON.stringify(sheet.definition))).toEqual({
      base: "EUR",
      quotes: [
        { currency: "GBP", date: "2025-03-28", rate: "0.8354" },
        { currency: "JPY", date: null, rate: "160" },
        { currency: "USD", date: "2025-03-27", rate: "1.0785" },
        { currency: "USD", date: "2025-03-31", rate: "1.0815" },
      ],
    });
  });

  const dated = fc.uniqueArray(
    fc.record({
      currency: fc.constantFrom<CurrencyCode>("USD", "GBP", "CHF"),
      date: fc.integer({ min: 10, max: 28 }).map(on),
      rate: fc.integer({ min: 1, max: 99 }),
    }),
    { selector: ({ currency, date }) => `${currency}${date}`, maxLength: 12 },
  );
  test.prop([dated, fc.array(fc.nat(), { minLength: 12, maxLength: 12 })])(
    "are in order of currency and date, whatever the order of the list",
    (list, keys) => {
      const order = list.map((quote, place) => ({ quote, key: keys[place]! }));
      const shuffled = order.sort((one, other) => one.key - other.key).map(({ quote }) => quote);
      const found = rates({ base: "EUR", quotes: shuffled }).definition.quotes;
      const texts = found.map(({ currency, date }) => `${currency} ${date}`);
      expect(texts).toEqual(list.map(({ currency, date }) => `${currency} ${date}`).sort());
    },
  );

  test("are one constant rate or dated ones, in any order of the list", () => {
    const constant: RateQuote = { currency: "USD", rate: 1 };
    const march: RateQuote = { currency: "USD", date: "2025-03-01", rate: 2 };
    const april: RateQuote = { currency: "USD", date: "2025-04-01", rate: 3 };
    for (const quotes of [
      [constant, march, april],
      [march, constant, april],
      [march, april, constant],
      [april, constant],
      [constant, april],
    ])
      expect(() => rates({ base: "EUR", quotes })).toThrow(
        "rates: expected either dated rates or one constant rate of a currency",
      );
  });

  test("are refused by name where something else is given", () => {
    const refused = (call: () => unknown): string => {
      try {
        return JSON.stringify(call());
      } catch (error) {
        return (error as Error).message;
      }
    };
    const no = null as never;
    expect(refused(() => rates(no))).toBe("rates: expected an object of options, got null");
    expect(refused(() => rates({ base: "EUR", quotes: no }))).toBe(
      "rates: expected a list of quotes, got null",
    );
    expect(refused(() => rates({ base: "EUR", quotes: [no] }))).toBe(
      "rates: expected a quote { currency, rate }, got null",
    );
    expect(refused(() => rates({ base: "EUR", quotes: [{ currency: no, rate: 1 }] }))).toBe(
      'rates: expected an ISO 4217 code such as "USD", got null',
    );
    expect(refused(() => rates({ base: no, quotes }))).toBe(
      'rates: expected an ISO 4217 code such as "USD", got null',
    );
    expect(refused(() => sheet.quoteKey(7 as never, null))).toBe("rates: expected a currency, got 7");
    expect(refused(() => sheet.quoteKey("JPY", "March" as never))).toBe(
      'rates: expected a real date such as "2025-03-31", got "March"',
    );
    expect(refused(() => sheet.factor(no))).toBe("rates: expected a key of these rates, got null");
    expect(refused(() => convertMoney(euros("1"), "USD", no))).toBe(
      "convertMoney: expected an object of options, got null",
    );
    expect(refused(() => convertMoney(euros("1"), "USD", { rates: no }))).toBe(
      "convertMoney: expected rates: what rates() returns, got null",
    );
  });

  test("can be made again from its definition", () => {
    expect(rates(sheet.definition).definition).toEqual(sheet.definition);
  });

  test("keeps no hold on a list that is changed later, and takes a frozen one", () => {
    const list = quotes.map((quote) => Object.freeze({ ...quote }));
    const made = rates(Object.freeze({ base: "EUR", quotes: list }));
    list.length = 0;
    expect(made.quoteKey("GBP", "2025-03-28")).toBe("GBP@2025-03-28");
  });

  test("may have no quotes", () => {
    expect(rates({ base: "EUR", quotes: [] }).key("EUR", "EUR", null)).toBe("EUR");
  });

  test.each<[string, readonly object[], string]>([
    ["a rate of 0", [{ currency: "USD", rate: 0 }], "rates: expected a rate of USD above 0, got 0"],
    ["a negative rate", [{ currency: "USD", rate: "-1" }], 'rates: expected a rate of USD above 0, got "-1"'],
    ["no rate", [{ currency: "USD" }], "rates: expected a rate of USD above 0, got undefined"],
    ["NaN", [{ currency: "USD", rate: Number.NaN }], "rates: expected a rate of USD above 0, got NaN"],
    [
      "a day that is none",
      [{ currency: "USD", date: "2025-02-30", rate: 1 }],
      'rates: expected a real date such as "2025-03-31", got "2025-02-30"',
    ],
    [
      "an empty date",
      [{ currency: "USD", date: "", rate: 1 }],
      'rates: expected a real date such as "2025-03-31", got ""',
    ],
    [
      "the base",
      [{ currency: "EUR", rate: 1 }],
      'rates: expected quotes of other currencies than the base, got "EUR"',
    ],
    [
      "two quotes of a day",
      [
        { currency: "USD", date: "2025-01-01", rate: 1 },
        { currency: "GBP", rate: 1 },
        { currency: "USD", date: "2025-01-01", rate: 1 },
      ],
      'rates: expected one quote of a currency and date, got "USD, 2025-01-01"',
    ],
    [
      "two constant quotes",
      [
        { currency: "USD", rate: 1 },
        { currency: "USD", rate: 2 },
      ],
      'rates: expected one quote of a currency and date, got "USD, no date"',
    ],
    [
      "dated and constant quotes of one currency",
      [
        { currency: "USD", date: "2025-01-01", rate: 1 },
        { currency: "USD", rate: 2 },
      ],
      'rates: expected either dated rates or one constant rate of a currency, got "USD"',
    ],
  ])("refuses %s", (_, given, message) => {
    expect(() => rates({ base: "EUR", quotes: given as RateQuote[] })).toThrow(
      expect.objectContaining({ code: "invalid-argument", message }),
    );
  });

  test("refuses an unknown currency, as quote and as base", () => {
    const unknown = expect.objectContaining({
      code: "unknown-currency",
      message: 'rates: expected an ISO 4217 code such as "USD", got "XXX"',
    });
    expect(() => rates({ base: "XXX" as CurrencyCode, quotes: [] })).toThrow(unknown);
    expect(() => rates({ base: "EUR", quotes: [{ currency: "XXX" as CurrencyCode, rate: 1 }] })).toThrow(
      unknown,
    );
  });
});

describe("convertMoney", () => {
  const date = "2025-03-31";

  test("multiplies by the quote of the target and divides by the quote of the source", () => {
    expect(convertMoney(euros("100"), "USD", { rates: sheet, date }).amount.toString()).toBe("108.15");
    expect(convertMoney(money("108.15", "USD"), "EUR", { rates: sheet, date }).amount.toString()).toBe("100");
    const pounds = convertMoney(money("100", "USD"), "GBP", { rates: sheet, date });
    expect(pounds.currency).toBe("GBP");
    expect(pounds.amount.toString()).toBe("77.24456773000462320850670365233472029589");
    expect(roundMoney(pounds).amount.toString()).toBe("77.24");
  });

  test("needs no date for constant rates", () => {
    expect(convertMoney(euros("1.5"), "JPY", { rates: sheet }).amount.toString()).toBe("240");
  });

  test("is exact out of the base, however many digits", () => {
    const long = "9".repeat(100);
    expect(fractionOf(convertMoney(euros(long), "JPY", { rates: sheet }).amount.toFixed())).toEqual(
      fractionOf(long).times(fractionOf("160")),
    );
  });

  test("leaves an amount in the target currency as it is, with or without a rate", () => {
    expect(convertMoney(money("0.1", "CHF"), "CHF", { rates: sheet })).toEqual(money("0.1", "CHF"));
  });

  test("refuses USD 50 without a rate for the day", () => {
    expect(() => convertMoney(money(50, "USD"), "EUR", { rates: sheet, date: "2025-01-01" })).toThrow(
      expect.objectContaining({ code: "missing-rate" }),
    );
    expect(() => convertMoney(money(50, "USD"), "EUR", { rates: sheet })).toThrow(
      expect.objectContaining({ code: "missing-rate" }),
    );
  });

  test("refuses an unknown target, a date that is none, and what is not money", () => {
    expect(() => convertMoney(euros("1"), "eur" as CurrencyCode, { rates: sheet })).toThrow(
      'convertMoney: expected an ISO 4217 code such as "USD", got "eur"',
    );
    expect(() => convertMoney(euros("1"), "JPY", { rates: sheet, date: "2025-3-1" })).toThrow(
      'convertMoney: expected a real date such as "2025-03-31", got "2025-3-1"',
    );
    expect(() => convertMoney({} as Money, "JPY", { rates: sheet })).toThrow(
      "convertMoney: expected money, got object",
    );
  });
});
