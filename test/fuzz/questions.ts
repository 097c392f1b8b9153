import { deepEqual, equal, ok } from "node:assert/strict";
import {
  and,
  type AnyMetric,
  between,
  change,
  constant,
  countCovering,
  countWhere,
  cumulative,
  day,
  Deal,
  definitionOf,
  difference,
  eq,
  evaluate,
  type Explanation,
  type Grain,
  growth,
  gte,
  type KeyFold,
  Lead,
  meanOf,
  type Metric,
  month,
  ne,
  not,
  only,
  overall,
  perKey,
  prior,
  plus,
  product,
  quarter,
  quantileOf,
  rates,
  ratio,
  report,
  SalesmetricsError,
  scan,
  sumOfSquares,
  shareWhere,
  toDate,
  topShare,
  trailing,
  week,
  year,
} from "salesmetrics";
import { shapeOf } from "../../src/expressions/shape.js";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { everyMetric } from "../catalog/catalogue.js";
import { dimensionBy, entities } from "../entities.js";
import { anything, ownNames, pick, rowFor } from "./values.js";

type Options = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

const grains: readonly ((options?: { readonly timeZone: string }) => Grain)[] = [
  day,
  week,
  month,
  quarter,
  year,
];
const metrics = Object.values(everyMetric);
const folds: readonly KeyFold<number, number>[] = [
  countWhere({ atLeast: 1 }),
  shareWhere({ above: 0.5, below: 1e6 }),
  meanOf(),
  quantileOf(0.9),
  topShare(2),
  topShare({ share: 0.3 }),
  countCovering(0.8),
  sumOfSquares(),
];
const combined: readonly ((draw: Draw, depth: number) => Metric<unknown, number>)[] = [
  (draw, depth) => ratio(metricFor(draw, depth), metricFor(draw, depth)),
  (draw, depth) => difference(metricFor(draw, depth), metricFor(draw, depth)),
  (draw, depth) => plus(metricFor(draw, depth), metricFor(draw, depth), metricFor(draw, depth)),
  (draw, depth) => product(metricFor(draw, depth), constant(pick(draw, [0, -1, 0.5, 1e6]))),
  (draw, depth) => growth(metricFor(draw, depth)),
  (draw, depth) => change(metricFor(draw, depth)),
  (draw, depth) => prior(metricFor(draw, depth), pick(draw, grains)(), 1 + draw(3)),
  (draw, depth) => trailing(1 + draw(4), pick(draw, grains)(), metricFor(draw, depth)),
  (draw, depth) => cumulative(metricFor(draw, depth)),
  (draw, depth) => toDate(pick(draw, grains)(), metricFor(draw, depth)),
  (draw, depth) => overall(metricFor(draw, depth)),
  (draw, depth) => perKey(pick(draw, [byOwner, bySource]), metricFor(draw, depth), pick(draw, folds)),
];

/** A metric of the catalogue, or one combined of others. */
function metricFor(draw: Draw, depth: number): Metric<unknown, number> {
  if (depth === 0 || draw(3) > 0) return pick(draw, metrics) as Metric<unknown, number>;
  return pick(draw, combined)(draw, depth - 1);
}

const rateSheet = rates({
  base: "EUR",
  quotes: [
    { currency: "USD", date: "2024-01-01", rate: "1.0812" },
    { currency: "JPY", rate: 161.7 },
  ],
});
const inZone = { timeZone: "America/St_Johns" };
const zonedGrains = grains.map((make) => make(inZone));
const periods = [
  between("2024-11-01", "2025-02-01", inZone),
  between("2025-01-01", "2025-01-02", inZone),
  between("2023-02-28", "2026-01-01", inZone),
];
const byOwner = dimensionBy("ownerId", "repId", "id");
const bySource = dimensionBy("source", "stage", "repId", "id");

const conditions = [and(), ne(Deal.source, "web"), gte(Deal.probability, 0.5), not(eq(Lead.ownerId, "ann"))];

