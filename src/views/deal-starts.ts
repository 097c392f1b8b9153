import type { TimeValue } from "../calendar/time.js";
import { Activity } from "../entities/activity.js";
import type { Deal } from "../entities/deal.js";
import type { Quote } from "../entities/quote.js";
import { listIn, optionsIn } from "../errors.js";
import { outcomesOf } from "./deal-closings.js";
import type { DealStart } from "./deal-start.js";
import { instantOf } from "./instants.js";
import { listedWords } from "./listed-words.js";

/** The starts of deals, and the rows left out. */
export interface DealStarts {
  readonly rows: DealStart[];
  readonly excluded: { readonly row: object; readonly why: string }[];
}

/**
 * The starts of deals: one row for each deal, with the times of its first activity, first meeting and first quote. {@link
 * timeToFirstMeeting} and {@link dealMeetingRateWithin} read them.
 *
 * *Details*. Activities count when they were held, unless they are automated; meetings and demos are meetings. Quotes
 * count when they were sent. What comes after a deal was won or lost counts for nothing. Left out, in `excluded`: deals
 * without an id, or with one that was there already; activities and quotes without a deal, of one that is not there,
 * not held or sent, at an invalid time, or after the closing. Also in it, though it counts as an activity: one whose type
 * is unknown. A calendar date compares with an instant as its midnight in UTC.
 *
 * *Gotchas*. A meeting from before `createdAt` is the first one: metrics leave the deal out and report it.
 *
 * @example
 * ```ts
 * import { dealStarts } from "salesmetrics";
 *
 * const { rows } = dealStarts({
 *   deals: [{ id: "a", status: "open", createdAt: "2025-03-01" }],
 *   activities: [
 *     { id: "1", dealId: "a", type: "call", heldAt: "2025-03-02" },
 *     { id: "2", dealId: "a", type: "demo", heldAt: "2025-03-07" },
 *   ],
 *   quotes: [{ id: "1", dealId: "a", sentAt: "2025-03-09" }],
 * });
 *
 * rows.map((row) => [row.firstActivityAt, row.firstMeetingAt, row.firstQuoteAt]);
 * // => [["2025-03-02", "2025-03-07", "2025-03-09"]]
 * ```
 *
 * @category Deals
 */
export function dealStarts(data: {
  readonly deals: readonly Deal[];
  readonly activities?: readonly Activity[];
  readonly quotes?: readonly Quote[];
}): DealStarts {
  const { deals, activities = [], quotes = [] } = optionsIn("dealStarts", data);
  const outcomes = outcomesOf("dealStarts", deals);
  const starts = new Map<unknown, Start>();
  const excluded: { row: object; why: string }[] = [];
  for (const deal of deals) {
    const id: unknown = deal?.id;
    if (typeof id !== "string" || id === "") excluded.push({ row: deal, why: "missing id" });
    else if (starts.has(id)) excluded.push({ row: deal, why: "duplicate id" });
    else starts.set(id, { deal, activity: null, meeting: null, quote: null });
  }
  /** The start that a row belongs to, if it counts; otherwise the row is left out. */
  const startOf = (row: Activity | Quote, at: unknown, name: string, verb: string): Start | null => {
    const { dealId } = row ?? {};
    const start = starts.get(dealId);
    const instant = instantOf(at as TimeValue);
    const last = outcomes.get(dealId!)?.closing?.last ?? Infinity;
    if (typeof dealId !== "string" || dealId === "") excluded.push({ row, why: "missing dealId" });
    else if (start === undefined) excluded.push({ row, why: "dealId not in deals" });
    else if (at === null || at === undefined) excluded.push({ row, why: `not ${verb}` });
    else if (instant === null) excluded.push({ row, why: `invalid ${name}` });
    else if (instant > last) excluded.push({ row, why: "after closing" });
    else return start;
    return null;
  };
  const typeOf = listedWords(Activity, "type");
  for (const activity of listIn("dealStarts", "a list of activities", activities)) {
    if (activity?.automated === true) {
      excluded.push({ row: activity, why: "automated" });
      continue;
    }
    const start = startOf(activity, activity?.heldAt, "heldAt", "held");
    if (start === null) continue;
    const { word, problem } = typeOf(activity.type);
    if (problem !== null) excluded.push({ row: activity, why: problem });
    start.activity = earlier(start.activity, activity.heldAt!);
    if (word === "meeting" || word === "demo") start.meeting = earlier(start.meeting, activity.heldAt!);
  }
  for (const quote of listIn("dealStarts", "a list of quotes", quotes)) {
    const start = startOf(quote, quote?.sentAt, "sentAt", "sent");
    if (start !== null) start.quote = earlier(start.quote, quote.sentAt!);
  }
  return { rows: Array.from(starts.values(), rowOf), excluded };
}

/** A deal with the earliest times found so far. */
interface Start {
  readonly deal: Deal;
  activity: TimeValue | null;
  meeting: TimeValue | null;
  quote: TimeValue | null;
}

/** The earlier time; of an instant and a date at its midnight, the date, whatever their order. */
function earlier(known: TimeValue | null, other: TimeValue): TimeValue {
  if (known === null) return other;
  const [first, second] = [instantOf(known)!, instantOf(other)!];
  return second < first || (second === first && typeof other === "string") ? other : known;
}

function rowOf({ deal, activity, meeting, quote }: Start): DealStart {
  const { id, createdAt = null, ownerId = null, source = null, pipeline = null } = deal;
  return {
    ...{ id, dealId: id, createdAt },
    firstActivityAt: activity,
    firstMeetingAt: meeting,
    firstQuoteAt: quote,
    ...{ ownerId, source, pipeline },
  };
}
