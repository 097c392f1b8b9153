import type { CalendarDate } from "../calendar/time.js";
import { memoized } from "../memo.js";

/** A version of a goal: from a day on, or from ever. */
interface Version {
  readonly key: string;
  readonly from: CalendarDate | null;
}

/** The versions of each goal, in the order in which they hold. */
export function versionsByGoal<Each extends Version>(goals: readonly Each[]): Each[][] {
  const found = new Map<string, Each[]>();
  for (const goal of goals) memoized(found, goal.key, (): Each[] => []).push(goal);
  for (const versions of found.values())
    versions.sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
  return [...found.values()];
}

/** The version that holds on a day; the last one without a day. `undefined` before the first. */
export function versionOn<Each extends Version>(
  versions: readonly Each[],
  day: CalendarDate | null,
): Each | undefined {
  return versions.filter(({ from }) => from === null || day === null || from <= day).at(-1);
}
