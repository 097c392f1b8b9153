import type { CsvRow } from "./csv.js";
import { dayNumber, instantAt, isWeekend, monthOf } from "./days.js";
import type { Random } from "./random.js";
import {
  campaigns,
  companies,
  firstDay,
  firstNames,
  lastDay,
  lastNames,
  reps,
  season,
  sources,
  trades,
} from "./world.js";

export const leadColumns = [
  "Lead ID",
  "First Name",
  "Last Name",
  "Email",
  "Phone",
  "Company",
  "Lead Source",
  "Campaign",
  "Owner",
  "Created At",
  "First Attempt At",
  "Converted At",
  "Merged Into",
];

const leadsPerDay = 8.9;

/** Leads of every day, some of them customers, with the gaps and placeholders that forms collect. */
export function leadRows(random: Random): CsvRow[] {
  const rows: CsvRow[] = [];
  const last = dayNumber(lastDay);
  for (let day = dayNumber(firstDay); day <= last; day++) {
    const expected = leadsPerDay * season[monthOf(day) - 1]! * (isWeekend(day) ? 0.3 : 1.05);
    const today = Math.max(0, Math.round(expected + random.bell() * 2));
    for (let count = 0; count < today; count++) rows.push(leadRow(random, rows.length + 1, day, last));
  }
  return withDirt(random, rows);
}

function leadRow(random: Random, number: number, day: number, last: number): CsvRow {
  const source = random.weighted(sources);
  const own = campaigns.filter((one) => one.source === source.name);
  const campaign = own.length > 0 && random.chance(0.7) ? random.weighted(own).id : "";
  const [first, family] = [random.pick(firstNames), random.pick(lastNames)];
  const company = `${random.pick(companies)} ${random.pick(trades)}`;
  const minute = random.whole(0, 1439);
  const wait = Math.round(20 + random.longTail(420));
  const attempted = random.chance(0.93) && day + (minute + wait) / 1440 < last;
  const days = Math.round(4 + random.longTail(20));
  const converted = attempted && random.chance(0.11 * source.worth) && day + days <= last;
  return {
    "Lead ID": `L${String(number).padStart(5, "0")}`,
    "First Name": random.chance(0.06) ? "" : first,
    "Last Name": random.chance(0.05) ? random.pick(["", "n/a", "Test"]) : family,
    Email: emailOf(random, first, family, company),
    Phone: phoneOf(random),
    Company: company,
    "Lead Source": source.name,
    Campaign: campaign,
    Owner: random.weighted(reps).name,
    "Created At": instantAt(day, minute),
    "First Attempt At": attempted ? instantAt(day, minute + wait) : "",
    "Converted At": converted ? instantAt(day + days, random.whole(480, 1080)) : "",
    "Merged Into": "",
  };
}

function emailOf(random: Random, first: string, family: string, company: string): string {
  const kind = random.next();
  if (kind < 0.1) return "";
  if (kind < 0.13)
    return random.pick(["test@test.com", "n/a", "none@none.com", "noemail@example.com", "asdf"]);
  const host = company.toLowerCase().replace(" ", "-");
  return `${first}.${family}`.toLowerCase().replace("ë", "e") + `@${host}.com`;
}

function phoneOf(random: Random): string {
  const kind = random.next();
  if (kind < 0.28) return "";
  if (kind < 0.32) return random.pick(["0000000", "n/a", "123", "-"]);
  return `+1 ${random.whole(201, 989)} ${random.whole(201, 989)} ${String(random.whole(0, 9999)).padStart(4, "0")}`;
}

function withDirt(random: Random, rows: CsvRow[]): CsvRow[] {
  for (const row of rows) {
    if (random.chance(0.012)) row["Merged Into"] = rows[random.whole(0, rows.length - 1)]!["Lead ID"]!;
    if (random.chance(0.0015)) row["Created At"] = "2025-02-29 10:15";
    if (random.chance(0.001)) row["Lead ID"] = "";
    if (random.chance(0.002) && row["Converted At"] !== "") row["Converted At"] = "2023-11-01T09:00:00Z";
  }
  for (let count = 0; count < 9; count++)
    rows.splice(random.whole(0, rows.length), 0, { ...random.pick(rows) });
  return rows;
}
