import { millisecondsPerDay } from "../calendar/dates.js";

/** The instants at which clocks showed a local time: one, none if clocks skipped it, two if they repeated it. */
export type LocalTimes = (wallClock: number) => readonly number[];

/**
 * A function from local times in a zone, in milliseconds as if the clock were in UTC, to instants. `offsetAt` is the offset
 * of the zone.
 */
export function localTimes(offsetAt: (instant: number) => number): LocalTimes {
  const offsetsByDay = new Map<number, readonly number[]>();
  return (wallClock) => {
    const day = Math.floor(wallClock / millisecondsPerDay);
    let offsets = offsetsByDay.get(day);
    if (offsets === undefined) offsetsByDay.set(day, (offsets = offsetsAround(day, offsetAt)));
    const instants = offsets.map((offset) => wallClock - offset);
    return instants.length === 1
      ? instants
      : instants.filter((instant) => instant + offsetAt(instant) === wallClock);
  };
}

/** The offset of a day. If clocks change near it, both offsets, that of the earlier instant first. */
function offsetsAround(day: number, offsetAt: (instant: number) => number): readonly number[] {
  const before = offsetAt((day - 1) * millisecondsPerDay);
  const after = offsetAt((day + 2) * millisecondsPerDay);
  if (before === after) return [before];
  return before > after ? [before, after] : [after, before];
}
