import type { TimeValue } from "../calendar/time.js";
import type { Deal } from "../entities/deal.js";
import type { QuietSpell } from "./quiet-spell.js";
import { optionsIn } from "../errors.js";
import { type Closing, outcomesOf } from "./deal-closings.js";
import { type DealEvent, type DealEvents, eventsOf } from "./deal-events.js";
import { instantOf } from "./instants.js";

/** The quiet spells of deals, and the rows left out. */
export interface QuietSpells {
  readonly rows: QuietSpell[];
  readonly excluded: { readonly row: object; readonly why: string }[];
}

/**
 * The quiet spells of deals: one row for each stretch of time between two events of an open deal. {@link stalledDeals}
 * counts them.
 *
 * *Details*. A deal is open from `createdAt`, or from its first event if that is missing, until it is won or lost. It
 * moves when it enters a stage, by the rows of {@link stageStays}. It is active when an activity is held, unless that
 * is automated, and when a touch occurs. A meeting or demo for `scheduledAt` is planned from its `createdAt`, or from
 * the start of the deal if that is missing. Left out, in `excluded`: deals without any date or with an unknown status,
 * closed deals without `closedAt`, events with an invalid time, and plans of an unknown type. A calendar date compares
 * with an instant as its midnight in UTC.
 *
 * *Gotchas*. An activity without `heldAt` is only planned and does not count. A reopened deal counts as open throughout.
 *
 * @example
 * ```ts
 * import { quietSpells } from "salesmetrics";
 *
 * const { rows } = quietSpells({
 *   deals: [{ id: "a", status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-31" }],
 *   activities: [{ id: "1", dealId: "a", type: "call", heldAt: "2025-03-10" }],
 * });
 *
 * rows.map((row) => [row.from, row.until]); // => [["2025-03-01", "2025-03-10"], ["2025-03-10", "2025-03-31"]]
 * ```
 *
 * @category Funnel
 */
export function quietSpells(data: { readonly deals: readonly Deal[] } & DealEvents): QuietSpells {
  const { deals } = optionsIn("quietSpells", data);
  const outcomes = outcomesOf("quietSpells", deals);
  const { events, excluded } = eventsOf(new Set(deals.map((deal) => deal?.id)), data);
  const rows: QuietSpell[] = [];
  for (const deal of deals) {
    const { id, createdAt } = (deal ?? {}) as Partial<Deal>;
    const own = events.get(id!) ?? [];
    const start = instantOf(createdAt) === null ? own.find((event) => event.at !== null)?.at : createdAt;
    const { isClosed, closing, problem } = outcomes.get(id!) ?? {};
    if (typeof id !== "string") excluded.push({ row: deal, why: "missing id" });
    else if (start == null) excluded.push({ row: deal, why: "missing or invalid createdAt" });
    else if (problem != null) excluded.push({ row: deal, why: problem });
    else if (isClosed === true && closing === undefined)
      excluded.push({ row: deal, why: "missing or invalid closedAt" });
    else rows.push(...spellsOf(deal, firstSpell(start), own, closing));
  }
  return { rows, excluded };
}

/** A quiet spell before its end is known. */
interface Spell {
  readonly instant: number;
  readonly from: TimeValue;
  readonly movedAt: TimeValue;
  readonly activeAt: TimeValue;
  readonly quietSince: TimeValue;
  readonly meetingAt: TimeValue | null;
  readonly stage: string | null;
}

/** The first spell of a deal. */
function firstSpell(from: TimeValue): Spell {
  const instant = instantOf(from)!;
  return { instant, from, movedAt: from, activeAt: from, quietSince: from, meetingAt: null, stage: null };
}

function spellsOf(
  { id, ownerId = null, pipeline = null }: Deal,
  start: Spell,
  events: readonly DealEvent[],
  closing: Closing | undefined,
): QuietSpell[] {
  const spells = [start];
  for (const event of events) {
    if (closing !== undefined && event.instant > closing.last) break;
    const last = spells.at(-1)!;
    const next = after(last, event);
    if (next.instant === last.instant) spells.pop();
    spells.push(next);
  }
  return spells.map(({ instant: _, ...spell }, index) => ({
    id: `${id} ${index + 1}`,
    dealId: id,
    ...spell,
    until: spells[index + 1]?.from ?? closing?.closedAt ?? null,
    ownerId,
    pipeline,
  }));
}

/** The spell that begins with an event. An event before the first spell does not move the start of that spell. */
function after(spell: Spell, { at, instant, stage, meetingAt }: DealEvent): Spell {
  const from = instant > spell.instant ? at! : spell.from;
  const isMove = stage !== undefined;
  const isPlan = meetingAt !== undefined;
  return {
    instant: Math.max(instant, spell.instant),
    from,
    movedAt: isMove ? from : spell.movedAt,
    activeAt: isMove || isPlan ? spell.activeAt : from,
    quietSince: isPlan ? spell.quietSince : from,
    meetingAt: isPlan ? later(spell.meetingAt, meetingAt) : spell.meetingAt,
    stage: stage ?? spell.stage,
  };
}

function later(known: TimeValue | null, other: TimeValue): TimeValue {
  return known === null || instantOf(other)! > instantOf(known)! ? other : known;
}
