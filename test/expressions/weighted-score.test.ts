import { entity, id, mean, number, scoreCoverage, type ScorePart, weightedScore } from "salesmetrics";
import { describe, expect, test } from "vitest";

const Health = entity("health", { id: id(), usage: number(), mood: number(), tickets: number() });
const parts = [
  { input: Health.usage, weight: 0.5 },
  { input: Health.mood, weight: 0.25 },
  { input: Health.tickets, weight: 0.25 },
];
const scoreOf = (row: object) => mean(weightedScore(parts))({ health: [{ id: "a", ...row }] });
const coverageOf = (row: object) => mean(scoreCoverage(parts))({ health: [{ id: "a", ...row }] });

describe("weightedScore", () => {
  test.each([
    [{ usage: 1, mood: 1, tickets: 1 }, 100, 1],
    [{ usage: 0, mood: 0, tickets: 0 }, 0, 1],
    [{ usage: 0.5, mood: 1, tickets: 0 }, 50, 1],
    [{ usage: 0.5 }, 50, 0.5],
    [{ mood: 1, tickets: 0 }, 50, 0.5],
    [{ usage: 7, mood: -3, tickets: 0 }, 50, 1],
    [{}, null, 0],
  ])("%o", (row, score, coverage) => {
    expect([scoreOf(row), coverageOf(row)]).toEqual([score, coverage]);
  });

  test("an input that is no number leaves the row out", () => {
    expect(scoreOf({ usage: "much", mood: 1 })).toBeNull();
  });

  test.each([
    ["no parts", []],
    ["no weight", [{ input: Health.usage }]],
    ["a weight of 0", [{ input: Health.usage, weight: 0 }]],
    ["a text", [{ input: Health.id, weight: 1 }]],
    ["no part", [null]],
    ["no list", 7],
  ])("refuses %s", (_, wrong) => {
    for (const make of [weightedScore, scoreCoverage])
      expect(() => make(wrong as unknown as ScorePart<never>[])).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^invalid/) }),
      );
  });
});
