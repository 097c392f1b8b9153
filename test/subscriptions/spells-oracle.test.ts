import { fc, test as property } from "@fast-check/vitest";
import { subscriptionSpells } from "salesmetrics/subscriptions";
import { describe, expect } from "vitest";
import { dateOf } from "../views/grid.js";
import { ratioOf, sumOf, textOf } from "./fractions.js";
import { mrrOn } from "./oracle.js";
import { completed, days, histories } from "./world.js";

describe.each(completed.map((policy) => [policy.name, { ...policy, switchHours: 0 }] as const))(
  "under %s",
  (_, policy) => {
    property.prop([histories, fc.integer({ min: 0, max: 2 * days })])(
      "on any day the spells add up to what the raw rows are worth",
      (history, day) => {
        const subscriptions = history.subscriptions.map((row) => ({ ...row, successorId: null }));
        const data = { ...history, subscriptions };
        const date = dateOf(day);
        const { rows } = subscriptionSpells(data, { policy });
        const holding = rows.filter(
          ({ from, until = null }) => from! <= date && (until === null || until > date),
        );
        for (const currency of ["USD", "EUR"]) {
          const own = holding.filter((row) => row.currency === currency);
          const found = sumOf(own.map(({ amount, divisor }) => ratioOf(amount!, divisor)));
          expect(textOf(found)).toBe(textOf(mrrOn(date, data, currency, policy)));
        }
      },
    );
  },
);
