import {
  count,
  Deal,
  definitionOf,
  eq,
  evaluate,
  family,
  gte,
  responseSlaRate,
  stageConversion,
  weightedContactCompleteness,
  winRate,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const likely = family(
  "likelyDeals",
  (from: number, source?: string) =>
    count(Deal, { where: source === undefined ? gte(Deal.probability, from) : eq(Deal.source, source) }),
  { direction: "up" },
);

describe("family", () => {
  test("makes metrics of its name, with parameters and a label", () => {
    expect(likely.id).toBe("likelyDeals");
    const { id, parameters, label, unit, direction } = definitionOf(likely(0.5));
    expect({ id, parameters, label, unit, direction }).toEqual({
      id: "likelyDeals",
      parameters: [0.5],
      label: "likelyDeals(0.5)",
      unit: "count",
      direction: "up",
    });
    expect(likely(0.5)({ deals: [{ id: "1", status: "open", probability: 0.5 }] })).toBe(1);
  });

  test.each([
    [likely(0.5, "web"), [0.5, "web"], 'likelyDeals(0.5, "web")'],
    [likely(0.5, undefined), [0.5], "likelyDeals(0.5)"],
    [responseSlaRate(24), [24], "responseSlaRate(24)"],
    [stageConversion(), [], "stageConversion"],
    [stageConversion("demo"), ["demo"], 'stageConversion("demo")'],
    [
      weightedContactCompleteness({ email: 3, phone: 1, name: 1 }),
      [{ email: 3, phone: 1, name: 1 }],
      "weightedContactCompleteness({ email: 3, phone: 1, name: 1 })",
    ],
    [winRate, [], "winRate"],
    [count(Deal), [], null],
  ])("a definition tells the parameters: %#", (metric, parameters, label) => {
    const definition = definitionOf(metric);
    expect(definition.parameters).toEqual(parameters);
    expect(definition.label).toBe(label);
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  test("the hash is that of the formula alone", () => {
    const plain = count(Deal, { where: gte(Deal.probability, 0.5) });
    expect(definitionOf(likely(0.5)).hash).toBe(definitionOf(plain).hash);
    expect(definitionOf(likely(0.4)).hash).not.toBe(definitionOf(plain).hash);
  });

  test("what is wrong with parameters is said where they are given, and errors begin with the name", () => {
    expect(() => responseSlaRate(0)).toThrow("responseSlaRate: expected a number above 0, got 0");
    expect(() => likely(0.5)({} as never)).toThrow(/^likelyDeals: /);
    expect(() => family(5 as never, likely)).toThrow("family: expected a name and a function, got 5");
    expect(() => family("x", 5 as never)).toThrow("family: expected a name and a function, got 5");
  });

  test("its metrics are asked like any other", () => {
    const { total } = evaluate(
      { sure: likely(1), some: likely(0.1) },
      { deals: [{ id: "1", status: "open", probability: 0.5 }] },
    );
    expect(total).toMatchObject({ sure: 0, some: 1 });
  });
});
