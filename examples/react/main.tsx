/** Live boards in React, by `useSyncExternalStore`: `npx vite examples/react`. */
import { parse } from "csv-parse/browser/esm/sync";
import { useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import {
  averageDealSize,
  bookings,
  Deal,
  lostDeals,
  openDeals,
  openPipeline,
  quarter,
  rates,
  salesCycle,
  winRate,
  wonDeals,
} from "salesmetrics";
import { format, type FormattedValue } from "salesmetrics/describe";
import { en } from "salesmetrics/describe/en";
import { live, type LiveBoard } from "salesmetrics/live";
import { parseSample } from "../sample/columns.js";
import csv from "../sample/deals.csv?raw";

const deals = parseSample(parse(csv, { columns: true })).rows;
const euro = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.09" }] });
const question = { during: quarter(2025, 3), asOf: "2025-11-18", currency: "USD", rates: euro } as const;
const kpis = { bookings, wonDeals, lostDeals, winRate, averageDealSize, salesCycle, openPipeline, openDeals };
const top = { rep: { n: 5, by: "bookings" } } as const;
const board = live(kpis, { deals }, { ...question, by: { rep: Deal.ownerId }, top });

/** The report of a board. What shows it is rendered anew after each change: `board.upsert({ deals: [changed] })`. */
const useReport = <Report,>({
  subscribe,
  report,
}: {
  subscribe: LiveBoard["subscribe"];
  report: () => Report;
}) => useSyncExternalStore(subscribe, report);

const shown = (name: keyof typeof kpis, value: FormattedValue | null) =>
  format(value, kpis[name], "en", { language: en, compact: true });

function Page() {
  const { total, rows } = useReport(board);
  const names = Object.keys(kpis) as (keyof typeof kpis)[];
  return (
    <main>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {en.metrics[name].name} <b>{shown(name, total[name])}</b>
          </li>
        ))}
      </ul>
      <ol>
        {rows.map((row) => (
          <li key={row.rep}>
            {row.rep ?? "(nobody)"} <b>{shown("bookings", row.bookings)}</b> {shown("winRate", row.winRate)}
          </li>
        ))}
      </ol>
    </main>
  );
}

createRoot(document.body.appendChild(document.createElement("div"))).render(<Page />);
