/** Makes spells and movements of as many subscriptions as it is told, some times in a row, and prints what they took. */
import { mrrMovements, policies, subscriptionSpells } from "salesmetrics/subscriptions";
import { historyOf } from "./history.js";
import type { SubscriptionTimes } from "./measure.js";

const rounds = 3;

const sizes = process.argv.slice(2).map(Number);
console.log(JSON.stringify(sizes.map(timesOf)));

function timesOf(size: number): SubscriptionTimes {
  const data = historyOf(size);
  let [rows, seconds] = [0, Infinity];
  for (let round = 0; round < rounds; round++) {
    globalThis.gc!();
    const before = process.cpuUsage();
    const spells = subscriptionSpells(data, { policy: policies.standard }).rows;
    const movements = mrrMovements(spells).rows;
    const { user, system } = process.cpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
    rows = data.subscriptions.length + data.subscriptionItems.length + spells.length + movements.length;
  }
  return { size, rows, seconds };
}
