import type { TimeValue } from "salesmetrics";
import {
  type Calendar,
  dayAfter,
  dayIn,
  endOf,
  isAfter,
  startOf,
  type Time,
  timeOf,
} from "../laws/calendar.js";

// Tables of cohorts by sets of members and steps through calendars.

export interface Event {
  readonly member: string;
  readonly at: TimeValue;
  readonly amount: number;
  readonly channel: string;
}

interface World {
  readonly events: readonly Event[];
  readonly zone: string;
  readonly cohorts: Calendar;
  readonly ages: Calendar;
  readonly asOf: TimeValue;
}

/** How many steps of a calendar lead from the period of one day to that of another. */
export function ageOf(from: string, to: string, calendar: Calendar): number {
  const end = startOf(to, calendar);
  let steps = 0;
  for (let at = startOf(from, calendar); at < end; at = endOf(at, calendar)) steps++;
  return steps;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** The end of the period that many steps on from the one that holds a day. */
function endAfter(day: string, steps: number, calendar: Calendar): string {
  let at = startOf(day, calendar);
  for (let step = 0; step < steps; step++) at = endOf(at, calendar);
  return endOf(at, calendar);
}

interface Seen {
  readonly member: string;
  readonly cohort: string;
  readonly age: number;
  readonly amount: number;
}

const instantOf = (time: Time): number => ("instant" in time ? time.instant : Date.parse(time.date));

export function expectedTable({ events, zone, cohorts, ages, asOf }: World) {
  const now = timeOf(asOf) as Time;
  const known = "date" in now ? dayAfter(now.date) : dayIn(zone, now);
  const timed = events.map((event) => ({ ...event, time: timeOf(event.at) as Time }));
  const firstOf = (member: string): Time =>
    timed
      .filter((event) => event.member === member)
      .map(({ time }) => time)
      .reduce((first, time) => (instantOf(time) < instantOf(first) ? time : first));
  const seen = timed
    .filter(({ time }) => !isAfter(time, now, zone))
    .map(({ member, time, amount }): Seen => {
      const entered = dayIn(zone, firstOf(member));
      return {
        member,
        amount,
        cohort: startOf(entered, cohorts),
        age: ageOf(entered, dayIn(zone, time), ages),
      };
    });
  const starts = seen.map(({ cohort }) => cohort).sort();
  const list: string[] = [];
  for (let at = starts[0]; at !== undefined && at <= starts.at(-1)!; at = endOf(at, cohorts)) list.push(at);
  const lastDay = (cohort: string) => dayBefore(endOf(cohort, cohorts));
  const isOver = (cohort: string, age: number) => endAfter(lastDay(cohort), age, ages) <= known;
  const shown: number[] = [];
  while (list.length > 0 && (shown.length === 0 || isOver(list[0]!, shown.length))) shown.push(shown.length);

  const cell = (members: readonly Seen[], age: number, mature: boolean) => {
    const size = new Set(members.map(({ member }) => member)).size;
    const at = (holds: (each: number) => boolean) => members.filter((each) => holds(each.age));
    const share = (found: readonly Seen[]) =>
      mature && size > 0 ? new Set(found.map(({ member }) => member)).size / size : null;
    const total = (found: readonly Seen[]) =>
      mature ? found.reduce((amount, each) => amount + each.amount, 0) : null;
    return {
      age,
      kept: share(at((each) => each === age)),
      rolling: share(at((each) => each >= age)),
      size,
      soFar: total(at((each) => each <= age)),
      now: total(at((each) => each === age)),
      why: size === 0 ? "zero-denominator" : !mature ? "immature" : null,
    };
  };
  const of = (cohort: string) => seen.filter((each) => each.cohort === cohort);
  return {
    ages: shown,
    rows: list.map((start) => ({
      start,
      cells: shown.map((age) => cell(of(start), age, isOver(start, age))),
    })),
    average: shown.map((age) => {
      const mature = list.filter((cohort) => isOver(cohort, age));
      const cohortsIn = mature.filter((cohort) => of(cohort).length > 0).length;
      return { ...cell(mature.flatMap(of), age, mature.length > 0), cohorts: cohortsIn };
    }),
  };
}
