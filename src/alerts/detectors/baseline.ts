import { invalidArgument } from "../../errors.js";
import type { SeriesPoint } from "./series.js";

/**
 * Where the limits of a chart come from.
 *
 * @category Alerts
 */
export interface BaselineOptions {
  /** The mean to keep to; that of the baseline without it. */
  readonly center?: number | undefined;
  /** The standard deviation of a single value; that of the baseline without it. */
  readonly sigma?: number | undefined;
  /** How many values from the beginning make the baseline; all without it. */
  readonly baseline?: number | undefined;
}

/** The mean and the standard deviation that limits are made of. */
export interface Baseline {
  readonly center: number;
  readonly sigma: number;
}

/** The mean range of two values of a normal distribution, in standard deviations, as tables for charts print it. */
const d2 = 1.128;

/**
 * The baseline of a series: the mean, and the mean difference of neighbours ÷ 1.128, which a slow drift does not widen.
 * `null` if there are fewer values than it needs.
 */
export function baselineOf(
  caller: string,
  series: readonly SeriesPoint[],
  { center, sigma, baseline }: BaselineOptions,
): Baseline | null {
  for (const [name, value] of Object.entries({ center, sigma, baseline }))
    if (value !== undefined && !isFit(name, value))
      throw invalidArgument(caller, `${name} ${fitness[name as keyof typeof fitness]}`, value);
  if (center !== undefined && sigma !== undefined) return { center, sigma };
  const count = baseline ?? series.length;
  if (count < 2 || series.length < count) return null;
  const values = series.slice(0, count).map(({ value }) => value);
  return { center: center ?? meanOf(values), sigma: sigma ?? meanOf(rangesOf(values)) / d2 };
}

const fitness = {
  center: "that is a number",
  sigma: "above 0",
  baseline: "of at least 2 values",
} as const;

function isFit(name: string, value: unknown): boolean {
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  return name === "center" || (name === "sigma" ? value > 0 : Number.isInteger(value) && value >= 2);
}

function rangesOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, place) => Math.abs(value - values[place]!));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
