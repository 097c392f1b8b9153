import { fc, test as property } from "@fast-check/vitest";
import { differenceInMilliseconds } from "date-fns";
import { Deal, definitionOf, eq, evaluate, funnel, type FunnelStep, Lead, month, where } from "salesmetrics";
import { describe, expect, test } from "vitest";

const steps = [Lead.createdAt, Lead.qualifiedAt, Lead.convertedAt] as const;
const loose = funnel(Lead, steps);
const strict = funnel(Lead, steps, { inOrder: true });
const lead = (id: string, createdAt: string | null, qualifiedAt?: string, convertedAt?: string): Lead =>
  ({ id, createdAt, qualifiedAt, convertedAt }) as Lead;

const leads = [
  lead("through", "2025-03-01", "2025-03-03", "2025-03-10"),
  lead("waiting", "2025-03-02", "2025-03-08"),
  lead("skipped", "2025-03-03", undefined, "2025-03-04"),
  lead("new", "2025-03-04"),
  lead("began late", null, "2025-03-05"),
  lead("backwards", "2025-03-06", "2025-03-12", "2025-03-11"),
];
const ask = (step: FunnelStep<{ leads: Lead }>, options = {}) => {
  const report = evaluate({ ...step }, { leads }, options);
  const { reached, waiting, conversion, cumulative, meanTime, medianTime } = report.total;
  return [reached, waiting, conversion, cumulative, meanTime, medianTime];
};

