import type { Deal } from "salesmetrics";
import type { Table } from "../input/table.js";
import { formatCount } from "../layout/format.js";
import type { Paint } from "../layout/paint.js";
import { table } from "../layout/table.js";

const columns = [
  { title: "deals" },
  { title: "what", align: "left" },
  { title: "open" },
  { title: "won" },
  { title: "lost" },
] as const;

/** The fields that figures need, when they were mapped. */
const watched = [
  "createdAt",
  "closedAt",
  "amount",
  "ownerId",
  "customerId",
  "productId",
  "source",
  "stage",
] as const;

type Counts = Record<Deal["status"], number>;

/** How many deals of each status have nothing in a field, or an amount of zero. */
export function gaps({ rows, feeds }: Table<Deal>, paint: Paint): string[] {
  const found: [string, Counts][] = [];
  for (const field of watched) {
    const feed = feeds.find((one) => one.field === field);
    if (feed === undefined) continue;
    found.push([`${field} blank (${feed.column})`, tally(rows, (deal) => (deal[field] ?? null) === null)]);
  }
  found.push(["amount 0", tally(rows, ({ amount }) => amount !== null && Number(amount) === 0)]);
  const lines = found
    .map(([what, counts]) => ({ what, counts, total: counts.open + counts.won + counts.lost }))
    .filter(({ total }) => total > 0)
    .map(({ what, counts, total }) => [
      formatCount(total),
      what,
      formatCount(counts.open),
      formatCount(counts.won),
      formatCount(counts.lost),
    ]);
  return lines.length === 0 ? [] : table(columns, lines, paint);
}

function tally(rows: readonly Deal[], isGap: (deal: Deal) => boolean): Counts {
  const counts = { open: 0, won: 0, lost: 0 };
  for (const deal of rows) if (isGap(deal)) counts[deal.status]++;
  return counts;
}
