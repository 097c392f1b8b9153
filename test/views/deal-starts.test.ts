import { fc, test as property } from "@fast-check/vitest";
import { differenceInCalendarDays, formatISO } from "date-fns";
import {
  type Activity,
  type CalendarDate,
  type Deal,
  dealMeetingRateWithin,
  dealQuoteRateWithin,
  dealStarts,
  evaluate,
  type Quote,
  timeToFirstActivity,
  timeToFirstMeeting,
  timeToFirstQuote,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { badTexts, badTimes } from "../catalog/facts.js";

const dayAfter = (day: number): CalendarDate =>
  formatISO(new Date(2025, 0, 1 + day), { representation: "date" }) as CalendarDate;

const deal = { id: "a", status: "open", createdAt: "2025-03-01" } as const;
const held = { id: "1", dealId: "a", type: "meeting", heldAt: "2025-03-10" } as const;
const sent = { id: "1", dealId: "a", sentAt: "2025-03-12" } as const;

describe("dealStarts", () => {
  test("takes the earliest of each, whatever the order of the rows", () => {
    const activities: Activity[] = [
      held,
      { ...held, id: "2", type: "demo", heldAt: "2025-03-09" },
      { ...held, id: "3", type: "call", heldAt: "2025-03-02" },
      { ...held, id: "4", type: "email", heldAt: "2025-03-01", automated: true },
    ];
    const quotes: Quote[] = [sent, { ...sent, id: "2", sentAt: "2025-03-11" }];
    const expected = {
      firstActivityAt: "2025-03-02",
      firstMeetingAt: "2025-03-09",
      firstQuoteAt: "2025-03-11",
    };
    for (const [done, offered] of [
      [activities, quotes],
      [[...activities].reverse(), [...quotes].reverse()],
    ] as const) {
      const { rows, excluded } = dealStarts({ deals: [deal], activities: done, quotes: offered });
      expect(rows).toMatchObject([{ id: "a", dealId: "a", createdAt: "2025-03-01", ...expected }]);
      expect(excluded.map(({ why }) => why)).toEqual(["automated"]);
    }
    expect(dealStarts({ deals: [deal] }).rows).toMatchObject([{ firstMeetingAt: null, firstQuoteAt: null }]);
  });

  test("reports what belongs to no deal, did not take place, or cannot be read", () => {
    const activities: readonly unknown[] = [
      null,
      { ...held, dealId: null },
      { ...held, dealId: "" },
      ...badTexts.map((dealId) => ({ ...held, dealId })),
      { ...held, dealId: "b" },
      { ...held, heldAt: null },
      ...badTimes.map((heldAt) => ({ ...held, heldAt })),
    ];
    const quotes: readonly unknown[] = [
      { ...sent, dealId: "b" },
      { ...sent, sentAt: null },
    ];
    const { rows, excluded } = dealStarts({
      deals: [deal, { ...deal, ownerId: "twice" }, { ...deal, id: "" }, null as never],
      activities: activities as readonly Activity[],
      quotes: quotes as readonly Quote[],
    });
    expect(rows).toMatchObject([{ id: "a", firstActivityAt: null, firstMeetingAt: null, ownerId: null }]);
    expect(excluded.map(({ why }) => why)).toEqual([
      ...["duplicate id", "missing id", "missing id"],
      ...["missing dealId", "missing dealId", "missing dealId", ...badTexts.map(() => "missing dealId")],
      ...["dealId not in deals", "not held", ...badTimes.map(() => "invalid heldAt")],
      ...["dealId not in deals", "not sent"],
    ]);
  });

  test("an activity of an unknown type is one, but no meeting, and is reported", () => {
    const odd = { ...held, type: "Meeting" as "meeting" };
    const { rows, excluded } = dealStarts({ deals: [deal], activities: [odd] });
    expect(rows).toMatchObject([{ firstActivityAt: "2025-03-10", firstMeetingAt: null }]);
    expect(excluded).toEqual([{ row: odd, why: "unknown word in type" }]);
  });

  test("what comes after the closing counts for nothing; a day takes in its instants", () => {
    const lost = { ...deal, status: "lost", closedAt: "2025-03-11" } as const;
    const late = { ...sent, sentAt: new Date("2025-03-12T00:00:00Z") };
    const last = { ...held, heldAt: new Date("2025-03-11T23:00:00Z") };
    const { rows, excluded } = dealStarts({ deals: [lost], activities: [last], quotes: [late] });
    expect(rows).toMatchObject([{ firstMeetingAt: last.heldAt, firstQuoteAt: null }]);
    expect(excluded).toEqual([{ row: late, why: "after closing" }]);
  });
});

const day = fc.option(fc.nat({ max: 40 }), { freq: 8 });
const whose = fc.option(fc.nat({ max: 5 }), { freq: 8 });
const worlds = fc.record({
  deals: fc.array(fc.record({ created: day, closed: fc.option(fc.nat({ max: 40 }), { freq: 1 }) }), {
    maxLength: 5,
  }),
  activities: fc.array(
    fc.record({
      deal: whose,
      type: fc.constantFrom("call", "meeting", "demo", null),
      at: day,
      automated: fc.boolean(),
    }),
    { maxLength: 20 },
  ),
  quotes: fc.array(fc.record({ deal: whose, at: day }), { maxLength: 8 }),
});

property.prop([worlds, fc.nat({ max: 45 })], { numRuns: 300 })(
  "times and rates are those of a search through all rows, with what is known at asOf",
  (world, today) => {
    const dateOf = (at: number | null) => (at === null ? null : dayAfter(at));
    const idOf = (at: number | null) => (at === null ? null : `d${String(at)}`);
    const { rows } = dealStarts({
      deals: world.deals.map(({ created, closed }, place): Deal => ({
        id: `d${String(place)}`,
        status: closed === null ? "open" : "won",
        createdAt: dateOf(created),
        closedAt: dateOf(closed),
      })),
      activities: world.activities.map(({ deal: of, type, at, automated }, place): Activity => ({
        ...{
          id: String(place),
          dealId: idOf(of),
          type: type,
          heldAt: dateOf(at),
          automated,
        },
      })),
      quotes: world.quotes.map(({ deal: of, at }, place) => ({
        ...{ id: String(place), dealId: idOf(of), sentAt: dateOf(at) },
      })),
    });
    /** The first day on which one of some rows was known of a deal, by asking each day in turn. */
    const firstOf = (place: number, events: readonly { deal: number | null; at: number | null }[]) => {
      for (let asked = 0; asked <= Math.min(today, world.deals[place]!.closed ?? today); asked++)
        if (events.some(({ deal: of, at }) => of === place && at === asked)) return asked;
      return null;
    };
    const byHand = world.activities.filter(({ automated }) => !automated);
    const meetings = byHand.filter(({ type }) => type === "meeting" || type === "demo");
    const meanTo = (events: readonly { deal: number | null; at: number | null }[]) => {
      const lengths = world.deals.flatMap(({ created }, place) => {
        const first = firstOf(place, events);
        return created === null || first === null || first < created
          ? []
          : [differenceInCalendarDays(new Date(2025, 0, 1 + first), new Date(2025, 0, 1 + created))];
      });
      return lengths.length === 0 ? null : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    };
    const metrics = { timeToFirstActivity, timeToFirstMeeting, timeToFirstQuote };
    const { total } = evaluate(metrics, { dealStarts: rows }, { asOf: dayAfter(today) });
    const found = [total.timeToFirstActivity, total.timeToFirstMeeting, total.timeToFirstQuote];
    for (const [place, events] of [byHand, meetings, world.quotes].entries()) {
      const expected = meanTo(events);
      if (expected === null) expect(found[place]).toBe(null);
      else expect(found[place]).toBeCloseTo(expected, 9);
    }
    const shares = { met: dealMeetingRateWithin(10), quoted: dealQuoteRateWithin(10) };
    const later = evaluate(shares, { dealStarts: rows }, { asOf: dayAfter(100) });
    today = 100;
    for (const [name, events] of [
      ["met", meetings],
      ["quoted", world.quotes],
    ] as const) {
      const members = world.deals.flatMap(({ created }, place) => {
        const first = firstOf(place, events);
        if (created === null || (first !== null && first < created)) return [];
        return [first !== null && first - created <= 10];
      });
      const expected = members.length === 0 ? null : members.filter(Boolean).length / members.length;
      expect(later.total[name]).toBe(expected);
    }
  },
);
