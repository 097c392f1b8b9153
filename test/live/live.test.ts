import { describe, expect, it, vi } from "vitest";
import {
  bookings,
  type Campaign,
  campaignSpend,
  type CalendarDate,
  count,
  Deal,
  entity,
  evaluate,
  id,
  max,
  measure,
  month,
  openDeals,
  predicate,
  prior,
  Rep,
  type RowOf,
  text,
  via,
  winRate,
  wonDeals,
} from "salesmetrics";
import { live, type LiveSnapshot, resume } from "salesmetrics/live";
import { table } from "salesmetrics/tables";

const wonBy = (id: string, ownerId: string, closedAt: CalendarDate, amount = 10): Deal => ({
  ...{ id, status: "won", ownerId, closedAt, amount, currency: "USD" },
});
const deals = [
  wonBy("1", "ann", "2025-03-03"),
  wonBy("2", "ann", "2025-04-03", 20),
  { ...wonBy("3", "bob", "2025-03-05"), status: "lost" as const },
];
const byRep = { by: { rep: Deal.ownerId }, every: month() } as const;
const boardOf = () => live({ wonDeals, winRate, bookings }, { deals }, byRep);

/** A thousand deals of Ann, of 0 to 999. */
const manyDeals = Array.from({ length: 1_000 }, (_, place) =>
  wonBy(String(place), "ann", "2025-03-03", place),
);

/** A condition, above 15, and how many rows it was asked of. */
function counting() {
  let read = 0;
  const where = predicate(Deal, function isBig({ amount }) {
    read++;
    return Number(amount) > 15;
  });
  return { where, reads: () => read };
}

