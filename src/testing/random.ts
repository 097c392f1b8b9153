/** Draws a whole number from 0 up to, and without, a bound. */
export type Draw = (bound: number) => number;

/** A source of draws, equal for equal seeds: Mulberry32 of Tommy Ettinger. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

/** The items in random order: the shuffle of Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[], draw: Draw): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = draw(last + 1);
    [order[last], order[chosen]] = [order[chosen]!, order[last]!];
  }
  return order;
}

/** The items dealt out at random to `shards` shards, some of which may be empty. */
export function dealt<Item>(items: readonly Item[], shards: number, draw: Draw): Item[][] {
  const hands = Array.from({ length: shards }, (): Item[] => []);
  for (const item of items) hands[draw(shards)]!.push(item);
  return hands;
}

/** The merge of one or more states: neighbours are merged in random order until one is left. */
export function mergedAnyhow<State>(
  states: readonly State[],
  merge: (left: State, right: State) => State,
  draw: Draw,
): State {
  const rest = [...states];
  while (rest.length > 1) {
    const place = draw(rest.length - 1);
    rest.splice(place, 2, merge(rest[place]!, rest[place + 1]!));
  }
  return rest[0]!;
}
