import { type Canvas, type Part, shownText, sideOf } from "./echarts-parts.js";
import { endsOf } from "./marks.js";

/** The two axes. Bars on their side have their places on the second. */
export function axesOf(canvas: Canvas): Part {
  const { figure, drawn } = canvas;
  const isMirrored = figure.direction === "rtl";
  const side = sideOf(figure);
  const below = { ...lookBelow(canvas), inverse: isMirrored };
  if (drawn.isHorizontal)
    return {
      xAxis: scaleAxes(canvas, "y", { ...below, position: "bottom" }),
      yAxis: [placeAxis(canvas, { ...lookBeside(canvas, true), position: side })],
    };
  const across = { ...below, position: "bottom" };
  const xAxis = drawn.isNumeric ? scaleAxes(canvas, "x", across) : [placeAxis(canvas, across)];
  const beside = { ...lookBeside(canvas, figure.kind === "cohorts"), position: side };
  return {
    xAxis,
    yAxis: figure.kind === "cohorts" ? [cohortAxis(canvas, beside)] : scaleAxes(canvas, "y", beside),
  };
}

function lookOf({ figure, palette }: Canvas): Part {
  return {
    show: figure.kind !== "sparkline",
    nameTextStyle: { color: palette.text },
    axisLine: { show: true, lineStyle: { color: palette.muted } },
    axisTick: { show: false },
  };
}

function lookBelow(canvas: Canvas): Part {
  return { ...lookOf(canvas), nameLocation: "middle", nameGap: 30 };
}

/** An axis at the side has its name above it; one that is inverse begins at the top. */
function lookBeside(canvas: Canvas, isInverse: boolean): Part {
  const { figure, palette } = canvas;
  const align = sideOf(figure);
  return {
    ...lookOf(canvas),
    inverse: isInverse,
    nameLocation: isInverse ? "start" : "end",
    nameTextStyle: { color: palette.text, align },
  };
}

function labelLook({ palette }: Canvas): Part {
  return { color: palette.text, width: 160, overflow: "truncate" };
}

function placeAxis(canvas: Canvas, look: Part): Part {
  const { figure, drawn } = canvas;
  const isLine = ["trend", "sparkline", "control"].includes(figure.kind);
  return {
    ...look,
    ...{ type: "category", name: shownText(figure.x.title), data: drawn.labels.map(shownText) },
    boundaryGap: !isLine || drawn.places.length < 2,
    axisLabel: { ...labelLook(canvas), ...(drawn.isHorizontal && { interval: 0 }) },
    splitLine: { show: false },
  };
}

/** The axis of the cohorts of a heat map, the first on top. */
function cohortAxis(canvas: Canvas, look: Part): Part {
  const { series, words } = canvas.figure;
  return {
    ...look,
    ...{ type: "category", name: shownText(words.cohort), data: series.map(({ name }) => shownText(name)) },
    axisLabel: { ...labelLook(canvas), interval: 0 },
    splitLine: { show: false },
  };
}

/**
 * A scale. ECharts would write its numbers by itself, or by a function, which is no data. So the scale is hidden, and an axis of
 * labels stands in its place: its labels are as far apart as the marks.
 */
function scaleAxes(canvas: Canvas, along: "x" | "y", look: Part): Part[] {
  const { figure, palette } = canvas;
  const { title, ticks } = figure[along];
  const [min, max] = endsOf(figure[along], figure.series, along);
  const name = shownText(title);
  const splitLine = { show: true, lineStyle: { color: palette.grid } };
  const isEven = isEvenlySpaced(
    ticks.map(({ position }) => position),
    [min, max],
  );
  const scale = { ...look, type: "value", min, max };
  if (ticks.length > 0 && !isEven) return [{ ...scale, name, axisLabel: labelLook(canvas), splitLine }];
  const texts = {
    ...look,
    ...{ type: "category", name, data: ticks.map(({ text }) => shownText(text)), boundaryGap: false },
    axisLabel: { ...labelLook(canvas), interval: 0, hideOverlap: true },
    splitLine: { ...splitLine, interval: 0 },
  };
  return [{ ...scale, show: false }, ...(isEven ? [texts] : [])];
}

/** Whether marks are in equal steps from one end of a scale to the other. */
function isEvenlySpaced(positions: readonly number[], [low, high]: readonly [number, number]): boolean {
  if (positions.length < 2) return false;
  const step = (high - low) / (positions.length - 1);
  return positions.every((position, place) => Math.abs(position - (low + place * step)) <= step * 1e-6);
}
