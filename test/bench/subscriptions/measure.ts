import { execFileSync } from "node:child_process";
import { builtWorker } from "../timing/built-worker.js";

/** What the spells and movements of some subscriptions take. */
export interface SubscriptionTimes {
  readonly size: number;
  /** Rows that come in and go out. */
  readonly rows: number;
  /** Seconds of processor time, of all threads: the least of several rounds. */
  readonly seconds: number;
}

export const judgedSubscriptions = 100_000;

/** Five years of subscriptions, a tenth as many, and all: what a row costs should be the same. */
export async function measureSubscriptions(): Promise<SubscriptionTimes[]> {
  const worker = await builtWorker("subscriptions/worker");
  const sizes = [judgedSubscriptions / 10, judgedSubscriptions].map(String);
  const printed = execFileSync(process.execPath, ["--expose-gc", worker, ...sizes], { encoding: "utf8" });
  return JSON.parse(printed) as SubscriptionTimes[];
}
