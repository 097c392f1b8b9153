import { count, countDistinct, Deal, eq, evaluate, lt, predicate } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

// Over a batch of 2,048 rows, every third of them won.
const deals = Array.from({ length: 3000 }, (_, place): Deal => ({
  id: String(place).padStart(4, "0"),
  status: place % 3 === 0 ? "won" : "open",
}));
const isWon = eq(Deal.status, "won");
const wonIds = deals.filter(({ status }) => status === "won").map(({ id }) => id);

/** A callback that is true for even ids, and the ids of the rows that it was called for. */
function watched() {
  const seen: string[] = [];
  const isEven = predicate(Deal, ({ id }) => {
    seen.push(id);
    return Number(id) % 2 === 0;
  });
  return [isEven, seen] as const;
}

describe.each([
  ["rows", deals],
  ["a table", table(Deal, deals)],
] as const)("a callback that is asked about %s", (_, rows) => {
  test("as the input of a measure sees the rows that count for it, whatever else is asked", () => {
    const [isEven, seen] = watched();
    const metrics = { all: count(Deal), kinds: countDistinct(isEven, { where: isWon }) };
    expect(evaluate(metrics, { deals: rows }).total).toMatchObject({ all: 3000, kinds: 2 });
    expect(seen).toEqual(wonIds);
  });

  test("as the input of two measures sees the rows that count for either", () => {
    const [isEven, seen] = watched();
    const isEarly = lt(Deal.id, "0010");
    const metrics = {
      won: countDistinct(isEven, { where: isWon }),
      early: countDistinct(isEven, { where: isEarly }),
    };
    expect(evaluate(metrics, { deals: rows }).total).toMatchObject({ won: 2, early: 2 });
    const either = deals.map(({ id }) => id).filter((id) => id < "0010" || wonIds.includes(id));
    expect([...new Set(seen)].sort()).toEqual(either);
  });

  test("as the condition of several metrics is called once for each row", () => {
    const [isEven, seen] = watched();
    const metrics = {
      even: count(Deal, { where: isEven }),
      kinds: countDistinct(Deal.status, { where: isEven }),
    };
    expect(evaluate(metrics, { deals: rows }).total).toMatchObject({ even: 1500, kinds: 2 });
    expect(seen).toEqual(deals.map(({ id }) => id));
  });
});

test("a callback that splits rows sees those that may count for any metric", () => {
  const [isEven, seen] = watched();
  const metrics = { won: count(Deal, { where: isWon }) };
  const report = evaluate(metrics, { deals }, { by: { isEven } });
  expect(report.rows.map((row) => [row.isEven, row.won])).toEqual([
    [false, 500],
    [true, 500],
  ]);
  expect(seen).toEqual(wonIds);
});

test("a callback that splits rows sees also those whose condition is undecided", () => {
  const [isEven, seen] = watched();
  const odd = [
    { id: "2", status: "win" },
    { id: "3" },
    { id: "4", status: "won" },
    { id: "5", status: "open" },
  ];
  const report = evaluate(
    { won: count(Deal, { where: isWon }) },
    { deals: odd as Deal[] },
    { by: { isEven } },
  );
  expect(report.rows.map((row) => [row.isEven, row.won])).toEqual([[true, 1]]);
  expect(report.explain(report.rows[0]!, "won").excluded).toEqual([
    { entity: "deals", why: "unknown word in status", count: 1 },
  ]);
  expect(seen).toEqual(["2", "4"]);
});