/** The rows that a question about a metric may be restricted to. */
function whereFor(draw: Draw, metric: AnyMetric): unknown {
  const { measures } = metric.core().formula;
  const own = conditions.filter(
    ({ entity }) => entity === null || measures.some((measure) => measure.entity === entity),
  );
  return option(draw, only(...own.filter(() => draw(2) === 0)));
}

/** An option that is right nine times of ten, and anything else the tenth. */
function option<Value>(draw: Draw, value: Value): unknown {
  return draw(10) === 0 ? anything(draw) : value;
}

function queryFor(draw: Draw): Options {
  const name = pick(draw, ["owner", "source", ...ownNames]);
  const whole: Options = {
    by: option(draw, { [name]: pick(draw, [byOwner, bySource]) }),
    every: option(draw, pick(draw, zonedGrains)),
    during: option(draw, pick(draw, periods)),
    asOf: option(draw, pick(draw, ["2025-01-31", "2024-12-24", new Date("2025-01-15T12:00:00Z")])),
    currency: option(draw, pick(draw, ["EUR", "USD", "KWD"])),
    rates: option(draw, rateSheet),
  };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => draw(3) > (key === "asOf" ? 0 : 1)));
}

function dataFor(draw: Draw, metric: AnyMetric): Readonly<Record<string, unknown>> {
  const names = new Set(metric.core().formula.measures.map(({ entity }) => entity));
  const lists = entities
    .filter((entity) => names.has(entity[shapeOf].name))
    .map((entity) => [entity[shapeOf].name, Array.from({ length: draw(9) }, () => rowFor(draw, entity))]);
  if (draw(60) === 0) return { [pick(draw, [...names, "other"])]: anything(draw) };
  return Object.fromEntries(lists) as Readonly<Record<string, unknown>>;
}

/** Asks odd questions about odd rows. Throws for what is wrong with the answer, with the seed that shows it. */
export function fuzzQuestions(seed: number, rounds: number): { readonly answered: number } {
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    const draw = drawFrom(seed + round);
    try {
      const metric = typedErrors(() => metricFor(draw, 2));
      if (metric !== null && ask(draw, metric)) answered++;
    } catch (error) {
      throw new Error(`a question with seed ${seed + round}`, { cause: error });
    }
  }
  return { answered };
}

/** The result, or `null` for an error that tells the caller what to change. */
function typedErrors<Value>(compute: () => Value): Value | null {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof SalesmetricsError)) throw error;
    ok(error.message.length > 10 && error.message.length < 900, error.message);
    return null;
  }
}

function ask(draw: Draw, metric: AnyMetric): boolean {
  // An average over the days of each month of ten thousand years takes seconds: it is asked for a period.
  const isOverDays = JSON.stringify(typedErrors(() => definitionOf(metric))).includes('"averageOver"');
  const query = {
    ...(isOverDays && { during: pick(draw, periods) }),
    ...queryFor(draw),
    ...(draw(4) === 0 && { where: whereFor(draw, metric) }),
  };
  const data = dataFor(draw, metric);
  const asked = { it: metric };
  const answer = typedErrors(() => evaluate(asked, data as never, query as never));
  if (answer === null) return false;
  const lines: readonly unknown[] = [...answer.rows, answer.total];
  for (const line of lines) {
    const { it } = line as Row;
    const { value, reason, n }: Explanation = answer.explain(line as never, "it");
    deepEqual(value, it);
    equal(reason === null, it !== null);
    ok(n === null || (Number.isFinite(n) && n >= 0), `n is ${String(n)}`);
    ok(isFiniteValue(it), `a value ${JSON.stringify(it)}`);
  }
  // Through a cube, and JSON, it is the same.
  if (draw(4) === 0) {
    const cube = JSON.parse(JSON.stringify(scan(asked, data as never, query as never))) as never;
    const again = report(asked, cube);
    deepEqual(shown(again.rows), shown(answer.rows));
  }
  return true;
}

const shown = (rows: unknown): unknown => JSON.parse(JSON.stringify(rows));

/** Whether there is no NaN and no infinity in a value, wherever it is. */
function isFiniteValue(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if ("isFinite" in value) return (value as { isFinite(): boolean }).isFinite();
  return Object.values(value).every(isFiniteValue);
}
