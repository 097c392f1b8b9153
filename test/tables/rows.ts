import fc from "fast-check";
import type { Deal } from "salesmetrics";
import { dealsOf } from "../laws/deals.js";

const chances = fc.constantFrom<unknown>(
  0,
  0.5,
  "0.50",
  0.25,
  1e-9,
  1e300,
  "0.3333333333333333333333",
  null,
  "x",
  -0,
);

/** Deals as they come, with chances. */
export const someDeals: fc.Arbitrary<Deal[]> = fc
  .tuple(dealsOf({ times: "both" }), fc.array(chances, { minLength: 1, maxLength: 7 }))
  .map(([deals, some]) =>
    deals.map((deal, place) => ({ ...deal, probability: some[place % some.length] as number })),
  );

/** Deals, and among them what is no row at all. */
export const dealsAndOthers: fc.Arbitrary<Deal[]> = fc
  .tuple(
    someDeals,
    fc.array(fc.tuple(fc.nat({ max: 40 }), fc.constantFrom<unknown>(null, undefined, 5, "row", true)), {
      maxLength: 5,
    }),
  )
  .map(([deals, others]) => {
    const all: unknown[] = [...deals];
    for (const [place, other] of others) all.splice(place, 0, other);
    return all as Deal[];
  });

/** Rows without what is none, as a table gives them back: every field that the rows have, and no `undefined`. */
export function asTable(rows: readonly Deal[]): Record<string, unknown>[] {
  return rows
    .filter((row) => typeof row === "object" && row !== null)
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null])));
}

/** The columns of rows, as arrays of their values. */
export function arraysOf(rows: readonly Deal[]) {
  const names = ["id", "status", "amount", "currency", "ownerId", "source", "createdAt", "closedAt"] as const;
  const columns = [...names, "probability" as const].map((name) => [name, rows.map((row) => row[name])]);
  return Object.fromEntries(columns) as { readonly [Name in keyof Deal]?: Deal[Name][] };
}
