import { describe, expect, test } from "vitest";
import {
  averageOver,
  between,
  day,
  Deal,
  evaluate,
  mergeCubes,
  month,
  quarter,
  rates,
  report,
  scan,
  stock,
  sum,
} from "salesmetrics";

// 100 USD and 10 EUR are open through March; the dollar loses from month to month.
const deals = [
  { id: "1", status: "open", amount: 100, currency: "USD", createdAt: "2025-01-05" },
  { id: "2", status: "open", amount: 10, currency: "EUR", createdAt: "2025-01-06" },
  { id: "3", status: "won", amount: 50, currency: "USD", createdAt: "2025-01-07", closedAt: "2025-02-10" },
] as const;
const dated = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", date: "2025-01-01", rate: "1.00" },
    { currency: "USD", date: "2025-02-15", rate: "1.25" },
    { currency: "USD", date: "2025-03-31", rate: "2.00" },
  ],
});
const pipeline = stock(sum(Deal.amount), { from: Deal.createdAt, until: Deal.closedAt });
const question = { every: month(), during: quarter(2025, 1), currency: "EUR", rates: dated } as const;
const amountsOf = (rows: readonly { readonly pipeline: { amount: { toString(): string } } | null }[]) =>
  rows.map((row) => row.pipeline?.amount.toString());

describe("a stock of money", () => {
  test("is converted at the rates of the end of each period", () => {
    const { rows, total } = evaluate({ pipeline }, { deals }, question);
    // (100 + 50) ÷ 1.00 + 10, then 100 ÷ 1.25 + 10, then 100 ÷ 2.00 + 10.
    expect(amountsOf(rows)).toEqual(["160", "90", "60"]);
    expect(total.pipeline?.amount.toString()).toBe("60");
  });

  test("is converted at the rates of asOf where that comes first", () => {
    const { rows } = evaluate({ pipeline }, { deals }, { ...question, asOf: "2025-03-30" });
    expect(amountsOf(rows)).toEqual(["160", "90", "90"]);
    const alone = { currency: "EUR", rates: dated } as const;
    expect(pipeline({ deals }, { ...alone, asOf: "2025-02-09" })?.amount.toString()).toBe("160");
    expect(pipeline({ deals }, { ...alone, asOf: "2025-03-31" })?.amount.toString()).toBe("60");
  });

  test("keeps one rate where that is constant", () => {
    const constant = rates({ base: "EUR", quotes: [{ currency: "USD", rate: 2 }] });
    const { rows } = evaluate({ pipeline }, { deals }, { ...question, rates: constant });
    expect(amountsOf(rows)).toEqual(["85", "60", "60"]);
  });

  test("has an average of days that are alike but for their rates", () => {
    const average = averageOver(day(), pipeline);
    const options = { during: between("2025-03-29", "2025-04-01"), currency: "EUR", rates: dated } as const;
    // 90 on the 29th and the 30th, 60 on the 31st.
    expect(average({ deals }, options)?.amount.toString()).toBe("80");
  });

  test("is converted at the end of the last period where neither asOf nor during says when", () => {
    const { rows, total } = evaluate({ pipeline }, { deals }, { ...question, during: undefined });
    // January, and February, when the last deal closes.
    expect(amountsOf(rows)).toEqual(["160", "90"]);
    expect(total.pipeline?.amount.toString()).toBe("90");
  });

  test("is the same through cubes", () => {
    const [first, ...others] = deals;
    const cubes = [[first], others].map((part) => scan({ pipeline }, { deals: part }, question));
    const read = JSON.parse(JSON.stringify(mergeCubes({ pipeline }, cubes))) as (typeof cubes)[number];
    expect(amountsOf(report({ pipeline }, read).rows)).toEqual(["160", "90", "60"]);
  });

  test("names the currency and the day that have no rate", () => {
    const { during } = question;
    const late = rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-06-01", rate: 2 }] });
    expect(() => pipeline({ deals }, { during, currency: "EUR", rates: late })).toThrow(
      expect.objectContaining({
        code: "missing-rate",
        message: expect.stringContaining("got 2025-03-31 and rates of USD from 2025-06-01 on") as string,
      }),
    );
    expect(() => pipeline({ deals }, { during })).toThrow(
      expect.objectContaining({ code: "mixed-currencies" }),
    );
  });

  // A deal of January lacks its currency; the other left in March.
  const emptied = [
    { id: "1", status: "won", amount: 100, createdAt: "2025-01-05", closedAt: "2025-01-20" },
    { id: "2", status: "won", amount: 50, currency: "USD", createdAt: "2025-01-06", closedAt: "2025-03-10" },
  ] as const;

  test("is zero once it has emptied, whatever a row lacked that has left", () => {
    const { rows, total } = evaluate(
      { pipeline },
      { deals: emptied },
      { every: month(), during: quarter(2025, 1) },
    );
    expect(amountsOf(rows)).toEqual(["50", "50", "0"]);
    expect(total.pipeline).toMatchObject({ currency: "USD" });
    expect(pipeline({ deals: emptied }, { asOf: "2025-03-31" })?.amount.toString()).toBe("0");
    const converted = evaluate({ pipeline }, { deals: emptied }, question);
    expect(converted.total.pipeline?.amount.toString()).toBe("0");
  });

  test.each([
    ["is still there", { id: "3", status: "open", amount: 1, createdAt: "2025-01-05" }],
    ["left no one knows when", { id: "3", status: "won", amount: 1, createdAt: "2025-01-05", closedAt: "?" }],
  ])("is not zero where a row without an amount %s", (_, row) => {
    const deals = [...emptied, row] as never;
    const { rows } = evaluate({ pipeline }, { deals }, { every: month(), during: quarter(2025, 1) });
    expect(rows.at(-1)).toMatchObject({ pipeline: null });
  });

  test("is not zero at a moment where it is not known when a row left", () => {
    const row = { id: "3", status: "won", amount: 1, createdAt: "2025-01-05", closedAt: "?" };
    expect(pipeline({ deals: [...emptied, row] as never }, { asOf: "2025-03-31" })).toBeNull();
  });
});
