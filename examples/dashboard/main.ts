/** The sample export as a live dashboard, a day a second: `npm run dashboard`. With `?pace=100` days pass faster. */
import { parse } from "csv-parse/browser/esm/sync";
import { type CalendarDate, type Deal, month, quarter } from "salesmetrics";
import { mount, type Mounted } from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { changesAfter, knownOn } from "../live/changes.js";
import { parseSample } from "../sample/columns.js";
import csv from "../sample/deals.csv?raw";
import { alertsOf } from "./alerts.js";
import { boardOf, filters, type SalesBoard } from "./board.js";
import { dealsIn } from "./dropped.js";
import { tilesOf, titles } from "./tiles.js";

let mounted: Mounted | undefined;
let timer: number | undefined;

/** Shows deals as they were on a day, in place of what was shown. */
function show(deals: readonly Deal[], asOf: CalendarDate): SalesBoard {
  window.clearInterval(timer);
  mounted?.end();
  const board = boardOf(deals, asOf);
  const events = alertsOf(board);
  const inYear = Number(asOf.slice(0, 4));
  mounted = mount(document.querySelector("main")!, board, {
    dashboard: (view) => tilesOf(view, events),
    languages: [en, ar],
    titles,
    filters,
    periods: [1, 2, 3, 4]
      .map((each) => quarter(inYear, each))
      .concat(month(inYear, Number(asOf.slice(5, 7)))),
    comparisons: ["Before"],
    history: `${inYear}-01-01` as CalendarDate,
  });
  return board;
}

/** Lets days pass: the changes of each go into the board. */
function stream(board: SalesBoard, days: ReturnType<typeof changesAfter>): void {
  const pace = Number(new URLSearchParams(location.search).get("pace") ?? 1_000);
  timer = window.setInterval(() => {
    const day = days.shift();
    if (day === undefined) return window.clearInterval(timer);
    board.advance(day.date);
    board.upsert({ deals: day.deals });
  }, pace);
}

/** Shows the deals of a file, as of its last day, and what is wrong with it. */
async function open(file: File | undefined): Promise<void> {
  if (file === undefined) return;
  const list = document.querySelector("aside ul")!;
  const say = (lines: readonly string[]): void =>
    list.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    );
  try {
    const { deals, problems } = await dealsIn(file);
    const days = deals
      .flatMap(({ createdAt, closedAt }) => [createdAt, closedAt])
      .filter((day) => typeof day === "string");
    say([`${file.name}: ${deals.length} deals, ${problems.length} problems`, ...problems.slice(0, 20)]);
    const last = days.sort().at(-1);
    if (last !== undefined) show(deals, last);
  } catch (error) {
    say([`${file.name}: ${String(error)}`]);
  }
}

document
  .querySelector("input")!
  .addEventListener("change", ({ target }) => void open((target as HTMLInputElement).files?.[0]));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  void open(event.dataTransfer?.files[0]);
});

const start = "2025-09-30";
const { rows } = parseSample(parse(csv, { columns: true }));
stream(show(knownOn(rows, start), start), changesAfter(rows, start));
