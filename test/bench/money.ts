import { dealColumns, type DealColumns, won } from "./data/columns.js";
import { timesInTurn } from "./timing/rounds.js";

const size = 1_000_000;

/** Milliseconds of the same loop, the won amount by rep, with floats and with exact sums. */
export interface MoneyTimes {
  readonly float: number;
  readonly exact: number;
}

/** As the engine adds: integers in a double while they fit below 2⁵³, and what would not in a BigInt. */
interface ExactSums {
  readonly units: Float64Array;
  readonly spilled: bigint[];
}

/**
 * What exact sums cost: a user's loop over float amounts against the same loop over scaled integers.
 *
 * The integers are there before the loop starts, as a table has them from loading.
 */
export async function measureMoney(): Promise<MoneyTimes> {
  const columns = dealColumns(size);
  const cents = columns.amount.map((amount) => Math.round(amount * 100));
  checkSums(floatSums(columns), exactSums(columns, cents));
  const runners = {
    float: () => floatSums(columns)[0]!,
    exact: () => exactSums(columns, cents).units[0]!,
  };
  const run = (name: keyof MoneyTimes): number => timed(runners[name]);
  const times = await timesInTurn(["float", "exact"] as const, run);
  return { float: times.get("float")!.median, exact: times.get("exact")!.median };
}

function floatSums({ size, status, owner, amount }: DealColumns): Float64Array {
  const sums = new Float64Array(owner.words.length);
  const [statusCodes, ownerCodes] = [status.codes, owner.codes];
  for (let row = 0; row < size; row++) {
    if (statusCodes[row] === won) sums[ownerCodes[row]!]! += amount[row]!;
  }
  return sums;
}

function exactSums({ size, status, owner }: DealColumns, cents: Float64Array): ExactSums {
  const units = new Float64Array(owner.words.length);
  const spilled = owner.words.map(() => 0n);
  const [statusCodes, ownerCodes] = [status.codes, owner.codes];
  for (let row = 0; row < size; row++) {
    if (statusCodes[row] !== won) continue;
    const rep = ownerCodes[row]!;
    const sum = units[rep]! + cents[row]!;
    if (Math.abs(sum) <= Number.MAX_SAFE_INTEGER) units[rep] = sum;
    else spill({ units, spilled }, rep, cents[row]!);
  }
  return { units, spilled };
}

function spill({ units, spilled }: ExactSums, rep: number, cents: number): void {
  spilled[rep]! += BigInt(units[rep]!);
  units[rep] = cents;
}

function checkSums(floats: Float64Array, { units, spilled }: ExactSums): void {
  for (const [rep, float] of floats.entries()) {
    const exact = Number(spilled[rep]! + BigInt(units[rep]!)) / 100;
    if (Math.abs(float - exact) > 1e-9 * exact) throw new Error(`money: expected ${exact}, got ${float}`);
  }
}

function timed(run: () => number): number {
  const started = performance.now();
  if (run() === 0) throw new Error("money: expected a sum, got 0");
  return performance.now() - started;
}
