import {
  bookings,
  count,
  countDistinct,
  Deal,
  evaluate,
  median,
  SalesmetricsError,
  winRate,
  year,
} from "salesmetrics";
import { columnsOf, table, tableFromColumns } from "salesmetrics/tables";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { pick } from "./values.js";

const size = 9;
const rows = Array.from({ length: size }, (_, place) => ({
  id: String(place),
  status: place % 2 === 0 ? "lost" : "won",
  amount: place === 3 ? "1e30" : place === 4 ? "?" : place * 1.5,
  currency: "EUR",
  ownerId: place % 3 === 0 ? null : "ann",
  createdAt: "2025-01-01",
  closedAt: place === 5 ? new Date("2025-03-05T12:00:00Z") : `2025-03-0${String(place + 1)}`,
})) as unknown as Deal[];
const columns = columnsOf(table(Deal, rows));

const metrics = {
  winRate,
  bookings,
  created: count(Deal, { at: Deal.createdAt }),
  middle: median(Deal.amount, { at: Deal.closedAt }),
  reps: countDistinct(Deal.ownerId, { at: Deal.closedAt }),
};
const query = {
  by: { rep: Deal.ownerId, stage: Deal.status },
  during: year(2025, { timeZone: "UTC" }),
} as const;

/** Changes posted columns at random and makes a report of them. Throws for what is wrong with it, with its seed. */
export function fuzzColumns(seed: number, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const changed = mutated(drawFrom(seed + round));
    try {
      const deals = tableFromColumns(Deal, changed);
      const { rows: found, total, explain } = evaluate(metrics, { deals }, query);
      for (const row of [...found, total]) explain(row as never, "bookings");
      if (deals.length !== size) throw new Error(`found ${String(deals.length)} rows`);
      for (let place = 0; place < size; place++) deals.row(place);
      columnsOf(deals);
    } catch (error) {
      if (!(error instanceof SalesmetricsError))
        throw new Error(`columns with seed ${String(seed + round)}`, { cause: error });
    }
  }
}

type Loose = Record<string, unknown>;

function mutated(draw: Draw): typeof columns {
  const copy: Record<string, Loose> = {};
  for (const [name, column] of Object.entries(columns)) copy[name] = { ...column };
  const names = Object.keys(copy);
  for (let changes = draw(2); changes >= 0; changes--) {
    const column = copy[pick(draw, names)]!;
    const part = pick(draw, [...Object.keys(column), ...parts]);
    column[part] = pick(draw, junk);
    if (draw(5) === 0) delete column[pick(draw, [part, "type"])];
  }
  return copy;
}

const parts = ["missing", "values", "days", "units", "scale", "codes", "words"];

const junk: readonly unknown[] = [
  ...[
    null,
    undefined,
    0,
    -1,
    1.5,
    Number.NaN,
    Infinity,
    1e9,
    "a",
    [],
    {},
    true,
    [1, 2],
    ["a"],
    5n,
    Symbol("x"),
  ],
  ...[
    "text",
    "number",
    "time",
    "flag",
    new Map(),
    new Map([[1, 1e5]]),
    new Map([[0, "x"]]),
    new Date(Number.NaN),
  ],
  ...[new Uint8Array(size), new Uint8Array(3), new Uint8Array(size).fill(9), new Int32Array(size).fill(77)],
  ...[new Int32Array(size).fill(-1), new Int32Array(size).fill(2 ** 31 - 1), new Float64Array(2)],
  ...[Number.NaN, 1e300, 0.5, 1e15, -1e14, 0].map((value) => new Float64Array(size).fill(value)),
  ...[Array.from({ length: size }), Array.from({ length: size }, () => 5n)],
];
