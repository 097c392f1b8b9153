import type { Figure, FigureAxis, FigurePoint } from "../../figures/figure-value.js";

/** Maps a position of an axis to a length of the picture. */
export type Scale = (position: number) => number;

/** A straight scale from a range of positions to a range of lengths. */
export function linear([low, high]: Range, [from, to]: Range): Scale {
  // Halved, so that the difference of the largest numbers is a number.
  const span = high / 2 - low / 2;
  return (position) => from + (span === 0 ? 0 : (position / 2 - low / 2) / span) * (to - from);
}

/** The least and the greatest. */
export type Range = readonly [low: number, high: number];

/** The ends of an axis: of its marks and of all positions; from 0 to 1 without any. */
export function rangeOf({ ticks }: FigureAxis, positions: Iterable<number>): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const position of [...ticks.map((tick) => tick.position), ...positions]) {
    if (position < low) low = position;
    if (position > high) high = position;
  }
  if (low > high) return [0, 1];
  return low === high ? [Math.min(0, low), Math.max(low === 0 ? 1 : 0, high)] : [low, high];
}

/** All positions along the second axis. */
export function* positionsOf({ series }: Figure): Generator<number> {
  for (const { points } of series)
    for (const point of points) {
      const { y, base, interval } = point;
      if (y === null) continue;
      yield y;
      if (base !== undefined) yield base;
      if (interval !== undefined) yield* [interval.low, interval.high];
    }
}

/** A point that has a place along both axes. */
export type Placed = FigurePoint & { readonly x: number; readonly y: number };

export function isPlaced(point: FigurePoint): point is Placed {
  return point.x !== null && point.y !== null;
}

/** The places of both axes, and the edges of what they enclose. */
export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
  readonly bottom: number;
}
