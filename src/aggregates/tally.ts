/** How often each value occurred, under text keys: a state shared by distinct counts and quantiles. */
export interface Tally {
  n: number;
  readonly counts: Record<string, number>;
}

export function emptyTally(): Tally {
  return { n: 0, counts: {} };
}

/** Counts `times` more of a key, in place; a key that is no longer there is forgotten. */
export function tally(state: Tally, key: string, times: number): Tally {
  const count = (state.counts[key] ?? 0) + times;
  if (count === 0) delete state.counts[key];
  else state.counts[key] = count;
  state.n += times;
  return state;
}

export function negatedTally({ n, counts }: Tally): Tally {
  return { n: -n, counts: Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, -count])) };
}

export function mergeTallies(left: Tally, right: Tally): Tally {
  const merged: Tally = { n: left.n, counts: { ...left.counts } };
  for (const [key, count] of Object.entries(right.counts)) tally(merged, key, count);
  return merged;
}
