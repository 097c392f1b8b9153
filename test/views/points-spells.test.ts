import { fc, test as property } from "@fast-check/vitest";
import { pointsAtEnd, type PointsEntry, pointsSpells } from "salesmetrics";
import { expect, test } from "vitest";
import { dateOf } from "./grid.js";

const earn = { memberId: "ann", kind: "earn", points: 100, at: "2025-01-10" } as const;
const redeem = { memberId: "ann", kind: "redeem", points: 60, at: "2025-03-10" } as const;
const shown = (entries: readonly Omit<PointsEntry, "id">[]) =>
  pointsSpells(entries.map((entry, place) => ({ id: String(place + 1), ...entry }))).rows.map((row) => [
    row.id,
    row.points,
    row.until,
    row.end,
  ]);

test("the oldest points are spent first", () => {
  expect(shown([{ ...earn, at: "2025-02-10", points: 50 }, earn, { ...redeem, points: 120 }])).toEqual([
    ["2 1", "100", "2025-03-10", "redeemed"],
    ["1 1", "20", "2025-03-10", "redeemed"],
    ["1 2", "30", null, null],
  ]);
});

test("points expire before they are spent at the same moment, and are earned before", () => {
  expect(shown([{ ...earn, expiresAt: "2025-03-10" }, redeem])).toEqual([
    ["1 1", "100", "2025-03-10", "expired"],
  ]);
  expect(shown([redeem, { ...earn, at: "2025-03-10" }])).toEqual([
    ["2 1", "60", "2025-03-10", "redeemed"],
    ["2 2", "40", null, null],
  ]);
});

test("an entry may let the oldest points expire", () => {
  expect(shown([earn, { ...redeem, kind: "expire" }])).toEqual([
    ["1 1", "60", "2025-03-10", "expired"],
    ["1 2", "40", null, null],
  ]);
});

test("says what was left out, and spends what there is", () => {
  const entries = [
    { id: "1", ...earn },
    { id: "2", ...redeem, points: 160 },
    { id: "3", ...earn, memberId: "" },
    { id: "4", ...earn, points: -1 },
    { id: "5", ...earn, points: null },
    { id: "6", ...earn, at: null },
    { id: "7", ...earn, expiresAt: "2025-01-09" },
    { id: "8", ...earn, expiresAt: "soon" },
    { id: "9", ...earn, kind: "gift" },
    null,
  ];
  const { rows, excluded } = pointsSpells(entries as never);
  expect(rows.map(({ points, end }) => [points, end])).toEqual([["100", "redeemed"]]);
  expect(excluded.map(({ entry, why }) => [(entry as PointsEntry | null)?.id, why])).toEqual([
    ["3", "missing memberId"],
    ["4", "invalid points"],
    ["5", "missing points"],
    ["6", "missing or invalid at"],
    ["7", "expires before it is earned"],
    ["8", "invalid expiresAt"],
    ["9", "unknown kind"],
    [undefined, "missing id"],
    ["2", "more points than there are"],
  ]);
});

const entry = fc.record({
  memberId: fc.constantFrom("ann", "bob"),
  kind: fc.constantFrom("earn", "earn", "redeem", "expire"),
  points: fc.integer({ min: 0, max: 50 }),
  day: fc.integer({ min: 0, max: 40 }),
  lasts: fc.option(fc.integer({ min: 0, max: 40 })),
});

/** The balance of a member at the end of a day, one point after the other. */
function balanceOn(entries: readonly PointsEntry[], memberId: string, date: string): number {
  const own = entries.filter((each) => each.memberId === memberId && String(each.at) <= date);
  const order = ({ at, kind, id }: PointsEntry): string => `${String(at)} ${kind === "earn" ? 0 : 1} ${id}`;
  let points: (string | null)[] = [];
  for (const each of [...own].sort((left, right) => (order(left) < order(right) ? -1 : 1))) {
    points = points.filter((expires) => expires === null || expires > String(each.at));
    const many = Number(each.points);
    if (each.kind !== "earn") points = points.slice(many);
    else if (each.expiresAt == null || each.expiresAt > each.at!)
      points.push(...Array.from({ length: many }, () => (each.expiresAt as string | null) ?? null));
  }
  return points.filter((expires) => expires === null || expires > date).length;
}

property.prop([fc.array(entry, { maxLength: 14 }), fc.integer({ min: 0, max: 90 })], { numRuns: 200 })(
  "the balance of every day is that of points taken one by one",
  (drawn, day) => {
    const entries = drawn.map(({ memberId, kind, points, day: made, lasts }, place): PointsEntry => ({
      ...{ id: String(place), memberId, kind, points, at: dateOf(made) },
      expiresAt: kind === "earn" && lasts !== null ? dateOf(made + lasts) : null,
    }));
    const { rows } = pointsSpells(entries);
    for (const member of ["ann", "bob"]) {
      const own = rows.filter(({ memberId }) => memberId === member);
      expect(pointsAtEnd({ pointsSpells: own }, { asOf: dateOf(day) })).toBe(
        balanceOn(entries, member, dateOf(day)),
      );
    }
  },
);
