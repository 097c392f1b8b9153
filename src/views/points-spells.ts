import type { PointsEntry } from "../entities/points-entry.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import { listIn } from "../errors.js";
import { addDecimals, compareDecimals, subtractDecimals } from "../exact/index.js";
import { memoized } from "../memo.js";
import { type Moment, momentOf, validMoment } from "./moment.js";
import type { PointsSpell } from "./points-spell.js";

/** The spells of points, and the entries left out. */
export interface PointsSpells {
  readonly rows: PointsSpell[];
  readonly excluded: { readonly entry: PointsEntry; readonly why: string }[];
}

const caller = "pointsSpells";

/**
 * The spells of loyalty points: a row for each part of what a member earned at once and that ended at once. {@link
 * pointsRedemptionRate}, {@link pointsBreakage} and {@link pointsAtEnd} read them.
 *
 * *Details*. A member's oldest points are spent first (first in, first out); an entry of the kind `expire` takes the oldest,
 * too. Points that are still there at their `expiresAt` expire then, before anything else of that moment; what is earned at a
 * moment may be spent at it. The rows answer for any `asOf`: an end that lies ahead has not come yet.
 *
 * Left out, in `excluded`: entries without a member, valid points from 0 or a valid time, and those that expire before they are
 * earned. Spending more than there is counts up to that, and is in it too: "more points than there are".
 *
 * *Gotchas*. Pass all entries of a member, not those of one period. A calendar date compares with an instant as its midnight in
 * UTC.
 *
 * @example
 * ```ts
 * import { pointsSpells } from "salesmetrics";
 *
 * const { rows } = pointsSpells([
 *   { id: "1", memberId: "ann", kind: "earn", points: 100, at: "2025-01-10", expiresAt: "2026-01-10" },
 *   { id: "2", memberId: "ann", kind: "earn", points: 50, at: "2025-02-10" },
 *   { id: "3", memberId: "ann", kind: "redeem", points: 120, at: "2025-03-10" },
 * ]);
 *
 * rows.map((row) => [row.points, row.earnedAt, row.until, row.end]);
 * // => [["100", "2025-01-10", "2025-03-10", "redeemed"], ["20", "2025-02-10", "2025-03-10", "redeemed"], ["30", "2025-02-10", null, null]]
 * ```
 *
 * @category Customers
 */
export function pointsSpells(entries: readonly PointsEntry[]): PointsSpells {
  const excluded: { entry: PointsEntry; why: string }[] = [];
  const members = new Map<string, Dated[]>();
  for (const entry of listIn(caller, "a list of entries", entries)) {
    const why = problemOf(entry);
    if (why !== null) excluded.push({ entry, why });
    else memoized(members, entry.memberId, (): Dated[] => []).push({ entry, moment: validMoment(entry.at)! });
  }
  return { rows: [...members.values()].flatMap((dated) => spellsOf(dated, excluded)), excluded };
}

/** An entry and when it was made. */
interface Dated {
  readonly entry: PointsEntry;
  readonly moment: Moment;
}

/** Points that were earned together, with what is left of them. */
interface Lot {
  readonly entry: PointsEntry;
  readonly expires: Moment | null;
  left: string;
  spells: number;
}

function problemOf(entry: PointsEntry): string | null {
  const { id, memberId, kind, points, at, expiresAt } = (entry ?? {}) as Partial<PointsEntry>;
  if (typeof id !== "string" || id === "") return "missing id";
  if (typeof memberId !== "string" || memberId === "") return "missing memberId";
  if (kind !== "earn" && kind !== "redeem" && kind !== "expire") return "unknown kind";
  if (points === null || points === undefined) return "missing points";
  if (!isDecimalValue(points) || compareDecimals(points, 0) < 0) return "invalid points";
  const [made, expires] = [momentOf(at), momentOf(expiresAt)];
  if (made === null || made === "invalid") return "missing or invalid at";
  if (kind !== "earn" || expires === null) return null;
  if (expires === "invalid") return "invalid expiresAt";
  return expires.instant < made.instant ? "expires before it is earned" : null;
}

/** The spells of one member. */
function spellsOf(dated: readonly Dated[], excluded: PointsSpells["excluded"]): PointsSpell[] {
  const rows: PointsSpell[] = [];
  const lots: Lot[] = [];
  for (const { entry, moment } of [...dated].sort(byTime)) {
    if (entry.kind === "earn") {
      const expires = validMoment(entry.expiresAt);
      lots.push({ entry, expires, left: addDecimals(entry.points!, 0), spells: 0 });
      continue;
    }
    let wanted = addDecimals(entry.points!, 0);
    for (const lot of lots) {
      if (wanted === "0") break;
      if (lot.left === "0" || (lot.expires !== null && lot.expires.instant <= moment.instant)) continue;
      const taken = compareDecimals(wanted, lot.left) < 0 ? wanted : lot.left;
      wanted = subtractDecimals(wanted, taken);
      close(lot, taken, moment, entry.kind === "redeem" ? "redeemed" : "expired", rows);
    }
    if (wanted !== "0") excluded.push({ entry, why: "more points than there are" });
  }
  for (const lot of lots)
    if (lot.left !== "0") close(lot, lot.left, lot.expires, lot.expires === null ? null : "expired", rows);
  return rows;
}

function close(
  lot: Lot,
  points: string,
  until: Moment | null,
  end: PointsSpell["end"],
  rows: PointsSpell[],
): void {
  const { id, memberId, eventId = null, channel = null, at } = lot.entry;
  lot.left = subtractDecimals(lot.left, points);
  lot.spells += 1;
  rows.push({
    ...{ id: `${id} ${lot.spells}`, memberId, eventId, channel, points },
    ...{ earnedAt: at, until: until?.time ?? null, end },
  });
}

/** In order of time; at one moment what is earned comes first. */
function byTime(left: Dated, right: Dated): number {
  if (left.moment.instant !== right.moment.instant) return left.moment.instant - right.moment.instant;
  const [first, second] = [left, right].map(({ entry }) => (entry.kind === "earn" ? 0 : 1)) as [
    number,
    number,
  ];
  return first - second || (left.entry.id < right.entry.id ? -1 : 1);
}
