import type { CohortTable } from "../analysis/cohort-table.js";
import { reportedCell } from "../analysis/reported-cell.js";
import type { Dimensions } from "../expressions/dimension.js";
import { having, invalidArgument, listIn, oneNamed } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import type { Explanation } from "../report/explanation.js";
import { type Drawing, metricNamed, type Row } from "./drawing.js";
import { type CohortFigureOptions, metricOptionsIn } from "./figure-options.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { laidOut } from "./laid-out.js";
import { pointOf, rowLabel } from "./points.js";
import { joined } from "./printable.js";
import { withSource } from "./sources.js";

const caller = "cohortFigure";
const expected = "a table of cohorts, such as cohortTable(…) returns";
const mostCohorts = 50;

/**
 * The figure of a metric of a cohort table, a heat map: a series for each cohort, a point for each age.
 *
 * *Details*. `x` is the age, `y` the value, to be drawn as a colour; the marks of `y` are those of the scale of colours. A cell
 * that it is too early to tell, or whose cohort may still grow, is marked as `partial`, and a note names its cohort. A zero is a
 * zero. What is beyond `limit` is counted in a note.
 *
 * *Gotchas*. A table does not hold its metrics: pass them.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order } from "salesmetrics";
 * import { cohort, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
 * import { en } from "salesmetrics/describe/en";
 * import { cohortFigure } from "salesmetrics/figures";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10", paidAmount: 10, currency: "EUR" },
 *   { id: "2", customerId: "bob", placedAt: "2025-01-31", paidAmount: 20, currency: "EUR" },
 *   { id: "3", customerId: "ann", placedAt: "2025-02-28", paidAmount: 5, currency: "EUR" },
 * ] as const;
 * const metrics = { retention: retention(buyers) };
 * const data = { orders: cohortEvents(buyers, orders).rows };
 * const query = { every: month(), by: { age: buyers.age }, asOf: "2025-02-28" } as const;
 * const table = cohortTable(evaluate(metrics, data, query), buyers);
 * const { series } = cohortFigure(table, "retention", { language: en, metrics });
 *
 * series.map(({ name, points }) => [name, points.map(({ text }) => text)]);
 * // => [["January 2025", ["100%", "50%"]]]
 * ```
 *
 * @category Figures
 */
export function cohortFigure<M extends Metrics, By extends Dimensions>(
  table: CohortTable<M, By>,
  name: keyof M & string,
  options: CohortFigureOptions,
): Figure {
  const known = metricOptionsIn(
    caller,
    options,
    "the metrics of the table by name: { metrics: { retention } }",
  );
  oneNamed(caller, name, Object.keys(known.metrics));
  const { lines, dimensions, explain, reported } = linesIn(table);
  const shown = lines.slice(0, known.limit ?? mostCohorts);
  const drawing: Drawing = {
    ...{ caller, options: known, language: known.language, dimensions, explain, names: [name] },
    ...{ rows: shown.flat(), total: {}, isOthers: () => false },
    metricOf: (asked) => metricNamed(caller, known.metrics, asked),
  };
  const series = shown.map((line) => seriesOf(drawing, line, name, reported));
  return laidOut(drawing, {
    kind: "cohorts",
    x: { title: known.language.figures.age, ticks: [] },
    series,
    fromZero: true,
    judged: series.flatMap(notedPoints),
    notShown: lines.length - shown.length,
  });
}

/** A table of any cohorts. */
interface AnyTable {
  readonly rows: readonly object[];
  readonly explain: (cell: never, name: never) => Explanation;
}

/** The cells of each cohort as rows, with the values of its dimensions and its period. */
function linesIn(table: AnyTable): {
  readonly lines: readonly (readonly Row[])[];
  readonly dimensions: readonly string[];
  readonly explain: Drawing["explain"];
  readonly reported: (line: Row) => ReturnType<typeof reportedCell>;
} {
  const { rows, explain } = having(caller, expected, table, "average");
  if (typeof explain !== "function") throw invalidArgument(caller, expected, table);
  const cells = new Map<Row, object>();
  const lines = (listIn(caller, expected, rows) as readonly Row[]).map((row) => {
    const { cells: own, ...shared } = having(caller, expected, row, "cells");
    return listIn(caller, expected, own as readonly object[]).map((cell): Row => {
      const line = { ...shared, ...having(caller, expected, cell, "age") };
      cells.set(line, cell);
      return line;
    });
  });
  const added = ["period", "partial", "cells"];
  return {
    lines,
    dimensions: Object.keys(rows[0] ?? {}).filter((name) => !added.includes(name)),
    explain: (line, name) => explain(cells.get(line) as never, name as never),
    reported: (line) => reportedCell(table, cells.get(line)!),
  };
}

function seriesOf(
  drawing: Drawing,
  line: readonly Row[],
  name: string,
  reported: (line: Row) => ReturnType<typeof reportedCell>,
): FigureSeries {
  const number = new Intl.NumberFormat(drawing.options.locale);
  const points = line.map((cell, place): FigurePoint => {
    const age = cell["age"] as number;
    const label = number.format(age);
    const point = pointOf(drawing, cell, name, label, place);
    const isUnripe = point.partial === true || point.reason === "immature";
    const source = { drawing, row: cell, name, age: label, reported: () => reported(cell) };
    const key = withSource({ ...point.key, age }, source);
    return { ...point, key, ...(isUnripe && { partial: true as const }) };
  });
  return { name: line[0] === undefined ? "" : rowLabel(drawing, line[0]), role: "value", points };
}

/** What notes say of a cohort: cells without a value by their age; of cells that it is too early to tell, the cohort alone. */
function notedPoints({ name, points }: FigureSeries): FigurePoint[] {
  return points.map((point) =>
    point.partial === true
      ? { ...point, label: name, reason: null }
      : { ...point, label: joined([name, point.label]) },
  );
}
