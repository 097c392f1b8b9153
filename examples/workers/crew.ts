import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Cube, Deal, Table } from "salesmetrics";
import { columnsOf } from "salesmetrics/tables";
import type { query } from "./question.js";
import type { Share } from "./scanner.js";

type DealCube = Cube<(typeof query)["by"], (typeof query)["every"]>;

/** Workers that hold a share of the same deals each. */
export interface Crew {
  /** The cubes of all shares. */
  scan(): Promise<DealCube[]>;
  dismiss(): Promise<unknown>;
}

/** Starts so many workers. The columns are written once, and shared. */
export async function startCrew(deals: Table<Deal>, count: number): Promise<Crew> {
  const columns = columnsOf(deals, { shared: true });
  const edge = (index: number): number => Math.floor((deals.length * index) / count);
  const workers = Array.from({ length: count }, (_, index) =>
    started({ columns, from: edge(index), to: edge(index + 1) }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  return {
    scan: () => Promise.all(workers.map((worker) => cubeFrom(worker))),
    dismiss: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

function started(share: Share): Worker {
  return new Worker(new URL("./start.mjs", import.meta.url), { workerData: share });
}

async function cubeFrom(worker: Worker): Promise<DealCube> {
  const cube = once(worker, "message");
  worker.postMessage("scan");
  return ((await cube) as [DealCube])[0];
}
