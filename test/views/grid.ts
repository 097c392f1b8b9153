import { addDays, formatISO } from "date-fns";
import type { CalendarDate, Deal, StageVisit } from "salesmetrics";

// Deals day by day, from raw visits alone: where each one is on a day is asked of that day, and everything else is
// counted from the answers. No two visits of a deal begin on one day, and none is shorter than a day.

export const stages = ["demo", "offer", "contract", "signed"];
/** 28 February: the oracles know the days of January and February. */
export const lastDay = 58;

export interface RawVisit {
  readonly dealId: string;
  /** One of the stages, or one that is not listed. */
  readonly stage: string;
  readonly pipeline: string | null;
  readonly entered: number;
  readonly left: number | null;
}

export interface World {
  readonly visits: readonly RawVisit[];
  /** The day on which a deal was closed. */
  readonly closings: Readonly<Record<string, number>>;
}

/** Day 0 is the first of January 2025. */
export function dateOf(day: number): CalendarDate {
  return formatISO(addDays(new Date(2025, 0, 1), day), { representation: "date" }) as CalendarDate;
}

export function visitsOf({ visits }: World, time: (day: number) => Date | CalendarDate): StageVisit[] {
  return visits.map(({ dealId, stage, pipeline, entered, left }) => ({
    id: `${dealId} ${entered}`,
    dealId,
    stage,
    pipeline,
    enteredAt: time(entered),
    leftAt: left === null ? null : time(left),
  }));
}

export function dealsOf({ closings }: World, time: (day: number) => Date | CalendarDate): Deal[] {
  return Object.entries(closings).map(([id, day]) => ({ id, status: "lost", closedAt: time(day) }));
}

/** What was known of it at the end of a day. */
export function known({ visits, closings }: World, day: number): World {
  return {
    visits: visits
      .filter(({ entered }) => entered <= day)
      .map((visit) => ({ ...visit, left: visit.left !== null && visit.left > day ? null : visit.left })),
    closings: Object.fromEntries(Object.entries(closings).filter(([, closed]) => closed <= day)),
  };
}

export const dealIds = ({ visits }: World): string[] => [...new Set(visits.map(({ dealId }) => dealId))];

/** The visits that count, in their order. */
export function visitsOfDeal({ visits, closings }: World, dealId: string): RawVisit[] {
  return visits
    .filter((visit) => visit.dealId === dealId && visit.entered <= (closings[dealId] ?? Infinity))
    .sort((left, right) => left.entered - right.entered);
}

export const placeOf = (stage: string): number => stages.indexOf(stage);

/** Where a deal is on a day. */
export function whereIs(world: World, dealId: string, day: number): RawVisit | null {
  if ((world.closings[dealId] ?? Infinity) <= day) return null;
  const latest = visitsOfDeal(world, dealId)
    .filter(({ entered }) => entered <= day)
    .at(-1);
  return latest === undefined || (latest.left !== null && latest.left <= day) ? null : latest;
}

export interface Run {
  readonly dealId: string;
  readonly stage: string;
  readonly pipeline: string | null;
  readonly from: number;
  /** The first day on which it was elsewhere; `null` if that was not by the end. */
  readonly to: number | null;
}

/** The unbroken runs of days in one stage of one pipeline, of the stages that are listed. */
export function runsOf(world: World, dealId: string, end: number): Run[] {
  const runs: { -readonly [Key in keyof Run]: Run[Key] }[] = [];
  let open: (typeof runs)[number] | null = null;
  for (let day = 0; day <= end; day++) {
    const place = whereIs(world, dealId, day);
    if (open !== null && (place?.stage !== open.stage || place.pipeline !== open.pipeline)) {
      open.to = day;
      open = null;
    }
    if (open === null && place !== null && placeOf(place.stage) >= 0) {
      open = { dealId, stage: place.stage, pipeline: place.pipeline, from: day, to: null };
      runs.push(open);
    }
  }
  return runs;
}

/** The first day in a stage or beyond. */
export function reachedOn(world: World, dealId: string, place: number): number | null {
  const days = visitsOfDeal(world, dealId)
    .filter(({ stage }) => placeOf(stage) >= place)
    .map(({ entered }) => entered);
  return days.length === 0 ? null : Math.min(...days);
}

/** The first day on which a chain of visits, one to each stage up to this one in order, was complete. */
export function chainedOn(world: World, dealId: string, place: number): number | null {
  const visits = visitsOfDeal(world, dealId);
  const ends = (upTo: number, before: number): number[] =>
    visits
      .filter(({ stage, entered }) => placeOf(stage) === upTo && entered < before)
      .filter(({ entered }) => upTo === 0 || ends(upTo - 1, entered).length > 0)
      .map(({ entered }) => entered);
  const days = ends(place, Infinity);
  return days.length === 0 ? null : Math.min(...days);
}
