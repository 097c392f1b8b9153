import { Deal } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { parseRows, safeParseRows } from "../../src/schemas/index.js";

const dealsOf = (amounts: readonly unknown[], currency: string) =>
  amounts.map((amount, place) => ({ id: `${currency} ${place}`, status: "open", amount, currency }));
const cents = Array.from({ length: 25 }, (_, place) => 1999 + place * 50);
const codes = (rows: readonly object[]) => safeParseRows(Deal, rows).issues.map(({ code }) => code);

describe("amounts that are all whole and large", () => {
  test("get one warning for their currency", () => {
    const rows = [...dealsOf(cents, "USD"), ...dealsOf(["9.99", 100], "EUR")];
    expect(safeParseRows(Deal, rows).issues).toEqual([
      {
        row: null,
        key: null,
        field: "amount",
        code: "minor-units",
        message:
          "expected amounts of USD in whole units, got 25 without a fraction: divide them if they are in cents",
        value: null,
        severity: "warning",
      },
    ]);
  });

  test("are kept, and told by parseRows too", () => {
    const warnings: string[] = [];
    const rows = parseRows(Deal, dealsOf(cents, "USD"), { onWarning: ({ code }) => warnings.push(code) });
    expect(rows.map(({ amount }) => amount)).toEqual(cents);
    expect(warnings).toEqual(["minor-units"]);
  });

  test.each([
    ["with a fraction among them", [...cents, "19.5"], "USD"],
    ["with a small one among them", [...cents, 5], "USD"],
    ["in a currency without a minor unit", cents, "JPY"],
    ["that are few", cents.slice(0, 19), "USD"],
    ["beside nothing", [null, "", 0], "USD"],
  ])("are not suspected %s", (_, amounts, currency) => {
    expect(codes(dealsOf(amounts, currency))).toEqual([]);
  });

  test("may be zero or missing in some rows, and negative", () => {
    expect(codes(dealsOf([...cents, 0, null, -4900], "USD"))).toEqual(["minor-units"]);
  });
});
