import type { FigureAxis } from "./figure-value.js";

/** The fewest steps of a scale; there are at most twice and a half as many. */
const fewestSteps = 4;

/**
 * The positions of the marks of a scale that holds all values: steps of 1, 2 or 5 times a power of ten. None without values,
 * or where they are too large to be divided.
 */
export function tickPositions(values: readonly number[], fromZero: boolean): number[] {
  if (values.length === 0) return [];
  let [low, high] = fromZero ? [0, 0] : [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const step = niceStep((high - low) / fewestSteps);
  if (!Number.isFinite(step) || step === 0) return [];
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, place) => rounded((first + place) * step));
}

/** The greatest of 1, 2 and 5 times a power of ten that is not above a length. */
function niceStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const times = length / power;
  return rounded((times >= 5 ? 5 : times >= 2 ? 2 : 1) * power);
}

/** Without the noise of multiplying: 0.3, not 0.30000000000000004. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** An axis with a scale. */
export function scaleOf(
  title: string,
  values: readonly number[],
  fromZero: boolean,
  write: (position: number) => string,
): FigureAxis {
  const positions = tickPositions(values, fromZero);
  return { title, ticks: positions.map((position) => ({ position, text: write(position) })) };
}