describe("rows of a board", () => {
  it("are known by their ids", () => {
    const board = boardOf();
    board.upsert({ deals: [wonBy("3", "bob", "2025-03-06")] });
    board.remove({ deals: ["1"] });
    const remaining = [wonBy("2", "ann", "2025-04-03", 20), wonBy("3", "bob", "2025-03-06")];
    const { rows, total } = evaluate({ wonDeals, winRate, bookings }, { deals: remaining }, byRep);
    expect(board.report().rows).toEqual(rows);
    expect(board.report().total).toEqual(total);
  });

  it("are rejected without an id, and the others are taken", () => {
    const board = boardOf();
    const bad = [null, 5, {}, { id: 5 }, { id: "" }, { id: null }];
    expect(board.upsert({ deals: [...(bad as never[]), wonBy("4", "bob", "2025-03-07")] }).rejected).toEqual([
      { entity: "deals", place: 0, why: "not a row" },
      { entity: "deals", place: 1, why: "not a row" },
      { entity: "deals", place: 2, why: "missing id" },
      { entity: "deals", place: 3, why: "invalid id" },
      { entity: "deals", place: 4, why: "missing id" },
      { entity: "deals", place: 5, why: "missing id" },
    ]);
    expect(board.report().total.wonDeals).toBe(3);
    expect(live({ wonDeals }, { deals: [...deals, {} as Deal] }).rejected).toEqual([
      { entity: "deals", place: 3, why: "missing id" },
    ]);
  });

  it("that come twice are one, the later", () => {
    const board = live(
      { wonDeals },
      { deals: [wonBy("1", "ann", "2025-03-03"), wonBy("1", "bob", "2025-03-03")] },
    );
    expect(board.report().total.wonDeals).toBe(1);
    expect(board.remove({ deals: ["1", "1"] }).rejected).toEqual([
      { entity: "deals", place: 1, why: "unknown id" },
    ]);
    expect(board.report().total.wonDeals).toBe(0);
  });

  it("are copied: what the application does to its own later changes nothing", () => {
    const row = { ...wonBy("9", "cleo", "2025-03-03") };
    const board = boardOf();
    board.upsert({ deals: [row] });
    board.report();
    Object.assign(row, { ownerId: "bob" });
    board.remove({ deals: ["9"] });
    expect(board.report().rows).toEqual(boardOf().report().rows);
  });

  it("of a campaign are days, by id and spentAt", () => {
    const campaigns: Campaign[] = [
      { id: "ads", spend: 10, currency: "USD", spentAt: "2025-03-01" },
      { id: "ads", spend: 15, currency: "USD", spentAt: "2025-03-02" },
    ];
    const board = live({ campaignSpend }, { campaigns });
    board.upsert({ campaigns: [{ ...campaigns[1]!, spend: 5 }] });
    expect(board.report().total.campaignSpend?.amount.toNumber()).toBe(15);
    board.remove({ campaigns: [{ id: "ads", spentAt: "2025-03-01" }] });
    expect(board.report().total.campaignSpend?.amount.toNumber()).toBe(5);
  });

  it("are told apart by the fields of `keys`", () => {
    const Visit = entity("visits", { id: id(), place: text() }, { key: ["id", "place"] });
    const visits: RowOf<typeof Visit>[] = [
      { id: "1", place: "a" },
      { id: "1", place: "b" },
    ];
    const board = live({ visits: count(Visit) }, { visits }, { keys: { visits: ["id", "place"] } });
    expect(board.report().total.visits).toBe(2);
    board.remove({ visits: [{ id: "1", place: "a" }] });
    expect(board.report().total.visits).toBe(1);
  });

  it("that others refer to reach those", () => {
    const reps: Rep[] = [
      { id: "ann", team: "east" },
      { id: "bob", team: "west" },
    ];
    const query = { by: { team: via(Deal.ownerId, Rep).team } } as const;
    const board = live({ wonDeals }, { deals, reps }, query);
    board.upsert({ reps: [{ id: "ann", team: "north" }], deals: [wonBy("3", "bob", "2025-03-05")] });
    expect(board.report().rows.map(({ team, wonDeals }) => [team, wonDeals])).toEqual([
      ["north", 2],
      ["west", 1],
    ]);
    expect(board.changes.map(({ keys }) => keys["reps"])).toEqual([["ann"], ["ann"], ["ann"]]);
    board.remove({ reps: ["ann"] });
    expect(board.report().rows.map(({ team, wonDeals }) => [team, wonDeals])).toEqual([
      ["west", 1],
      [null, 2],
    ]);
  });

  it("have those that refer to them scanned anew when they change, with the next report", () => {
    const { where, reads } = counting();
    const reps: Rep[] = [{ id: "ann", team: "east" }];
    const query = { by: { team: via(Deal.ownerId, Rep).team } } as const;
    const board = live({ big: count(Deal, { where }) }, { deals: manyDeals, reps }, query);
    board.report();
    board.upsert({ reps: [{ id: "ann", team: "west" }] });
    expect(reads()).toBe(1_000);
    expect(board.report().rows.map(({ team, big }) => [team, big])).toEqual([["west", 984]]);
    expect(reads()).toBe(2_000);
  });

  it("wait to be read until the report is asked for, or until they are many", () => {
    const { where, reads } = counting();
    const board = live({ big: count(Deal, { where }) }, { deals: manyDeals });
    board.report();
    board.upsert({ deals: [wonBy("7", "ann", "2025-03-03", 700)] });
    expect(reads()).toBe(1_000);
    for (let place = 0; place < 10_000; place++)
      board.upsert({ deals: [wonBy(`new ${String(place)}`, "ann", "2025-03-03")] });
    expect(reads()).toBeGreaterThan(1_000);
    expect(board.report().total.big).toBe(985);
  });

  it("are read alone when they change, as they were and as they are", () => {
    const { where, reads } = counting();
    const board = live({ big: count(Deal, { where }) }, { deals: manyDeals });
    expect([board.report().total.big, reads()]).toEqual([984, 1_000]);
    board.upsert({ deals: [wonBy("7", "ann", "2025-03-03", 700)] });
    expect([board.report().total.big, reads()]).toEqual([985, 1_002]);
    board.remove({ deals: ["8"] });
    expect([board.report().total.big, reads()]).toEqual([985, 1_003]);
  });

  it("are all read again now and then, at most once more for each change on average", () => {
    let read = 0;
    const isWon = predicate(Deal, function isWon({ status }) {
      read++;
      return status === "won";
    });
    const board = live(
      { won: count(Deal, { where: isWon }) },
      { deals: Array.from({ length: 100 }, (_, place) => wonBy(String(place), "ann", "2025-03-03")) },
    );
    const changes = 5_000;
    for (let change = 1; change <= changes; change++) {
      board.upsert({ deals: [wonBy("7", "ann", "2025-03-03", change)] });
      expect(board.report().total.won).toBe(100);
    }
    // At the beginning, as they were and as they are, and anew.
    expect(read).toBeGreaterThan(100 + 2 * changes);
    expect(read).toBeLessThanOrEqual(100 + 3 * changes);
  });

  it("may change ten thousand times: the scan is made anew now and then", () => {
    const board = live({ wonDeals, largest: max(Deal.amount, { at: Deal.closedAt }) }, { deals });
    for (let round = 1; round <= 10_000; round++) {
      board.upsert({ deals: [wonBy(String(round % 7), "ann", "2025-03-03", round)] });
      if (round % 1_000 !== 0) continue;
      expect(board.report().total.wonDeals).toBe(7);
      expect(board.report().total.largest?.amount.toNumber()).toBe(round);
    }
  });
});

