import type { TimeValue } from "../calendar/time.js";
import type { Deal } from "../entities/deal.js";
import type { QuietSpell } from "./quiet-spell.js";
import { closingsOf, type Closing } from "./closings.js";
import { type DealEvent, type DealEvents, eventsOf } from "./deal-events.js";
import { instantOf } from "./times.js";

/** The quiet spells of deals, and the rows that could not be used. */
export interface QuietSpells {
  readonly rows: QuietSpell[];
  readonly excluded: { readonly row: object; readonly why: string }[];
}

/**
 * Turns deals and what happened to them into one row for each stretch of time in which nothing did: what stalled deals
 * are counted from.
 *
 * *Details*. A deal lives from `createdAt`, or from the first event where that is missing, until it is won or lost.
 * It moves when it enters a stage, by the rows of {@link stageStays}. Somebody is active on it when an activity is
 * held, unless it is automated, and when a touch occurs. A meeting or demo counts as planned from its `createdAt`, or
 * from the start where that is missing, for its `scheduledAt`. Deals without any date, and closed ones without
 * `closedAt`, come back in `excluded`, and so do events whose time is none. A calendar date counts as its midnight in
 * UTC when it meets an instant.
 *
 * *Gotchas*. An activity that is planned has no `heldAt`, and is none until it is held. A deal that was reopened counts as open
 * all the while.
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
export function quietSpells({
  deals,
  ...data
}: { readonly deals: readonly Deal[] } & DealEvents): QuietSpells {
  const { events, excluded } = eventsOf(new Set(deals.map((deal) => deal?.id)), data);
  const closings = closingsOf(deals);
  const rows: QuietSpell[] = [];
  for (const deal of deals) {
    const { id, status, createdAt } = (deal ?? {}) as Partial<Deal>;
    const own = events.get(id!) ?? [];
    const start = instantOf(createdAt) === null ? own.find((event) => event.at !== null)?.at : createdAt;
    const closing = closings.get(id!);
    if (typeof id !== "string") excluded.push({ row: deal, why: "missing id" });
    else if (start == null) excluded.push({ row: deal, why: "missing or invalid createdAt" });
    else if ((status === "won" || status === "lost") && closing === undefined)
      excluded.push({ row: deal, why: "missing or invalid closedAt" });
    else rows.push(...spellsOf(deal, spellAt(start), own, closing));
  }
  return { rows, excluded };
}

/** What is known of a deal at a moment. */
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
function spellAt(from: TimeValue): Spell {
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

/** The spell that an event begins. What was before the first one only adds to what is known at its start. */
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
