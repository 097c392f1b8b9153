import { parentPort, workerData } from "node:worker_threads";
import { Deal, scan } from "salesmetrics";
import { type ColumnsOf, tableFromColumns } from "salesmetrics/tables";
import { metrics, query } from "./question.js";

/** What a worker is given: the columns of all deals, and which of them are its own. */
export interface Share {
  readonly columns: ColumnsOf<Deal>;
  readonly from: number;
  readonly to: number;
}

const { columns, from, to } = workerData as Share;
const deals = tableFromColumns(Deal, columns).slice(from, to);

// Whenever it is asked, it scans; a cube is plain data.
parentPort?.on("message", () => parentPort?.postMessage(scan(metrics, { deals }, query)));
parentPort?.postMessage("ready");