describe("a report of a board", () => {
  it("is the same frozen object until something changes", () => {
    const board = boardOf();
    const first = board.report();
    expect(board.report()).toBe(first);
    board.remove({ deals: ["no such id"] });
    expect(board.report()).toBe(first);
    expect([first, first.rows, first.rows[0], first.total].every((each) => Object.isFrozen(each))).toBe(true);
    board.remove({ deals: ["1"] });
    expect(board.report()).not.toBe(first);
  });

  it("keeps its values, and explains nothing once it is old", () => {
    const board = boardOf();
    const first = board.report();
    const [row] = first.rows;
    board.upsert({ deals: [wonBy("4", "ann", "2025-03-20")] });
    expect(row!.wonDeals).toBe(1);
    expect(() => first.explain(row!, "winRate")).toThrow(expect.objectContaining({ code: "stale-report" }));
    expect(board.report().explain(row!, "wonDeals").value).toBe(2);
  });

  it("is asked for another moment by advance", () => {
    const open: Deal = { id: "1", status: "open", createdAt: "2025-03-01", closedAt: "2025-05-01" };
    const board = live({ openDeals }, { deals: [open] }, { asOf: "2025-02-28" });
    const values = (["2025-02-28", "2025-03-01", "2025-04-30"] as const).map((asOf) => {
      board.advance(asOf);
      return (
        board.report().total.openDeals ===
        evaluate({ openDeals }, { deals: [open] }, { asOf }).total.openDeals
      );
    });
    expect(values).toEqual([true, true, true]);
    const before = board.report();
    expect(() => board.advance("soon" as never)).toThrow('asOf: expected a Date or "YYYY-MM-DD"');
    expect(board.report()).toBe(before);
  });

  it("throws what rows cause, until they are mended", () => {
    const board = live({ bookings }, { deals });
    board.upsert({ deals: [{ ...wonBy("4", "ann", "2025-03-20"), currency: "EUR" }] });
    expect(() => board.report()).toThrow("USD");
    expect(() => board.changes).toThrow("USD");
    board.remove({ deals: ["4"] });
    expect(board.report().total.bookings?.amount.toNumber()).toBe(30);
  });

  it("lists no row that was mended or taken out among those it left out", () => {
    const undated = ["4", "5"].map((id): Deal => ({ id, status: "won" }));
    const board = live({ wonDeals }, { deals: [...deals, ...undated] });
    const excluded = () => board.report().explain(board.report().total, "wonDeals").excluded;
    expect(excluded()).toEqual([{ entity: "deals", why: "missing closedAt", count: 2 }]);
    board.upsert({ deals: [wonBy("4", "ann", "2025-03-03")] });
    expect(excluded()).toEqual([{ entity: "deals", why: "missing closedAt", count: 1 }]);
    board.remove({ deals: ["5"] });
    expect(excluded()).toEqual([]);
  });

  it("steps such an aggregate once for each different value in the cells that changed", () => {
    let steps = 0;
    const longest = measure(
      {
        definition: "longest",
        class: "ordered" as const,
        init: () => "",
        step: (state: string, input: string) => {
          steps++;
          return input.length > state.length ? input : state;
        },
        merge: (left: string, right: string) => (right.length > left.length ? right : left),
        finish: (value: string) => ({
          ...{ value, reason: null, numerator: null, denominator: null, n: null },
        }),
      },
      Deal.source,
    );
    const sources = ["web", "fair", "partner"];
    const many = Array.from({ length: 900 }, (_, place): Deal => ({
      ...wonBy(String(place), `rep ${String(place % 10)}`, "2025-03-03"),
      source: sources[place % 3]!,
    }));
    const board = live({ longest }, { deals: many }, { by: { rep: Deal.ownerId } });
    board.report();
    steps = 0;
    board.remove({ deals: ["0"] });
    expect(board.report().rows.map((row) => row.longest)).toEqual(Array(10).fill("partner"));
    expect(steps).toBe(sources.length);
  });

  it("counts with aggregates of an application that take nothing out", () => {
    const longest = measure(
      {
        definition: "longest",
        class: "ordered" as const,
        init: () => "",
        step: (state: string, input: string) => (input.length > state.length ? input : state),
        merge: (left: string, right: string) => (right.length > left.length ? right : left),
        finish: (state: string) => ({
          value: state,
          reason: null,
          numerator: null,
          denominator: null,
          n: null,
        }),
      },
      Deal.ownerId,
    );
    const board = live({ longest }, { deals: [...deals, wonBy("4", "cleopatra", "2025-03-03")] });
    expect(board.report().total.longest).toBe("cleopatra");
    board.remove({ deals: ["4"] });
    expect(board.report().total.longest).toHaveLength(3);
  });
});

