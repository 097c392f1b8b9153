import { grainIn } from "../calendar/arguments.js";
import type { Grain, TimeValue, Zone } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import type { Expression, Scope } from "../expressions/expression.js";
import { lengthBetween, type WriteLengths } from "../expressions/length.js";
import { placeByGrain } from "../question/place-times.js";
import { grainJson } from "../question/query.js";

/**
 * The age in whole periods: number of the period of `at` − number of the period of `start`. By months it is 0 in the
 * same calendar month and 1 in the next one, even one day later.
 *
 * *When to use*. To split rows by an age of your own; a {@link Cohort} already has one.
 *
 * *Details*. Instants fall into periods in the zone of the question, or of the grain.
 *
 * *Gotchas*. A time before its start has no age: the row is left out and reported with "negative age".
 *
 * @example
 * ```ts
 * import { Deal, evaluate, month, wonDeals } from "salesmetrics";
 * import { age } from "salesmetrics/analysis";
 *
 * const { rows } = evaluate(
 *   { wonDeals },
 *   { deals: [{ id: "1", status: "won", createdAt: "2025-01-31", closedAt: "2025-02-01" }] },
 *   { by: { months: age(month(), Deal.createdAt, Deal.closedAt) } },
 * );
 *
 * rows.map((row) => [row.months, row.wonDeals]); // => [[1, 1]]
 * ```
 *
 * @see Mixpanel, retention; Amplitude, retention analysis
 * @category Cohorts
 */
export function age<Start, End>(
  grain: Grain,
  start: Expression<Start, TimeValue>,
  at: Expression<End, TimeValue>,
): Expression<Start & End, number> {
  grainIn("age", grain);
  const writerIn = ({ zone, arena }: Scope): WriteLengths => {
    const place = placeByGrain(inZone(grain, zone));
    const [starts, ends, verdicts] = [arena.int32(), arena.int32(), arena.int32()];
    return (from, to, size, _, lengths) => {
      verdicts.fill(0, 0, size);
      place(from, size, starts, verdicts);
      place(to, size, ends, verdicts);
      for (let row = 0; row < size; row++)
        lengths[row] = verdicts[row] === 0 ? ends[row]! - starts[row]! : Number.NaN;
    };
  };
  const counted = lengthBetween<Start & End>("age", "age at {2} since {1}", start, at, writerIn, {
    isWhole: true,
    negative: "negative age",
  });
  return { ...counted, definition: { age: [start.definition, at.definition, grainJson(grain)] } };
}

/** The grain in the zone of the question, if the question has one. */
function inZone(grain: Grain, zone: Zone | null): Grain {
  if (zone === null) return grain;
  if (grain.zone !== null && grain.zone.name !== zone.name)
    throw invalidArgument("age", `a grain in the question's zone, ${zone.name}`, grain.zone.name);
  return grain.inZone(zone);
}
