import { fc, test as property } from "@fast-check/vitest";
import {
  type Activity,
  type Deal,
  inactiveDeals,
  quietSpells,
  type StageStay,
  stalledDeals,
  type TimeValue,
  type Touch,
  unmovedDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { dateOf } from "./grid.js";

const deal = (fields: Partial<Deal> = {}): Deal => ({
  id: "a",
  status: "open",
  createdAt: "2025-03-01",
  ...fields,
});
const held = (heldAt: TimeValue, fields: Partial<Activity> = {}): Activity => ({
  id: String(heldAt),
  dealId: "a",
  type: "call",
  heldAt,
  ...fields,
});
const stay = (stage: string, enteredAt: TimeValue): StageStay => ({
  id: `a ${stage}`,
  dealId: "a",
  stage,
  position: 0,
  enteredAt,
});

describe("quietSpells", () => {
  test("has a row from each event to the next, with what was known then", () => {
    const { rows, excluded } = quietSpells({
      deals: [deal({ ownerId: "ann", pipeline: "new", status: "won", closedAt: "2025-03-30" })],
      stageStays: [stay("offer", "2025-03-10"), stay("demo", "2025-03-01")],
      activities: [
        held("2025-03-05"),
        { id: "m", dealId: "a", type: "meeting", createdAt: "2025-03-12", scheduledAt: "2025-03-20" },
      ],
      touches: [{ id: "t", dealId: "a", occurredAt: "2025-03-15" }],
    });
    expect(excluded).toEqual([]);
    const { ownerId, pipeline, dealId } = { ownerId: "ann", pipeline: "new", dealId: "a" };
    const known = { dealId, ownerId, pipeline, meetingAt: null };
    expect(rows).toEqual([
      {
        ...known,
        id: "a 1",
        from: "2025-03-01",
        until: "2025-03-05",
        movedAt: "2025-03-01",
        activeAt: "2025-03-01",
        quietSince: "2025-03-01",
        stage: "demo",
      },
      {
        ...known,
        id: "a 2",
        from: "2025-03-05",
        until: "2025-03-10",
        movedAt: "2025-03-01",
        activeAt: "2025-03-05",
        quietSince: "2025-03-05",
        stage: "demo",
      },
      {
        ...known,
        id: "a 3",
        from: "2025-03-10",
        until: "2025-03-12",
        movedAt: "2025-03-10",
        activeAt: "2025-03-05",
        quietSince: "2025-03-10",
        stage: "offer",
      },
      {
        ...known,
        id: "a 4",
        from: "2025-03-12",
        until: "2025-03-15",
        movedAt: "2025-03-10",
        activeAt: "2025-03-05",
        quietSince: "2025-03-10",
        meetingAt: "2025-03-20",
        stage: "offer",
      },
      {
        ...known,
        id: "a 5",
        from: "2025-03-15",
        until: "2025-03-30",
        movedAt: "2025-03-10",
        activeAt: "2025-03-15",
        quietSince: "2025-03-15",
        meetingAt: "2025-03-20",
        stage: "offer",
      },
    ]);
  });

  test("leaves out what is automated, only planned, of another deal, before the deal or after it", () => {
    const { rows, excluded } = quietSpells({
      deals: [deal({ status: "lost", closedAt: "2025-03-30" })],
      activities: [
        held("2025-03-05", { automated: true }),
        { id: "p", dealId: "a", type: "call", scheduledAt: "2025-03-06" },
        { id: "t", dealId: "a", type: "task", createdAt: "2025-03-06", scheduledAt: "2025-05-06" },
        held("2025-03-07", { dealId: "b" }),
        held("2025-03-08", { dealId: null }),
        held("2025-02-20"),
        held("2025-03-31"),
      ],
    });
    expect(rows.map((row) => [row.from, row.until, row.activeAt, row.meetingAt])).toEqual([
      ["2025-03-01", "2025-03-30", "2025-03-01", null],
    ]);
    expect(excluded).toEqual([]);
  });

  test("knows the meetings planned before the deal was made, and the latest of several", () => {
    const meeting = (scheduledAt: TimeValue, createdAt: TimeValue | null): Activity => ({
      id: String(scheduledAt),
      dealId: "a",
      type: "demo",
      createdAt,
      scheduledAt,
    });
    const { rows } = quietSpells({
      deals: [deal()],
      activities: [
        meeting("2025-04-01", "2025-02-01"),
        meeting("2025-04-09", null),
        meeting("2025-04-05", null),
      ],
    });
    expect(rows.map((row) => [row.from, row.until, row.meetingAt])).toEqual([
      ["2025-03-01", null, "2025-04-09"],
    ]);
  });

  test("begins with the first event where the creation is not known", () => {
    for (const createdAt of [null, "2025-02-30"] as const) {
      const activities = [held("2025-03-07"), held("2025-03-04")];
      const { rows } = quietSpells({ deals: [deal({ createdAt })], activities });
      expect(rows.map((row) => [row.from, row.until])).toEqual([
        ["2025-03-04", "2025-03-07"],
        ["2025-03-07", null],
      ]);
    }
  });

  test("gives back what it cannot use, and why", () => {
    const bad = [
      deal({ createdAt: null }),
      deal({ id: "b", status: "won" }),
      deal({ id: "c", status: "lost", closedAt: "2025-02-30" }),
      null,
      deal({ id: null as never }),
    ] as Deal[];
    const badEvents = [held("2025-02-30", { dealId: "d" }), held(new Date(Number.NaN), { dealId: "d" })];
    const touch: Touch = { id: "t", dealId: "d", occurredAt: "soon" as never };
    const { rows, excluded } = quietSpells({
      deals: [...bad, deal({ id: "d" })],
      activities: [...badEvents, null as never],
      touches: [touch],
    });
    expect(rows.map((row) => row.dealId)).toEqual(["d"]);
    expect(excluded).toEqual([
      { row: touch, why: "invalid occurredAt" },
      ...badEvents.map((row) => ({ row, why: "invalid heldAt" })),
      { row: bad[0], why: "missing or invalid createdAt" },
      { row: bad[1], why: "missing or invalid closedAt" },
      { row: bad[2], why: "missing or invalid closedAt" },
      { row: bad[3], why: "missing id" },
      { row: bad[4], why: "missing id" },
    ]);
    expect(quietSpells({ deals: [] })).toEqual({ rows: [], excluded: [] });
  });

  const day = fc.nat({ max: 40 });
  const ids = fc.constantFrom("a", "b", "c");
  const world = fc.record({
    deals: fc.uniqueArray(fc.record({ id: ids, created: day, closed: fc.option(day) }), {
      selector: ({ id }) => id,
    }),
    moves: fc.array(fc.record({ dealId: ids, on: day }), { maxLength: 8 }),
    calls: fc.array(fc.record({ dealId: ids, on: day, automated: fc.boolean() }), { maxLength: 8 }),
    touches: fc.array(fc.record({ dealId: ids, on: day }), { maxLength: 3 }),
    meetings: fc.array(fc.record({ dealId: ids, planned: fc.option(day), on: day }), { maxLength: 4 }),
  });
  const instantOf = (each: number): Date => new Date(Date.UTC(2025, 0, 1 + each, 9, 30));

  property.prop([world, day, fc.nat({ max: 20 }), fc.constantFrom(dateOf, instantOf)], { numRuns: 400 })(
    "agrees with asking each deal what had happened to it by a day",
    ({ deals, moves, calls, touches, meetings }, asOf, days, time) => {
      const { rows, excluded } = quietSpells({
        deals: deals.map(({ id, created, closed }) => ({
          id,
          status: closed === null ? "open" : "lost",
          createdAt: time(created),
          closedAt: closed === null ? null : time(closed),
        })),
        stageStays: moves.map(({ dealId, on }) => ({ ...stay("demo", time(on)), dealId })),
        activities: [
          ...calls.map(({ dealId, on, automated }) => held(time(on), { dealId, automated })),
          ...meetings.map(({ dealId, planned, on }, index) => ({
            id: String(index),
            dealId,
            type: "meeting" as const,
            createdAt: planned === null ? null : time(planned),
            scheduledAt: time(on),
          })),
        ],
        touches: touches.map(({ dealId, on }, index) => ({
          id: String(index),
          dealId,
          occurredAt: time(on),
        })),
      });
      expect(excluded).toEqual([]);
      const people = [...calls.filter(({ automated }) => !automated), ...touches];
      const quiet = (events: typeof moves) =>
        deals.filter(({ id, created, closed }) => {
          const own = events.filter(({ dealId, on }) => dealId === id && on >= created && on <= asOf);
          const last = Math.max(created, ...own.map(({ on }) => on));
          const isOpen = created <= asOf && (closed === null || closed > asOf);
          const isMeeting = meetings.some(
            ({ dealId, planned, on }) => dealId === id && (planned ?? 0) <= asOf && on > asOf,
          );
          return isOpen && !isMeeting && asOf - last >= days;
        }).length;
      const data = { quietSpells: rows };
      expect(stalledDeals(days)(data, { asOf: time(asOf) })).toBe(quiet([...moves, ...people]));
      expect(unmovedDeals(days)(data, { asOf: time(asOf) })).toBe(quiet(moves));
      expect(inactiveDeals(days)(data, { asOf: time(asOf) })).toBe(quiet(people));
    },
  );
});