describe("changes", () => {
  it("are the rows that differ, with the keys that caused them", () => {
    const board = boardOf();
    board.upsert({ deals: [wonBy("3", "bob", "2025-03-05"), wonBy("4", "cleo", "2025-03-05")] });
    board.remove({ deals: ["2"] });
    const told = board.changes.map(({ was, now, keys }) => [
      (now ?? was)!.rep,
      (now ?? was)!.period.label,
      was && was.wonDeals,
      now && now.wonDeals,
      keys,
    ]);
    expect(told).toEqual([
      ["ann", "2025-04", 1, null, { deals: ["2"] }],
      ["bob", "2025-03", 0, 1, { deals: ["3"] }],
      ["bob", "2025-04", 0, null, { deals: ["3"] }],
      ["cleo", "2025-03", null, 1, { deals: ["4"] }],
    ]);
    expect(board.changes).toBe(board.changes);
  });

  it("of what reads other periods have the keys of its group", () => {
    const board = live({ before: prior(wonDeals) }, { deals }, byRep);
    board.upsert({ deals: [wonBy("4", "ann", "2025-03-20"), wonBy("5", "bob", "2025-04-20")] });
    const april = board.changes.filter(({ now }) => now?.rep === "ann");
    expect(april.map(({ now, keys }) => [now!.period.label, now!.before, keys])).toEqual([
      ["2025-04", 2, { deals: ["4"] }],
    ]);
  });

  it("are none at first, and have no keys where only time went by", () => {
    const board = live(
      { openDeals },
      { deals: [{ id: "1", status: "open", createdAt: "2025-03-01" }] },
      { asOf: "2025-02-01", by: { rep: Deal.ownerId } },
    );
    expect(board.changes).toEqual([]);
    board.advance("2025-03-02");
    expect(board.changes.map(({ keys }) => keys)).toEqual([{}]);
  });
});

