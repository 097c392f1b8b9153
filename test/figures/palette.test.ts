import { expect, test } from "vitest";
import { type Palette, palettes } from "salesmetrics/figures";
import { contrastOf, heatColor, inkOn } from "../../src/figures/heat.js";

type Vector = readonly number[];
type Matrix = readonly Vector[];

const linear = (color: string): Vector =>
  [1, 3, 5].map((place) => {
    const share = Number.parseInt(color.slice(place, place + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
const times = (matrix: Matrix, vector: Vector): Vector =>
  matrix.map((row) => row.reduce((sum, each, place) => sum + each * vector[place]!, 0));

/** How a colour is seen: Machado, Oliveira and Fernandes (2009), at full severity, in linear light. */
const sights: Readonly<Record<string, Matrix>> = {
  everyColor: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  noRed: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  noGreen: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  noBlue: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour in OKLab (Ottosson 2020), where equal distances look alike. */
function labOf(color: string, sight: Matrix): Vector {
  const seen = times(sight, linear(color)).map((share) => Math.min(1, Math.max(0, share)));
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    seen,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  );
}

const luminance = (color: string): number => {
  const [red, green, blue] = linear(color);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = (first: string, second: string): number => {
  const [low, high] = [luminance(first), luminance(second)].sort((left, right) => left - right);
  return (high! + 0.05) / (low! + 0.05);
};

const themes = Object.entries<Palette>(palettes);

test.each(themes)("%s: every colour stands out from the ground, and texts more", (_, palette) => {
  const { background, text, muted, series, up, down } = palette;
  for (const color of [muted, up, down, ...series])
    expect(contrast(color, background)).toBeGreaterThanOrEqual(3);
  expect(contrast(text, background)).toBeGreaterThanOrEqual(7);
});

test.each(themes)("%s: two colours differ to every eye", (_, { series }) => {
  for (const [sight, matrix] of Object.entries(sights))
    for (const [place, first] of series.entries())
      for (const second of series.slice(place + 1)) {
        const [one, other] = [labOf(first, matrix), labOf(second, matrix)];
        const distance = Math.hypot(...one.map((each, axis) => each - other[axis]!));
        expect([sight, first, second, distance > 0.1]).toEqual([sight, first, second, true]);
      }
});

test.each(themes)("%s: a text in a cell of a heat map can be read", (_, { heat }) => {
  for (let share = 0; share <= 1; share += 0.01) {
    const fill = heatColor(heat, share);
    expect(contrast(fill, inkOn(fill, ["#000000", "#ffffff"]))).toBeGreaterThanOrEqual(4.5);
  }
});

test("the contrast of two colours is that of WCAG", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
