import { fc, test as property } from "@fast-check/vitest";
import { day, type MrrMovement, month, type SubscriptionSpell } from "salesmetrics";
import { mrrMovements, subscriptionSpells } from "salesmetrics/subscriptions";
import { describe, expect } from "vitest";
import { dateOf } from "../views/grid.js";
import { negated, type Ratio, ratioOf, sumOf, textOf } from "./fractions.js";
import { completed, days, histories } from "./world.js";

const valueOf = ({ amount, divisor }: MrrMovement | SubscriptionSpell): Ratio => ratioOf(amount!, divisor);

/** MRR after the changes of a day, from the spells alone. */
function mrrAfter(rows: readonly SubscriptionSpell[], date: string): Ratio {
  const holding = rows.filter(({ from, until = null }) => from! <= date && (until === null || until > date));
  return sumOf(holding.map(valueOf));
}

function changeOf(rows: readonly MrrMovement[], after: string, through: string): Ratio {
  const inRange = rows.filter(({ at }) => at! > after && at! <= through);
  return sumOf(
    inRange.map((row) =>
      ["contraction", "churn"].includes(row.kind) ? negated(valueOf(row)) : valueOf(row),
    ),
  );
}

const range = fc.tuple(fc.integer({ min: -1, max: 2 * days }), fc.integer({ min: -1, max: 2 * days }));

describe.each(completed.map((policy) => [policy.name, policy] as const))("under %s", (_, policy) => {
  for (const per of [undefined, day()] as const) {
    property.prop([histories, range])(
      `start + new + reactivation + expansion − contraction − churn = end, per ${per === undefined ? "event" : "day"}`,
      (history, edges) => {
        const [first, last] = [...edges].sort((left, right) => left - right).map(dateOf) as [string, string];
        const { rows } = subscriptionSpells(history, { policy });
        for (const currency of ["USD", "EUR"]) {
          const own = rows.filter((row) => row.currency === currency);
          const movements = mrrMovements(own, { policy, ...(per && { per }) });
          expect(movements.excluded).toEqual([]);
          const end = sumOf([mrrAfter(own, first), changeOf(movements.rows, first, last)]);
          expect(textOf(end)).toBe(textOf(mrrAfter(own, last)));
        }
      },
    );
  }

  property.prop([histories])("the same over whole months, netted by month", (history) => {
    const { rows } = subscriptionSpells(history, { policy });
    const own = rows.filter(({ currency }) => currency === "USD");
    const movements = mrrMovements(own, { policy, per: month() });
    for (const date of ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"])
      expect(textOf(changeOf(movements.rows, "2024-12-31", date))).toBe(textOf(mrrAfter(own, date)));
  });

  property.prop([histories])("the order of rows changes nothing", (history) => {
    const { rows } = subscriptionSpells(history, { policy });
    const turned = Object.fromEntries(
      Object.entries(history).map(([name, list]) => [name, [...list].reverse()]),
    );
    const others = subscriptionSpells(turned as unknown as typeof history, { policy }).rows;
    const sorted = (list: readonly SubscriptionSpell[]) =>
      [...list].sort((left, right) => (left.id < right.id ? -1 : 1));
    expect(sorted(others)).toEqual(sorted(rows));
    const byId = (list: readonly MrrMovement[]) =>
      [...list].sort((left, right) => (left.id < right.id ? -1 : 1));
    expect(byId(mrrMovements([...rows].reverse(), { policy }).rows)).toEqual(
      byId(mrrMovements(rows, { policy }).rows),
    );
  });
});
