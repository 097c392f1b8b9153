import { count, Deal, eq, evaluate, extend, month, number, sum, text } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

const Own = extend(Deal, { size: number(), code: text() });
type Own = Deal & { readonly size?: unknown };

/** Whole numbers below `most`, the same in every run. */
function draw(most: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % most;
}
let state = 42;

// What a row may hold, and what a question about March, asked on the 15th, says of each.
const times = [
  ["2025-03-10", "counts"],
  [new Date("2025-03-10T12:00:00Z"), "counts"],
  ["2025-02-28", "outside"],
  ["2025-04-01", "outside"],
  ["2025-03-16", "after asOf"],
  [new Date("2025-03-15T23:00:00Z"), "after asOf"],
  [null, "missing closedAt"],
  ["soon", "invalid closedAt"],
] as const;
const statuses = [
  ["won", "holds"],
  ["won", "holds"],
  ["lost", "fails"],
  ["wonn", "unknown word in status"],
  [null, "fails"],
] as const;
const owners = ["ann", "bob", 7, null];

/** Rows of several batches of 2,048. Those that are no rows make batches of many sizes. */
const drawn = Array.from({ length: 9000 }, (_, place) => {
  const isRow = draw(place < 4500 ? 3000 : 40) > 0;
  const [[closedAt, time], [status, condition]] = [times[draw(8)]!, statuses[draw(5)]!];
  const row = { id: String(place), closedAt, status, ownerId: owners[draw(4)], amount: 1, currency: "EUR" };
  return { row: isRow ? row : place, isRow, time, condition };
});

/** What the time and the condition of a row say of it, looked at one by one. */
function verdictOf({ isRow, time, condition }: (typeof drawn)[number]): string {
  if (!isRow) return "not a row";
  if (condition === "fails" || time === "outside") return "left out";
  return time === "counts" && condition !== "holds" ? condition : time;
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const verdicts = tally(drawn.map(verdictOf));

describe.each([
  ["rows", drawn.map(({ row }) => row)],
  ["a table", table(Deal, drawn.map(({ row }) => row) as Deal[])],
] as const)("each of thousands of %s", (_, rows) => {
  const deals = rows as Deal[];
  const where = eq(Deal.status, "won");
  const metrics = {
    n: count(Deal, { where, at: Deal.closedAt }),
    amount: sum(Deal.amount, { where, at: Deal.closedAt }),
  };
  const query = { during: month(2025, 3, { timeZone: "Europe/Berlin" }), asOf: "2025-03-15" } as const;

  test("counts, is left out, or is listed with its reason", () => {
    const { total, explain } = evaluate(metrics, { deals }, query);
    const { counts, "left out": _leftOut, ...excluded } = verdicts;
    expect([total.n, total.amount?.amount.toNumber()]).toEqual([counts, counts]);
    for (const name of ["n", "amount"] as const)
      expect(Object.fromEntries(explain(total, name).excluded.map(({ why, count }) => [why, count]))).toEqual(
        excluded,
      );
  });

  test("is in the group of its value, and in that of none if it has none", () => {
    const report = evaluate(metrics, { deals }, { ...query, by: { rep: Deal.ownerId } });
    const counted = drawn.filter((each) => verdictOf(each) === "counts");
    const ownerOf = ({ row }: (typeof drawn)[number]) => (row as { ownerId: unknown }).ownerId;
    expect(report.rows.map((row) => [row.rep, row.n])).toEqual([
      ["ann", counted.filter((each) => ownerOf(each) === "ann").length],
      ["bob", counted.filter((each) => ownerOf(each) === "bob").length],
      [null, counted.filter((each) => ownerOf(each) === 7 || ownerOf(each) === null).length],
    ]);
    expect(report.explain(report.rows[2]!, "n").unknown).toEqual([
      {
        entity: "deals",
        why: "invalid ownerId",
        count: counted.filter((each) => ownerOf(each) === 7).length,
      },
    ]);
  });
});

const deal = (fields: object) => ({ id: "1", status: "won", ...fields }) as unknown as Deal;

test("rows that hold and those that do not are grouped by numbers of any length, over batches", () => {
  // In each batch the other half holds, so that what the last batch left behind is no value of this one.
  const long = "12345678901234567890";
  const deals = Array.from({ length: 5000 }, (_, place) =>
    deal({
      status: place < 2048 === (place % 2 === 0) ? "won" : "lost",
      size: place % 2 === 0 ? long : place % 4 === 1 ? `${long}.5` : "80.0",
    }),
  );
  const metrics = { n: count(Own, { where: eq(Own.status, "won") }) };
  const { rows } = evaluate(metrics, { deals }, { by: { size: Own.size } });
  const expected = tally(deals.filter(({ status }) => status === "won").map(({ size }: Own) => String(size)));
  expect(rows.map((row) => [row.size, row.n])).toEqual([
    [80, expected["80.0"]],
    [long, expected[long]],
    [`${long}.5`, expected[`${long}.5`]],
  ]);
});

test("numbers that differ in their twentieth digit are different groups", () => {
  const sizes = ["12345678901234567890", "12345678901234567891", "80", 80, "80.0", 0.5];
  const { rows } = evaluate(
    { n: count(Own) },
    { deals: sizes.map((size) => deal({ size })) },
    {
      by: { size: Own.size },
    },
  );
  expect(rows.map((row) => [row.size, row.n])).toEqual([
    [0.5, 1],
    [80, 3],
    ["12345678901234567890", 1],
    ["12345678901234567891", 1],
  ]);
});

test("a row is listed by the first dimension that cannot be read, whichever it is", () => {
  const deals = [
    deal({ ownerId: 7, code: 7 }),
    deal({ ownerId: 7, code: "x" }),
    deal({ ownerId: "ann", code: 7 }),
  ];
  const report = evaluate(
    { n: count(Own) },
    { deals },
    {
      by: { rep: Own.ownerId, code: Own.code },
    },
  );
  expect(report.rows.map((row) => [row.rep, row.code, row.n])).toEqual([
    ["ann", null, 1],
    [null, "x", 1],
    [null, null, 1],
  ]);
  expect(report.explain(report.total, "n").unknown).toEqual([
    { entity: "deals", why: "invalid ownerId", count: 2 },
    { entity: "deals", why: "invalid code", count: 1 },
  ]);
});

test("what is no row is in the group of no value, with the rows that have none", () => {
  const deals = [deal({ ownerId: null }), 5, deal({})] as Deal[];
  const report = evaluate({ n: count(Deal) }, { deals }, { by: { rep: Deal.ownerId } });
  expect(report.rows.map((row) => [row.rep, row.n])).toEqual([[null, 2]]);
  expect(report.explain(report.rows[0]!, "n").excluded).toEqual([
    { entity: "deals", why: "not a row", count: 1 },
  ]);
});

test("an instant without a zone is refused only if its row counts", () => {
  const instant = new Date("2025-03-10T12:00:00Z");
  const metrics = { n: count(Deal, { where: eq(Deal.status, "won"), at: Deal.closedAt }) };
  const asked = (status: string) =>
    evaluate(
      metrics,
      { deals: [deal({ status, closedAt: instant }), deal({ closedAt: "2025-03-03" })] },
      { during: month(2025, 3) },
    ).total.n;
  expect(asked("lost")).toBe(1);
  expect(() => asked("won")).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
});
