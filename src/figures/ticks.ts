import type { FigureAxis } from "./figure-value.js";

/** The fewest steps of a scale; there are at most twice and a half as many, and one. */
const fewestSteps = 4;

/** What a scale has to hold. */
export interface Scale {
  readonly values: readonly number[];
  /** Whether lengths are compared, so that it has to hold 0. */
  readonly fromZero: boolean;
  /** Whether its values are counts, with nothing between them. */
  readonly whole: boolean;
}

/** How a position is written: `"short"` (1.2M), `"usual"`, or with all its digits. */
export type WritePosition = (position: number, form: "short" | "usual" | "all") => string;

/**
 * The positions of the marks of a scale that holds all values: steps of 1, 2 or 5 times a power of ten. None without values,
 * or where they are too large to be divided.
 */
export function tickPositions({ values, fromZero, whole }: Scale, steps = fewestSteps): number[] {
  if (values.length === 0) return [];
  const [low, high] = endsOf(values, fromZero);
  const step = niceStep((high - low) / steps);
  const used = whole ? Math.max(1, step) : step;
  if (!Number.isFinite(used) || used === 0) return [];
  const [first, last] = [Math.floor(low / used), Math.ceil(high / used)];
  return Array.from({ length: last - first + 1 }, (_, place) => rounded((first + place) * used));
}

/** The ends of a scale: apart from each other, by more than the digits that are kept. */
function endsOf(values: readonly number[], fromZero: boolean): readonly [low: number, high: number] {
  let [low, high] = fromZero ? [0, 0] : [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9) return [low, high];
  return low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
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
export function scaleOf(title: string, scale: Scale, write: WritePosition): FigureAxis {
  const positions = tickPositions(scale);
  const texts = positionTexts(positions, write);
  return { title, ticks: positions.map((position, place) => ({ position, text: texts[place]! })) };
}

/** Positions as texts: as short as they can be while each differs from the others. */
export function positionTexts(positions: readonly number[], write: WritePosition): string[] {
  const written = (["short", "usual", "all"] as const).map((form) => positions.map((at) => write(at, form)));
  return written.find((texts) => new Set(texts).size === texts.length) ?? written.at(-1)!;
}
