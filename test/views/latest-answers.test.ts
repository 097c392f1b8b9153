import { fc, test as property } from "@fast-check/vitest";
import { formatISO } from "date-fns";
import {
  type CalendarDate,
  evaluate,
  latestAnswers,
  month,
  relationalEffortScore,
  relationalNetPromoterScore,
  relationalSatisfactionRate,
  type SurveyResponse,
  through,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { badTexts, badTimes } from "../catalog/facts.js";

const dayAfter = (day: number): CalendarDate =>
  formatISO(new Date(2025, 0, 1 + day), { representation: "date" }) as CalendarDate;

const given = { kind: "nps", customerId: "ann", respondedAt: "2025-03-10" } as const;

describe("latestAnswers", () => {
  test("holds an answer until the customer's next one of the kind, whatever else happens", () => {
    const { rows, excluded } = latestAnswers([
      { ...given, id: "3", respondedAt: "2025-04-01", score: 9 },
      { ...given, id: "1", score: 4, scaleMax: 10, direction: "up", repId: "rob", channel: "mail" },
      { ...given, id: "2", kind: "csat", respondedAt: "2025-03-20", score: 5 },
      { ...given, id: "4", customerId: "bob", respondedAt: "2025-03-20", score: 7 },
    ]);
    expect(rows.map((row) => [row.id, row.responseId, row.from, row.until])).toEqual([
      ["ann nps 1", "1", "2025-03-10", "2025-04-01"],
      ["ann nps 2", "3", "2025-04-01", null],
      ["ann csat 1", "2", "2025-03-20", null],
      ["bob nps 1", "4", "2025-03-20", null],
    ]);
    expect(rows[0]).toMatchObject({ number: 1, score: 4, scaleMax: 10, repId: "rob", channel: "mail" });
    expect(excluded).toEqual([]);
  });

  test("reports what belongs to nobody, was not answered, or cannot be read", () => {
    const bad: readonly unknown[] = [
      null,
      { ...given },
      { ...given, id: "nobody", customerId: null },
      { ...given, id: "blank", customerId: "" },
      ...badTexts.map((customerId) => ({ ...given, id: "odd", customerId })),
      { ...given, id: "kindless", kind: null },
      { ...given, id: "loud", kind: "NPS" },
      { ...given, id: "number", kind: 5 },
      { ...given, id: "asked", respondedAt: null },
      ...badTimes.map((respondedAt) => ({ ...given, id: "when", respondedAt })),
    ];
    const { rows, excluded } = latestAnswers(bad as readonly SurveyResponse[]);
    expect(rows).toEqual([]);
    expect(excluded.map(({ response, why }) => `${response?.id}: ${why}`)).toEqual([
      "undefined: missing id",
      "undefined: missing id",
      "nobody: missing customerId",
      "blank: missing customerId",
      ...badTexts.map(() => "odd: missing customerId"),
      "kindless: missing kind",
      "loud: unknown word in kind",
      "number: invalid kind",
      "asked: not answered",
      ...badTimes.map(() => "when: invalid respondedAt"),
    ]);
    expect(excluded.map(({ response }) => response)).toEqual(bad);
  });

  test("of several answers at one time, takes the one with the last id; a row that is there twice once", () => {
    const early = { ...given, id: "a", score: 1 };
    const late = { ...given, id: "b", score: 9 };
    for (const responses of [
      [early, late],
      [late, early],
    ]) {
      const { rows, excluded } = latestAnswers(responses);
      expect(rows.map(({ responseId, until }) => [responseId, until])).toEqual([["b", null]]);
      expect(excluded).toEqual([{ response: early, why: "replaced when it was given" }]);
    }
    expect(latestAnswers([late, { ...late }]).rows).toHaveLength(1);
  });

  test("an answer without a score takes the place of the one before, and is reported", () => {
    const { rows } = latestAnswers([
      { ...given, id: "1", score: 9 },
      { ...given, id: "2", respondedAt: "2025-03-20" },
    ]);
    const told = (asOf: CalendarDate) => {
      const { total, explain } = evaluate({ relationalNetPromoterScore }, { latestAnswers: rows }, { asOf });
      const { value, excluded } = explain(total, "relationalNetPromoterScore");
      return [value, excluded.map(({ why }) => why)];
    };
    expect(told("2025-03-19")).toEqual([100, ["after asOf"]]);
    expect(told("2025-03-20")).toEqual([null, ["missing score"]]);
  });

  test("an answer of a date comes before one of an instant of the day", () => {
    const at = new Date("2025-03-10T15:00:00Z");
    const { rows } = latestAnswers([
      { ...given, id: "1", respondedAt: at },
      { ...given, id: "2" },
    ]);
    expect(rows.map(({ responseId }) => responseId)).toEqual(["2", "1"]);
  });
});

interface Response {
  readonly customer: number | null;
  readonly kind: SurveyResponse["kind"];
  readonly day: number | null;
  readonly score: number | null;
}

const worlds = fc.array(
  fc.record<Response>({
    customer: fc.option(fc.nat({ max: 3 }), { freq: 8 }),
    kind: fc.constantFrom("nps", "nps", "csat", "ces", null),
    day: fc.option(fc.nat({ max: 80 }), { freq: 8 }),
    score: fc.option(fc.nat({ max: 10 }), { freq: 12 }),
  }),
  { maxLength: 24 },
);

/** The scores that hold at the end of a day: for each customer, a plain search through all rows. */
function scoresOn(world: readonly Response[], kind: SurveyResponse["kind"], day: number): number[] {
  const scores: number[] = [];
  for (let customer = 0; customer <= 3; customer++) {
    let latest: (Response & { id: string }) | null = null;
    for (const [place, response] of world.entries()) {
      if (response.customer !== customer || response.kind !== kind) continue;
      if (response.day === null || response.day > day) continue;
      const id = `r${String(place)}`;
      if (latest === null || response.day > latest.day! || (response.day === latest.day && id > latest.id))
        latest = { ...response, id };
    }
    if (latest !== null && latest.score !== null) scores.push(latest.score);
  }
  return scores;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

property.prop([worlds, fc.nat({ max: 85 }), fc.nat({ max: 85 })], { numRuns: 300 })(
  "scores by the latest answer are those of a search through all rows, at any moment and by month",
  (world, one, other) => {
    const responses = world.map(({ customer, kind, day, score }, place): SurveyResponse => ({
      id: `r${String(place)}`,
      customerId: customer === null ? null : `c${String(customer)}`,
      kind,
      score,
      scaleMax: 10,
      respondedAt: day === null ? null : dayAfter(day),
    }));
    const { rows, excluded } = latestAnswers(responses);
    expect(rows.length + excluded.length).toBe(world.length);
    const data = { latestAnswers: rows };
    const expected = (day: number) => [
      meanOf(scoresOn(world, "nps", day).map((score) => (score >= 9 ? 100 : score < 7 ? -100 : 0))),
      meanOf(scoresOn(world, "csat", day).map((score) => Number(score >= 9))),
      meanOf(scoresOn(world, "ces", day)),
    ];
    const metrics = { relationalNetPromoterScore, relationalSatisfactionRate, relationalEffortScore };
    const told = (values: { readonly [Name in keyof typeof metrics]: number | null }) => [
      values.relationalNetPromoterScore,
      values.relationalSatisfactionRate,
      values.relationalEffortScore,
    ];
    const close = (values: readonly (number | null)[]): unknown[] =>
      values.map((value): unknown => (value === null ? null : expect.closeTo(value, 9)));
    expect(told(evaluate(metrics, data, { asOf: dayAfter(one) }).total)).toEqual(close(expected(one)));
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const during = through(dayAfter(first), dayAfter(last));
    expect(told(evaluate(metrics, data, { during }).total)).toEqual(close(expected(last)));
    const monthly = evaluate(metrics, data, { every: month(), during: through("2025-01-01", "2025-03-31") });
    expect(monthly.rows.map(told)).toEqual([30, 58, 89].map((day) => close(expected(day))));
  },
);
