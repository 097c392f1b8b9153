import type { Deal } from "salesmetrics";

/** Closed deals of reps: `["ann", "won", "2025-01-10", 100]`, in euros unless a currency follows. */
export function dealsOf(
  rows: readonly (readonly [
    rep: string | null,
    status: Deal["status"],
    closedAt: string,
    amount?: number,
    currency?: string,
  ])[],
): Deal[] {
  return rows.map(([ownerId, status, closedAt, amount = 100, currency = "EUR"], place) => ({
    id: String(place),
    status,
    closedAt: closedAt as Deal["closedAt"] & string,
    amount,
    currency: currency as "EUR",
    ...(ownerId !== null && { ownerId }),
  }));
}

/** A won deal of each rep. */
export function wonBy(reps: readonly string[]): Deal[] {
  return dealsOf(reps.map((rep) => [rep, "won", "2025-01-10"]));
}

/** Without the marks of direction, and with ordinary spaces: runtimes differ in both. */
export function plain(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "").replace(/\s/g, " ");
}
