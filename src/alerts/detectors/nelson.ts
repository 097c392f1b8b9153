/**
 * The number of a rule of Nelson.
 *
 * @category Alerts
 */
export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Whether a rule holds at a place of a series of distances from the mean, in standard deviations. */
type Holds = (distances: readonly number[], place: number) => boolean;

/** The rules of Nelson (1984), each of the values up to a place. */
const rules: Readonly<Record<NelsonRule, Holds>> = {
  // One value beyond three standard deviations.
  1: /*#__PURE__*/ lastAre(1, 1, (distance) => distance > 3),
  // Nine in a row on one side of the mean.
  2: /*#__PURE__*/ lastAre(9, 9, (distance) => distance > 0),
  // Six in a row that rise, or that fall.
  3: (distances, place) => {
    const steps = stepsTo(distances, place, 5);
    return steps.length === 5 && (steps.every((step) => step > 0) || steps.every((step) => step < 0));
  },
  // Fourteen in a row that go up and down by turns.
  4: (distances, place) => {
    const steps = stepsTo(distances, place, 13);
    return steps.length === 13 && steps.slice(1).every((step, before) => step * steps[before]! < 0);
  },
  // Two of three beyond two standard deviations, on one side.
  5: /*#__PURE__*/ lastAre(3, 2, (distance) => distance > 2),
  // Four of five beyond one standard deviation, on one side.
  6: /*#__PURE__*/ lastAre(5, 4, (distance) => distance > 1),
  // Fifteen in a row within one standard deviation.
  7: /*#__PURE__*/ lastAre(15, 15, (_, size) => size < 1),
  // Eight in a row beyond one standard deviation, on either side.
  8: /*#__PURE__*/ lastAre(8, 8, (_, size) => size > 1),
};

export const nelsonRules: readonly NelsonRule[] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Whether `least` of the last `count` distances meet a condition, all on the side of one of them. The last is one of these: a
 * point is not unusual for what came before it.
 */
function lastAre(count: number, least: number, test: (distance: number, size: number) => boolean): Holds {
  return (distances, place) => {
    if (place + 1 < least) return false;
    const last = distances.slice(Math.max(0, place + 1 - count), place + 1);
    return [1, -1].some((side) => {
      const meet = (distance: number): boolean => test(distance * side, Math.abs(distance));
      return meet(distances[place]!) && last.filter(meet).length >= least;
    });
  };
}

/** The `count` steps between neighbours that end at a place; fewer at the beginning. */
function stepsTo(distances: readonly number[], place: number, count: number): number[] {
  const values = distances.slice(Math.max(0, place - count), place + 1);
  return values.slice(1).map((value, before) => value - values[before]!);
}

/** The rules that hold at a place. */
export function nelsonAt(
  distances: readonly number[],
  place: number,
  asked: readonly NelsonRule[],
): NelsonRule[] {
  return asked.filter((rule) => rules[rule](distances, place));
}
