import { refusal } from "../errors.js";
import { type Drawing, currencyOf, positionOf, positionText, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, laidOut } from "./laid-out.js";
import { filled } from "./printable.js";
import { scaleOf, tickPositions } from "./ticks.js";

/**
 * How many rows of a report have a value in each of some equal steps. A step holds its lower edge; the last one also its upper.
 * Rows without a value are counted in a note.
 */
export function distribution(drawing: Drawing): Figure {
  const { caller, names, rows, options, language, metricOf } = drawing;
  const [name] = names as readonly [string];
  if (names.length > 1) throw refusal(caller, "one metric for a distribution", String(names.length));
  const isMixed = currenciesIn(drawing).length > 1;
  const values = isMixed ? [] : rows.map((row) => positionOf(row[name])).filter((each) => each !== null);
  const currency = rows.map((row) => currencyOf(row[name])).find((each) => each !== null) ?? null;
  const write = (at: number): string => positionText(drawing, metricOf(name), currency, at);
  const edges = edgesOf(values, options.bins ?? Math.ceil(Math.log2(Math.max(1, values.length))) + 1);
  const number = new Intl.NumberFormat(options.locale);
  const points = countsOf(values, edges).map((count, place): FigurePoint => {
    const [low, high] = [edges[place]!, edges[place + 1]!];
    const label = filled(language.figures.range, { low: write(low), high: write(high) });
    return { label, key: { low, high }, x: place, y: count, text: number.format(count), reason: null };
  });
  return laidOut(drawing, {
    kind: "distribution",
    x: { title: titleOf(drawing, name), ticks: [] },
    y: scaleOf(
      language.figures.groups,
      points.map(({ y }) => y!),
      true,
      (at) => number.format(at),
    ),
    series: [{ name: "", role: "value", points }],
    fromZero: true,
    notShown: rows.length - values.length,
  });
}

/** Equal round steps that hold all values: at most `most`. */
function edgesOf(values: readonly number[], most: number): number[] {
  if (values.length === 0) return [];
  let edges = tickPositions(values, false);
  while (edges.length - 1 > most) edges = coarser(edges);
  return edges;
}

/** Every second edge, and one more where the last is left out. */
function coarser(edges: readonly number[]): number[] {
  const step = edges[1]! - edges[0]!;
  const all = edges.length % 2 === 0 ? [...edges, edges.at(-1)! + step] : edges;
  return all.filter((_, place) => place % 2 === 0);
}

function countsOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  for (const value of values) {
    const after = edges.findIndex((edge) => edge > value);
    counts[after === -1 ? counts.length - 1 : after - 1]! += 1;
  }
  return counts;
}
