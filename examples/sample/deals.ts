import type { CsvRow } from "./csv.js";
import { dateOf, dayNumber, isWeekend, monthOf } from "./days.js";
import type { Random } from "./random.js";
import {
  companies,
  firstDay,
  lastDay,
  lossReasons,
  products,
  reps,
  season,
  sources,
  stages,
  trades,
} from "./world.js";

export const dealColumns = [
  "Deal ID",
  "Deal Name",
  "Owner",
  "Account",
  "Product",
  "Source",
  "Stage",
  "Status",
  "Created Date",
  "Close Date",
  "Amount",
  "Currency",
  "Probability",
  "Loss Reason",
];

const dealsPerDay = 4.4;

/** A deal as it went, before anybody typed it wrong. */
export interface Sale {
  readonly row: CsvRow;
  readonly created: number;
  /** The day it was won or lost; `null` while it is open. */
  readonly closed: number | null;
  readonly won: boolean;
  /** How many stages it got through. */
  readonly reached: number;
}

export function sales(random: Random): Sale[] {
  const found: Sale[] = [];
  const last = dayNumber(lastDay);
  for (let day = dayNumber(firstDay); day <= last; day++) {
    const expected = dealsPerDay * season[monthOf(day) - 1]! * (isWeekend(day) ? 0.15 : 1.27);
    const today = Math.max(0, Math.round(expected + random.bell() * 1.5));
    for (let count = 0; count < today; count++) found.push(saleOf(random, found.length + 1, day, last));
  }
  return found;
}

function saleOf(random: Random, number: number, created: number, last: number): Sale {
  const rep = random.weighted(reps.filter(({ until }) => dayNumber(until) >= created));
  const source = random.weighted(sources);
  const product = random.weighted(products);
  const won = random.chance(Math.min(0.9, 0.36 * rep.skill * (0.75 + 0.25 * source.worth)));
  const cycle = Math.round((won ? 12 : 8) + random.longTail(won ? 46 : 34) * rep.pace);
  const closed = created + cycle <= last ? created + cycle : null;
  const isOpen = closed === null;
  const progress = isOpen ? (last - created) / cycle : 1;
  const reached = won && !isOpen ? stages.length : stageOf(random, progress);
  const amount = Math.round(random.longTail(product.price) * 100) / 100;
  const isEuro = random.chance(0.03);
  const account = `${random.pick(companies)} ${random.pick(trades)}`;
  return {
    created,
    closed,
    won: won && !isOpen,
    reached,
    row: {
      "Deal ID": `D${String(number).padStart(5, "0")}`,
      "Deal Name": `${account} – ${product.name}`,
      Owner: rep.name,
      Account: random.chance(0.04) ? "" : account,
      Product: product.name,
      Source: source.name,
      Stage: isOpen ? stages[reached - 1]! : won ? "Closed Won" : "Closed Lost",
      Status: isOpen ? "Open" : won ? "Won" : "Lost",
      "Created Date": dateOf(created),
      "Close Date": isOpen ? "" : dateOf(closed),
      Amount: random.chance(0.025) ? "" : amount.toFixed(2),
      Currency: isEuro ? "EUR" : "USD",
      Probability: isOpen ? (reached * 0.2 - 0.05).toFixed(2) : "",
      "Loss Reason": !isOpen && !won ? random.weighted(lossReasons).name : "",
    },
  };
}

function stageOf(random: Random, progress: number): number {
  let reached = 1;
  while (reached < stages.length && random.chance(0.62 * progress)) reached++;
  return reached;
}

/** The rows as people left them: mistyped, doubled and incomplete. */
export function withDirt(random: Random, found: readonly Sale[]): CsvRow[] {
  const rows = found.map(({ row }) => ({ ...row }));
  for (const row of rows) {
    const isClosed = row["Close Date"] !== "";
    const luck = random.next();
    if (luck < 0.004) row["Amount"] = thousands(row["Amount"]!);
    else if (luck < 0.007) row["Created Date"] = random.pick(["2025-02-30", "2024-13-05", "31/04/2025"]);
    else if (luck < 0.0105 && isClosed) row["Close Date"] = "";
    else if (luck < 0.0145 && isClosed) row["Close Date"] = dateOf(dayNumber(row["Created Date"]!) - 12);
    else if (luck < 0.0165) row["Deal ID"] = "";
    else if (luck < 0.0205) row["Owner"] = "";
    else if (luck < 0.0245 && !isClosed) row["Probability"] = "60";
    else if (luck < 0.03 && !isClosed) row["Created Date"] = "";
    else if (luck < 0.1 && !isClosed) row["Status"] = random.pick(["On hold", "Nurturing", "Engaging"]);
  }
  for (let count = 0; count < 12; count++)
    rows.splice(random.whole(0, rows.length), 0, { ...random.pick(rows) });
  return rows;
}

/** `12500.00` as a spreadsheet shows it: `12,500.00`. */
function thousands(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}
