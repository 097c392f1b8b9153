import { refusal } from "../errors.js";
import { type Drawing, positionOf, positionWriter, titleOf } from "./drawing.js";
import type { Figure, FigurePoint } from "./figure-value.js";
import { currenciesIn, isWhole, laidOut } from "./laid-out.js";
import { pointOf, rowLabel } from "./points.js";
import { bounded } from "./printable.js";
import { positionTexts, scaleOf, tickPositions } from "./ticks.js";

/**
 * How many rows of a report have a value in each of some equal steps. A step holds its lower edge; the last one also its upper.
 * Rows without a value are named in a note. The row of the others is no group, and left out.
 */
export function distribution(drawing: Drawing): Figure {
  const { caller, names, rows, options, language, isOthers } = drawing;
  const [name] = names as readonly [string];
  if (names.length > 1) throw refusal(caller, "one metric for a distribution", String(names.length));
  const groups = rows.filter((row) => !isOthers(row));
  const merged = rows.filter(isOthers).reduce((count, row) => count + Number(row["merged"]), 0);
  const isMixed = currenciesIn(drawing).length > 1;
  const placed = isMixed ? [] : groups.filter((row) => positionOf(row[name]) !== null);
  const missing = groups.filter((row) => positionOf(row[name]) === null);
  const points = stepsOf(
    drawing,
    placed.map((row) => positionOf(row[name])!),
  );
  const number = new Intl.NumberFormat(options.locale);
  const counts = points.map(({ y }) => y!);
  return laidOut(drawing, {
    kind: "distribution",
    x: { title: titleOf(drawing, name), ticks: [] },
    y: scaleOf(language.figures.groups, { values: counts, fromZero: true, whole: true }, (at) =>
      number.format(at),
    ),
    series: [{ name: "", role: "value", points }],
    fromZero: true,
    judged: [...points, ...missing.map((row) => pointOf(drawing, row, name, rowLabel(drawing, row), 0))],
    notShown: merged,
  });
}

/** The steps, with how many values each has. */
function stepsOf(drawing: Drawing, values: readonly number[]): FigurePoint[] {
  const { names, options, language, metricOf } = drawing;
  const [name] = names as readonly [string];
  const [currency = null] = currenciesIn(drawing);
  const sturges = Math.ceil(Math.log2(Math.max(1, values.length))) + 1;
  const edges = edgesOf(values, isWhole(drawing, name), options.bins ?? sturges);
  const texts = positionTexts(edges, positionWriter(drawing, metricOf(name), currency));
  const number = new Intl.NumberFormat(options.locale);
  return countsOf(values, edges).map((count, place): FigurePoint => {
    const label = bounded(language.figures.range, language, [texts[place]!, texts[place + 1]!]);
    const key = { low: edges[place]!, high: edges[place + 1]! };
    return { label, key, x: place, y: count, text: number.format(count), reason: null };
  });
}

/** Equal round steps that hold all values: as many as there can be, and at most `most`. */
function edgesOf(values: readonly number[], whole: boolean, most: number): number[] {
  let edges: number[] = [];
  for (let steps = most; steps > 0; steps--) {
    edges = tickPositions({ values, fromZero: false, whole }, steps);
    if (edges.length - 1 <= most) return edges;
  }
  // Values on both sides of 0, which is always an edge.
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
