import type { CalendarDate, Deal, TimeValue } from "salesmetrics";

/** The deals that came or were closed on a day, as they were then. */
export interface Day {
  readonly date: CalendarDate;
  readonly deals: readonly Deal[];
}

/** The deals as they were known on a day. */
export function knownOn(deals: readonly Deal[], date: CalendarDate): Deal[] {
  return deals.flatMap((deal) => asOn(deal, date) ?? []);
}

/** What happened to deals after a day, day by day. */
export function changesAfter(deals: readonly Deal[], date: CalendarDate): Day[] {
  const days = new Map<CalendarDate, Deal[]>();
  for (const deal of deals) {
    for (const day of new Set([dayOf(deal.createdAt), dayOf(deal.closedAt)])) {
      const known = day === null || day <= date ? null : asOn(deal, day);
      if (known !== null) days.set(day!, [...(days.get(day!) ?? []), known]);
    }
  }
  return [...days]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([day, own]) => ({ date: day, deals: own }));
}

/** A deal as it was on a day: open until it was closed, and `null` before it came. */
function asOn(deal: Deal, date: CalendarDate): Deal | null {
  const [created, closed] = [dayOf(deal.createdAt), dayOf(deal.closedAt)];
  if (created !== null && created > date) return null;
  return closed !== null && closed > date ? { ...deal, status: "open", closedAt: null } : deal;
}

function dayOf(time: TimeValue | null | undefined): CalendarDate | null {
  return typeof time === "string" ? time : null;
}
