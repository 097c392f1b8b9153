import { dateAt, firstDay, lastDay, millisecondsPerDay } from "../dates.js";
import type { Zone } from "../index.js";
import { type BusinessDefinition, sinceMidnight } from "./options.js";
import { dayCounter } from "./days.js";

/** Days are computed this many at a time, so that few batches of rows need more of them. */
const daysPerBlock = 512;

/** Consecutive days: when business opens on each, and the business time before each day and after the last. */
interface Windows {
  readonly first: number;
  readonly opens: Float64Array;
  readonly before: Float64Array;
}

/** Writes the business time from start to end, in milliseconds, for the first `count` of `rows` into `lengths`. */
export type BusinessClock = (
  starts: Float64Array,
  ends: Float64Array,
  rows: Int32Array,
  count: number,
  lengths: Float64Array,
) => void;

/** A clock for business time in a zone. Clock changes count: it uses the instants of opening and closing of each day. */
export function businessClock(definition: BusinessDefinition, zone: Zone): BusinessClock {
  let windows: Windows = { first: 0, opens: new Float64Array(0), before: new Float64Array(1) };
  return (starts, ends, rows, count, lengths) => {
    if (count === 0) return;
    const [low, high] = extent(starts, ends, rows, count);
    const [from, until] = [blockStart(low) - daysPerBlock, blockStart(high) + 2 * daysPerBlock];
    const { first, opens } = windows;
    const end = first + opens.length;
    if (opens.length === 0) windows = windowsOf(definition, zone, from, until);
    else if (from < first || until > end)
      windows = windowsOf(definition, zone, Math.min(from, first), Math.max(until, end));
    for (let place = 0; place < count; place++) {
      const row = rows[place]!;
      lengths[row] = timeBefore(ends[row]!, windows) - timeBefore(starts[row]!, windows);
    }
  };
}

function extent(starts: Float64Array, ends: Float64Array, rows: Int32Array, count: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let place = 0; place < count; place++) {
    low = Math.min(low, starts[rows[place]!]!);
    high = Math.max(high, ends[rows[place]!]!);
  }
  return [low, high];
}

/** The first day of the block of days that holds an instant. */
function blockStart(instant: number): number {
  return Math.floor(instant / millisecondsPerDay / daysPerBlock) * daysPerBlock;
}

/** The business time from the first of the days to an instant. */
function timeBefore(instant: number, { first, opens, before }: Windows): number {
  let place = Math.floor(instant / millisecondsPerDay) - first;
  while (opens[place]! > instant) place--;
  while (opens[place + 1]! <= instant) place++;
  return before[place]! + Math.min(instant - opens[place]!, before[place + 1]! - before[place]!);
}

/** The windows of the days from `first`, included, to `end`, excluded. */
function windowsOf(definition: BusinessDefinition, zone: Zone, first: number, end: number): Windows {
  const [open, close] = definition.hours.map(sinceMidnight) as [number, number];
  const count = dayCounter(definition);
  const opens = new Float64Array(end - first);
  const before = new Float64Array(end - first + 1);
  // A day without business opens when the last business day closed, and has length 0.
  let closed = -Infinity;
  for (let day = first; day < end; day++) {
    const isBusiness = day >= firstDay && day <= lastDay && count(day + 1) > count(day);
    const opened = isBusiness ? zone.instantOf(dateAt(day), open) : closed;
    if (isBusiness) closed = zone.instantOf(dateAt(day), close);
    opens[day - first] = opened;
    before[day - first + 1] = before[day - first]! + (closed > opened ? closed - opened : 0);
  }
  return { first, opens, before };
}
