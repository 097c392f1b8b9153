import type { Period } from "../calendar/time.js";
import type { Metrics } from "../formulas/metric.js";
import type { ScanPlan } from "../formulas/scan-plan.js";
import type { Frame } from "../question/frame.js";
import type { Measure } from "../question/measure.js";
import type { Query } from "../question/query.js";
import { planned } from "../report/evaluate.js";
import type { AnyLayout } from "../report/layout.js";

/** What is asked: a question, and the plan that answers it. */
export interface Asked {
  readonly query: Query & AnyLayout;
  readonly plan: ScanPlan;
  readonly frame: Frame;
  /** The measures of the plan, over the rows that the question is about. */
  readonly measures: readonly Measure[];
}

/** A question with its plan; throws for one that nobody can answer. */
export function askedOf(metrics: Metrics, query: Asked["query"]): Asked {
  const [plan, frame, measures] = planned(metrics, query);
  return { query, plan, frame, measures };
}

/** Whether a question is another one for a later `asOf` of the same kind, that splits rows by the same periods. */
export function isLater(asked: Asked, other: Asked): boolean {
  const [before, after] = [other.frame.asOf, asked.frame.asOf];
  if (before === null || after === null || typeof before !== typeof after || before > after) return false;
  return placement(asked) === placement(other);
}

/** What decides the periods that rows fall into, as text: the first numbers, and what formulas read. */
function placement({ plan, frame }: Asked): string {
  const { periods, moment } = frame;
  const read = periodsIn(frame).flatMap((each) => plan.periodsRead.flatMap((reads) => reads(each, moment)));
  return JSON.stringify([periods?.startOf(0), periods?.startOf(1), read]);
}

/** The periods that `during` asks for: itself, and those of the grain in it. */
function periodsIn({ during, every, periods }: Frame): Period[] {
  if (during === null) return [];
  if (every === null) return [during];
  const { first, last } = periods!.grain!.ordinalsOf(periods!.range!);
  return [during, ...Array.from({ length: last - first + 1 }, (_, place) => every.period(first + place))];
}
