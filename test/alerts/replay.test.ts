import { describe, expect, test } from "vitest";
import { between, bookings, day, Deal, month, year, winRate } from "salesmetrics";
import { type AlertRule, replay, type ReplayQuery } from "salesmetrics/alerts";

/** Deals of reps, ten in each month of 2025, of which so many are won. */
function dealsOf(won: Readonly<Record<string, readonly number[]>>): Deal[] {
  return Object.entries(won).flatMap(([ownerId, counts]) =>
    counts.flatMap((count, place) =>
      Array.from({ length: 10 }, (_, each): Deal => ({
        ...{ id: `${ownerId} ${place} ${each}`, ownerId, closedAt: month(2025, place + 1).start },
        status: each < count ? "won" : "lost",
      })),
    ),
  );
}

const rule: AlertRule = { id: "low", metric: "winRate", condition: { below: 0.3 } };
const deals = dealsOf({
  ann: [5, 2, 2, 5, 2, 5, 5, 5, 5, 5, 5, 2],
  bob: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
});
const question = { by: { rep: Deal.ownerId }, every: month(), during: year(2025) };

describe("replay", () => {
  test("counts each alert of each instance, its steps, and those that were over at once", () => {
    const { steps, alerts, clearedWithinOneStep, averageRunLength } = replay(
      rule,
      { winRate },
      { deals },
      question,
    );
    const key = { rep: "ann" };
    expect(alerts).toEqual([
      { key, from: "2025-02-28", until: "2025-04-30", steps: 2, isFalse: true },
      { key, from: "2025-05-31", until: "2025-06-30", steps: 1, isFalse: true },
      { key, from: "2025-12-31", until: null, steps: 1, isFalse: true },
    ]);
    expect([steps, clearedWithinOneStep]).toEqual([12, 1]);
    // Bob is watched at 12 steps. Ann is at all but those at which an alert was open already: March, April and June.
    expect(averageRunLength).toBe((12 + 9) / 3);
  });

  test("an alert that begins in an incident is not false, and an incident is not watched", () => {
    const incidents = [month(2025, 2), month(2025, 12)];
    const { alerts, averageRunLength } = replay(rule, { winRate }, { deals }, { ...question, incidents });
    expect(alerts.map(({ isFalse }) => isFalse)).toEqual([false, true, false]);
    expect(averageRunLength).toBe((10 + 7) / 1);
  });

  test("without a false alarm there is no run length, rather than infinity", () => {
    const never: AlertRule = { ...rule, condition: { below: 0.1 } };
    expect(replay(never, { winRate }, { deals }, question)).toMatchObject({
      alerts: [],
      averageRunLength: null,
    });
  });

  test("a replay that ends within a period judges it only once it is over", () => {
    const ofAnn = deals.filter(({ ownerId }) => ownerId === "ann");
    const query = { ...question, steps: day(), during: month(2025, 3) };
    const daily = replay(rule, { winRate }, { deals: ofAnn }, query);
    expect(daily.steps).toBe(31);
    // January on the first day, then February until March is over.
    expect(daily.events.map(({ at, status }) => [at, status])).toEqual([["2025-03-01", "firing"]]);
  });

  test("steps without every are about all time until then", () => {
    const query: ReplayQuery<{ rep: typeof Deal.ownerId }> = {
      by: { rep: Deal.ownerId },
      steps: month(),
      during: year(2025),
    };
    const { alerts } = replay({ ...rule, condition: { below: 0.31 } }, { winRate }, { deals }, query);
    // Ann: 5, 7, 9 of 30, then 14 of 40.
    expect(alerts.map(({ from, until }) => [from, until])).toEqual([["2025-03-31", "2025-04-30"]]);
  });

  test("reports hold the periods that a rule looks back on", () => {
    const back: AlertRule = { ...rule, condition: { below: { periodsBack: 2 } } };
    const from = (history: number) =>
      replay(back, { winRate }, { deals }, { ...question, during: month(2025, 3), history }).events.map(
        ({ status, key }) => `${String(key["rep"])} ${status}`,
      );
    expect(from(2)).toEqual(["ann firing"]);
    expect(from(1)).toEqual(["ann noData", "bob noData"]);
  });

  test.each([
    [{ ...question, every: undefined }, "replay: expected every, such as month(), or steps, got neither"],
    [{ ...question, history: -1 }, "a whole number of periods as history, got -1"],
    [{ ...question, asOf: "2025-03-31" }, "replay: expected no options but by, every"],
    [
      { ...question, steps: day(), during: between("1900-01-01", "2025-01-01") },
      "expected at most 10000 steps",
    ],
    [{ ...question, incidents: ["2025-03"] }, "incidents: expected a period"],
  ] as const)("refuses a question such as %#", (query, message) => {
    expect(() => replay(rule, { winRate }, { deals }, query as never)).toThrow(message);
  });

  test("refuses a rule about a metric that the question does not have, with the nearest name", () => {
    expect(() => replay({ ...rule, metric: "booking" }, { bookings }, { deals }, question)).toThrow(
      'rule.metric: expected one of bookings, got "booking" (perhaps bookings)',
    );
  });
});
