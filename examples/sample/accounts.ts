import type { Sale } from "./deals.js";
import type { Random } from "./random.js";
import { plans } from "./world.js";

export type Plan = (typeof plans)[number];

/** A plan that was sold, and the day the deal was won. */
export interface Win {
  readonly day: number;
  readonly plan: Plan;
}

/** A customer of the deals, with every plan it bought. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly wins: readonly Win[];
}

/** The accounts that bought a plan, in the order of their first deal won. */
export function accountsOf(random: Random, found: readonly Sale[]): Account[] {
  const wins = new Map<string, Win[]>();
  for (const { row, won, closed } of found) {
    const plan = plans.find(({ product }) => product === row["Product"]);
    const name = row["Account"]!;
    if (!won || closed === null || plan === undefined || name === "") continue;
    wins.set(name, [...(wins.get(name) ?? []), { day: closed, plan }]);
  }
  return [...wins]
    .map(([name, own]) => ({ name, wins: own.sort((left, right) => left.day - right.day) }))
    .sort((left, right) => left.wins[0]!.day - right.wins[0]!.day)
    .map((account, place) => {
      const isEuropean = random.chance(0.15);
      const country = isEuropean ? random.pick(["DE", "FR", "NL"]) : "US";
      const id = `C${String(place + 1).padStart(3, "0")}`;
      return { ...account, id, country, currency: isEuropean ? "EUR" : "USD" };
    });
}
