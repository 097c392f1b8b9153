import { Deal, month, Order, winRate } from "salesmetrics";
import { retailYear } from "salesmetrics/calendars";
import { cohort, cohortEvents } from "salesmetrics/analysis";
import { parseRows } from "salesmetrics/schemas";
import { table } from "salesmetrics/tables";
import { question, type WorkerLike, workerPool } from "salesmetrics/workers";

const deals: readonly Deal[] = parseRows(Deal, [
  { id: "1", status: "won", closedAt: "2025-01-10" },
  { id: "2", status: "lost", closedAt: "2025-01-11" },
]);

const rate: number | null = winRate({ deals });
if (rate !== 0.5) throw new Error(`winRate: expected 0.5, got ${rate}`);
if (winRate({ deals: table(Deal, deals) }) !== rate) throw new Error("table: expected the same win rate");
const { start } = retailYear(2024);
if (start !== "2024-02-04") throw new Error(`retailYear: expected 2024-02-04, got ${start}`);
const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const { rows } = cohortEvents(buyers, [{ id: "1", customerId: "ann", placedAt: "2025-01-10" }]);
if (rows[0]?.cohortStart !== "2025-01-10") throw new Error("cohortEvents: expected the first order");

const questions = { won: () => question({ winRate }) };
const idle: WorkerLike = { postMessage: () => undefined, terminate: () => undefined };
let refusal = "";
try {
  workerPool([idle], questions, { deals });
} catch (error) {
  refusal = (error as Error).message;
}
if (!refusal.includes("expected a worker")) throw new Error(`workerPool: expected a refusal, got ${refusal}`);
