import { describe, expect, test } from "vitest";
import { Customer, Deal, extend, money, text } from "salesmetrics";
import { parseRows, safeParseRows } from "../../src/schemas/index.js";
import { readDealField } from "./read-field.js";

const deal = { id: "d1", status: "open" };

describe("a currency", () => {
  test.each(["USD", "usd", " Usd "])("is read from %j", (given) => {
    expect(readDealField("currency", given)).toEqual({ value: "USD", issues: [], message: undefined });
  });

  test.each(["US$", "dollars", "XAU", "ZZZ", "U", 840, true, {}])("is not read from %s", (given) => {
    expect(readDealField("currency", given).issues).toEqual(["unknown-currency error"]);
  });

  test("is the option where it is blank, and only there", () => {
    expect(readDealField("currency", "", { currency: "EUR" }).value).toBe("EUR");
    expect(readDealField("currency", undefined, { currency: "EUR" }).value).toBe("EUR");
    expect(readDealField("currency", "JPY", { currency: "EUR" }).value).toBe("JPY");
  });

  test("is missed where there is an amount", () => {
    const { rows, issues } = safeParseRows(Deal, [{ ...deal, amount: "0" }]);
    expect(rows).toHaveLength(1);
    expect(issues).toMatchObject([
      { row: 0, key: "d1", field: "currency", code: "missing-currency", severity: "warning" },
    ]);
  });

  test("is not missed where there is none, nor where the option gives it", () => {
    expect(safeParseRows(Deal, [deal]).issues).toEqual([]);
    expect(safeParseRows(Deal, [{ ...deal, amount: 1 }], { currency: "USD" }).issues).toEqual([]);
  });

  test("is missed by the money field of an extension too", () => {
    const Valued = extend(Customer, { worth: money(), currency: text() });
    expect(safeParseRows(Valued, [{ id: "c", worth: 5 }]).issues).toMatchObject([
      { code: "missing-currency" },
    ]);
  });

  test("is checked where an extension adds the field", () => {
    const Valued = extend(Customer, { worth: money(), currency: text() });
    expect(parseRows(Valued, [{ id: "c", worth: 5, currency: "eur" }])[0]?.currency).toBe("EUR");
    expect(safeParseRows(Valued, [{ id: "c", currency: "euro" }]).issues).toMatchObject([
      { code: "unknown-currency", severity: "error" },
    ]);
  });
});
