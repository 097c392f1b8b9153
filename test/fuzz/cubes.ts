import {
  averageOver,
  bookings,
  countDistinct,
  type Cube,
  Deal,
  elapsed,
  first,
  growth,
  last,
  lifetime,
  max,
  mean,
  median,
  type Metrics,
  mergeCubes,
  min,
  month,
  prior,
  type Query,
  rates,
  report,
  SalesmetricsError,
  scan,
  spread,
  stock,
  sum,
  count,
  survivalCurve,
  survivalMedian,
  variance,
  winRate,
  year,
} from "salesmetrics";
import { dateAt } from "../../src/calendar/dates.js";
import { type Draw, drawFrom } from "../../src/testing/random.js";

const at = { at: Deal.closedAt };
const cycle = elapsed(Deal.createdAt, Deal.closedAt);
const life = lifetime(Deal.createdAt, Deal.closedAt);

const metrics: Metrics = {
  winRate,
  bookings,
  growth: growth(bookings),
  before: prior(winRate),
  mean: mean(Deal.amount, at),
  median: median(Deal.amount, at),
  medianCycle: median(cycle, at),
  spread: variance(cycle, at),
  smallest: min(Deal.amount, at),
  largest: max(cycle, at),
  buyers: countDistinct(Deal.customerId, at),
  loyal: countDistinct(Deal.customerId, { ...at, atLeast: 2 }),
  firstAmount: first(Deal.amount, Deal.closedAt, at),
  lastStage: last(Deal.stage, Deal.closedAt, at),
  lastTime: last(Deal.createdAt, Deal.closedAt, at),
  lasting: survivalMedian(life),
  curve: survivalCurve(life),
  open: stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt }),
  pipeline: stock(sum(Deal.amount), { from: Deal.createdAt, until: Deal.closedAt }),
  planned: spread(Deal.amount, { from: Deal.createdAt, until: Deal.closedAt }),
  usual: averageOver(month(), stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt })),
};

const deals: Deal[] = Array.from({ length: 24 }, (_, place) => ({
  id: String(place),
  status: (["won", "lost", "won", "open"] as const)[place % 4]!,
  amount: place === 7 ? "1e400" : place === 9 ? "?" : place * 12.5,
  currency: place % 3 === 0 ? "USD" : "EUR",
  ownerId: ["ann", "bob", null][place % 3] as string,
  customerId: `c${String(place % 5)}`,
  stage: place % 2 === 0 ? "demo" : "offer",
  createdAt: dateAt(20_089 + place * 4),
  closedAt: place % 4 === 3 ? null : dateAt(20_148 + place * 3),
}));

const inEuros = {
  currency: "EUR",
  rates: rates({
    base: "EUR",
    quotes: [
      { currency: "USD", date: "2024-01-01", rate: "1.1" },
      { currency: "USD", date: "2025-04-01", rate: "1.05" },
    ],
  }),
} as const;

const questions: readonly Query[] = [
  { by: { rep: Deal.ownerId }, every: month(), during: year(2025), asOf: "2025-05-15", ...inEuros } as const,
  {
    by: { rep: Deal.ownerId, stage: Deal.stage },
    during: month(2025, 4),
    asOf: "2025-05-15",
    ...inEuros,
  } as const,
];
const cubes: readonly Cube[] = questions.map((query) => scan(metrics, { deals }, query));

/** Changes cubes at random, merges and reports them. Throws for what is wrong with the answer, with its seed. */
export function fuzzCubes(seed: number, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const draw = drawFrom(seed + round);
    const whole = cubes[draw(cubes.length)]!;
    const changed = mutated(whole, draw);
    const started = process.cpuUsage();
    try {
      answer(whole, changed);
    } catch (error) {
      if (!(error instanceof SalesmetricsError))
        throw new Error(`a cube with seed ${String(seed + round)}`, { cause: error });
    }
    // Time of the processor: another process may hold it for long.
    const { user, system } = process.cpuUsage(started);
    if (user + system > mostMicroseconds)
      throw new Error(`a cube with seed ${String(seed + round)} took too long`);
  }
}

/** Hundreds of times what a report of these cubes takes. */
const mostMicroseconds = 10_000_000;

function answer(whole: Cube, changed: Cube): void {
  const { rows, total, explain } = report(metrics, changed);
  checkNumbers([rows, total]);
  for (const row of [...rows, total])
    checkNumbers(Object.keys(metrics).map((name) => explain(row as never, name)));
  mergeCubes(metrics, [whole, changed, whole]);
}

/** Throws for a number that is none. */
function checkNumbers(value: unknown): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`found ${String(value)}`);
  if (typeof value !== "object" || value === null) return;
  if ("isFinite" in value && !(value as { isFinite(): boolean }).isFinite())
    throw new Error("found an amount without end");
  for (const [name, part] of Object.entries(value)) if (name !== "period") checkNumbers(part);
}

type Parent = Record<string, unknown>;

/** A copy of a cube, from JSON, with one to three changes. */
function mutated(cube: Cube, draw: Draw): Cube {
  const holder: Parent = { cube: JSON.parse(JSON.stringify(cube)) as unknown };
  for (let count = draw(3); count >= 0; count--) {
    const places = placesIn(holder);
    const place = places[draw(places.length)];
    if (place !== undefined) change(...place, draw);
  }
  return holder["cube"] as Cube;
}

/** Every property of every object in plain data. */
function placesIn(holder: Parent): (readonly [parent: Parent, name: string])[] {
  const found: (readonly [Parent, string])[] = [];
  const parents = [holder];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const [name, value] of Object.entries(parent)) {
      found.push([parent, name]);
      if (typeof value === "object" && value !== null) parents.push(value as Parent);
    }
  }
  return found;
}

function change(parent: Parent, name: string, draw: Draw): void {
  const value = parent[name];
  const kind = draw(5);
  if (kind === 0) delete parent[name];
  else if (kind === 1 && typeof value === "number")
    parent[name] = [value + 1, -value, value * 1e9, value / 3, String(value)][draw(5)];
  else if (kind === 2 && Array.isArray(value))
    value.splice(draw(value.length + 1), 1 - draw(2), ...value.slice(0, 1));
  else if (kind === 3 && typeof value === "object" && value !== null && !Array.isArray(value))
    Object.defineProperty(value, ownNames[draw(ownNames.length)]!, {
      value: draw(9),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else parent[name] = draw(9) === 0 ? nested(draw) : junk[draw(junk.length)];
}

function nested(draw: Draw): unknown {
  let value: unknown = draw(2) === 0 ? [] : {};
  for (let depth = [0, 1, 3, 20_000][draw(4)]!; depth > 0; depth--)
    value = draw(2) === 0 ? [value] : { n: value };
  return value;
}

const ownNames = ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty", "n", "length"];

const junk: readonly unknown[] = [
  ...[null, true, 0, -0, -1, 0.5, 1e21, 1e308, -1e-300, 2 ** 53, 2 ** 31, -(2 ** 31), 300, 4_000_000],
  ...[
    "",
    "0",
    "1e5",
    "1e10000",
    "1e999999999",
    "-7",
    "NaN",
    "EUR",
    "USD@2025-04-01",
    "2025-04-01",
    "9999-12-31",
  ],
  ...["month", "9".repeat(5000), ...["constructor", "__proto__"]],
];
