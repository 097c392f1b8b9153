import { expect, test } from "vitest";
import {
  competitiveLossRate,
  competitiveWinRate,
  Deal,
  evaluate,
  noDecisionRate,
  SalesmetricsError,
} from "salesmetrics";
import { badTexts, describeMetric } from "../facts.js";
import { deals } from "../rows.js";
import { duringMarch, lost, open, unusableClosings, won } from "./world.js";

describeMetric("noDecisionRate", noDecisionRate(["no budget", "postponed"]), {
  row: "P10",
  options: duringMarch,
  example: deals(
    { ...lost, lossReason: "no budget" },
    { ...lost, lossReason: "postponed" },
    { ...lost, lossReason: "price" },
    lost,
    won,
    // A reason noted on a deal that was won in the end.
    { ...won, lossReason: "no budget" },
    won,
    won,
    { ...open, lossReason: "no budget" },
    { status: "lost", closedAt: "2025-04-01", lossReason: "no budget" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(won), 0],
  edges: {
    at: (closedAt) => deals({ status: "lost", closedAt, lossReason: "no budget" }),
    ...{ first: 1, last: 1 },
  },
  unusable: {
    ...unusableClosings("lost"),
    "invalid lossReason": { deals: badTexts.map((lossReason) => ({ id: "a", ...lost, lossReason })) },
  },
});

test("noDecisionRate refuses what is no list of texts", () => {
  for (const bad of [null, "no budget", [5]])
    expect(() => noDecisionRate(bad as never)).toThrow(SalesmetricsError);
});

const contested = deals(
  { ...won, competitor: "Acme" },
  { ...lost, competitor: "Acme" },
  { ...lost, competitor: "Acme" },
  { ...lost, competitor: "Bolt" },
  won,
  { ...open, competitor: "Acme" },
  { status: "won", closedAt: "2025-04-01", competitor: "Acme" },
);

const dirt = {
  ...{ "missing closedAt": { deals: [{ id: "a", status: "won", competitor: "Acme" }] } },
  "invalid competitor": { deals: badTexts.map((competitor) => ({ id: "a", ...won, competitor })) },
};

describeMetric("competitiveWinRate", competitiveWinRate, {
  row: "P44",
  options: duringMarch,
  example: contested,
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(won), "zero-denominator"],
  edges: { at: (closedAt) => deals({ status: "won", closedAt, competitor: "Acme" }), first: 1, last: 1 },
  unusable: dirt,
});

describeMetric("competitiveLossRate", competitiveLossRate, {
  row: "P10",
  options: duringMarch,
  example: contested,
  value: 0.75,
  empty: "zero-denominator",
  single: [deals({ ...lost, competitor: "Acme" }), 1],
  unusable: dirt,
});

test("competitiveWinRate against each competitor", () => {
  const { rows } = evaluate({ competitiveWinRate }, contested, {
    ...duringMarch,
    by: { competitor: Deal.competitor },
  });
  const rates = new Map(rows.map((row) => [row.competitor, row.competitiveWinRate]));
  expect([rates.get("Acme"), rates.get("Bolt")]).toEqual([1 / 3, 0]);
});
