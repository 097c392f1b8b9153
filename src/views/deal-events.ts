import type { TimeValue } from "../calendar/time.js";
import { Activity } from "../entities/activity.js";
import { listIn } from "../errors.js";
import type { StageStay } from "./stage-stay.js";
import type { Touch } from "../entities/touch.js";
import { instantOf } from "./instants.js";
import { listedWords } from "./listed-words.js";

/** The rows from which the events of deals are read. */
export interface DealEvents {
  readonly stageStays?: readonly StageStay[];
  readonly activities?: readonly Activity[];
  readonly touches?: readonly Touch[];
}

/** An event of a deal: entering a stage (`stage`), planning a meeting (`meetingAt`), or else an activity. */
export interface DealEvent {
  /** `null` if it is not known when the meeting was planned; it then counts from the start of the deal. */
  readonly at: TimeValue | null;
  readonly instant: number;
  readonly stage?: string;
  readonly meetingAt?: TimeValue;
}

/** The events of each deal in order, and the rows with an invalid time. */
export function eventsOf(
  deals: ReadonlySet<string>,
  { stageStays = [], activities = [], touches = [] }: DealEvents,
): { readonly events: Map<string, DealEvent[]>; readonly excluded: { row: object; why: string }[] } {
  const events = new Map<string, DealEvent[]>();
  const excluded: { row: object; why: string }[] = [];
  const add = (dealId: string, event: DealEvent): void => {
    const known = events.get(dealId);
    if (known === undefined) events.set(dealId, [event]);
    else known.push(event);
  };
  const addAt = (row: { dealId?: unknown }, name: string, at: TimeValue | null, stage?: string): void => {
    if (at === null) return;
    const instant = instantOf(at);
    if (instant === null) excluded.push({ row, why: `invalid ${name}` });
    else add(row.dealId as string, stage === undefined ? { at, instant } : { at, instant, stage });
  };
  const ofDeals = <Row extends { readonly dealId?: string | null | undefined }>(
    rows: readonly Row[],
  ): Row[] => listIn("quietSpells", "lists of rows", rows).filter((row) => deals.has(row?.dealId ?? ""));

  const typeOf = listedWords(Activity, "type");
  for (const stay of ofDeals(stageStays)) addAt(stay, "enteredAt", stay.enteredAt ?? null, stay.stage);
  for (const touch of ofDeals(touches)) addAt(touch, "occurredAt", touch.occurredAt ?? null);
  for (const activity of ofDeals(activities)) {
    const { dealId, type, createdAt = null, scheduledAt, heldAt = null, automated } = activity;
    if (automated !== true) addAt(activity, "heldAt", heldAt);
    if (scheduledAt == null || instantOf(scheduledAt) === null) continue;
    const { word, problem } = typeOf(type);
    if (problem !== null) excluded.push({ row: activity, why: problem });
    if (word === "meeting" || word === "demo") {
      const instant = instantOf(createdAt);
      const at = instant === null ? null : createdAt;
      add(dealId!, { at, instant: instant ?? -Number.MAX_VALUE, meetingAt: scheduledAt });
    }
  }
  for (const own of events.values()) own.sort((left, right) => left.instant - right.instant);
  return { events, excluded };
}
