import { fc, test as property } from "@fast-check/vitest";
import { differenceInMilliseconds } from "date-fns";
import {
  type Deal,
  stageReaches,
  type StageStay,
  stageStays,
  type StageVisit,
  timeInStage,
  type TimeValue,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { explained } from "../catalog/facts.js";

const stages = ["demo", "offer", "contract", "signed"];
let count = 0;
const visit = (
  stage: string,
  enteredAt: TimeValue | null,
  leftAt: TimeValue | null = null,
  fields: Partial<StageVisit> = {},
): StageVisit => ({ id: String(++count), dealId: "a", stage, enteredAt, leftAt, ...fields });

const rowsOf = (visits: readonly StageVisit[], deals: readonly Deal[] = []) =>
  stageStays(visits, stages, { deals }).rows;
/** Stage, entry and exit of each stay. */
const shown = (visits: readonly StageVisit[], deals: readonly Deal[] = []) =>
  rowsOf(visits, deals).map((row) => [row.stage, row.enteredAt, row.exitedAt]);

describe("a stay", () => {
  test("says where the deal was, from when until when, and how it came there", () => {
    const visits = [
      visit("demo", "2025-03-01", "2025-03-03", { ownerId: "ann", pipeline: "new" }),
      visit("contract", "2025-03-03", "2025-03-09", { ownerId: "bob", pipeline: "new" }),
      visit("demo", "2025-03-10", null, { ownerId: "ann", pipeline: "new" }),
    ];
    const [first, second, third] = rowsOf(visits);
    expect(first).toEqual({
      id: "a 1",
      dealId: "a",
      stage: "demo",
      position: 0,
      closeness: 0.25,
      enteredAt: "2025-03-01",
      exitedAt: "2025-03-03",
      countedFrom: "2025-03-01",
      reenteredAt: "2025-03-10",
      fromStage: null,
      move: "start",
      furthestStage: "demo",
      furthestAt: "2025-03-01",
      inOrderStage: "demo",
      inOrderAt: "2025-03-01",
      ownerId: "ann",
      pipeline: "new",
    });
    expect(second).toMatchObject({
      move: "forward",
      fromStage: "demo",
      closeness: 0.75,
      furthestStage: "contract",
      furthestAt: "2025-03-03",
      inOrderStage: "demo",
      inOrderAt: "2025-03-01",
      ownerId: "bob",
    });
    expect(third).toMatchObject({
      move: "back",
      fromStage: "contract",
      exitedAt: null,
      // Two days earlier than it entered, for the two it had been there before.
      countedFrom: "2025-03-08",
      reenteredAt: null,
      furthestStage: "contract",
      furthestAt: "2025-03-03",
    });
  });

  test("ends with its exit, with the next entry where that is missing or comes first, and else not", () => {
    expect(
      shown([
        visit("demo", "2025-03-01"),
        visit("offer", "2025-03-03", "2025-03-30"),
        visit("contract", "2025-03-05", "2025-03-06"),
        visit("signed", "2025-03-09"),
      ]),
    ).toEqual([
      ["demo", "2025-03-01", "2025-03-03"],
      ["offer", "2025-03-03", "2025-03-05"],
      ["contract", "2025-03-05", "2025-03-06"],
      ["signed", "2025-03-09", null],
    ]);
  });

  test("takes in the visits that follow it in the same stage without a gap, duplicates too", () => {
    const once = visit("demo", "2025-03-01", "2025-03-04");
    const merged = [["demo", "2025-03-01", "2025-03-04"]];
    expect(shown([once, { ...once, id: "again" }])).toEqual(merged);
    expect(shown([once, visit("demo", "2025-03-01")])).toEqual(merged);
    expect(shown([visit("demo", "2025-03-01"), visit("demo", "2025-03-02", "2025-03-04")])).toEqual(merged);
    const apart = [visit("demo", "2025-03-01", "2025-03-02"), visit("demo", "2025-03-03")];
    expect(rowsOf(apart).map((row) => [row.move, row.countedFrom])).toEqual([
      ["start", "2025-03-01"],
      ["again", "2025-03-02"],
    ]);
  });

  test("is no regression where the pipeline changes, and no second time in the stage", () => {
    const rows = rowsOf([
      visit("contract", "2025-03-01", null, { pipeline: "new business" }),
      visit("demo", "2025-03-02", null, { pipeline: "renewal" }),
      visit("contract", "2025-03-03", null, { pipeline: "renewal" }),
      visit("contract", "2025-03-04", null, { pipeline: "new business" }),
    ]);
    expect(rows.map((row) => row.move)).toEqual(["start", "pipeline", "forward", "pipeline"]);
    expect(rows.map((row) => row.countedFrom)).toEqual([
      "2025-03-01",
      "2025-03-02",
      "2025-03-03",
      "2025-03-03",
    ]);
    expect(rows.map((row) => row.reenteredAt)).toEqual(["2025-03-04", null, null, null]);
  });

  test("ends with a visit to a stage that is not listed, and what comes after that has no known origin", () => {
    const visits = [
      visit("contract", "2025-03-01"),
      visit("on hold", "2025-03-05"),
      visit("demo", "2025-03-09"),
    ];
    const { rows, excluded } = stageStays(visits, stages);
    expect(rows.map((row) => [row.stage, row.exitedAt, row.move, row.fromStage])).toEqual([
      ["contract", "2025-03-05", "start", null],
      ["demo", null, null, null],
    ]);
    expect(excluded).toEqual([{ visit: visits[1], why: "unknown stage" }]);
  });

  test("takes a visit that ends as it begins for the first of those that begin together", () => {
    const passing = visit("offer", "2025-03-05", "2025-03-05");
    const rest = [visit("contract", "2025-03-01"), visit("demo", "2025-03-05", "2025-03-08")];
    expect(shown([...rest, passing])).toEqual([
      ["contract", "2025-03-01", "2025-03-05"],
      ["offer", "2025-03-05", "2025-03-05"],
      ["demo", "2025-03-05", "2025-03-08"],
    ]);
    // Where neither says, the earlier stage comes first.
    expect(shown([visit("offer", "2025-03-05"), visit("demo", "2025-03-05")])).toEqual([
      ["demo", "2025-03-05", "2025-03-05"],
      ["offer", "2025-03-05", null],
    ]);
  });

  test("counts instants by the millisecond, and keeps their kind", () => {
    const [from, to, again] = [
      new Date("2025-03-01T10:00:00.000Z"),
      new Date("2025-03-02T09:30:00.250Z"),
      new Date("2025-03-05T00:00:00.001Z"),
    ];
    const rows = rowsOf([visit("demo", from, to), visit("offer", to), visit("demo", again)]);
    expect(differenceInMilliseconds(again, rows[2]!.countedFrom as Date)).toBe(
      differenceInMilliseconds(to, from),
    );
  });

  test("that leaves on the day of its entry, said as a date, has left", () => {
    const noon = new Date("2025-03-01T12:00:00Z");
    const visits = [visit("demo", noon, "2025-03-01"), visit("demo", "2025-03-03", "2025-03-04")];
    expect(rowsOf(visits)[1]!.countedFrom).toBe("2025-03-03");
  });
});

describe("closings", () => {
  const closed = (closedAt: TimeValue | null, status: Deal["status"] = "lost"): Deal[] => [
    { id: "a", status, closedAt },
  ];

  test("end the last stay where the visit says nothing, or something later", () => {
    const open = [["demo", "2025-03-01", null]];
    expect(shown([visit("demo", "2025-03-01")], closed("2025-03-09"))).toEqual([
      ["demo", "2025-03-01", "2025-03-09"],
    ]);
    expect(shown([visit("demo", "2025-03-01", "2025-03-20")], closed("2025-03-09"))).toEqual([
      ["demo", "2025-03-01", "2025-03-09"],
    ]);
    expect(shown([visit("demo", "2025-03-01", "2025-03-05")], closed("2025-03-09"))).toEqual([
      ["demo", "2025-03-01", "2025-03-05"],
    ]);
    expect(shown([visit("demo", "2025-03-01")], closed("2025-03-09", "open"))).toEqual(open);
    expect(shown([visit("demo", "2025-03-01")], closed(null))).toEqual(open);
    expect(shown([visit("demo", "2025-03-01")], closed("2025-02-30"))).toEqual(open);
  });

  test("leave out the visits after them, and not those on their day", () => {
    const last = visit("offer", new Date("2025-03-09T23:59:59.999Z"));
    const late = visit("contract", new Date("2025-03-10T00:00:00.000Z"));
    const visits = [visit("demo", new Date("2025-03-01T00:00:00Z")), last, late];
    for (const view of [stageStays, stageReaches]) {
      const { rows, excluded } = view(visits, stages, { deals: closed("2025-03-09") });
      expect(rows.map((row) => row.stage)).toEqual(["demo", "offer"]);
      expect(excluded).toEqual([{ visit: late, why: "after closing" }]);
    }
    expect(stageStays(visits, stages, { deals: [null, undefined, 7] as never }).rows).toHaveLength(3);
  });
});

describe("dirt", () => {
  test("comes back with its reason, and what can be used of it is used", () => {
    const good = visit("demo", "2025-03-01");
    const bad: readonly [unknown, string][] = [
      [null, "missing dealId"],
      [visit("demo", "2025-03-02", null, { dealId: null as never }), "missing dealId"],
      [visit("Demo", "2025-03-02"), "unknown stage"],
      [visit("offer", null), "missing or invalid enteredAt"],
      [visit("offer", "2025-02-30"), "missing or invalid enteredAt"],
      [visit("offer", new Date(Number.NaN)), "missing or invalid enteredAt"],
      [visit("offer", "2025-03-02T00:00:00" as never), "missing or invalid enteredAt"],
    ];
    const { rows, excluded } = stageStays([good, ...bad.map(([each]) => each)] as never, stages);
    expect(rows.map((row) => [row.stage, row.exitedAt])).toEqual([["demo", "2025-03-02"]]);
    expect(excluded.map(({ visit: each, why }) => [each, why])).toEqual(bad);
  });

  test("in an exit leaves the stay out where the exit matters, and says so", () => {
    const stay = (leftAt: unknown) => rowsOf([visit("demo", "2025-03-05", leftAt as never)]);
    const reasons = (stageStays: StageStay[]) => explained(timeInStage, { stageStays }).excluded;
    expect(reasons(stay("2025-02-30"))).toEqual([
      { entity: "stageStays", why: "invalid exitedAt", count: 1 },
    ]);
    expect(reasons(stay("2025-03-04"))).toEqual([
      { entity: "stageStays", why: "negative duration", count: 1 },
    ]);
    // How long the deal was there in all is not known then either.
    const again = rowsOf([
      visit("demo", "2025-03-05", "2025-03-04"),
      visit("demo", "2025-03-07", "2025-03-09"),
    ]);
    expect(again[1]!.countedFrom).toBe(null);
    expect(reasons(again)).toEqual([{ entity: "stageStays", why: "missing countedFrom", count: 1 }]);
  });

  test.each([[[]], [["demo", "demo"]]])("in the stages %j is refused", (list) => {
    expect(() => stageStays([], list)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching("^stageStays: expected different stages in order, got "),
      }),
    );
  });

  test("is not made: visits and stages stay as they are", () => {
    const visits = Object.freeze([
      Object.freeze(visit("offer", "2025-03-02")),
      Object.freeze(visit("demo", "2025-03-01")),
    ]);
    expect(stageStays(visits, Object.freeze([...stages]), Object.freeze({})).rows).toHaveLength(2);
    expect(stageStays([], stages)).toEqual({ rows: [], excluded: [] });
  });
});

