import { inspect } from "node:util";
import { Console } from "node:console";
import { PassThrough } from "node:stream";
import {
  bookings,
  Deal,
  Decimal,
  evaluate,
  fromMinorUnits,
  isMoney,
  mean,
  money,
  month,
  through,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deals: Deal[] = [
  { id: "1", status: "won", ownerId: "ann", amount: "1054.00", currency: "EUR", closedAt: "2025-03-03" },
  { id: "2", status: "won", ownerId: "ann", amount: 1, currency: "EUR", closedAt: "2025-03-04" },
  { id: "3", status: "won", ownerId: "ann", amount: 1, currency: "EUR", closedAt: "2025-03-05" },
];
const { rows } = evaluate(
  { bookings, size: mean(Deal.amount, { at: Deal.closedAt }) },
  { deals },
  { by: { rep: Deal.ownerId }, every: month() },
);

/** What `console` writes. */
function written(write: (console: Console) => void): string {
  const stream = new PassThrough();
  write(new Console(stream));
  return String(stream.read());
}

describe("amounts and periods", () => {
  test("print as people read them", () => {
    expect(written((console) => console.log(rows[0]))).toBe(
      "{\n  rep: 'ann',\n  period: 2025-03,\n  partial: false,\n  bookings: 1056 EUR,\n  size: 352 EUR\n}\n",
    );
    expect(written((console) => console.table(rows))).toContain(
      "│ 0       │ 'ann' │ 2025-03 │ false   │ 1056 EUR │ 352 EUR │",
    );
    expect([rows[0]!.bookings, rows[0]!.period].join(" in ")).toBe("1056 EUR in 2025-03");
    expect(
      inspect({ deep: { deeper: { deepest: [money("12.30", "USD"), month(2025, 3)] } } }, { depth: 5 }),
    ).toContain("[ 12.3 USD, 2025-03 ]");
  });

  test("print with six decimals at most, and are JSON with all", () => {
    const third = money(new Decimal(1).div(3), "USD");
    expect(String(third)).toBe("0.333333 USD");
    expect(JSON.stringify(third)).toBe(`{"amount":"0.${"3".repeat(40)}","currency":"USD"}`);
    expect(String(money("123456789012345678901234567890.125", "USD"))).toBe(
      "123456789012345678901234567890.125 USD",
    );
    expect(String(fromMinorUnits(1n, "KWD"))).toBe("0.001 KWD");
    expect(String(through("2025-03-01", "2025-03-02"))).toBe(through("2025-03-01", "2025-03-02").label);
  });

  test("are plain data to JSON, spreads and comparisons", () => {
    const amount = money("5", "USD");
    expect({ ...amount }).toEqual({ amount: new Decimal(5), currency: "USD" });
    expect(Object.keys(amount)).toEqual(["amount", "currency"]);
    expect(isMoney({ ...amount })).toBe(true);
    expect(JSON.stringify(month(2025, 3))).toBe(
      '{"label":"2025-03","start":"2025-03-01","end":"2025-04-01","timeZone":null}',
    );
  });

  test("can be cloned and posted", () => {
    expect(structuredClone(rows[0])).toMatchObject({
      rep: "ann",
      period: { label: "2025-03", start: "2025-03-01", end: "2025-04-01", timeZone: null },
      bookings: { currency: "EUR" },
    });
    expect(new Decimal(5)).toBeInstanceOf(Decimal);
    expect(new Decimal(1).div(3).constructor).toBe(Decimal);
    expect(Decimal.isDecimal(new Decimal(1))).toBe(true);
  });
});
