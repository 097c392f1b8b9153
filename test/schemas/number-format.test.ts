import { fc, test as property } from "@fast-check/vitest";
import { Deal, evaluate, bookings, money, number, share, entity, id, text } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { numberFormat, rowSchema, safeParseRows } from "../../src/schemas/index.js";
import { readDealField } from "./read-field.js";

const english = numberFormat("1,234.56");
const german = numberFormat("1.234,56");

const Reading = entity("readings", {
  id: id(),
  value: number(),
  part: share(),
  amount: money(),
  currency: text(),
});

describe("a format of numbers", () => {
  const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  property.prop([
    amount,
    fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "pl-PL", "es-ES", "ar-EG", "fa-IR"),
  ])("reads what Intl writes in a language, to the last digit", (cents, locale) => {
    const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
    // A longer number, since some languages write four digits without a group.
    const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(12345.6);
    const separator = (type: "group" | "decimal"): string => parts.find((part) => part.type === type)!.value;
    const group = separator("group").replace(/\s/, " ").replace("’", "'");
    const example = `1${group}234${separator("decimal")}56`;
    const numbers = numberFormat(example);
    const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
    const decimal = `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    const given = written.format(decimal as unknown as number);
    const { value, issues } = readDealField("amount", given, { numbers });
    expect(issues).toEqual([]);
    expect(value).toBe(readDealField("amount", decimal).value);
  });

  test.each([
    ["1,234.56", "1,054.00", "1054"],
    ["1,234.56", "1054", "1054"],
    ["1,234.56", ".5", "0.5"],
    ["1,234.56", "12,34,567.5", "1234567.5"],
    ["1,234.56", "(1,054.00)", "-1054"],
    ["1,234.56", "($1,054.00)", "-1054"],
    ["1,234.56", "1,054.00-", "-1054"],
    ["1,234.56", "-$5", "-5"],
    ["1,234.56", "$ -5", "-5"],
    ["1,234.56", "+5", "5"],
    ["1,234.56", "−5", "-5"],
    ["1,234.56", "US$5", "5"],
    ["1,234.56", "5 USD", "5"],
    ["1,234.56", "usd 5", "5"],
    ["1.234,56", "1.054", "1054"],
    ["1.234,56", "1054,5", "1054.5"],
    ["1 234,56", "1\u00a0054,50", "1054.5"],
    ["1 234,56", "1\u202f054,50", "1054.5"],
    ["1'234.56", "1’054.50", "1054.5"],
    ["1'234.56", "1'054.50", "1054.5"],
    ["1234,56", "1054,50", "1054.5"],
    ["1,234.56", "١٬٠٥٤٫٥", "1054.5"],
    ["1,234.56", "۱۰۵۴", "1054"],
  ])("%s reads %j as %s", (example, given, expected) => {
    const options = { numbers: numberFormat(example), currency: "USD" };
    expect(readDealField("amount", given, options)).toEqual({
      value: expected,
      issues: [],
      message: undefined,
    });
  });

  test.each([
    ["1,234.56", "1.054,00"],
    ["1,234.56", "1,05"],
    ["1,234.56", "1,,054"],
    ["1,234.56", "10,54.00"],
    ["1,234.56", "1 054"],
    ["1.234,56", "1054.00"],
    ["1.234,56", "1.05"],
    ["1234,56", "1.054,50"],
    ["1,234.56", "--5"],
    ["1,234.56", "-(5)"],
    ["1,234.56", "5 %"],
    ["1,234.56", "n/a"],
    ["1,234.56", "5 and 6"],
    ["1,234.56", "1e3"],
    ["1,234.56", `${"1".repeat(120)}`],
  ])("%s does not read %j", (example, given) => {
    const { value, issues, message } = readDealField("amount", given, { numbers: numberFormat(example) });
    expect([value, issues]).toEqual([null, ["invalid-number error"]]);
    expect(message).toContain(`expected a number written like ${example}, got `);
  });

  test("reads percentages as shares, and numbers of JSON as they are", () => {
    const options = { numbers: german };
    const parsed = safeParseRows(
      Reading,
      [
        { id: "1", value: "12,5 %", part: "60%" },
        { id: "2", value: 1.5, part: 0.25 },
      ],
      options,
    );
    expect(parsed.rows).toMatchObject([
      { value: "0.125", part: "0.6" },
      { value: 1.5, part: 0.25 },
    ]);
    expect(safeParseRows(Reading, [{ id: "1", part: "٦٠٪" }], options).rows[0]?.part).toBe("0.6");
    expect(safeParseRows(Reading, [{ id: "1", part: "160%" }], options).issues).toMatchObject([
      { code: "out-of-range" },
    ]);
    expect(safeParseRows(Reading, [{ id: "1", value: "5 EUR" }], options).issues).toMatchObject([
      { code: "invalid-number" },
    ]);
  });

  test.each(["", "1,234", "1.234.56", "1,234,56", "1;234.56", "#,##0.00", null, 5, {}])(
    "is no %j",
    (example) => {
      expect(() => numberFormat(example as string)).toThrow(
        'numberFormat: expected the number 1234.56 as it is written, such as "1.234,56", got ',
      );
    },
  );

  test.each(["1,234.56", 5, null, {}])("is made by numberFormat, unlike %j", (numbers) => {
    expect(() => safeParseRows(Deal, [], { numbers: numbers as never })).toThrow(
      'safeParseRows: expected numberFormat("1.234,56") as numbers, got ',
    );
  });
});

describe("a currency in an amount", () => {
  const read = (row: object, currency?: string): unknown => {
    const { rows, issues } = safeParseRows(Deal, [{ id: "1", status: "open", ...row }], {
      numbers: english,
      currency,
    });
    return [rows[0]?.amount, rows[0]?.currency, ...issues.map(({ code }) => code)];
  };

  test("as a code is that of the row, or fills a blank one", () => {
    expect(read({ amount: "EUR 5", currency: "EUR" })).toEqual(["5", "EUR"]);
    expect(read({ amount: "5 eur" })).toEqual(["5", "EUR"]);
    expect(read({ amount: "5 EUR", currency: "" }, "USD")).toEqual(["5", "EUR"]);
    expect(read({ amount: "5 EUR", currency: "USD" })).toEqual([null, "USD", "other-currency"]);
  });

  test("as a sign belongs to the currency of the row, and decides none", () => {
    expect(read({ amount: "€5", currency: "EUR" })).toEqual(["5", "EUR"]);
    expect(read({ amount: "$5", currency: "CAD" })).toEqual(["5", "CAD"]);
    expect(read({ amount: "CA$5", currency: "CAD" })).toEqual(["5", "CAD"]);
    expect(read({ amount: "$5" }, "USD")).toEqual(["5", "USD"]);
    expect(read({ amount: "5 kr", currency: "SEK" })).toEqual(["5", "SEK"]);
    expect(read({ amount: "5 kr.", currency: "DKK" })).toEqual(["5", "DKK"]);
    expect(read({ amount: "٥ د.إ.", currency: "AED" })).toEqual(["5", "AED"]);
    expect(read({ amount: "$5" })).toEqual(["5", null, "missing-currency"]);
    expect(read({ amount: "€5", currency: "USD" })).toEqual([null, "USD", "other-currency"]);
    expect(read({ amount: "5 apples", currency: "USD" })).toEqual([null, "USD", "other-currency"]);
  });

  test("of two amounts of a row is one", () => {
    const parsed = safeParseRows(
      Reading,
      [
        { id: "1", amount: "5 EUR" },
        { id: "2", amount: "USD 5 €" },
      ],
      { numbers: english },
    );
    expect(parsed.rows.map(({ amount, currency }) => [amount, currency])).toEqual([
      ["5", "EUR"],
      [null, "USD"],
    ]);
  });

  test("is refused by the schema of zod, which reads field by field", () => {
    const schema = rowSchema(Deal, { numbers: english });
    expect(schema.parse({ id: "1", status: "open", amount: "1,054.00" }).amount).toBe("1054");
    expect(schema.safeParse({ id: "1", status: "open", amount: "5 EUR" }).error?.issues[0]?.message).toBe(
      'expected a number written like 1,234.56, got "5 EUR"',
    );
  });

  test("counts in the sums of its currency", () => {
    const { rows } = safeParseRows(
      Deal,
      [
        { id: "1", status: "won", amount: "EUR 1,054.00", closedAt: "2025-03-31" },
        { id: "2", status: "won", amount: "€(54.00)", currency: "EUR", closedAt: "2025-03-31" },
      ],
      { numbers: english },
    );
    expect(String(evaluate({ bookings }, { deals: rows }).total.bookings?.amount)).toBe("1000");
  });
});