describe("listeners", () => {
  it("are told once a batch, not when they come, and not of nothing", () => {
    const board = boardOf();
    const [one, other] = [vi.fn(), vi.fn()];
    const { subscribe } = board;
    const end = subscribe(one);
    subscribe(other);
    expect(one).not.toHaveBeenCalled();
    board.upsert({ deals: [wonBy("4", "ann", "2025-03-20"), wonBy("5", "bob", "2025-03-20")] });
    board.upsert({ deals: [{} as Deal] });
    end();
    board.remove({ deals: ["4"] });
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 2]);
  });

  it("that throw stop neither the others nor the board", () => {
    const board = boardOf();
    const seen: (number | null)[] = [];
    board.subscribe(() => {
      throw new RangeError("no room");
    });
    board.subscribe(() => seen.push(board.report().total.wonDeals));
    expect(() => board.remove({ deals: ["1"] })).toThrow(
      "subscribe: a listener threw; the changes are taken in",
    );
    expect(seen).toEqual([1]);
    expect(board.report().total.wonDeals).toBe(1);
  });
});

describe("a snapshot", () => {
  const query = { ...byRep, asOf: "2025-03-31" } as const;
  const metrics = { wonDeals, winRate, bookings };

  it("is resumed as it was, with what no field accepts", () => {
    const odd = [
      { ...wonBy("4", "ann", "2025-03-20"), amount: Number.NaN },
      { ...wonBy("5", "ann", "2025-03-20"), amount: 5n as never },
      {
        ...wonBy("6", "ann", "2025-03-20"),
        closedAt: new Date("2025-03-02T12:00Z"),
        createdAt: new Date(Number.NaN),
      },
    ];
    const timed = { ...query, every: month({ timeZone: "UTC" }) };
    const board = live(metrics, { deals: [...deals, ...odd] }, timed);
    board.advance("2025-04-30");
    const stored = JSON.parse(JSON.stringify(board.snapshot())) as LiveSnapshot;
    const resumed = resume(metrics, stored, timed);
    expect(resumed.report().rows).toEqual(board.report().rows);
    expect(resumed.report().explain(resumed.report().total, "bookings")).toEqual(
      board.report().explain(board.report().total, "bookings"),
    );
    resumed.remove({ deals: ["4", "5", "6"] });
    expect(resumed.report().rows).toEqual(
      live(metrics, { deals }, { ...timed, asOf: "2025-04-30" }).report().rows,
    );
  });

  it("of another question or version is refused", () => {
    const snapshot = live(metrics, { deals }, query).snapshot();
    expect(() => resume({ wonDeals }, snapshot, query)).toThrow(
      expect.objectContaining({ code: "unlike-cubes" }),
    );
    expect(() => resume(metrics, snapshot, { by: { rep: Deal.ownerId } })).toThrow(
      "resume: expected the question of the snapshot",
    );
    expect(() => resume(metrics, { ...snapshot, version: 2 as never }, query)).toThrow("got version 2");
    expect(() => resume(metrics, { version: 1 } as never)).toThrow("resume: expected");
  });
});

describe("what is no batch", () => {
  const board = boardOf();

  it.each([
    [
      "another entity",
      () => board.upsert({ leads: [] } as never),
      "upsert: expected one of deals, got leads",
    ],
    ["no list", () => board.upsert({ deals: deals[0] } as never), "upsert: expected an array of deals"],
    [
      "a table",
      () => live({ wonDeals }, { deals: table(Deal, deals) } as never),
      "live: expected an array of deals",
    ],
    ["nothing", () => board.remove(null as never), "remove: expected rows by entity"],
    ["no function", () => board.subscribe(1 as never), "subscribe: expected a function"],
    ["no rows", () => live({ wonDeals }, {} as never), "wonDeals: expected data with an array of deals"],
    ["an unknown option", () => live({ wonDeals }, { deals }, { evry: month() } as never), "evry"],
  ])("is refused: %s", (_, run, message) => {
    expect(run).toThrow(message);
  });

  it("changes nothing, even if other lists of it are sound", () => {
    const before = board.report();
    expect(() => board.upsert({ deals: [wonBy("9", "ann", "2025-03-03")], leads: [] } as never)).toThrow();
    expect(board.report()).toBe(before);
  });
});
