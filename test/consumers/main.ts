import { Deal, winRate } from "salesmetrics";
import { retailYear } from "salesmetrics/calendars";
import { parseDeals } from "salesmetrics/schemas";
import { table } from "salesmetrics/tables";
import * as testing from "salesmetrics/testing";

const deals: readonly Deal[] = parseDeals([
  { id: "1", status: "won", closedAt: "2025-01-10" },
  { id: "2", status: "lost", closedAt: "2025-01-11" },
]);

const rate: number | null = winRate({ deals });
if (rate !== 0.5) throw new Error(`winRate: expected 0.5, got ${rate}`);
if (winRate({ deals: table(Deal, deals) }) !== rate) throw new Error("table: expected the same win rate");
const { start } = retailYear(2024);
if (start !== "2024-02-04") throw new Error(`retailYear: expected 2024-02-04, got ${start}`);
if (Object.keys(testing).length === 0) throw new Error("salesmetrics/testing: expected exports, got none");