describe("laws", () => {
  const day = fc.integer({ min: 1, max: 9 });
  const dirty = fc
    .array(
      fc.record({
        dealId: fc.constantFrom("a", "b", "__proto__"),
        stage: fc.constantFrom(...stages, "elsewhere"),
        pipeline: fc.constantFrom(null, "p"),
        enteredAt: fc.oneof(
          day.map((each) => `2025-03-0${each}`),
          day.map((each) => new Date(Date.UTC(2025, 2, each, 12))),
        ),
        leftAt: fc.option(
          fc.oneof(
            day.map((each) => `2025-03-0${each}`),
            fc.constant("never"),
          ),
        ),
      }),
      { maxLength: 16 },
    )
    .map((rows) => rows.map((row, index) => ({ ...row, id: String(index).padStart(2, "0") }) as StageVisit));
  const shuffled = dirty.chain((visits) =>
    fc.tuple(
      fc.constant(visits),
      fc.shuffledSubarray(visits, { minLength: visits.length, maxLength: visits.length }),
    ),
  );
  const sorted = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
    [...rows].sort((left, right) => (left.id < right.id ? -1 : 1));

  property.prop([shuffled])("the order of the visits changes no row", ([visits, others]) => {
    expect(sorted(rowsOf(others))).toEqual(sorted(rowsOf(visits)));
    expect(sorted(stageReaches(others, stages).rows)).toEqual(sorted(stageReaches(visits, stages).rows));
  });

  property.prop([dirty])("a visit said twice changes no row", (visits) => {
    const twice = visits.flatMap((each) => [each, { ...each, id: `${each.id}b` }]);
    const sound = (each: StageVisit): boolean => each.leftAt == null;
    // An exit that is none, or too early, cannot be told from that of another visit.
    expect(rowsOf(twice.filter(sound))).toEqual(rowsOf(visits.filter(sound)));
  });

  property.prop([dirty])("a deal is in one stay at a time, from its first visit on", (visits) => {
    const { rows, excluded } = stageStays(visits, stages);
    expect(excluded.map((each) => each.visit)).toEqual(visits.filter(({ stage }) => !stages.includes(stage)));
    const timeOf = (time: TimeValue | null | undefined): number => Number(new Date(time ?? Number.NaN));
    for (const dealId of new Set(rows.map((row) => row.dealId))) {
      const own = rows.filter((row) => row.dealId === dealId);
      const listed = visits.filter((each) => each.dealId === dealId && stages.includes(each.stage));
      expect(timeOf(own[0]!.enteredAt)).toBe(Math.min(...listed.map((each) => timeOf(each.enteredAt))));
      for (const [index, { exitedAt }] of own.slice(0, -1).entries()) {
        expect(exitedAt).not.toBe(null);
        expect(timeOf(exitedAt) > timeOf(own[index + 1]!.enteredAt)).toBe(false);
      }
    }
  });
});
