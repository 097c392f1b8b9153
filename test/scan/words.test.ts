import {
  and,
  bookings,
  count,
  countDistinct,
  Deal,
  entity,
  eq,
  evaluate,
  extend,
  id,
  isNull,
  isPresent,
  Lead,
  oneOf,
  openDeals,
  openPipeline,
  or,
  quietSpells,
  stageReaches,
  stageStays,
  text,
  via,
  winRate,
  wonDeals,
} from "salesmetrics";
import { table, tableFromColumns } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";
import { Problems } from "../../src/vectors/problems.js";
import { Arena } from "../../src/vectors/arena.js";
import { wordReader } from "../../src/vectors/kinds/words.js";
import type { TextVector } from "../../src/vectors/vector.js";

const unknown = "unknown word in status";
const strangers = [
  "WON",
  "Won",
  "won ",
  " won",
  "closed won",
  "Negotiation",
  "Abgeschlossen",
  "",
  "constructor",
];

const deal = (status: unknown, place = 0): Deal =>
  ({ id: String(place), status, closedAt: "2025-03-10", amount: 10, currency: "EUR" }) as Deal;

const filler = Array.from({ length: 3000 }, (_, place) => deal(["won", "open", "lost"][place % 3], place));

/** The same deals in each form that a question can read. */
const forms = (deals: readonly Deal[]) =>
  [
    ["rows", deals],
    ["a table", table(Deal, deals)],
    [
      "columns",
      tableFromColumns(Deal, {
        id: deals.map((each) => each.id),
        status: deals.map((each) => each.status),
        closedAt: deals.map((each) => each.closedAt!),
        amount: deals.map((each) => each.amount!),
        currency: deals.map((each) => each.currency!),
      }),
    ],
  ] as const;

describe.each(strangers)("a deal of status %j", (status) => {
  test.each(forms([...filler, deal(status), deal("open")]))(
    "is neither open nor closed in %s",
    (_, deals) => {
      const metrics = { openDeals, openPipeline, wonDeals, bookings, winRate, all: count(Deal) };
      const { total, explain } = evaluate(metrics, { deals }, { asOf: "2025-03-31" });
      expect(total.openDeals).toBe(1001);
      expect(total.openPipeline?.amount.toNumber()).toBe(10_010);
      expect(total.wonDeals).toBe(1000);
      expect(total.bookings?.amount.toNumber()).toBe(10_000);
      expect(total.winRate).toBe(0.5);
      expect(total.all).toBe(3002);
      for (const name of ["openDeals", "openPipeline", "wonDeals", "bookings", "winRate"] as const)
        expect(explain(total, name).excluded).toEqual([{ entity: "deals", why: unknown, count: 1 }]);
      expect(explain(total, "all").excluded).toEqual([]);
    },
  );

  test.each(forms([deal("won"), deal(status)]))("is in the group null of %s, and told", (_, deals) => {
    const report = evaluate({ all: count(Deal) }, { deals }, { by: { status: Deal.status } });
    expect(report.rows.map((row) => [row.status, row.all])).toEqual([
      ["won", 1],
      [null, 1],
    ]);
    expect(report.explain(report.rows[1]!, "all").unknown).toEqual([
      { entity: "deals", why: unknown, count: 1 },
    ]);
  });

  test("leaves conditions undecided, unless another one settles them", () => {
    const decided = (condition: typeof isWon) =>
      evaluate({ all: count(Deal, { where: condition }) }, { deals: [deal(status)] }, {});
    const isWon = eq(Deal.status, "won");
    const hasAmount = isPresent(Deal.amount);
    const excluded = (condition: typeof isWon) => {
      const report = decided(condition);
      return [report.total.all, report.explain(report.total, "all").excluded.length];
    };
    expect(excluded(isWon)).toEqual([0, 1]);
    expect(excluded(isPresent(Deal.status))).toEqual([0, 1]);
    expect(excluded(isNull(Deal.status))).toEqual([0, 1]);
    expect(excluded(or(isWon, hasAmount))).toEqual([1, 0]);
    expect(excluded(and(isWon, isNull(Deal.amount)))).toEqual([0, 0]);
  });

  test("is left out of views, with the reason", () => {
    const odd = { ...deal(status), createdAt: "2025-03-01" as const };
    const visits = [{ id: "1", dealId: "0", stage: "demo", enteredAt: "2025-03-02" as const }];
    expect(quietSpells({ deals: [odd] })).toEqual({ rows: [], excluded: [{ row: odd, why: unknown }] });
    for (const view of [stageStays, stageReaches]) {
      const made = view(visits, ["demo"], { deals: [odd] });
      expect(made).toEqual({ rows: [], excluded: [{ visit: visits[0], why: unknown }] });
    }
  });
});

