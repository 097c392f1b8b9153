/** Rows scanned in parts, the cubes sent as JSON and merged: `npx tsx examples/shards.ts`. */
import { type Cube, Deal, evaluate, medianSalesCycle, mergeCubes, report, scan, winRate } from "salesmetrics";
import { sampleDeals } from "./sample/read.js";

const metrics = { winRate, medianSalesCycle };
const query = { by: { source: Deal.source }, asOf: "2025-11-18" } as const;
const deals = sampleDeals();

const shards = [0, 1, 2].map((shard) => deals.filter((_, index) => index % 3 === shard));
const sent = shards.map((shard) => JSON.stringify(scan(metrics, { deals: shard }, query)));
const cubes = sent.map((text) => JSON.parse(text) as Cube<(typeof query)["by"]>);

const merged = report(metrics, mergeCubes(metrics, cubes));
for (const { source, winRate: rate, medianSalesCycle: days } of merged.rows) {
  console.log(
    `${source ?? "(none)"}: ${((rate ?? 0) * 100).toFixed(2)}% won, median cycle ${days ?? "–"} days`,
  );
}

const whole = evaluate(metrics, { deals }, query);
const same = JSON.stringify(merged.rows) === JSON.stringify(whole.rows);
console.log(`${shards.length} shards, ${deals.length} deals: ${same ? "the same as" : "not"} one pass`);
