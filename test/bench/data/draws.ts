/** Draws a whole number from 0 up to, and without, a bound of at most 2³². */
export type Draw = (bound: number) => number;

/** The same whole numbers for the same seed, whatever the machine: the xorshift generator of George Marsaglia. */
export function drawsFrom(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4294967296) * bound);
  };
}
