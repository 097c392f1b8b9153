import { type Draw, drawsFrom } from "./draws.js";
import { customers, names, reps, sources, statuses } from "./words.js";

/** A text column: for each row, the place of its word among the words. */
export interface Coded<Word extends string = string> {
  readonly codes: Uint16Array;
  readonly words: readonly Word[];
}

/** Deals as columns, without an object for any row: what fits in memory at ten million rows. */
export interface DealColumns {
  readonly size: number;
  readonly status: Coded<(typeof statuses)[number]>;
  readonly owner: Coded;
  readonly customer: Coded;
  readonly source: Coded;
  readonly name: Coded;
  /** In dollars: the doubles that print with at most two decimals. */
  readonly amount: Float64Array;
  /** Epoch milliseconds. */
  readonly createdAt: Float64Array;
  /** Epoch milliseconds; NaN while the deal is open. */
  readonly closedAt: Float64Array;
}

export const won = statuses.indexOf("won");
export const open = statuses.indexOf("open");

const seed = 20_230_101;
const firstSecond = Date.UTC(2023, 0, 1) / 1000;
const secondsOfTwoYears = Date.UTC(2025, 0, 1) / 1000 - firstSecond;
const longestCycleSeconds = 120 * 24 * 3600;

/** The same deals every time; a larger size begins with the deals of a smaller one. */
export function dealColumns(size: number): DealColumns {
  const columns = emptyColumns(size);
  const draw = drawsFrom(seed);
  for (let row = 0; row < size; row++) drawDeal(columns, row, draw);
  return columns;
}

/** Columns of that many rows, with nothing in them yet. */
export function emptyColumns(size: number): DealColumns {
  const coded = <Word extends string>(words: readonly Word[]): Coded<Word> => ({
    codes: new Uint16Array(size),
    words,
  });
  return {
    size,
    status: coded(statuses),
    owner: coded(reps),
    customer: coded(customers),
    source: coded(sources),
    name: coded(names),
    amount: new Float64Array(size),
    createdAt: new Float64Array(size),
    closedAt: new Float64Array(size),
  };
}

function drawDeal(columns: DealColumns, row: number, draw: Draw): void {
  const chance = draw(10);
  const status = chance < 3 ? 0 : chance < 6 ? 1 : 2;
  columns.status.codes[row] = status;
  for (const { codes, words } of [columns.owner, columns.customer, columns.source, columns.name]) {
    codes[row] = draw(words.length);
  }
  columns.amount[row] = (1_000 + draw(5_000_000)) / 100;
  const seconds = firstSecond + draw(secondsOfTwoYears);
  const cycleSeconds = draw(longestCycleSeconds + 1);
  columns.closedAt[row] = status === open ? Number.NaN : seconds * 1000;
  columns.createdAt[row] = status === open ? seconds * 1000 : (seconds - cycleSeconds) * 1000;
}