describe("spellings that the entity declares", () => {
  const spelt = ["Closed Won", "closedwon", "won"].map(deal);

  test.each(forms([...filler, ...spelt]))("are read as their word in %s", (_, deals) => {
    const report = evaluate({ wonDeals }, { deals }, { by: { status: Deal.status } });
    expect(report.rows.map((row) => [row.status, row.wonDeals])).toEqual([["won", 1003]]);
    expect(report.explain(report.total, "wonDeals").excluded).toEqual([]);
    expect(countDistinct(Deal.status)({ deals })).toBe(3);
  });

  test("close deals in views", () => {
    const closed = { ...spelt[0]!, createdAt: "2025-03-01" as const };
    const { rows } = quietSpells({ deals: [closed] });
    expect(rows.map((row) => row.until)).toEqual(["2025-03-10"]);
  });
});

describe("listed words of other entities", () => {
  const Visit = entity("visits", {
    id: id(),
    result: oneOf(["passed", "failed"], { spellings: { passed: ["ok"] }, otherwise: "failed" }),
    dealId: text(),
  });
  const visits = ["passed", "ok", "OK", "failed", "odd", null, 7].map((result, place) => ({
    id: String(place),
    result: result as "passed",
    dealId: "0",
  }));

  test("are read alike", () => {
    const failed = count(Visit, { where: eq(Visit.result, "failed") });
    const { rows, explain } = evaluate(
      { failed, all: count(Visit) },
      { visits },
      { by: { result: Visit.result } },
    );
    expect(rows.map((row) => [row.result, row.all])).toEqual([
      ["passed", 2],
      ["failed", 1],
      [null, 4],
    ]);
    expect(explain(rows[2]!, "failed").excluded).toEqual([
      { entity: "visits", why: "unknown word in result", count: 2 },
      { entity: "visits", why: "invalid result", count: 1 },
    ]);
  });

  test("are read alike through references and in more fields of an entity", () => {
    const Tiered = extend(Lead, { tier: oneOf(["gold", "silver"]) });
    const leads = [
      { id: "a", tier: "gold" as const },
      { id: "b", tier: "Gold" as "gold" },
    ];
    const gold = count(Tiered, { where: eq(Tiered.tier, "gold") });
    const goldDeals = count(Deal, { where: eq(via(Deal.leadId, Tiered).tier, "gold") });
    const deals = ["a", "b"].map((leadId) => ({ ...deal("won"), leadId }));
    const { total, explain } = evaluate({ gold, goldDeals }, { leads, deals });
    expect(total).toMatchObject({ gold: 1, goldDeals: 1 });
    expect(explain(total, "gold").excluded).toEqual([
      { entity: "leads", why: "unknown word in tier", count: 1 },
    ]);
    expect(explain(total, "goldDeals").excluded).toEqual([
      { entity: "deals", why: "unknown word in leadId.tier", count: 1 },
    ]);
  });

  test("are found among very many other texts, and in long lists", () => {
    const words = Array.from({ length: 300 }, (_, place) => `word ${place}`);
    const Long = entity("longs", { id: id(), word: oneOf(words) });
    const longs = Array.from({ length: 20_000 }, (_, place) => ({
      id: String(place),
      word: `word ${place}`,
    }));
    for (const data of [longs, table(Long, longs)]) {
      const report = evaluate({ known: countDistinct(Long.word) }, { longs: data });
      expect(report.total.known).toBe(300);
      expect(report.explain(report.total, "known").excluded).toEqual([
        { entity: "longs", why: "unknown word in word", count: 19_700 },
      ]);
    }
  });
});

describe("the reader of listed words", () => {
  test.each([
    ["only listed words", ["won", "lost"]],
    ["spellings and others", ["won", "Closed Won", "odd", ""]],
  ])("looks up each word of a dictionary once: %s", (_, words) => {
    let lookups = 0;
    class Counting extends Map<string, string> {
      override get(text: string): string | undefined {
        lookups++;
        return super.get(text);
      }
    }
    const known = new Counting([
      ["won", "won"],
      ["lost", "lost"],
      ["Closed Won", "won"],
    ]);
    const size = 1000;
    const codes = Int32Array.from({ length: size }, (_, row) => row % words.length);
    const vector: TextVector = { type: "text", issues: null, codes, words };
    const read = wordReader(() => vector, known, "status", {
      problems: new Problems(),
      arena: new Arena(size),
    });
    for (let batch = 0; batch < 5; batch++) read({ size }, null);
    expect(lookups).toBeLessThanOrEqual(words.length);
  });
});