describe("funnel", () => {
  test("takes a step as reached by its date or a later one", () => {
    expect(ask(loose[0])).toEqual([6, 1, 1, 1, 0, 0]);
    // 2, 6 and 6 days; one skipped it, another has no creation to count from.
    expect(ask(loose[1])).toEqual([5, 2, 5 / 6, 5 / 6, 14 / 3, 6]);
    // 7 days; those of the lead that went backwards are none.
    expect(ask(loose[2])).toEqual([3, 3, 3 / 5, 3 / 6, 7, 7]);
  });

  test("takes in order only those with every date up to the step, none before the other", () => {
    expect(ask(strict[0])).toEqual([5, 2, 1, 1, 0, 0]);
    expect(ask(strict[1])).toEqual([3, 2, 3 / 5, 3 / 5, 14 / 3, 6]);
    expect(ask(strict[2])).toEqual([1, 1, 1 / 3, 1 / 5, 7, 7]);
  });

  test("reports rows without any date nowhere, and times that run backwards", () => {
    const report = evaluate({ ...loose[2] }, { leads: [...leads, { id: "nothing" }] });
    expect(report.total.reached).toBe(3);
    expect(report.explain(report.total, "meanTime").excluded).toEqual([
      { entity: "leads", why: "negative duration", count: 1 },
    ]);
  });

  test("does not know what is dated after asOf", () => {
    // Of three created by then two were qualified, one of them by skipping on.
    expect(ask(loose[1], { asOf: "2025-03-04" }).slice(0, 4)).toEqual([2, 1, 2 / 4, 2 / 4]);
  });

  test("falls in the period of entry, its times in that of the step", () => {
    const data = { leads: [lead("a", "2025-02-20", "2025-03-02")] };
    const during = (each: number) => ({ during: month(2025, each) });
    expect(loose[1].conversion(data, during(2))).toBe(1);
    expect(loose[1].conversion(data, during(3))).toBe(null);
    expect(loose[1].meanTime(data, during(2))).toBe(null);
    expect(loose[1].meanTime(data, during(3))).toBe(10);
  });

  test("is made of metrics: they are split, restricted and defined like others", () => {
    const owned = leads.map((each, index) => ({ ...each, ownerId: index < 2 ? "ann" : "bob" }));
    const { conversion } = loose[2];
    const { rows } = evaluate({ conversion }, { leads: owned }, { by: { owner: Lead.ownerId } });
    expect(rows.map((row) => [row.owner, row.conversion])).toEqual([
      ["ann", 1 / 2],
      ["bob", 2 / 3],
    ]);
    expect(where(conversion, eq(Lead.ownerId, "ann"))({ leads: owned })).toBe(1 / 2);
    expect(definitionOf(loose[1].reached).text).toBe(
      "count(leads where qualifiedAt has happened or convertedAt has happened by first present of (createdAt, first present of (qualifiedAt, convertedAt)))",
    );
    expect(definitionOf(loose[1].conversion)).toMatchObject({ unit: "proportion", direction: "up" });
    expect(definitionOf(loose[1].medianTime)).toMatchObject({ unit: "days", direction: "down" });
  });

  test("has as many steps as dates: one, or those of another entity", () => {
    const [only] = funnel(Deal, [Deal.createdAt]);
    expect(only.cumulative({ deals: [{ id: "1", status: "open", createdAt: "2025-03-01" }] })).toBe(1);
    expect(only.cumulative({ deals: [] })).toBe(null);
    expect(() => funnel(Lead, [])).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "funnel: expected the dates of at least one step, got 0",
      }),
    );
  });

  const start = Date.UTC(2025, 2, 1);
  const time = fc.option(
    fc.nat({ max: 500 }).map((hours) => new Date(start + hours * 3_600_000)),
    { freq: 3 },
  );
  const row = fc.tuple(time, time, time, time);

  property.prop([fc.array(row, { maxLength: 20 }), fc.nat({ max: 500 })], { numRuns: 300 })(
    "agrees with walking along the dates of each row",
    (rows, hour) => {
      const asOf = new Date(start + hour * 3_600_000);
      const data = {
        leads: rows.map(([createdAt, firstAttemptAt, qualifiedAt, convertedAt], index) => ({
          ...{ id: String(index), createdAt, firstAttemptAt, qualifiedAt, convertedAt },
        })),
      };
      const fields = [Lead.createdAt, Lead.firstAttemptAt, Lead.qualifiedAt, Lead.convertedAt] as const;
      const isKnown = (at: Date | null): at is Date => at !== null && at <= asOf;
      const entered = rows.filter((dates) => isKnown(dates.find((at) => at !== null) ?? null));
      for (const inOrder of [false, true]) {
        /** How many steps a row has come. */
        const depth = (dates: readonly (Date | null)[]): number => {
          if (!inOrder) return 4 - [...dates].reverse().findIndex(isKnown);
          let steps = 0;
          while (isKnown(dates[steps] ?? null) && (steps === 0 || dates[steps]! >= dates[steps - 1]!))
            steps++;
          return steps;
        };
        const cohort = inOrder ? rows.filter(([first]) => isKnown(first)) : entered;
        const isAsDeep = (place: number) => (dates: readonly (Date | null)[]) =>
          dates.some(isKnown) && depth(dates) > place;
        for (const [place, step] of funnel(Lead, fields, { inOrder }).entries()) {
          const reached = cohort.filter(isAsDeep(place)).length;
          const before = cohort.filter(isAsDeep(Math.max(0, place - 1))).length;
          const first = cohort.filter(isAsDeep(0)).length;
          expect(step.reached(data, { asOf })).toBe(reached);
          expect(step.waiting(data, { asOf })).toBe(reached - cohort.filter(isAsDeep(place + 1)).length);
          expect(step.conversion(data, { asOf })).toBe(before === 0 ? null : reached / before);
          expect(step.cumulative(data, { asOf })).toBe(first === 0 ? null : reached / first);
          const from = Math.max(0, place - 1);
          const spans = rows
            .filter((dates) =>
              inOrder ? isAsDeep(place)(dates) : isKnown(dates[place]!) && dates[from] !== null,
            )
            .map((dates) => differenceInMilliseconds(dates[place]!, dates[from]!))
            .filter((span) => span >= 0);
          const sum = spans.reduce((total, span) => total + span, 0);
          const mean = spans.length === 0 ? null : sum / spans.length / 86_400_000;
          const found = step.meanTime(data, { asOf });
          if (mean === null) expect(found).toBe(null);
          else expect(found).toBeCloseTo(mean, 9);
        }
      }
    },
  );
});
