import { grainJson } from "../question/query.js";
import type { Grain, TimeValue, Zone } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import { type Expression, operation } from "../expressions/expression.js";
import { withoutZone } from "../expressions/moment.js";
import { placeByGrain } from "../question/place-times.js";
import { Decimals } from "../vectors/decimals.js";
import { firstIssues, withIssue } from "../vectors/problems.js";
import type { Read, TimeVector } from "../vectors/vector.js";

/**
 * How many periods of a calendar lie from the one of a start to the one of a later time: 0 in the same month, 1 in the
 * next, however many days apart.
 *
 * *When to use*. To split rows by age of your own making; a {@link Cohort} has one already.
 *
 * *Details*. Instants fall into periods in the zone of the question, or that of the grain.
 *
 * *Gotchas*. A time before its start has no age: the row is reported with "negative age".
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
 * @see definitions C5
 * @category Cohorts
 */
export function age<Start, End>(
  grain: Grain,
  start: Expression<Start, TimeValue>,
  at: Expression<End, TimeValue>,
): Expression<Start & End, number> {
  const counted = operation<Start & End, number, [Read<TimeVector>, Read<TimeVector>]>(
    "age",
    "age at {2} since {1}",
    [start, at],
    "number",
    ([readStart, readAt], { zone, problems, capacity }) => {
      const place = placeByGrain(inZone(grain, zone));
      const [unplaced, negative] = [withoutZone(problems), problems.invalid("negative age")];
      const [starts, ends] = [new Int32Array(capacity), new Int32Array(capacity)];
      const [verdicts, buffer] = [new Int32Array(capacity), new Uint16Array(capacity)];
      const values = new Float64Array(capacity);
      const decimals = new Decimals();
      return (batch, subset) => {
        const { size } = batch;
        const [from, to] = [readStart(batch, subset), readAt(batch, subset)];
        verdicts.fill(0, 0, size);
        place(from, size, starts, verdicts);
        place(to, size, ends, verdicts);
        let issues = firstIssues(from.issues, to.issues, size, buffer);
        for (let row = 0; row < size; row++) {
          values[row] = ends[row]! - starts[row]!;
          const issue = verdicts[row] !== 0 ? unplaced : values[row]! < 0 ? negative : 0;
          if (issue !== 0 && (issues === null || issues[row] === 0))
            issues = withIssue(issues, buffer, size, row, issue);
        }
        return { type: "number", decimals: decimals.takeNumbers(values, size), issues };
      };
    },
  );
  return { ...counted, definition: { age: [start.definition, at.definition, grainJson(grain)] } };
}

/** The grain in the zone of the question, where that has one. */
function inZone(grain: Grain, zone: Zone | null): Grain {
  if (zone === null) return grain;
  if (grain.zone !== null && grain.zone.name !== zone.name)
    throw invalidArgument("age", `a grain in the question's zone, ${zone.name}`, grain.zone.name);
  return grain.inZone(zone);
}
