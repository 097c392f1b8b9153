import type { Figure } from "./figure-value.js";
import { type Drawn, endsOf } from "./marks.js";
import { unlikeProperty } from "./printable.js";

/** A part of a specification. */
export type Part = Readonly<Record<string, unknown>>;

/** The two channels of position of a figure. */
export interface Shape {
  /** The channel of places, and that of values. */
  readonly across: "x" | "y";
  readonly up: "x" | "y";
  /** The channel of the place. */
  readonly place: Part;
  /** The channel of a field of values, with its scale and axis. */
  readonly value: (field: string) => Part;
  /** The colours by tone, with a legend of the series. */
  readonly color: Part;
}

/** The channels of a figure: mirrored from right to left, bars on their side where that is how their kind is drawn. */
export function shapeOf(figure: Figure, drawn: Drawn): Shape {
  const { isHorizontal } = drawn;
  const isMirrored = figure.direction === "rtl";
  const side = isMirrored ? "right" : "left";
  const orients = isHorizontal ? { x: side, y: "bottom" } : { x: "bottom", y: side };
  const [low, high] = endsOf(figure.y, figure.series, "y");
  const value = (field: string): Part => ({
    field,
    type: "quantitative",
    title: unlikeProperty(figure.y.title) || null,
    scale: { domain: [low, high], nice: false, zero: false, reverse: isMirrored && isHorizontal },
    axis: isBare(figure) ? null : tickAxis("y", figure.y.ticks, orients.y),
  });
  return {
    across: isHorizontal ? "y" : "x",
    up: isHorizontal ? "x" : "y",
    place: drawn.isNumeric
      ? numericPlace(figure, isMirrored)
      : { ...placeChannel(figure, drawn, orients.x), title: unlikeProperty(figure.x.title) || null },
    value,
    color: colorOf(figure, drawn, side === "left" ? "right" : "left"),
  };
}

function isBare({ kind }: Figure): boolean {
  return kind === "sparkline";
}

/** An axis whose labels are the texts of the figure. */
function tickAxis(axis: "x" | "y", ticks: Figure["y"]["ticks"], orient: string): Part {
  return {
    orient,
    values: ticks.map(({ position }) => position),
    labelExpr: `${axis}Labels[indexof(${axis}Keys, datum.value)]`,
  };
}

function numericPlace(figure: Figure, isMirrored: boolean): Part {
  return {
    field: "x",
    type: "quantitative",
    title: unlikeProperty(figure.x.title) || null,
    scale: { domain: endsOf(figure.x, figure.series, "x"), nice: false, zero: false, reverse: isMirrored },
    axis: tickAxis("x", figure.x.ticks, "bottom"),
  };
}

function placeChannel(figure: Figure, { places, isHorizontal }: Drawn, orient: string): Part {
  const { kind, direction } = figure;
  const isLine = ["trend", "sparkline", "control"].includes(kind);
  return {
    field: "x",
    type: "ordinal",
    scale: {
      type: isLine ? "point" : "band",
      domain: places,
      reverse: direction === "rtl" && !isHorizontal,
      ...(!isLine && { paddingInner: kind === "distribution" || kind === "cohorts" ? 0.04 : 0.25 }),
    },
    axis: isBare(figure)
      ? null
      : {
          orient,
          labelExpr: "xLabels[indexof(xKeys, datum.value)]",
          grid: false,
          ...(!isHorizontal && { labelOverlap: true, labelAngle: 0 }),
        },
  };
}

function colorOf({ series }: Figure, { tones }: Drawn, orient: string): Part {
  return {
    field: "tone",
    type: "nominal",
    scale: { domain: tones.map((_, tone) => tone), range: tones },
    legend:
      series.length < 2
        ? null
        : {
            title: null,
            orient,
            values: series.flatMap(({ name }, place) => (name === "" ? [] : [place])),
            labelExpr: "seriesNames[datum.value]",
            symbolType: "square",
            symbolOpacity: 1,
          },
  };
}
