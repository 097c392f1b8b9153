import {
  entity,
  eq,
  evaluate,
  first,
  gt,
  id,
  count,
  max,
  mean,
  median,
  min,
  money,
  multiply,
  number,
  quantile,
  sum,
  text,
  time,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

const Account = entity("accounts", {
  id: id(),
  score: number(),
  worth: money(),
  currency: text(),
  at: time(),
});

/** The longest decimals that a row may hold: their digits are more than the 10,000 characters of a text. */
const longest = ["1e10000", "-1e10000", "1e-10000", "3", `${"9".repeat(10_000)}`, `0.${"1".repeat(9998)}`];
const accounts = longest.map((value, place) => ({
  id: String(place),
  score: value,
  worth: value,
  currency: "USD",
  at: "2025-03-03" as const,
}));

describe("the longest decimals", () => {
  test.each([
    ["rows", accounts],
    ["a table", table(Account, accounts)],
  ])("are read, ordered, added and multiplied in %s", (_, data) => {
    const metrics = {
      count: count(Account, { where: gt(Account.score, 2) }),
      equal: count(Account, { where: eq(multiply(Account.score, Account.score), 9) }),
      median: median(Account.score, { where: gt(multiply(Account.score, Account.score), 2) }),
      low: quantile(0.2, Account.score),
      square: median(multiply(Account.score, Account.score)),
      worth: median(Account.worth),
      sum: sum(Account.worth),
      mean: mean(Account.worth),
      least: min(Account.worth),
      most: max(Account.worth),
      first: first(Account.worth, Account.at),
    };
    const { total } = evaluate(metrics, { accounts: data });
    expect(total.count).toBe(3);
    expect(total.equal).toBe(1);
    expect(total.median).toBeNull(); // beyond the greatest double
    expect(total.low).toBe(0);
    expect(total.worth?.amount.toFixed()).toBe(
      // (0.111…1 + 3) ÷ 2, in all digits
      `1.${((BigInt("1".repeat(9998)) + 3n * 10n ** 9998n) * 5n).toString().slice(1)}`,
    );
    expect(total.sum?.amount.toFixed().startsWith(`${10n ** 10_000n + 2n}.1111`)).toBe(true);
    expect(total.least?.amount.toFixed()).toBe(`-1${"0".repeat(10_000)}`);
    expect(total.most?.amount.toFixed()).toBe(`1${"0".repeat(10_000)}`);
  });

  test("may be constants", () => {
    const most = money("1e10000", "USD");
    expect(count(Account, { where: eq(Account.worth, most) })({ accounts })).toBe(1);
  });
});
