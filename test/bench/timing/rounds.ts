/** Milliseconds. The median is what counts; the best says how much the machine was disturbed. */
export interface Time {
  readonly median: number;
  readonly best: number;
}

const warmUpRounds = 1;
const rounds = 5;

/** In a turn, who is quick is asked again and again for so long: one asking of a millisecond says little. */
const turnMilliseconds = 100;
const mostAskings = 50;

/**
 * Times everyone in turn, round after round, so that what slows the machine for a while slows all alike. The first
 * round, in which code is still being compiled, does not count.
 */
export async function timesInTurn<Runner>(
  runners: readonly Runner[],
  time: (runner: Runner) => number | Promise<number>,
): Promise<Map<Runner, Time>> {
  const samples = new Map(runners.map((runner): [Runner, number[]] => [runner, []]));
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    for (const [runner, timed] of samples) {
      const found = await turn(() => time(runner));
      if (round >= warmUpRounds) timed.push(...found);
    }
  }
  return new Map([...samples].map(([runner, timed]) => [runner, timeOf(timed)]));
}

/** The first asking after a pause does not count: it finds cold caches, and a heap that has been made small. */
async function turn(time: () => number | Promise<number>): Promise<number[]> {
  await time();
  const found: number[] = [];
  for (let spent = 0; spent < turnMilliseconds && found.length < mostAskings; spent += found.at(-1)!) {
    found.push(await time());
  }
  return found;
}

function timeOf(samples: readonly number[]): Time {
  const sorted = [...samples].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  const median = sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
  return { median, best: sorted[0]! };
}
