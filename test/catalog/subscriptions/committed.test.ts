import {
  between,
  committedMrr,
  evaluate,
  month,
  mrr,
  mrrExchangeEffect,
  netNewMrr,
  rates,
} from "salesmetrics";
import { expect, test } from "vitest";
import { describeMetric } from "../facts.js";
import { march, movement, movements, spell, spells } from "./rows.js";

describeMetric("committedMrr", committedMrr, {
  row: "S3",
  options: { asOf: "2025-03-31" },
  example: spells(
    spell,
    // To begin, and to be followed by a lower plan.
    { ...spell, from: "2025-05-01", amount: 500, divisor: 3 },
    { ...spell, from: "2025-05-01", amount: 1000, divisor: 3 },
    { ...spell, until: "2025-06-01", amount: 80 },
    { ...spell, from: "2025-06-01", amount: 20 },
    { ...spell, until: "2025-02-01", amount: 900 },
  ),
  value: "620 USD",
  empty: "empty",
  single: [spells({ ...spell, until: "2025-04-10" }), "empty"],
  unusable: { "missing from": { subscriptionSpells: [{ id: "a", ...spell, from: null }] } },
  mixed: spells(spell, { ...spell, currency: "EUR" }),
});

const held = { ...spells(spell), ...movements({ ...movement, at: "2025-01-01", kind: "new", amount: 100 }) };

describeMetric("mrrExchangeEffect", mrrExchangeEffect, {
  row: "S10",
  options: march,
  example: held,
  value: "0 USD",
  empty: "empty",
  // No movement tells of it.
  single: [{ ...spells({ ...spell, from: "2025-03-10" }), ...movements() }, "100 USD"],
});

test("S10: start + net new + the effect of exchange rates = end", () => {
  const sheet = rates({
    base: "USD",
    quotes: [
      { currency: "EUR", date: "2025-01-01", rate: "0.5" },
      { currency: "EUR", date: "2025-03-10", rate: "0.8" },
      { currency: "EUR", date: "2025-03-31", rate: "0.4" },
    ],
  });
  const eur = { currency: "EUR" } as const;
  const data = {
    ...spells({ ...spell, ...eur, amount: 40 }, { ...spell, ...eur, amount: 8, from: "2025-03-10" }),
    ...movements({ ...movement, ...eur, kind: "expansion", amount: 8 }),
  };
  const { rows } = evaluate({ mrr, netNewMrr, mrrExchangeEffect }, data, {
    ...{ every: month(), during: between("2025-02-01", "2025-04-01") },
    ...{ currency: "USD", rates: sheet },
  });
  expect(rows.map((row) => row.mrr?.amount.toNumber())).toEqual([80, 120]);
  expect(rows.map((row) => row.netNewMrr?.amount.toNumber())).toEqual([0, 10]);
  expect(rows.map((row) => row.mrrExchangeEffect?.amount.toNumber())).toEqual([0, 30]);
});
