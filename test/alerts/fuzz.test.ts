import { expect, test } from "vitest";
import { Deal, evaluate, month, SalesmetricsError, winRate } from "salesmetrics";
import { type AlertRule, replay, ruleProblems, sentence, snooze, step } from "salesmetrics/alerts";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { anything } from "../fuzz/values.js";

const deals: Deal[] = [{ id: "1", status: "lost", ownerId: "ann", closedAt: "2025-03-03" }];
const question = { every: month(), during: month(2025, 3) };
const report = evaluate(
  { winRate },
  { deals },
  { ...question, by: { rep: Deal.ownerId }, asOf: "2025-03-31" },
);
const rule: AlertRule = {
  ...{
    id: "low",
    metric: "winRate",
    condition: { below: 0.5 },
    clear: { above: { given: "goal", times: 2 } },
  },
  ...{ for: { steps: 1 }, keepFiring: { length: 2, unit: "days" }, cooldown: { length: 2, unit: "days" } },
  ...{ atLeast: { n: 1, effect: 0.1 }, policies: { few: "ok" }, name: { en: "Win rate" } },
};
const given = { goal: [{ rep: "ann", value: 0.7 }] };
const { state, events } = step(rule, null, { report, given });

/** A copy with one of its values, at any depth, replaced by anything. */
function spoilt<Value>(value: Value, draw: Draw): Value {
  if (typeof value !== "object" || value === null || draw(5) === 0) return anything(draw) as Value;
  const names = Object.keys(value);
  if (names.length === 0) return anything(draw) as Value;
  const name = names[draw(names.length)]!;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[name] = spoilt((value as Record<string, unknown>)[name], draw);
  return copy as Value;
}

test.each([
  ["a rule", (draw: Draw) => step(spoilt(rule, draw), null, { report, given })],
  [
    "a rule of a replay",
    (draw: Draw) => replay(spoilt(rule, draw), { winRate }, { deals }, { ...question, given }),
  ],
  [
    "a question of a replay",
    (draw: Draw) => replay(rule, { winRate }, { deals }, spoilt({ ...question, given }, draw)),
  ],
  ["a state", (draw: Draw) => step(rule, spoilt(state, draw), { report, given })],
  ["a state to snooze", (draw: Draw) => snooze(spoilt(state, draw), "2025-04-07", { rep: "ann" })],
  ["an observation", (draw: Draw) => step(rule, state, spoilt({ report, given }, draw))],
  [
    "a failure",
    (draw: Draw) => step(rule, state, spoilt({ error: "timeout", asOf: "2025-04-01" } as const, draw)),
  ],
  ["an event", (draw: Draw) => sentence(spoilt(events[0]!, draw), "ar")],
])("%s with anything at any place is taken, or refused with an error of the library", (_, act) => {
  let refused = 0;
  for (let seed = 1; seed <= 400; seed++) {
    try {
      act(drawFrom(seed));
    } catch (error) {
      refused++;
      const isOfTheValue = error instanceof Error && error.message === "toString of a value";
      if (!(error instanceof SalesmetricsError || isOfTheValue))
        throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  expect(refused).toBeGreaterThan(50);
});

test("the problems of a rule are found, and never thrown", () => {
  for (let seed = 1; seed <= 2000; seed++) ruleProblems(spoilt(rule, drawFrom(seed)), ["winRate"]);
  expect(ruleProblems(rule, ["winRate"])).toEqual([]);
});
