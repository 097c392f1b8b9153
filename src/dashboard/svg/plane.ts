import type { Figure } from "../../figures/figure-value.js";
import { labelsBelow, type Mark, readable, widthOfMarks } from "./axis-labels.js";
import { legendOf } from "./legend.js";
import { fontSize, label, path, type Pen } from "./pen.js";
import { linear, positionsOf, rangeOf, type Scale } from "./scale.js";
import { drawnSeries } from "./series.js";

/** Lines, steps or points between two axes. */
export function drawnPlane(pen: Pen, figure: Figure): string {
  const legend = legendOf(pen, figure);
  const top = legend.height + (figure.y.title === "" ? 8 : 22);
  const bottom = pen.height - (figure.x.title === "" ? 20 : 36);
  const marks = readable(figure.y.ticks, [top, bottom]);
  const start = widthOfMarks(pen, marks) + 8;
  const y = linear(rangeOf(figure.y, positionsOf(figure)), [bottom, top]);
  const x = acrossOf(figure, [start + 6, pen.width - 8]);
  const title = label(pen, figure.y.title, [0, legend.height + 12], pen.width);
  const titleBelow = label(pen, figure.x.title, [pen.width, pen.height - 4], pen.width, {
    anchor: "end",
  });
  return [
    legend.drawn,
    title,
    linesAcross(pen, marks, y, start),
    labelsBelow(pen, marksBelow(figure), x, bottom + 15),
    titleBelow,
    drawnSeries(pen, figure, { x, y, bottom }),
  ].join("");
}

/** A line alone, as small as a word. */
export function drawnSparkline(pen: Pen, figure: Figure): string {
  const y = linear(rangeOf({ title: "", ticks: [] }, positionsOf(figure)), [pen.height - 5, 5]);
  const x = acrossOf(figure, [6, pen.width - 6]);
  return drawnSeries(pen, figure, { x, y, bottom: pen.height - 5 });
}

function acrossOf(figure: Figure, lengths: readonly [number, number]): Scale {
  const positions = figure.series.flatMap(({ points }) => points.map(({ x }) => x));
  return linear(
    rangeOf(
      figure.x,
      positions.filter((at) => at !== null),
    ),
    lengths,
  );
}

/** The marks of the scale; without one, the label of each place. */
function marksBelow({ x, series }: Figure): readonly Mark[] {
  if (x.ticks.length > 0) return x.ticks;
  const places = new Map<number, string>();
  for (const { points } of series)
    for (const point of points) if (point.x !== null) places.set(point.x, point.label);
  return Array.from(places, ([position, text]) => ({ position, text })).sort(
    (left, right) => left.position - right.position,
  );
}

function linesAcross(pen: Pen, marks: readonly Mark[], y: Scale, start: number): string {
  const { grid } = pen.colors;
  return marks
    .map(({ position, text }) => {
      const at = y(position);
      const line = path(
        pen,
        [
          [start, at],
          [pen.width, at],
        ],
        { stroke: grid },
      );
      const place = [start - 6, at + fontSize / 3] as const;
      return line + label(pen, text, place, start - 8, { anchor: "end" });
    })
    .join("");
}
